import type { Article } from "../corpus/article.ts";
import type { DateSpan } from "./answer.ts";

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
