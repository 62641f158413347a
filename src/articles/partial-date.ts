import type { PartialDate } from "./article.ts";
import { monthNames } from "../language/calendar.ts";
import { fold } from "../language/fold.ts";

/** As partial dates are written. */
const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
/** English first: a name of two languages means what it means in English. */
const ENGLISH = ["en-US", "en-GB"] as const;
/** What may come between or after the parts of a date: "19 de mayo de 2023", "2023 г.", "19th". */
const FILLERS = new Set(["de", "of", "the", "г", "год", "года", "yılı"].map(fold));
const DAY = /^(\d{1,2})(?:st|nd|rd|th|er|º|ª)?$/;
const YEAR = /^\d{4}$/;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/;
const YEAR_LAST = /^(?:(\d{1,2})([-/.]))?(\d{1,2})([-/.])(\d{4})$/;

/**
 * The day, month or year that a text means as people write it: "2023", "May 2023", "2023-05-19",
 * "19 May 2023", "19.05.2023"; month names in English and in the reader's language. Null for what
 * is no date, leaves its year open ("last year", "19 May") or has two readings ("5/6/2023").
 */
export function readDate(text: string, locale: string): PartialDate | null {
  const plain = text
    .normalize("NFKC")
    .replace(/\s*\([^()]*\)\s*$/u, "")
    .replace(/(?<=\d)[年月](?=\d)/gu, "-")
    .replace(/(?<=\d)[年月日]$/u, "")
    .trim()
    .toLowerCase();
  return inDigits(plain) ?? inWords(plain, locale);
}

function inDigits(text: string): PartialDate | null {
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year && month) return partialDate(year, month, day);
  const [, first, , second = "", sign, last] = YEAR_LAST.exec(text) ?? [];
  if (!last) return null;
  if (first === undefined) return partialDate(last, second);
  // Between points the day comes first wherever dates are written so.
  if (sign === "." || Number(first) > 12 || first === second)
    return partialDate(last, second, first);
  return Number(second) > 12 ? partialDate(last, first, second) : null;
}

/** The two days, day first and month first, that "5/6/2023" can mean; else none. */
export function dayMonthReadings(text: string): PartialDate[] {
  const [, first, , second = "", , year = ""] = YEAR_LAST.exec(text.trim()) ?? [];
  if (first === undefined || first === second) return [];
  const readings = [partialDate(year, second, first), partialDate(year, first, second)];
  return readings.filter((date) => date !== null);
}

function inWords(text: string, locale: string): PartialDate | null {
  const words = (fold(text).match(/[\p{L}\p{N}\p{M}ºª]+/gu) ?? []).filter(
    (each) => !FILLERS.has(each),
  );
  const years = words.filter((word) => YEAR.test(word));
  const days = words.flatMap((word) => DAY.exec(word)?.[1] ?? []);
  const months = words.flatMap((word) => monthNamed(word, locale) ?? []);
  const [year] = years;
  if (year === undefined || years.length + days.length + months.length !== words.length)
    return null;
  if (words.length === 1) return partialDate(year);
  const [month] = months;
  if (month === undefined || months.length > 1 || years.length > 1 || days.length > 1) return null;
  return partialDate(year, String(month), days[0]);
}

function partialDate(year: string, month?: string, day?: string): PartialDate | null {
  const parts = [year, month, day].flatMap((part) => part?.padStart(2, "0") ?? []);
  const date = parts.join("-");
  return isPartialDate(date) ? date : null;
}

/** 1 to 12, by its whole name or its usual abbreviation; undefined for another word. */
function monthNamed(word: string, locale: string): number | undefined {
  for (const language of [...ENGLISH, locale]) {
    for (const style of ["long", "short"] as const) {
      const named = monthNames(language, style).findIndex((names) =>
        names.some((name) => fold(name).replace(/\.$/, "") === word),
      );
      if (named >= 0) return named + 1;
    }
  }
  return undefined;
}

/** Whether this is "2023-05-19", "2023-05" or "2023", and such a day, month or year exists. */
export function isPartialDate(text: string): text is PartialDate {
  const parts = SHAPE.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** The first day that a partial date can mean. */
export function firstDay(date: PartialDate): string {
  return date + "-01-01".slice(date.length - 4);
}

/** The last day that a partial date can mean. */
export function lastDay(date: PartialDate): string {
  const month = date.length === 4 ? `${date}-12` : date.slice(0, 7);
  if (date.length === 10) return date;
  return `${month}-${daysIn(Number(month.slice(0, 4)), Number(month.slice(5)))}`;
}

function daysIn(year: number, month: number): number {
  const last = new Date(0);
  // Day 0 of the next month; Date.UTC would read years below 100 as 19xx.
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
}
