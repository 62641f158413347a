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

/** An article that a passage was found in. */
export interface FoundArticle {
  article: Article;
  /** BM25 of the whole article. */
  score: number;
  /** The articles of its story, oldest first; null where they were not read. */
  reports: readonly Article[] | null;
}

/** The articles that passages were found in, all read in one round trip. */
export class FoundArticles {
  readonly #store: Pick<ArticleStore, "revisionOf">;
  readonly #bySlug: ReadonlyMap<string, FoundArticle>;

  private constructor(
    store: Pick<ArticleStore, "revisionOf">,
    bySlug: ReadonlyMap<string, FoundArticle>,
  ) {
    this.#store = store;
    this.#bySlug = bySlug;
  }

  static async read({ hits, terms, likeliest }: Wanted, archive: Archive): Promise<FoundArticles> {
    const slugs = [...new Set(hits.map(({ paragraph }) => articleOf(paragraph)))];
    const bySlug = new Map<string, FoundArticle>();
    if (slugs.length === 0) return new FoundArticles(archive.articles, bySlug);
    const told = likeliest === 0 ? [] : [...likeliestOf(hits, likeliest)];
    const [scores, articles, stories] = await Promise.all([
      archive.index.articleScores(terms, slugs),
      archive.articles.articles(slugs),
      told.length === 0 ? [] : archive.articles.reports(told),
    ]);
    for (const [at, article] of articles.entries()) {
      if (article === undefined) continue;
      bySlug.set(article.slug, { article, score: scores[at] ?? 0, reports: null });
    }
    for (const [at, slug] of told.entries()) {
      const found = bySlug.get(slug);
      if (found !== undefined) found.reports = stories[at] ?? [];
    }
    return new FoundArticles(archive.articles, bySlug);
  }

  /** Undefined where it is gone, or another than when the passage was found. */
  of({ paragraph, revision }: Pick<Hit, "paragraph" | "revision">): FoundArticle | undefined {
    const found = this.#bySlug.get(articleOf(paragraph));
    if (found === undefined || revision === undefined) return found;
    return this.#store.revisionOf(found.article) === revision ? found : undefined;
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
