import { type Dated, newestFirst } from "../../articles/store.ts";
import type { Article } from "../../articles/article.ts";
import type { Analyser } from "../../language/analyser.ts";
import { terms } from "../../language/tokenizer.ts";

/** A paragraph as an index holds it: analysed words by field. */
export interface IndexDocument {
  /** The paragraph's id. */
  id: string;
  /** Position of its article in the list that was indexed. */
  article: number;
  body: string[];
  title: string[];
  subheading: string[];
}

/** What each field counts for. Title and subheading carry what a paragraph leaves unsaid. */
export const FIELD_WEIGHTS = { body: 1, title: 1, subheading: 1 } as const;

/** Articles in the order that breaks ties: newest first, undated last, then by slug. */
export function inTieOrder<T extends Dated>(articles: readonly T[]): T[] {
  return articles.toSorted(newestFirst);
}

/** One document a paragraph, in the order of `articles` and of their paragraphs. */
export function documents(articles: readonly Article[], analyser: Analyser): IndexDocument[] {
  return articles.flatMap((article, position) => {
    const title = terms(article.title, analyser);
    return article.paragraphs.map(({ id, text, subheading }) => ({
      id,
      article: position,
      body: terms(text, analyser),
      title,
      subheading: subheading === null ? [] : terms(subheading, analyser),
    }));
  });
}
