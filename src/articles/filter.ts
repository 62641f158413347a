import type { Article, ArticleDate, PartialDate } from "./article.ts";
import { outletKey } from "./outlets.ts";
import { firstDay, lastDay } from "./partial-date.ts";

/** Which articles may be searched. Absent fields do not restrict. */
export interface Filter {
  /** Only outlets whose name articles write in one of these ways; letter case does not matter. */
  sources?: readonly string[];
  /** No outlet whose name articles write in one of these ways. */
  notSources?: readonly string[];
  /** Only the articles with these slugs. */
  articles?: readonly string[];
  /** Published on or after this day (for "2023-05": its first day). */
  after?: PartialDate;
  /** Published on or before this day (for "2023-05": its last day). */
  before?: PartialDate;
}

/** Days, both inclusive; open ends sort before and after every day. */
export interface Days {
  first: string;
  last: string;
}

/** Sorts before and after every ISO date. */
const EVER_BEFORE = "";
const EVER_AFTER = "~";

/**
 * Whether an article passes a filter: `in`, `out`, or `unknown` when it may have appeared in the
 * filter's range, but its date is not known well enough to say so.
 */
export function filterMatch(article: Article, filter: Filter): "in" | "out" | "unknown" {
  if (!isAdmitted(article, filter)) return "out";
  const range = filterDays(filter);
  if (range.first === EVER_BEFORE && range.last === EVER_AFTER) return "in";
  const days = publicationDays(article.date);
  if (days.first >= range.first && days.last <= range.last) return "in";
  return days.last < range.first || days.first > range.last ? "out" : "unknown";
}

/** The days that a filter lets through. */
export function filterDays({ after, before }: Filter): Days {
  return daysBetween(after, before);
}

/** The days between which an article was published. */
export function publicationDays({ value, notBefore, notAfter }: ArticleDate): Days {
  return value === null ? daysBetween(notBefore, notAfter) : daysBetween(value, value);
}

function daysBetween(from?: PartialDate | null, to?: PartialDate | null): Days {
  return { first: from ? firstDay(from) : EVER_BEFORE, last: to ? lastDay(to) : EVER_AFTER };
}

function isAdmitted(article: Article, { sources, notSources, articles }: Filter): boolean {
  const { slug, source } = article;
  if (articles?.includes(slug) === false) return false;
  if (sources !== undefined && !isAmong(source, sources)) return false;
  return notSources === undefined || !isAmong(source, notSources);
}

function isAmong(source: string | null, names: readonly string[]): boolean {
  return source !== null && names.some((name) => outletKey(name) === outletKey(source));
}
