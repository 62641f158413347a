import type { PartialDate } from "../../articles/article.ts";
import { firstDay, isPartialDate, lastDay, readDate } from "../../articles/partial-date.ts";
import { monthNames } from "../../language/calendar.ts";
import { fold, wordsIn } from "../../language/fold.ts";
import type { Span } from "../../lib/span.ts";

/**
 * What a question says about time. The span is that of its words in the question, the preposition
 * included ("in May 2023").
 */
export interface QuestionTime extends Span {
  /**
   * - `range`: from `after` to `before`, both inclusive; null is open.
   * - `day`: a month, or a day of one, of no particular year ("on 19 May").
   * - `latest`: the newest of what answers.
   */
  kind: "range" | "day" | "latest";
  after: PartialDate | null;
  before: PartialDate | null;
  /** Counted from today: "last week". */
  relative: boolean;
}

const LANGUAGES = ["en", "de", "fr", "es", "ru", "tr"] as const;
/** Months that are words or names as well: they need a day or a year beside them. */
const AMBIGUOUS = new Set([
  "may",
  "march",
  "mar",
  "jan",
  "mai",
  "mars",
  "dec",
  "sep",
  "jun",
  "avr",
  "juin",
]);

interface Reading {
  kind: QuestionTime["kind"];
  after?: PartialDate | null;
  before?: PartialDate | null;
  relative?: boolean;
}
type Groups = Record<string, string | undefined>;
interface Rule {
  pattern: RegExp;
  read: (groups: Groups, today: Date) => Reading | null;
  /** Whether it fits only where a month is named. */
  month: boolean;
}

/** Of days: "the eleventh of October". */
export const ORDINALS =
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
  thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`.split(
    /\s+/u,
  );
const MONTH_NUMBERS = monthNumbers();
const MONTH = [...MONTH_NUMBERS.keys()].toSorted((a, b) => b.length - a.length).join("|");
const MONTHS = String.raw`(?<month>${MONTH})\.?`;
const YEAR = String.raw`(?<year>(?:1[5-9]|20)\d\d)(?![\d%]|[.,]\d)`;
const DAY = String.raw`(?:(?<day>\d{1,2})(?:st|nd|rd|th|er|\.)?|(?<ordinal>${ORDINALS.join("|")}))`;
const DATES = [
  String.raw`(?<numeric>\d{1,2}[./-]\d{1,2}[./-]\d{4})`,
  String.raw`(?<iso>\d{4}-\d\d(?:-\d\d)?)`,
  String.raw`(?:${DAY} (?:of |de )?)?${MONTHS},? (?:of |de )?${YEAR}`,
  String.raw`${MONTHS} ${DAY},? ${YEAR}`,
];
const SEASONS: Readonly<Record<string, readonly [string, string]>> = {
  spring: ["03-01", "05-31"],
  summer: ["06-01", "08-31"],
  autumn: ["09-01", "11-30"],
  fall: ["09-01", "11-30"],
};
const DECADES = [
  "twenties",
  "thirties",
  "forties",
  "fifties",
  "sixties",
  "seventies",
  "eighties",
  "nineties",
];
const NUMBERS = ["a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const COUNT = String.raw`(?<count>\d{1,3}|an?|one|few|couple of|${NUMBERS.slice(1).join("|")})`;
const UNIT = String.raw`(?<unit>day|week|month|year|decade)s?`;

/** The first rule that fits counts; each takes the preposition before it along. */
const RULES: readonly Rule[] = [
  rule(
    String.raw`(?:between|from) (?<from>\d{4}) (?:and|to|until|till) (?<to>\d{4})`,
    ({ from, to }) => range(year(from), year(to)),
  ),
  rule(
    String.raw`(?:in |from )?(?<from>(?:1[5-9]|20)\d\d)\s?[-–]\s?(?<to>(?:1[5-9]|20)\d\d)`,
    ({ from, to }) => range(year(from), year(to)),
  ),
  ...dated("(?:since|from|starting in|starting from|seit|depuis|desde)", (date) =>
    range(date, null),
  ),
  ...dated("after", (date) => range(nextDay(lastDay(date)), null)),
  ...dated("before", (date) => range(null, previousDay(firstDay(date)))),
  ...dated("(?:until|till|up to|by|bis)", (date) => range(null, date)),
  ...dated("(?:(?:on|in|of|at|for|during|from|im|en|am|le|el)(?: the)?)?", (date) =>
    range(date, date),
  ),
  rule(
    String.raw`(?:(?:in|during|of|from) )?(?:the )?(?:early |mid |late |mid-)?['’]?(?<decade>(?:1[89]|20)\d0)['’]?s`,
    ({ decade }) => range(year(decade), year(String(Number(decade) + 9))),
  ),
  rule(
    String.raw`(?:(?:in|during|of|from) )?(?:the )?(?:early |mid |late |mid-)?['’]?(?<decade>[3-9]0)['’]?s`,
    ({ decade }) => range(year(`19${decade}`), year(`19${Number(decade) + 9}`)),
  ),
  rule(
    String.raw`(?:(?:in|during|of|from) )the (?:early |mid |late )?(?<decade>${DECADES.join("|")})`,
    ({ decade = "" }) => {
      const start = 1920 + DECADES.indexOf(decade.toLowerCase()) * 10;
      return range(String(start), String(start + 9));
    },
  ),
  rule(
    String.raw`(?:(?:in|during) )?(?:the )?(?<season>spring|summer|autumn|fall|winter) (?:of )?${YEAR}`,
    (groups) => seasonOf(groups["season"], Number(groups["year"])),
  ),
  rule(
    String.raw`(?:in |during )?(?:the )?last (?<season>spring|summer|autumn|winter)`,
    (groups, today) => {
      const own = season(groups["season"], today.getUTCFullYear());
      const over = own?.before !== undefined && own.before !== null && own.before < iso(today);
      const found = over ? own : season(groups["season"], today.getUTCFullYear() - 1);
      return found && { ...found, relative: true };
    },
  ),
  rule(
    String.raw`(?:in |over |during |within |for )?the (?:last|past) ${COUNT} ${UNIT}`,
    (groups, today) => ({
      ...range(iso(back(today, countOf(groups), groups["unit"])), iso(today)),
      relative: true,
    }),
  ),
  rule(String.raw`${COUNT} ${UNIT} ago`, (groups, today) => {
    const day = back(today, countOf(groups), groups["unit"]);
    const slack =
      groups["unit"] === "day"
        ? 0
        : groups["unit"] === "week"
          ? 4
          : groups["unit"] === "month"
            ? 16
            : 190;
    return { ...range(iso(shift(day, -slack)), iso(shift(day, slack))), relative: true };
  }),
  rule(
    String.raw`(?:in |during |over )?(?:the )?(?<which>last|this|past|previous) (?<unit>week|month|year|weekend)`,
    (groups, today) => ({
      ...named(groups["which"] !== "this", groups["unit"] ?? "", today),
      relative: true,
    }),
  ),
  rule("yesterday|gestern|hier|ayer|dün|вчера", (_, today) => {
    const day = iso(shift(today, -1));
    return { ...range(day, day), relative: true };
  }),
  rule(String.raw`(?:on |le |el |am )?(?:the )?${DAY} (?:of |de )?${MONTHS}`, dayOfMonth),
  rule(String.raw`(?:on )?${MONTHS} ${DAY}`, dayOfMonth),
  rule(
    String.raw`(?:in|since|during|until|by|of|im|en) (?:early |mid |late |mid-)?${MONTHS}`,
    dayOfMonth,
  ),
  rule(MONTHS, (groups) => (AMBIGUOUS.has(monthKey(groups)) ? null : dayOfMonth(groups))),
  rule(
    String.raw`(?:in|of|for|during|im|en) (?:early |mid |late |mid-)?${YEAR}(?:['’]s)?`,
    ({ year: text }) => range(year(text), year(text)),
  ),
  // "the 2020 war" names an event; a year at the end, or before a clause, says when.
  rule(String.raw`${YEAR}(?=\s*(?:$|[?!.,;:)]))`, ({ year: text }) =>
    range(year(text), year(text)),
  ),
  rule(
    String.raw`(?:the )?(?:very )?(?:latest|newest|(?:most )?recent(?:ly)?|current(?:ly)?|up[- ]to[- ]date)(?: (?:news|update|updates|status|figure|figures|number|numbers|state|information|developments?))?(?: (?:on|about|of|for|regarding|from))?`,
    latest,
  ),
  rule(
    String.raw`(?<=^\W*)(?:any |the |some )?(?:news|updates?) (?:on|about|of|for|regarding|from)`,
    latest,
  ),
  rule(
    String.raw`(?<=^\W*)what(?:['’]?s| is| are| has been)? new (?:with|about|on|in|at|from|regarding)`,
    latest,
  ),
  rule(
    String.raw`so far|right now|at (?:the|this) moment|as of now|to date|these days|nowadays|now|today`,
    latest,
  ),
];

/** Words without which, or a figure, no rule fits: most questions are done with here. */
const TRIGGERS = new Set([
  ...MONTH_NUMBERS.keys(),
  ...DECADES,
  ...`last past previous this ago now today far moment date days latest news update
  updates new newest recent recently current currently nowadays yesterday gestern hier ayer dun вчера`.split(
    /\s+/u,
  ),
]);

/** What `text` says about time: its first mention, or null. */
export function readTime(text: string, today: Date): QuestionTime | null {
  const words = wordsIn(text);
  if (!/\d\d/u.test(text) && !words.some((word) => TRIGGERS.has(word))) return null;
  const namesMonth = words.some((word) => MONTH_NUMBERS.has(word));
  for (const { pattern, read, month } of RULES) {
    // The names of months in six languages take the longest: 2 ms a rule when it first runs.
    if (month && !namesMonth) continue;
    pattern.lastIndex = 0;
    // Not `matchAll`: its copy of the pattern may have to be compiled once more.
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const reading = read(match.groups ?? {}, today);
      if (reading === null) continue;
      const { kind, after = null, before = null, relative = false } = reading;
      const start = match.index;
      return { kind, after, before, relative, start, end: start + match[0].length };
    }
  }
  return null;
}

function rule(pattern: string, read: Rule["read"]): Rule {
  return {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}$€£#.,:/-])(?:${pattern})(?![\\p{L}\\p{N}]|-\\p{L})`,
      "giu",
    ),
    read,
    month: pattern.includes(MONTH),
  };
}

/** A rule for each way to write a date behind `preposition`. */
function dated(preposition: string, read: (date: PartialDate) => Reading | null): Rule[] {
  const open = preposition.endsWith("?") ? `${preposition} ?` : `${preposition} (?:the )?`;
  const bare = preposition.endsWith("?") ? [] : [YEAR, MONTHS];
  return [...DATES, ...bare].map((date) =>
    rule(open + date, (groups, today) => {
      const written = dateOf(groups, today);
      return written === null ? null : read(written);
    }),
  );
}

function dateOf(groups: Groups, today: Date): PartialDate | null {
  const { iso: whole, numeric, year: inYear } = groups;
  const day = dayIn(groups);
  // Where day and month cannot be told apart, the year is what was said.
  if (numeric !== undefined) return readDate(numeric, "en") ?? numeric.slice(-4);
  if (whole !== undefined) return isPartialDate(whole) ? whole : null;
  const month = MONTH_NUMBERS.get(monthKey(groups));
  if (month === undefined) return inYear ?? null;
  const of = inYear ?? String(lastYearWith(month, today));
  const date = [of, pad(month), ...(day === undefined ? [] : [day.padStart(2, "0")])].join("-");
  return isPartialDate(date) ? date : null;
}

/** The year of the last month of that number that has begun. */
function lastYearWith(month: number, today: Date): number {
  return today.getUTCFullYear() - (month > today.getUTCMonth() + 1 ? 1 : 0);
}

/** In figures. */
function dayIn({ day, ordinal }: Groups): string | undefined {
  return ordinal === undefined ? day : String(ORDINALS.indexOf(ordinal.toLowerCase()) + 1);
}

function dayOfMonth(groups: Groups): Reading | null {
  const month = MONTH_NUMBERS.get(monthKey(groups));
  if (month === undefined || Number(dayIn(groups) ?? 1) > 31) return null;
  return { kind: "day" };
}

function latest(): Reading {
  return { kind: "latest" };
}

function range(after: PartialDate | null, before: PartialDate | null): Reading {
  return { kind: "range", after, before };
}

function year(text: string | undefined): PartialDate | null {
  return text ?? null;
}

/** Winter belongs to the year in which it begins. */
function season(name: string | undefined, ofYear: number): Reading | null {
  const bounds = SEASONS[name?.toLowerCase() ?? ""];
  if (bounds !== undefined) return range(`${ofYear}-${bounds[0]}`, `${ofYear}-${bounds[1]}`);
  return range(`${ofYear}-12-01`, lastDay(`${ofYear + 1}-02`));
}

/** "The winter of 2024" may have begun in 2023 as well. */
function seasonOf(name: string | undefined, ofYear: number): Reading | null {
  const found = season(name, ofYear);
  return name?.toLowerCase() === "winter"
    ? range(`${ofYear - 1}-12-01`, found?.before ?? null)
    : found;
}

function countOf({ count = "1" }: Groups): number {
  const word = count.toLowerCase();
  if (/^\d+$/.test(word)) return Number(word);
  if (word === "few") return 5;
  if (word === "couple of") return 2;
  return Math.max(1, NUMBERS.indexOf(word) + 1);
}

/** This or the last week, month or year; weeks begin on Monday. */
function named(last: boolean, unit: string, today: Date): Reading {
  const [thisYear, thisMonth] = [today.getUTCFullYear(), today.getUTCMonth()];
  if (unit === "year")
    return range(String(thisYear - (last ? 1 : 0)), String(thisYear - (last ? 1 : 0)));
  if (unit === "month") {
    const month = new Date(Date.UTC(thisYear, thisMonth - (last ? 1 : 0), 1))
      .toISOString()
      .slice(0, 7);
    return range(month, month);
  }
  const monday = shift(today, -((today.getUTCDay() + 6) % 7) - (last ? 7 : 0));
  const end = last ? shift(monday, 6) : today;
  return range(iso(unit === "weekend" ? shift(monday, 5) : monday), iso(end));
}

function back(today: Date, count: number, unit = "day"): Date {
  const day = new Date(today);
  if (unit === "day") return shift(day, -count);
  if (unit === "week") return shift(day, -7 * count);
  if (unit === "month") day.setUTCMonth(day.getUTCMonth() - count);
  else day.setUTCFullYear(day.getUTCFullYear() - count * (unit === "decade" ? 10 : 1));
  return day;
}

function shift(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 86_400_000);
}

function nextDay(date: string): string {
  return iso(shift(new Date(date), 1));
}

function previousDay(date: string): string {
  return iso(shift(new Date(date), -1));
}

function iso(day: Date): string {
  return day.toISOString().slice(0, 10);
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

function monthKey({ month = "" }: Groups): string {
  return fold(month).replace(/\.$/u, "");
}

/** By their names, whole and abbreviated, in every language that readers are answered in. */
function monthNumbers(): Map<string, number> {
  const numbers = new Map<string, number>([["sept", 9]]);
  for (const language of LANGUAGES) {
    for (const style of ["long", "short"] as const) {
      for (const [at, names] of monthNames(language, style).entries()) {
        for (const name of names) {
          for (const key of [
            fold(name).replace(/\.$/u, ""),
            name.toLowerCase().replace(/\.$/u, ""),
          ]) {
            if (key.length > 2 && !numbers.has(key)) numbers.set(key, at + 1);
          }
        }
      }
    }
  }
  return numbers;
}
