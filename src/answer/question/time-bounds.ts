import type { Article, PartialDate } from "../../articles/article.ts";
import type { Filter } from "../../articles/filter.ts";
import { firstDay, lastDay } from "../../articles/partial-date.ts";
import { statedDates } from "../../language/dates.ts";
import type { QuestionTime } from "./time.ts";

/** A filter for articles of the time asked about, within `filter`; null where it has no bounds. */
export function timeFilter(time: QuestionTime | null, filter: Filter = {}): Filter | null {
  if (time === null || time.kind !== "range") return null;
  const after = later(time.after, filter.after ?? null);
  const before = earlier(time.before, filter.before ?? null);
  if (after !== null && before !== null && firstDay(after) > lastDay(before)) return null;
  return { ...filter, ...(after !== null && { after }), ...(before !== null && { before }) };
}

const A_YEAR = /(?<![\p{L}\p{N}.,-])(?:1[5-9]|20)\d\d(?![\p{L}\p{N}]|[.,-]\d)/gu;

/** Whether a text states a year that lies whole in a time of several years. */
export function statesYearOf({ kind, after, before }: QuestionTime, text: string): boolean {
  if (kind !== "range") return false;
  const [from, to] = [
    after === null ? "" : firstDay(after),
    before === null ? "9" : lastDay(before),
  ];
  if (from.slice(0, 4) === to.slice(0, 4)) return false;
  return [...text.matchAll(A_YEAR)].some(
    ([stated]) => from <= `${stated}-01-01` && `${stated}-12-31` <= to,
  );
}

/** The one day or month that is asked about; null where it is another time. */
export function dateAsked(time: QuestionTime | null): PartialDate | null {
  if (time === null || time.kind !== "range" || time.after !== time.before) return null;
  return time.after !== null && time.after.length >= "2023-05".length ? time.after : null;
}

/**
 * Whether a text of an article states that day or month as one: not "December 12, 2004 … the 4
 * men" for 4 December 2004. Without a year, its own is meant. Of other languages it isn't known.
 */
export function statesDate(
  asked: PartialDate,
  text: string,
  { date, language }: Pick<Article, "date" | "language">,
): boolean {
  if (language !== null && !/^en\b/iu.test(language)) return true;
  const [year = 0, month = 0, day = null] = asked.split("-").map(Number);
  const own = date.value === null ? null : Number(date.value.slice(0, "2023".length));
  return statedDates(text).some(
    (stated) =>
      stated.month === month &&
      (stated.year ?? own) === year &&
      (day === null || stated.day === day),
  );
}

function later(a: PartialDate | null, b: PartialDate | null): PartialDate | null {
  if (a === null || b === null) return a ?? b;
  return firstDay(a) > firstDay(b) ? a : b;
}

function earlier(a: PartialDate | null, b: PartialDate | null): PartialDate | null {
  if (a === null || b === null) return a ?? b;
  return lastDay(a) < lastDay(b) ? a : b;
}
