import type { Article, ArticleDate, PartialDate } from "../corpus/article.ts";
import type { Filter } from "./passage-index.ts";

/** Sorts before and after every ISO date. */
const EVER_BEFORE = "";
const EVER_AFTER = "~";

interface Days {
  first: string;
  last: string;
}

/**
 * Where an article stands towards a filter: `in`, `out`, or `unknown` when it may have appeared
 * in the range asked for, but its date is not known well enough to say so.
 */
export function stand(article: Article, filter: Filter): "in" | "out" | "unknown" {
  if (filter.source !== undefined && !sameSource(article.source, filter.source)) return "out";
  const range = { first: firstDay(filter.after), last: lastDay(filter.before) };
  if (range.first === EVER_BEFORE && range.last === EVER_AFTER) return "in";
  const days = publication(article.date);
  if (days.first >= range.first && days.last <= range.last) return "in";
  return days.last < range.first || days.first > range.last ? "out" : "unknown";
}

/** The days between which an article was published, both inclusive. */
function publication(date: ArticleDate): Days {
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
  return source !== null && fold(source) === fold(asked);
}

function fold(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}
