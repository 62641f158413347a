import { MONTHS, WEEKDAYS } from "./calendar.ts";
import type { Span } from "../lib/span.ts";

/** A date that a text states: a year, a month, or a day, with or without its year. */
export interface StatedDate extends Span {
  /** Null where the text names a month or day without saying of which year. */
  year: number | null;
  /** From 1; null for a year alone. */
  month: number | null;
  day: number | null;
  /** The weekday printed before it, 0 for Sunday: "Tuesday, Feb 22". */
  weekday: number | null;
}

/** A month's name as printed, with a capital: "may" and "march" are other words. */
const MONTH = MONTHS.flatMap((name): string[] => [name, name.toUpperCase()])
  .concat(["Jan.?", "Feb.?", "Mar\\.", "Apr.?", "Jun\\.", "Jul\\.", "Aug.?", "Sept?.?", "Oct.?"])
  .concat(["Nov.?", "Dec.?"])
  .join("|")
  .replaceAll(".?", "\\.?");
const ONE_DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const DAY = String.raw`(?:\d{1,2}\s?[-–]\s?)?(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th)?`;
/** "9, 11" and "1 and 2", days of one month; beside its year, since "on Oct. 9, 11 people died". */
const LIST = String.raw`(?<![\d.,:$€£/-])(?<days>${ONE_DAY}(?:(?:, |,? (?:and|or|&) )${ONE_DAY}){1,9})`;
/** "22/23": the two days of a fixture, or of a night. */
const SLASHED = String.raw`(?<![\d.,:$€£/-])(?<days>\d{1,2}/\d{1,2})(?![\d/])`;
/** In "2004 MN4" and "2004 QX4" the year is part of a name. */
const YEAR = String.raw`(?<year>1\d{3}|20\d{2})(?![\d%]|s\b|[.,]\d| \p{Lu}{1,3}\d)`;
const NAMED = String.raw`\b(?<month>${MONTH})(?!\p{L})`;
const SEASON = String.raw`(?:(?:spring|summer|autumn|fall|winter) (?:of )?)`;
const EARLY = String.raw`(?:early|mid|late)[ -]`;
/** What makes of a bare number a year: "in 2020", but neither "2020 people" nor "the 2020 war". */
const BEFORE_YEAR = String.raw`\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter|[Bb]etween|[Tt]hroughout|[Oo]f)\s+`;
const BEFORE_MONTH = String.raw`\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom)\s+`;
/** "2020 people": a year is not followed by the plural of what is counted. */
const NOT_COUNTING = String.raw`(?! (?:people|men|women|children|percent|km)\b)(?! (?!is\b|was\b|has\b|as\b|its\b|his\b|this\b)\p{Ll}+s\b)`;
/** "in November last year", "every 24 April": a year that other words give, or no single day. */
const OTHER_YEAR = String.raw`(?!,? (?:of )?(?:last|this|next|(?:the|that) (?:same|previous|following)|that|each|every) year)`;

const SHAPES: readonly RegExp[] = [
  String.raw`(?<![\d.,:/-])(?<year>\d{4})-(?<number>\d{2})-(?<day>\d{2})(?![\d-])`,
  String.raw`(?<![\d.,:/-])(?<year>1\d{3}|20\d{2})/(?<number>\d{2})/(?<day>\d{2})(?![\d/])`,
  String.raw`(?<![\d.,:/-])(?<day>1[3-9]|2\d|3[01])/(?<number>\d{1,2})/(?<year>1\d{3}|20\d{2})(?![\d/])`,
  String.raw`(?<![\d.,:/-])(?<number>\d{1,2})/(?<day>1[3-9]|2\d|3[01])/(?<year>1\d{3}|20\d{2})(?![\d/])`,
  String.raw`(?<![\d.,:/-])(?<day>\d{1,2})\.(?<number>\d{1,2})\.(?<year>\d{4})(?!\d|\.\d)`,
  String.raw`${NAMED} ${LIST},? ${YEAR}`,
  String.raw`${LIST}(?: of)? ${NAMED},? ${YEAR}`,
  String.raw`${NAMED} ${SLASHED}(?:,? ${YEAR})?`,
  String.raw`${SLASHED} ${NAMED}(?:,? ${YEAR})?`,
  String.raw`(?<![\d.,:$€£-]|[Ee](?:very|ach) )${DAY}(?: of)? ${NAMED}(?!\.? \d{1,2}(?!\d))(?:,? ${YEAR})?${OTHER_YEAR}`,
  String.raw`(?<![Ee](?:very|ach) )${NAMED} ${DAY}(?!\d|,\d|\.\d|:)(?:[-–]\d{1,2}(?!\d))?(?:,? ${YEAR})?${OTHER_YEAR}`,
  String.raw`(?<!\d(?:st|nd|rd|th)?(?: of)? )${NAMED},?(?: of)? ${YEAR}`,
  String.raw`${SEASON}${YEAR}`,
  String.raw`\b(?:Q[1-4]|[1-4]Q) ${YEAR}`,
  String.raw`(?<lead>${BEFORE_YEAR})(?:${EARLY})?${YEAR}(?!\s?[-–]\s?\d{5})(?:\s?[-–]\s?(?:\d{4}|\d{2})(?!\d))?${NOT_COUNTING}`,
  String.raw`(?<lead>${BEFORE_MONTH})(?:${EARLY})?${NAMED}${OTHER_YEAR}`,
].map((shape) => new RegExp(shape, "gu"));

/** Between dates that are listed: "January 11 and November 26, 2021", "27 September to 10 November". */
const LISTED = /^(?:,? (?:and|or|to|until|through) (?:on )?|, | ?[–-] ?)$/u;
/** A year after another in a list: "in 2020 and 2022". */
const NEXT_YEAR = /^(,? (?:and|or|to|until) )(1\d{3}|20\d{2})(?![\d%]|s\b|[.,]\d)/u;

/** The dates that an English text states, in order. Weekdays, decades and "last year" are none. */
export function statedDates(text: string): StatedDate[] {
  const found: StatedDate[] = [];
  const taken = new Uint8Array(text.length);
  for (const shape of SHAPES) {
    for (const match of text.matchAll(shape)) {
      const dates = read(match).map((date) => ({ ...date, weekday: weekdayBefore(text, date) }));
      const [first, last] = [dates[0], dates.at(-1)];
      if (first === undefined || last === undefined) continue;
      if (taken.subarray(first.start, last.end).includes(1)) continue;
      taken.fill(1, first.start, last.end);
      found.push(...dates);
    }
  }
  found.sort((a, b) => a.start - b.start);
  return withListedYears(text, withNextYears(text, found));
}

const WEEKDAY_BEFORE = new RegExp(
  String.raw`\b(${WEEKDAYS.map((name) => name.slice(0, 3)).join("|")})\p{Ll}*\.?,? \(?(?:the )?$`,
  "u",
);

function weekdayBefore(text: string, { start }: Span): number | null {
  const [, name] = WEEKDAY_BEFORE.exec(text.slice(Math.max(0, start - 20), start)) ?? [];
  return name === undefined ? null : WEEKDAYS.findIndex((each) => each.startsWith(name));
}

type Read = Omit<StatedDate, "weekday">;

/** The dates of a match: more than one where it lists days; none where one of them cannot be. */
function read(match: RegExpExecArray): Read[] {
  const { year, month, number, day, days, lead = "" } = match.groups ?? {};
  const whole = { start: match.index + lead.length, end: match.index + match[0].length };
  const stated = {
    year: year === undefined ? null : Number(year),
    month: month === undefined ? toNumber(number) : monthNumber(month),
    day: toNumber(day),
  };
  if (days === undefined) return exists(stated) ? [{ ...whole, ...stated }] : [];
  const at = match.index + match[0].indexOf(days);
  const listed = [...days.matchAll(/\d+/gu)].map(({ index, 0: digits }, place, all) => ({
    start: place === 0 ? whole.start : at + index,
    end: place === all.length - 1 ? whole.end : at + index + digits.length,
    ...stated,
    day: Number(digits),
  }));
  return listed.every(exists) ? listed : [];
}

function toNumber(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

function monthNumber(name: string): number {
  const begun = name.slice(0, 3).toLowerCase();
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(begun)) + 1;
}

/** Whether such a day or month can be; 29 February needs a leap year where the year is known. */
function exists({ year, month, day }: Pick<StatedDate, "year" | "month" | "day">): boolean {
  if (month === null) return day === null;
  if (month < 1 || month > 12) return false;
  if (day === null) return true;
  // Day 0 of the next month is this month's last; 2000 was a leap year.
  const last = new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();
  return day >= 1 && day <= last;
}

function withNextYears(text: string, dates: readonly StatedDate[]): StatedDate[] {
  const all: StatedDate[] = [];
  const open = dates.toReversed();
  for (let date = open.pop(); date !== undefined; date = open.pop()) {
    all.push(date);
    if (date.year === null || date.month !== null) continue;
    const [whole, between = "", year] = NEXT_YEAR.exec(text.slice(date.end)) ?? [];
    if (whole === undefined || year === undefined) continue;
    const start = date.end + between.length;
    const next = {
      start,
      end: date.end + whole.length,
      year: Number(year),
      month: null,
      day: null,
      weekday: null,
    };
    if ((open.at(-1)?.start ?? Infinity) >= next.end) open.push(next);
  }
  return all;
}

/** A day without a year in a list takes the year of the one after it, unless it would come later. */
function withListedYears(text: string, dates: readonly StatedDate[]): StatedDate[] {
  const all: StatedDate[] = [];
  for (const date of dates.toReversed()) {
    const next = all.at(-1);
    const listed = next !== undefined && LISTED.test(text.slice(date.end, next.start));
    const year = listed && date.year === null && !isLater(date, next) ? next.year : date.year;
    all.push({ ...date, year });
  }
  return all.toReversed().filter(exists);
}

function isLater(a: StatedDate, b: StatedDate): boolean {
  const place = ({ month, day }: StatedDate): number => (month ?? 13) * 100 + (day ?? 0);
  return place(a) > place(b);
}

const UNIT =
  "(?:minute|hour|day|week|weekend|month|year|decade|century|spring|summer|autumn|winter)";
const MANY =
  "(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|many|few|a few|a couple of|some)";
const VAGUE = new RegExp(
  [
    String.raw`\b(?:${WEEKDAYS.join("|")})s?\b`,
    String.raw`\b(?:yesterday|today|tomorrow|tonight)\b`,
    String.raw`\b(?:last|this|next|past|previous|coming|same|following) (?:${UNIT}|${MONTHS.join("|")})\b`,
    String.raw`\b${MANY} (?:minute|hour|day|week|month|year|decade)s? (?:ago|later|earlier|after|before)\b`,
    String.raw`(?<![\d.,:/-])\d{1,2}/\d{1,2}/(?:1\d|20)\d\d(?![\d/])`,
    String.raw`\b(?:(?:early|mid|late)[ -])?(?:(?:1\d|20)\d0|\d0)s\b`,
  ].join("|"),
  "gui",
);

/**
 * Times that an English text names without saying which day, month or year: weekdays, "last year",
 * "three years later", "the 1990s", "4/7/2023" with its two readings. In order.
 */
export function vagueTimes(text: string): Span[] {
  return [...text.matchAll(VAGUE)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
  }));
}
