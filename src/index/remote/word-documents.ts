import type { Entry, WordCounts } from "../corrections.ts";

/** Nobody means a longer word by a slip. */
export const MAX_WORD_LENGTH = 100;

/** A word as the index of words holds it. */
export interface WordDocument {
  word: string;
  entry: Pick<Entry, "written" | "count">;
}

/** A term without figures, and its length. */
export interface TermDocument {
  term: string;
  letters: number;
}

/** The documents of words and terms, by their ids. */
export function* wordDocuments({
  entries,
  terms,
}: Pick<WordCounts, "entries" | "terms">): Generator<
  [id: string, document: WordDocument | TermDocument]
> {
  for (const { word, written, count } of entries.values()) {
    if (word.length <= MAX_WORD_LENGTH) yield [`word:${word}`, { word, entry: { written, count } }];
  }
  for (const term of terms) {
    if (term.length <= MAX_WORD_LENGTH) yield [`term:${term}`, { term, letters: term.length }];
  }
}
