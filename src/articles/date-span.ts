import type { Article, PartialDate } from "./article.ts";

/** What the archive covers in time. */
export interface DateSpan {
  /** The oldest and newest publication date; null when no article is dated. */
  from: PartialDate | null;
  to: PartialDate | null;
  /** How many articles have no known date. */
  undated: number;
}

/** The first and the last day of articles. */
export function dateSpan(articles: readonly Pick<Article, "date">[]): DateSpan {
  const dates = articles
    .map((article) => article.date.value)
    .filter((date) => date !== null)
    .toSorted();
  return {
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    undated: articles.length - dates.length,
  };
}
