import type { Article } from "../../articles/article.ts";
import { loneStory, type Story } from "../../articles/story.ts";
import type { AnalysedArticle } from "../word-counts.ts";

/** What an article's document says of its story: its paragraphs know nothing of it. */
export interface StoryFields {
  /** The story's id, by which lists are grouped. */
  story: string;
  /** Whether it is the newest of its story, by which the list of all stories is read. */
  newest: boolean;
  /**
   * The slugs of all articles of its story, oldest first, its own among them; none where it stands
   * alone. One look-up by a slug finds the whole story, without a look at which that is.
   */
  reports: readonly string[];
}

export const STORY_FIELDS = ["story", "newest", "reports"] as const;

/** A story as it is written. */
export interface FoundStory extends Story {
  /** The slug of its first article in the order that breaks ties. */
  newest: string;
}

/** Finds which articles report one event, once all have been added. */
export interface StoryFinding {
  /** `analysed`: its words. */
  add(article: Article, analysed: AnalysedArticle): void;
  find(): AsyncIterable<FoundStory>;
}

/** An article that no other is known to belong to. */
export function aloneIn(slug: string): StoryFields {
  return fieldsOf({ ...loneStory(slug), newest: slug }, slug);
}

/** What the document of one of its articles says of a story. */
export function fieldsOf({ id, articles, newest }: FoundStory, slug: string): StoryFields {
  return { story: id, newest: newest === slug, reports: articles.length === 1 ? [] : articles };
}

export function isSameStory(one: StoryFields, other: StoryFields): boolean {
  return (
    one.story === other.story &&
    one.newest === other.newest &&
    one.reports.length === other.reports.length &&
    one.reports.every((slug, at) => slug === other.reports[at])
  );
}
