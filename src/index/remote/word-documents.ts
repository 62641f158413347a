import { addToMultimap } from "../../lib/multimap.ts";
import { letters } from "../../lib/letters.ts";
import type { Entry, WordCounts } from "../corrections.ts";

/** Nobody means a longer word by a slip. */
export const MAX_WORD_LENGTH = 100;

/** A word as the index of words holds it, or a term that is no word, or one that is both. */
export interface WordDocument {
  /** The word, and behind it those of its forms that no article has. */
  word?: string[];
  /** How those are written, and how often the word itself occurs. */
  entry?: { written: string[]; count: number };
  /** Without figures; and its length. */
  term?: string;
  letters?: number;
}

/** The documents of words and terms, by their ids. */
export function* wordDocuments(
  counts: Pick<WordCounts, "entries" | "terms" | "forms">,
): Generator<[id: string, document: WordDocument]> {
  const forms = new Map<Entry, Entry[]>();
  for (const [of, form] of counts.forms()) addToMultimap(forms, of, form);
  for (const entry of counts.entries.values()) {
    const { word, written, count } = entry;
    if (word.length > MAX_WORD_LENGTH) continue;
    const own = forms.get(entry) ?? [];
    yield [
      `word:${word}`,
      {
        word: [word, ...own.map((form) => form.word)],
        entry: { written: [written, ...own.map((form) => form.written)], count },
        ...(counts.terms.has(word) && termFields(word)),
      },
    ];
  }
  for (const term of counts.terms) {
    if (term.length > MAX_WORD_LENGTH || counts.entries.has(term)) continue;
    yield [`term:${term}`, termFields(term)];
  }
}

function termFields(term: string): Pick<WordDocument, "term" | "letters"> {
  return { term, letters: term.length };
}

/** The documents that may hold the words and terms of these. */
export function idsOfWords(documents: Iterable<readonly [id: string, WordDocument]>): string[] {
  const ids = new Set<string>();
  for (const [id, { term }] of documents) {
    ids.add(id);
    if (term !== undefined) ids.add(`word:${term}`).add(`term:${term}`);
  }
  return [...ids];
}

/** Of these documents, what is in none of those that are there, by their ids. */
export function* unknownWords(
  documents: Iterable<readonly [id: string, WordDocument]>,
  there: ReadonlyMap<string, WordDocument>,
): Generator<[id: string, document: WordDocument]> {
  for (const [id, document] of documents) {
    const { word, term } = document;
    if (word !== undefined && !there.has(id)) yield [id, document];
    else if (term !== undefined && !there.has(`term:${term}`)) {
      // Since, a word that was none before is a term as well.
      if (there.get(`word:${term}`)?.term === undefined) yield [`term:${term}`, termFields(term)];
    }
  }
}

/** The word that a document holds, and its forms. */
export function entriesIn({ word = [], entry }: WordDocument): Entry[] {
  return word.map((each, at) => ({
    word: each,
    written: entry?.written[at] ?? each,
    count: at === 0 ? (entry?.count ?? 0) : 0,
    letters: letters(each),
  }));
}
