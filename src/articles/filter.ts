import type { Article, ArticleDate, PartialDate } from "./article.ts";

/** Which articles may be searched. Absent fields do not restrict. */
export interface Filter {
  /** The outlet's name as in the article, compared without case. */
  source?: string;
  /** Published on or after this day (for "2023-05": its first day). */
  after?: PartialDate;
  /** Published on or before this day (for "2023-05": its last day). */
  before?: PartialDate;
}

/** Sorts before and after every ISO date. */
const EVER_BEFORE = "";
const EVER_AFTER = "~";

/** Days, both inclusive; open ends sort before and after every day. */
export interface Days {
  first: string;
  last: string;
}

/**
 * Where an article stands towards a filter: `in`, `out`, or `unknown` when it may have appeared
 * in the range asked for, but its date is not known well enough to say so.
 */
export function filterMatch(article: Article, filter: Filter): "in" | "out" | "unknown" {
  if (filter.source !== undefined && !sameSource(article.source, filter.source)) return "out";
  const asked = askedDays(filter);
  if (asked.first === EVER_BEFORE && asked.last === EVER_AFTER) return "in";
  const days = publication(article.date);
  if (days.first >= asked.first && days.last <= asked.last) return "in";
  return days.last < asked.first || days.first > asked.last ? "out" : "unknown";
}

export function askedDays(filter: Filter): Days {
  return { first: firstDay(filter.after), last: lastDay(filter.before) };
}

/** The days between which an article was published. */
export function publication(date: ArticleDate): Days {
  if (date.value === null) {
    return { first: firstDay(date.notBefore), last: lastDay(date.notAfter) };
  }
  return { first: firstDay(date.value), last: lastDay(date.value) };
}

function firstDay(date: PartialDate | null | undefined): string {
  return date === null || date === undefined ? EVER_BEFORE : `${date}-01-01`.slice(0, 10);
}

/** The 31st of any month will do: the text is compared, never counted with. */
function lastDay(date: PartialDate | null | undefined): string {
  if (date === null || date === undefined) return EVER_AFTER;
  return date.length === 4 ? `${date}-12-31` : `${date}-31`.slice(0, 10);
}

function sameSource(source: string | null, asked: string): boolean {
  return source !== null && outletKey(source) === outletKey(asked);
}

/** An outlet's name as names are compared. */
export function outletKey(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}
