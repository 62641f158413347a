import { type Filter, filterDays } from "../../articles/filter.ts";
import { outletKey } from "../../articles/outlets.ts";
import { dayNumber } from "../arrays/catalogue.ts";
import { indexed } from "./documents.ts";

/** Restrictions that every document must meet, and those that none may. */
export interface Restrictions {
  filter: object[];
  must_not: object[];
}

/** The documents that a filter lets through, as `filterMatch` does. */
export function filterQuery(filter: Filter): Restrictions {
  const { first, last } = daysOf(filter);
  const { filter: admitted, must_not } = admittedBy(filter);
  const range = [
    ...(first > 0 ? [{ range: { firstDay: { gte: first } } }] : []),
    ...(last < FOREVER ? [{ range: { lastDay: { lte: last } } }] : []),
  ];
  return { filter: [...admitted, ...range], must_not };
}

/** Those that a filter leaves out although they may lie in its range; null where there are none. */
export function leftOutQuery(filter: Filter): Restrictions | null {
  const { first, last } = daysOf(filter);
  if (first === 0 && last === FOREVER) return null;
  const { filter: admitted, must_not } = admittedBy(filter);
  const inside = { bool: { filter: filterQuery(filter).filter } };
  return {
    filter: [
      ...admitted,
      { range: { lastDay: { gte: first } } },
      { range: { firstDay: { lte: last } } },
    ],
    must_not: [...must_not, inside],
  };
}

/** After every day. */
const FOREVER = dayNumber("~");

function daysOf(filter: Filter): { first: number; last: number } {
  const days = filterDays(filter);
  return { first: dayNumber(days.first), last: dayNumber(days.last) };
}

function admittedBy({ sources, notSources, articles }: Filter): Restrictions {
  return {
    filter: [
      ...(articles ? [{ terms: { slug: articles } }] : []),
      ...(sources ? [fromOutlets(sources)] : []),
    ],
    must_not: notSources && notSources.length > 0 ? [fromOutlets(notSources)] : [],
  };
}

function fromOutlets(names: readonly string[]): object {
  return { terms: { outlet: names.map((name) => indexed(outletKey(name))) } };
}
