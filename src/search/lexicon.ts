import { type Forward, isMark, SUBHEADING, wordOf } from "./forward.ts";
import { numberOf, stringOf, type StringTable } from "../corpus/string-table.ts";
import {
  bits,
  type Entry,
  firstFrom,
  hasFigure,
  letterBit,
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
  const lengths = new Uint32Array(counts.length);
  const masks = new Int32Array(counts.length);
  /** Terms in use that come from a word without a figure. */
  const plain = new Uint8Array(forward.terms.ends.length);
  for (let word = 0; word < counts.length; word += 1) {
    if (counts[word] === 0) continue;
    const { length, mask, figure } = shapeOf(forward.words, word);
    lengths[word] = length;
    masks[word] = mask;
    if (!figure) plain[forward.termOf[word] ?? 0] = 1;
  }
  const { byLength, lengthAt } = sortedByLength(lengths);
  return {
    counts,
    byLength,
    lengthAt,
    masks: Int32Array.from(byLength, (word) => masks[word] ?? 0),
    sortedTerms: sorted(plain, forward.terms),
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

/** A word's length and letters, read from its bytes: a string is made of one beyond ASCII only. */
function shapeOf(words: StringTable, word: number) {
  const end = words.ends[word] ?? 0;
  const start = words.ends[word - 1] ?? 0;
  let mask = 0;
  let figure = false;
  for (let at = start; at < end; at += 1) {
    const byte = words.bytes[at] ?? 0;
    if (byte >= 0x80) {
      const text = stringOf(words, word);
      return { length: text.length, mask: letters(text), figure: hasFigure(text) };
    }
    mask |= letterBit(byte);
    if (byte >= 0x30 && byte <= 0x39) figure = true;
  }
  return { length: end - start, mask, figure };
}

/** Words that have a length, by length, then by number. */
function sortedByLength(lengths: Uint32Array): Pick<Lexicon, "byLength" | "lengthAt"> {
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const lengthAt = new Uint32Array(longest + 2);
  for (const length of lengths) {
    if (length > 0) lengthAt[length + 1] = (lengthAt[length + 1] ?? 0) + 1;
  }
  for (let length = 1; length < lengthAt.length; length += 1) {
    lengthAt[length] = (lengthAt[length] ?? 0) + (lengthAt[length - 1] ?? 0);
  }
  const byLength = new Uint32Array(lengthAt.at(-1) ?? 0);
  const next = lengthAt.slice();
  for (const [word, length] of lengths.entries()) {
    if (length === 0) continue;
    const at = next[length] ?? 0;
    byLength[at] = word;
    next[length] = at + 1;
  }
  return { byLength, lengthAt };
}

/** The terms that are marked, in the order of their letters. */
function sorted(marked: Uint8Array, terms: StringTable): Uint32Array {
  const texts: string[] = [];
  const numbers: number[] = [];
  for (const [term, mark] of marked.entries()) {
    if (mark === 0) continue;
    texts.push(stringOf(terms, term));
    numbers.push(term);
  }
  const text = (at: number) => texts[at] ?? "";
  const order = Uint32Array.from(numbers.keys()).toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
  return order.map((at) => numbers[at] ?? 0);
}
