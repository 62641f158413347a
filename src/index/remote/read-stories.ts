import { type Article, articleKey } from "../../articles/article.ts";
import type { ArticleDocument } from "./documents.ts";
import type { ReadStory } from "./story-fields.ts";

/** The parts of an article's document that are read. */
export const READ_FIELDS = ["article", "story", "reports"] as const;
export type ReadDocument = Pick<ArticleDocument, (typeof READ_FIELDS)[number]>;

/** The stories of articles that were read: each comes with its article, in the same round trip. */
export class ReadStories {
  readonly #stories = new WeakMap<Article, ReadStory>();

  /** The article that a document holds; from now on its story is known. */
  articleIn({ article, story, reports }: ReadDocument): Article {
    const articles = reports.length === 0 ? [article.slug] : reports;
    this.#stories.set(article, { id: story, articles });
    return article;
  }

  of(article: Article): ReadStory | undefined {
    return this.#stories.get(article);
  }

  ofArticle(article: Article): ReadStory {
    const { slug } = article;
    return this.of(article) ?? { id: articleKey(slug), articles: [slug] };
  }
}
