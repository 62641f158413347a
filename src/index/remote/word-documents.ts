import { addToMultimap } from "../../lib/multimap.ts";
import { letters } from "../../lib/letters.ts";
import type { Entry } from "../corrections.ts";
import type { CountedWord, WordCounts } from "../word-counts.ts";

/** Nobody means a longer word by a slip. */
export const MAX_WORD_LENGTH = 100;

/** The words of one term as the index of words holds them, or a word whose term has a figure. */
export interface WordDocument {
  /** The words, each with those of its forms behind it that no article has. */
  word?: string[];
  /** How those are written, and how often each occurs. */
  entry?: { written: string[]; count: number[] };
  /** What they are searched by; and its length. */
  term?: string;
  letters?: number;
}

/** The documents of words and terms, by their ids. */
export function* wordDocuments(
  counts: Pick<WordCounts, "entries" | "terms" | "forms">,
): Generator<[id: string, document: WordDocument]> {
  const forms = new Map<Entry, Entry[]>();
  for (const [of, form] of counts.forms()) addToMultimap(forms, of, form);
  const ofTerm = new Map<string, CountedWord[]>();
  for (const entry of counts.entries.values()) {
    const { word, term } = entry;
    if (word.length > MAX_WORD_LENGTH) continue;
    if (term.length <= MAX_WORD_LENGTH && counts.terms.has(term)) {
      addToMultimap(ofTerm, term, entry);
    } else yield [`word:${word}`, wordFields(withForms([entry]))];
  }
  for (const term of counts.terms) {
    if (term.length > MAX_WORD_LENGTH) continue;
    const words = wordFields(withForms(ofTerm.get(term) ?? []));
    yield [`term:${term}`, { ...words, term, letters: term.length }];
  }

  function withForms(entries: readonly CountedWord[]): Entry[] {
    return entries.flatMap((entry) => [entry, ...(forms.get(entry) ?? [])]);
  }
}

function wordFields(entries: readonly Entry[]): Pick<WordDocument, "word" | "entry"> {
  if (entries.length === 0) return {};
  const written = entries.map((entry) => entry.written);
  const count = entries.map((entry) => entry.count);
  return { word: entries.map(({ word }) => word), entry: { written, count } };
}

/** Of these documents, those that say more than the ones that are there, with what both say. */
export function* unknownWords(
  documents: Iterable<readonly [id: string, WordDocument]>,
  there: ReadonlyMap<string, WordDocument>,
): Generator<[id: string, document: WordDocument]> {
  for (const [id, document] of documents) {
    const known = there.get(id);
    const words = new Map(entriesIn(known ?? {}).map((entry) => [entry.word, entry]));
    // What was a form of another word may be used since.
    const added = entriesIn(document).filter(({ word, count }) => {
      const before = words.get(word)?.count;
      return before === undefined || (before === 0 && count > 0);
    });
    if (known !== undefined && added.length === 0) continue;
    for (const entry of added) words.set(entry.word, entry);
    yield [id, { ...document, ...wordFields([...words.values()]) }];
  }
}

/** The words that a document holds, and their forms. */
export function entriesIn({ word = [], entry }: WordDocument): Entry[] {
  return word.map((each, at) => ({
    word: each,
    written: entry?.written[at] ?? each,
    count: entry?.count[at] ?? 0,
    letters: letters(each),
  }));
}
