import { sentencesIn } from "../language/sentences.ts";
import type { Span } from "../lib/span.ts";
import { statedDates, type StatedDate, vagueTimes } from "../language/dates.ts";
import { type RelativeDay, relativeDays } from "../language/relative-days.ts";
import { statedNumbers, type StatedNumber } from "../language/numbers.ts";
import { fingerprintOf, type Fingerprint } from "../language/fingerprint.ts";

/** The dates and numbers of a paragraph, and what it is recognised by. */
export interface ParagraphFacts {
  dates: readonly StatedDate[];
  statements: readonly Statement[];
  /** Sentences that name a time, and tell more than that. */
  timed: readonly TimedSentence[];
  fingerprint: Fingerprint;
}

export interface TimedSentence {
  sentence: Span;
  /** None where it only says "Tuesday", "last year" or the like. */
  dates: readonly StatedDate[];
  /** "Tuesday", "yesterday": of which day depends on the article's. */
  relative: readonly RelativeDay[];
  fingerprint: Fingerprint;
}

/** A sentence that says more than where and when: "MOSCOW, May 19." does not. */
export const TELLS = /(?<!\p{L})\p{Ll}{2,}/u;

export function readFacts(text: string): ParagraphFacts {
  const all = sentencesIn(text);
  const dates = statedDates(text);
  const numbers = statedNumbers(text);
  const vague = vagueTimes(text);
  const days = relativeDays(text);
  const timed = all.flatMap((sentence) => {
    const within = dates.filter((date) => isWithin(date, sentence));
    const names = within.length > 0 || vague.some((time) => isWithin(time, sentence));
    if (!names || !tells(text, sentence, within)) return [];
    const counted = numbers.filter((number) => isWithin(number, sentence));
    const said = text.slice(sentence.start, sentence.end);
    const relative = days.filter((day) => isWithin(day, sentence));
    return [
      { sentence, dates: within, relative, fingerprint: fingerprintOf(said, within, counted) },
    ];
  });
  const statements = statementsIn(text, all, dates, numbers);
  return { dates, statements, timed, fingerprint: fingerprintOf(text, dates, numbers) };
}

function tells(text: string, sentence: Span, dates: readonly Span[]): boolean {
  let rest = text.slice(sentence.start, sentence.end);
  for (const { start, end } of dates) rest = rest.replace(text.slice(start, end), "");
  return TELLS.test(rest);
}

export function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** A number or date that a text states. */
interface Statement {
  kind: "number" | "date";
  /** The number or date as printed. */
  mark: Span;
  /** The words around it, of the same sentence. */
  context: Span;
  /** Statements with one key state the same. */
  key: string;
  /** What the number counts, or the date's place in time: alike ones stand together. */
  order: string;
}

/** Words quoted on both sides of a number: enough to tell whom or what it counts. */
const WORDS_AROUND = 4;
const WORD = String.raw`[^\s“”"();:]`;
const BEFORE = new RegExp(`(?:${WORD}+\\s+){0,${WORDS_AROUND}}${WORD}*$`, "u");
const AFTER = new RegExp(`^${WORD}*(?:\\s+${WORD}+){0,${WORDS_AROUND}}`, "u");
/** A text's last words are looked for in this much of its end. */
const TAIL = 200;

/** The numbers of a text, then its dates. */
function statementsIn(
  text: string,
  sentences: readonly Span[],
  dates: readonly StatedDate[],
  numbers: readonly StatedNumber[],
): Statement[] {
  return [
    ...numbers.map(({ start, end, value, counts }) => ({
      kind: "number" as const,
      mark: { start, end },
      context: around(text, { start, end }, sentences),
      key: `number ${value} ${counts}`,
      order: counts,
    })),
    ...dates.map((date) => ({
      kind: "date" as const,
      mark: { start: date.start, end: date.end },
      context: around(text, date, sentences),
      key: `date ${date.month === null ? text.slice(date.start, date.end) : placeInTime(date)}`,
      order: placeInTime(date),
    })),
  ];
}

/** A date without a year comes last. */
function placeInTime({ year, month, day }: StatedDate): string {
  return `${year ?? "~"}-${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(part: number | null): string {
  return String(part ?? 0).padStart(2, "0");
}

/** The mark with some words before and after, within its sentence and its part of the sentence. */
function around(text: string, mark: Span, all: readonly Span[]): Span {
  const sentence = all.find(({ end }) => end >= mark.end);
  const from = Math.max(sentence?.start ?? 0, mark.start - TAIL);
  const ahead = text.slice(Math.min(from, mark.start), mark.start);
  const behind = text.slice(mark.end, Math.max(sentence?.end ?? text.length, mark.end));
  return {
    start: mark.start - (BEFORE.exec(ahead)?.[0].length ?? 0),
    end: mark.end + (AFTER.exec(behind)?.[0].replace(/[\s,.–—-]+$/u, "").length ?? 0),
  };
}
