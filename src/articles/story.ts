import { articleKey } from "./article.ts";

/** The articles that report one event; a lone article is a story too. */
export interface Story {
  /** The key of its first article: it stays while later articles join. */
  id: string;
  /** Slugs, oldest first, undated last. */
  articles: readonly string[];
}

/** The story of an article that no other is known to belong to. */
export function loneStory(slug: string): Story {
  return { id: articleKey(slug), articles: [slug] };
}
