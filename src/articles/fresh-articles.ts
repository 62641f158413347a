import { placeOf } from "../lib/binary-search.ts";
import { lazy } from "../lib/memoize.ts";
import { type Article, articleOf } from "./article.ts";
import { createLocalArticles, type LocalArticles } from "./local-articles.ts";

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
export function withFresh(base: LocalArticles, fresh: FreshArticles): LocalArticles {
  const own = createLocalArticles(fresh.articles);
  const isHidden = (slug: string) => fresh.isHidden(slug);
  return {
    size: base.size - fresh.hidden.length + own.size,
    article: (slug) => own.article(slug) ?? (isHidden(slug) ? undefined : base.article(slug)),
    withKey: (key) => {
      const kept = base.withKey(key).filter(({ slug }) => !isHidden(slug));
      return [...kept, ...own.withKey(key)];
    },
    paragraph: (id) =>
      own.paragraph(id) ?? (isHidden(articleOf(id)) ? undefined : base.paragraph(id)),
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

/** How articles prepared before and fresh ones are ordered among each other. */
export class FreshOrder {
  readonly #hidden: Uint32Array;
  readonly #places: Uint32Array;

  constructor({ hidden, places }: Pick<FreshArticles, "hidden" | "places">) {
    this.#hidden = hidden;
    this.#places = places;
  }

  /** Whether an article prepared before still counts, by its position. */
  readonly isShown = (position: number): boolean => placeOf(this.#hidden, position) === -1;

  /** Where a fresh article comes among the positions of those prepared before: between two. */
  readonly placeOf = (fresh: number): number =>
    (this.#places[fresh] ?? 0) - 1 + (fresh + 1) / (this.#places.length + 1);
}
