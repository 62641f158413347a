import { type Article, revisionOf } from "../../articles/article.ts";
import { loneStory, type Story } from "../../articles/story.ts";
import type { ArticleDocument } from "./documents.ts";
import { readArticle } from "./stored-article.ts";

/** The parts of an article's document that are read. */
export const READ_FIELDS = ["article", "revision", "story", "reports"] as const;
export type ReadDocument = Pick<ArticleDocument, (typeof READ_FIELDS)[number]>;

/** What came with articles that were read, in the same round trip: their stories and revisions. */
export class ReadArticles {
  readonly #stories = new WeakMap<Article, Story>();
  readonly #revisions = new WeakMap<Article, string>();

  /** The article that a document holds; from now on its story and revision are known. */
  articleIn({ article: stored, revision, story, reports }: ReadDocument): Article {
    const article = readArticle(stored);
    const articles = reports.length === 0 ? [article.slug] : reports;
    this.#stories.set(article, { id: story, articles });
    this.#revisions.set(article, revision);
    return article;
  }

  /** As it was written: to work it out again takes as long as reading the article. */
  revisionOf(article: Article): string {
    return this.#revisions.get(article) ?? revisionOf(article);
  }

  of(article: Article): Story | undefined {
    return this.#stories.get(article);
  }

  ofArticle(article: Article): Story {
    return this.of(article) ?? loneStory(article.slug);
  }
}
