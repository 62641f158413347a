import type { Article } from "../corpus/article.ts";
import { createStore } from "../corpus/store.ts";
import { createWinkIndex } from "../search/wink-index.ts";
import type { Archive, DateSpan } from "./answer.ts";

/** Everything that questions about `articles` need. Build another when the articles change. */
export async function createArchive(articles: readonly Article[]): Promise<Archive> {
  return {
    articles: createStore(articles),
    index: createWinkIndex(articles),
    span: dateSpan(articles),
  };
}

function dateSpan(articles: readonly Article[]): DateSpan {
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
