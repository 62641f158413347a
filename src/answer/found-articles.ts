import { type Article, articleOf } from "../articles/article.ts";
import type { ArticleStore } from "../articles/store.ts";
import type { Hit } from "../index/passage-index.ts";
import type { Archive } from "./archive.ts";

/** Which articles are read. */
interface Wanted {
  hits: readonly Hit[];
  /** What whole articles are scored by. */
  terms: readonly string[];
  /** Of how many of the likeliest articles the others of their stories are read as well. */
  likeliest: number;
}

/** The articles that passages were found in, all read in one round trip. */
export class FoundArticles {
  readonly #store: Pick<ArticleStore, "revisionOf">;
  readonly #articles: ReadonlyMap<string, Article>;
  readonly #scores: ReadonlyMap<string, number>;
  /** By the likeliest articles' slugs, all of their stories. */
  readonly #stories: ReadonlyMap<string, readonly Article[]>;

  private constructor(
    store: Pick<ArticleStore, "revisionOf">,
    articles: ReadonlyMap<string, Article>,
    scores: ReadonlyMap<string, number>,
    stories: ReadonlyMap<string, readonly Article[]>,
  ) {
    this.#store = store;
    this.#articles = articles;
    this.#scores = scores;
    this.#stories = stories;
  }

  static async read({ hits, terms, likeliest }: Wanted, archive: Archive): Promise<FoundArticles> {
    const slugs = [...new Set(hits.map(({ paragraph }) => articleOf(paragraph)))];
    if (slugs.length === 0) {
      return new FoundArticles(archive.articles, new Map(), new Map(), new Map());
    }
    const told = likeliest === 0 ? [] : [...likeliestOf(hits, likeliest)];
    const [scores, articles, stories] = await Promise.all([
      archive.index.articleScores(terms, slugs),
      archive.articles.articles(slugs),
      told.length === 0 ? [] : archive.articles.reports(told),
    ]);
    const known = articles.filter((article) => article !== undefined);
    return new FoundArticles(
      archive.articles,
      new Map(known.map((article) => [article.slug, article])),
      new Map(slugs.map((slug, at) => [slug, scores[at] ?? 0])),
      new Map(told.map((slug, at) => [slug, stories[at] ?? []])),
    );
  }

  /** Undefined where it is gone, or another than when the passage was found. */
  articleOf({ paragraph, revision }: Pick<Hit, "paragraph" | "revision">): Article | undefined {
    const article = this.#articles.get(articleOf(paragraph));
    if (article === undefined || revision === undefined) return article;
    return this.#store.revisionOf(article) === revision ? article : undefined;
  }

  /** BM25 of a whole article. */
  score(slug: string): number {
    return this.#scores.get(slug) ?? 0;
  }

  /** The articles of its story, oldest first; null where they were not read. */
  reports(slug: string): readonly Article[] | null {
    return this.#stories.get(slug) ?? null;
  }
}

/** By what is known before whole articles are scored. */
function likeliestOf(hits: readonly Hit[], most: number): Set<string> {
  const scored = hits.map(({ paragraph, score, features }) => ({
    slug: articleOf(paragraph),
    score: score + (features?.sentenceWeight ?? 0) + (features?.pairs ?? 0),
  }));
  const slugs = new Set<string>();
  for (const { slug } of scored.toSorted((a, b) => b.score - a.score)) {
    if (slugs.size === most) break;
    slugs.add(slug);
  }
  return slugs;
}
