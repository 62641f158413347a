import { placeOf } from "../lib/binary-search.ts";
import { lazy } from "../lib/memoize.ts";
import type { Article } from "./article.ts";
import { type ArticleStore, createStore } from "./store.ts";

/** Articles that came or changed since others were prepared, and which of those count no more. */
export interface FreshArticles {
  /** In the order that breaks ties. */
  articles: readonly Article[];
  /** How many of the articles prepared before come before each of these in that order. */
  places: Uint32Array;
  /** Positions of those that were changed or removed since, ascending, */
  hidden: Uint32Array;
  /** and whether one is among them, by its slug. */
  isHidden: (slug: string) => boolean;
}

/** The articles of `base`, and what came, changed or went since. */
export function createFreshStore(base: ArticleStore, fresh: FreshArticles): ArticleStore {
  const own = createStore(fresh.articles);
  const isHidden = (slug: string) => fresh.isHidden(slug);
  return {
    size: base.size - fresh.hidden.length + own.size,
    article: async (slug) =>
      (await own.article(slug)) ?? (isHidden(slug) ? undefined : base.article(slug)),
    withKey: async (key) => {
      const kept = (await base.withKey(key)).filter(({ slug }) => !isHidden(slug));
      return [...kept, ...(await own.withKey(key))];
    },
    paragraph: async (id) =>
      (await own.paragraph(id)) ??
      (isHidden(id.slice(0, id.lastIndexOf("#"))) ? undefined : base.paragraph(id)),
    list: lazy(async () => inOneList(await base.list(), fresh)),
  };
}

function inOneList(
  base: readonly Article[],
  { articles, places, hidden }: FreshArticles,
): readonly Article[] {
  const all: Article[] = [];
  let from = 0;
  const takeUntil = (end: number) => {
    for (; from < end; from += 1) {
      const article = base[from];
      if (article !== undefined && placeOf(hidden, from) === -1) all.push(article);
    }
  };
  for (const [at, article] of articles.entries()) {
    takeUntil(places[at] ?? 0);
    all.push(article);
  }
  takeUntil(base.length);
  return all;
}
