import type { PartialDate } from "./article.ts";

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

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
