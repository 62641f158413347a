import type { Span } from "../lib/span.ts";
import { WEEKDAYS } from "./calendar.ts";

/** A day that a text names from the day on which it was written: "on Tuesday", "yesterday". */
export interface RelativeDay extends Span {
  /** 0 for Sunday; null for a day counted from today. */
  weekday: number | null;
  /** Days from today, or weeks before the nearest such weekday. */
  offset: number;
}

const WEEKDAY = WEEKDAYS.join("|");
const RELATIVE = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:(?<lead>[Ll]ast |[Tt]his (?:past )?|[Tt]he )?(?<weekday>${WEEKDAY})(?<more>,? (?:last|this) week)?|(?<day>[Yy]esterday|[Tt]oday|[Tt]onight))(?![\p{L}\p{N}-])`,
  "gu",
);
/** Weekdays of another week, of every week, and names: "next Monday", "Good Friday", "Sunday Times". */
const ELSE_BEFORE =
  /(?:\b(?:next|coming|following|previous|every|each|some|one|any|per|two|three|few|of|a|Black|Good|Bloody|Super|Holy|Easter|Palm|Ash|Cyber|Fat|Shrove|Maundy)|\b(?:week|weeks|month) (?:ago|from)) $/iu;
const ELSE_AFTER =
  /^(?:,? (?:the|a) week (?:after|before|ago|later)|,? a week|s\b| (?:before|after)\b|,? (?:\p{Lu}\p{Ll}+\.? \d|\d{1,2}(?:st|nd|rd|th)? (?:of )?\p{Lu}))/u;
const NAME_AFTER = /^ (?:Times|Telegraph|Herald|Mirror|Express|Mail|Post|Tribune|Night)\b/u;
const DAY_MS = 86_400_000;

/** The days that an English text names relative to its own; those beside a full date are none. */
export function relativeDays(text: string): RelativeDay[] {
  const found: RelativeDay[] = [];
  for (const match of text.matchAll(RELATIVE)) {
    const { lead = "", weekday, more = "", day } = match.groups ?? {};
    const start = match.index + (lead.toLowerCase() === "the " ? lead.length : 0);
    const end = match.index + match[0].length;
    const after = text.slice(end, end + 40);
    if (ELSE_BEFORE.test(text.slice(Math.max(0, match.index - 20), match.index))) continue;
    if (ELSE_AFTER.test(after) || NAME_AFTER.test(after)) continue;
    if (weekday === undefined) {
      found.push({
        start,
        end,
        weekday: null,
        offset: day?.toLowerCase() === "yesterday" ? -1 : 0,
      });
    } else {
      const before = /last/iu.test(lead + more) ? 1 : 0;
      const number = WEEKDAYS.findIndex((name) => name === weekday);
      found.push({ start, end, weekday: number, offset: before });
    }
  }
  return found;
}

/**
 * The day ("2019-11-19") that is meant in a text of this day: a weekday is the last one, that day
 * included; "last Tuesday" is before it.
 */
export function pastDay({ weekday, offset }: RelativeDay, written: string): string {
  const day = Date.parse(written);
  if (weekday === null) return isoDay(day + offset * DAY_MS);
  const back = (new Date(day).getUTCDay() - weekday + 7) % 7;
  return isoDay(day - (offset === 1 && back === 0 ? 7 : back) * DAY_MS);
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, "2023-05-19".length);
}

/** What looks ahead, in the words of its clause before a date or right behind it. */
const AHEAD =
  /\b(?:\p{L}+['’]ll|will|won['’]t|can(?:not|['’]t)?|would|shall|should|could|may|might|must|(?:is|are|was|were) to|(?:is|are|was|were|be|been) (?:\p{Ll}+ )?(?:due|set|expected|scheduled|planned|likely|slated|forecast|projected)|forecasts?|due|expected|scheduled|plan(?:s|ned)?|planning|aims?|hop(?:e|es|ed|ing)|intend(?:s|ed)?|want(?:s|ed)?|if|unless|upcoming|next|going to|about to|(?:ready|agreed|decided|vowed|promised|pledged|asked|urged|told|likely|order(?:ed)?) (?:\p{L}+ )?to|deadline|expires?|ahead of|in time for|starting|beginning|effective)\b/iu;
/** "by Friday", "until the end of May": the day is only an end. */
const UP_TO =
  /\b(?:by|until|till|before|through|up to|prior to|no later than) (?:(?:the end of|late|early|mid|next|this|on) )*$/iu;
/** Where another clause begins: what comes before it says nothing about the date. */
const CLAUSE =
  /,(?!\d| (?:as well as|and|or)\b)|[;:–—"”“]|--|\b(?:that|but|while|when|after|and (?:he|she|it|they|the|then)|(?<!\bbe )(?:said|says|told|announced|reported))\b/gu;

/** Characters before a date that can say whether it is still to come: a sentence may list hundreds. */
const MAX_CLAUSE = 400;

/** Whether a sentence speaks of the date at `start` as of something still to come. */
export function looksAhead(sentence: string, start: number): boolean {
  const near = sentence.slice(Math.max(0, start - MAX_CLAUSE), start);
  let clause = 0;
  for (const { index, 0: mark } of near.matchAll(CLAUSE)) {
    clause = /\p{L}/u.test(mark) ? index : index + mark.length;
  }
  const before = near.slice(clause);
  return AHEAD.test(before) || UP_TO.test(before);
}
