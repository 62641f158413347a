import { type Forward, isMark, SUBHEADING, wordOf } from "./forward.ts";
import { allStrings, numberOf, stringOf } from "../corpus/string-table.ts";
import {
  bits,
  type Entry,
  firstFrom,
  hasFigure,
  letters,
  type Vocabulary,
  vocabularyOf,
} from "./vocabulary.ts";

/** The words and terms of a forward index, ordered so that like ones are found. */
export interface Lexicon {
  /** How often each word stands in titles and paragraphs. */
  counts: Uint32Array;
  /** The words in use by length; those of length n are from `lengthAt[n]` to `lengthAt[n + 1]`. */
  byLength: Uint32Array;
  lengthAt: Uint32Array;
  /** The set of letters of each word in `byLength`. */
  masks: Int32Array;
  /** Terms in use that come from a word without a figure, in the order of their letters. */
  sortedTerms: Uint32Array;
}

export function createLexicon(forward: Forward): Lexicon {
  const counts = countWords(forward);
  const words = allStrings(forward.words);
  const used = Uint32Array.from(words.keys()).filter((word) => (counts[word] ?? 0) > 0);
  const lengthOf = (word: number) => words[word]?.length ?? 0;
  const byLength = used.toSorted((a, b) => lengthOf(a) - lengthOf(b) || a - b);
  const lengthAt = new Uint32Array(lengthOf(byLength.at(-1) ?? 0) + 2);
  for (const word of byLength) {
    const next = lengthOf(word) + 1;
    lengthAt[next] = (lengthAt[next] ?? 0) + 1;
  }
  for (let length = 1; length < lengthAt.length; length += 1) {
    lengthAt[length] = (lengthAt[length] ?? 0) + (lengthAt[length - 1] ?? 0);
  }
  const terms = new Set<number>();
  for (const word of used) {
    if (!hasFigure(words[word] ?? "")) terms.add(forward.termOf[word] ?? 0);
  }
  return {
    counts,
    byLength,
    lengthAt,
    masks: Int32Array.from(byLength, (word) => letters(words[word] ?? "")),
    sortedTerms: sorted(terms, allStrings(forward.terms)),
  };
}

/** `createVocabulary` over typed arrays. */
export function createDenseVocabulary(forward: Forward, lexicon: Lexicon): Vocabulary {
  const { counts, byLength, lengthAt, masks, sortedTerms } = lexicon;
  const termAt = (at: number) => stringOf(forward.terms, sortedTerms[at] ?? 0);
  return vocabularyOf({
    *nearMask(length, mask, most) {
      for (let at = lengthAt[length] ?? 0; at < (lengthAt[length + 1] ?? 0); at += 1) {
        if (bits((masks[at] ?? 0) ^ mask) <= most) yield entryOf(byLength[at] ?? 0, masks[at] ?? 0);
      }
    },
    hasTerm(term) {
      if (numberOf(forward.terms, term) === -1) return false;
      return termAt(firstFrom(sortedTerms.length, term, termAt)) === term;
    },
    *termsFrom(term) {
      for (let at = firstFrom(sortedTerms.length, term, termAt); at < sortedTerms.length; at += 1) {
        yield termAt(at);
      }
    },
  });

  function entryOf(number: number, mask: number): Entry {
    return {
      word: stringOf(forward.words, number),
      written: stringOf(forward.written, number),
      count: counts[number] ?? 0,
      letters: mask,
    };
  }
}

function countWords({ stream, runAt, words }: Forward): Uint32Array {
  const counts = new Uint32Array(words.ends.length);
  for (let run = 0; run + 1 < runAt.length; run += 1) {
    for (let at = runAt[run] ?? 0; at < (runAt[run + 1] ?? 0); at += 1) {
      const entry = stream[at] ?? 0;
      if (entry === SUBHEADING) break;
      if (!isMark(entry)) counts[wordOf(entry)] = (counts[wordOf(entry)] ?? 0) + 1;
    }
  }
  return counts;
}

function sorted(terms: ReadonlySet<number>, texts: readonly string[]): Uint32Array {
  const text = (term: number) => texts[term] ?? "";
  return Uint32Array.from(terms).toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
}
