import type { PartialDate } from "../../articles/article.ts";
import type { Filter } from "../../articles/filter.ts";
import { firstDay, lastDay } from "../../articles/partial-date.ts";
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

function later(a: PartialDate | null, b: PartialDate | null): PartialDate | null {
  if (a === null || b === null) return a ?? b;
  return firstDay(a) > firstDay(b) ? a : b;
}

function earlier(a: PartialDate | null, b: PartialDate | null): PartialDate | null {
  if (a === null || b === null) return a ?? b;
  return lastDay(a) < lastDay(b) ? a : b;
}
