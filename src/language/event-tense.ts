import { MONTHS } from "./calendar.ts";
import type { Span } from "../lib/span.ts";
import { statedDates, type StatedDate } from "./dates.ts";
import { sentencesIn } from "./sentences.ts";

/** A sentence that tells, in the past tense, of a day after its article's date. */
export interface LaterEvent extends Span {
  /** Position of its paragraph, from 0. */
  paragraph: number;
  date: StatedDate;
}

/** An article is often dated by the day before in another time zone. */
const MIN_DAYS_LATER = 2;
/** "on 3 March" without a year is this year's only where the article's date is close. */
const MAX_DAYS_YEARLESS = 45;
const DAY_MS = 86_400_000;

/** The words right before a date that place an event on it; "by 2025" and "until May" do not. */
const ON_THE_DAY = /(?:^|[\s(])(?:on|in|during)(?: (?:early|mid|late))?\s*$/iu;
/** "On Friday, 3 March", "said Friday (3 March": a day of the week before the date. */
const AFTER_WEEKDAY = /(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \(?$/u;
const PAST =
  /\b(?:was|were|had|did|took|came|went|began|became|won|lost|left|met|made|gave|got|held|led|fell|rose|grew|shot|struck|hit|died|spoke|wrote|sent|sank|broke|found|flew|(?<!\b(?:is|are|be|been|being|has|have|as) (?:\p{Ll}+ly )?)\p{Ll}{3,}ed)\b/u;
/** A year alone is told of for sure only at the start, or right behind its verb. */
const BEFORE_BARE_YEAR = /^In $|\b(?:was|were) \p{Ll}+ed in $|\b(?:won|died|lost|began|left) in $/u;
/** The present tense, in which a report tells of what is agreed for a later day. */
const PRESENT = /\b(?:is|are|am|has|have|says?|becomes?|takes?|sees?|remains?)\b/u;
/** "was to increase in 2030" */
const WAS_TO = /\b(?:was|were) (?:\p{Ll}+ly )?to\b/u;
/** What is settled on one day for another: a dividend, a loan, a sale. */
const SETTLED =
  /\b(?:resale|record|payable|redemptions?|redeem\w*|matur\w*|auctions?|meetings?|dividends?|authori[sz]\w*|conver\w*|beginning|commenc\w*|effective|terms?|bonds?|loans?|declared?)\b/u;
/** Whatever looks ahead; then a later day is no wonder. */
const AHEAD =
  /\b(?:will|won't|would|shall|should|could|can|may|might|must|going|expect\w*|plan\w*|schedul\w*|due|set|aim\w*|hop(?:e|es|ed|ing)|propos\w*|promis\w*|pledg\w*|vow\w*|target\w*|forecast\w*|predict\w*|project\w*|estimat\w*|intend\w*|intention|announc\w*|agree\w*|approv\w*|decid\w*|want\w*|wish\w*|book\w*|invit\w*|delay\w*|postpon\w*|extend\w*|extension|expir\w*|ends?|ending|until|till|through|by the|deadline|future|upcoming|coming|next|ahead|[Ii]f|[Uu]nless|[Oo]nce|[Ww]hen|tentative\w*|slated|earmark\w*|budget\w*|campaign\w*|candidate|run|bid|goals?|model|novel|film|movie|game|series|season|called|imagin\w*|fiction\w*|warn\w*|fear\w*|tipped|eligible|appl(?:y|ied)|start(?:s|ing)|open(?:s|ing)|to be|to \p{Ll}+ (?:on|in))\b/u;
const SHORT_MONTHS = MONTHS.map((name) => name.slice(0, 3).toLowerCase());
/** Without the flag `u`, beside which `i` and `\b` take V8 four times as long. */
const MONTH = new RegExp(String.raw`\b(?:${SHORT_MONTHS.join("|")})`, "gi");
/** Months from the article's to another that is at most `MAX_DAYS_YEARLESS` later. */
const MAX_MONTHS_YEARLESS = 2;
/** Lines of the page, not of the text. */
const FURNITURE =
  /(?:©|\b(?:copyright|updated?|published|posted|modified|retrieved|accessed|archived|uploaded|printed|filed|last)\b)/iu;

/**
 * The sentences of an English article that tell in the past tense of a day at least two days after
 * its date: then the date is wrong or the text was changed later. `lastDay` is the article's date
 * ("2023-07-25"), or the last day that it can mean. Doubtful sentences are left out.
 */
export function laterEvents(paragraphs: readonly string[], lastDay: string): LaterEvent[] {
  const latest = Date.parse(lastDay) + (MIN_DAYS_LATER - 1) * DAY_MS;
  if (Number.isNaN(latest)) return [];
  const found: LaterEvent[] = [];
  for (const [paragraph, text] of paragraphs.entries()) {
    if (!mayBeLater(text, lastDay)) continue;
    const dates = statedDates(text).filter((date) => isLater(date, latest, lastDay));
    if (dates.length === 0) continue;
    for (const { start, end } of sentencesIn(text)) {
      const date = dates.find((each) => each.start >= start && each.end <= end);
      if (date === undefined) continue;
      if (isPast(text.slice(start, end), { ...date, start: date.start - start }))
        found.push({ paragraph, start, end, date });
    }
  }
  return found;
}

/** What tells of a year without a month: "In 2024", "died in early 2024", "In spring of 2024". */
const YEAR_ALONE = /\b[Ii]n (?:[A-Za-z1-4]+[ -]){0,2}\d{4}/;
/** A day in figures: "2024-05-31", "31/5/2024". */
const DAY_IN_FIGURES = /\d[-/.]\d/u;

/**
 * Whether a text has a figure that may be a later year, as it is told alone or beside a month, or
 * names this month or one of the next: of those within two months, or with this year as a figure, of
 * any. Most paragraphs have neither, and reading them for dates takes a hundred times as long.
 */
function mayBeLater(text: string, lastDay: string): boolean {
  const figures = text.match(/\d+/gu);
  if (figures === null) return false;
  const year = lastDay.slice(0, 4);
  const later = figures.some((figure) => figure.length === 4 && figure > year);
  if (later && YEAR_ALONE.test(text)) return true;
  const ofYear = later || figures.includes(year);
  if (ofYear && DAY_IN_FIGURES.test(text)) return true;
  const months = text.match(MONTH) ?? [];
  if (later) return months.length > 0;
  const month = Number(lastDay.slice(5, 7)) - 1;
  const most = ofYear ? Infinity : MAX_MONTHS_YEARLESS;
  return months.some((name) => {
    const ahead = SHORT_MONTHS.indexOf(name.toLowerCase()) - month;
    return ahead >= 0 && ahead <= most;
  });
}

function isLater({ year, month, day }: StatedDate, latest: number, lastDay: string): boolean {
  if (year !== null) return Date.UTC(year, (month ?? 1) - 1, day ?? 1) > latest;
  if (month === null || day === null) return false;
  const days = (Date.UTC(Number(lastDay.slice(0, 4)), month - 1, day) - latest) / DAY_MS;
  return days > 0 && days <= MAX_DAYS_YEARLESS;
}

/** Whether a sentence tells of a date in it, with its `start` there, as of something past. */
function isPast(sentence: string, { start, month }: StatedDate): boolean {
  const before = sentence.slice(0, start);
  if (month === null && !BEFORE_BARE_YEAR.test(before)) return false;
  const placed = start === 0 || ON_THE_DAY.test(before) || AFTER_WEEKDAY.test(before);
  const doubts = [AHEAD, PRESENT, WAS_TO, SETTLED, FURNITURE];
  if (!placed || sentence.endsWith("?") || doubts.some((doubt) => doubt.test(sentence)))
    return false;
  return PAST.test(sentence);
}
