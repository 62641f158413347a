import { binarySearch, placeOf } from "../../lib/binary-search.ts";
import { type ForwardIndex, isMark, SUBHEADING, wordOf } from "./forward-index.ts";
import {
  beginsWith,
  compareString,
  numberOf,
  stringOf,
  type StringList,
} from "../../lib/string-table.ts";
import { type Entry, hasFigure, type WordSource } from "../corrections.ts";
import { bits, letterBit, letters } from "../../lib/letters.ts";

/** The words and terms of a forward index, ordered so that like ones are found. */
export interface SpellingIndex {
  /** How often each word occurs in titles and paragraphs. */
  counts: Uint32Array;
  /** The words in use, by length, then by number. */
  words: ByLength;
  /** The set of letters of each of these words. */
  masks: Int32Array;
  /** Terms in use that come from a word without a figure, by length, then by their bytes. */
  terms: ByLength;
}

/** Numbers of strings; those of n letters are from `at[n]` to `at[n + 1]`. */
interface ByLength {
  numbers: Uint32Array;
  at: Uint32Array;
}

export function createSpellingIndex(forward: ForwardIndex): SpellingIndex {
  const counts = countWords(forward);
  const used = Uint32Array.from(counts.keys()).filter((word) => (counts[word] ?? 0) > 0);
  const lengths = new Uint32Array(counts.length);
  const masks = new Int32Array(counts.length);
  const termLengths = new Uint32Array(forward.terms.ends.length);
  for (const word of used) {
    const { length, mask, figure } = shapeOf(forward.words, word);
    lengths[word] = length;
    masks[word] = mask;
    const term = forward.termOf[word] ?? 0;
    if (!figure) termLengths[term] = shapeOf(forward.terms, term).length;
  }
  const inUse = Uint32Array.from(termLengths.keys()).filter((term) => termLengths[term] !== 0);
  const ordered = inUse.toSorted((a, b) => compareString(forward.terms, a, forward.terms, b));
  const words = byLength(used, lengths);
  return {
    counts,
    words,
    masks: Int32Array.from(words.numbers, (word) => masks[word] ?? 0),
    terms: byLength(ordered, termLengths),
  };
}

/** What is no more counted of a forward index: numbers of words, ascending, and how often each. */
export interface HiddenWords {
  words: Uint32Array;
  occurrences: Uint32Array;
  /** Numbers of terms, ascending, that no word without a figure leads to any more. */
  unusedTerms: Uint32Array;
}

/** The terms, ascending, that no word without a figure leads to once these are hidden. */
export function unusedTerms(
  forward: ForwardIndex,
  { counts, words }: SpellingIndex,
  hidden: Pick<HiddenWords, "words" | "occurrences">,
): Uint32Array {
  const isGone = (word: number) => (counts[word] ?? 0) === hiddenCount(hidden, word);
  const unused = new Set<number>();
  for (const word of hidden.words) if (isGone(word)) unused.add(forward.termOf[word] ?? 0);
  if (unused.size === 0) return new Uint32Array();
  for (const word of words.numbers) {
    const term = forward.termOf[word] ?? 0;
    if (!unused.has(term) || isGone(word)) continue;
    if (!shapeOf(forward.words, word).figure) unused.delete(term);
  }
  return Uint32Array.from(unused).toSorted();
}

function hiddenCount(
  { words, occurrences }: Pick<HiddenWords, "words" | "occurrences">,
  word: number,
): number {
  return occurrences[placeOf(words, word)] ?? 0;
}

const NO_WORDS: HiddenWords = {
  words: new Uint32Array(),
  occurrences: new Uint32Array(),
  unusedTerms: new Uint32Array(),
};

/** The words of typed arrays, less those that are hidden. */
export function arrayWords(
  forward: ForwardIndex,
  lexicon: SpellingIndex,
  hidden: HiddenWords = NO_WORDS,
): WordSource {
  const { counts, words, masks, terms } = lexicon;
  return {
    *nearMask(length, mask, most) {
      for (let at = words.at[length] ?? 0; at < (words.at[length + 1] ?? 0); at += 1) {
        const own = masks[at] ?? 0;
        if (bits(own ^ mask) > most) continue;
        const entry = entryOf(words.numbers[at] ?? 0, own);
        if (entry.count > 0) yield entry;
      }
    },
    hasTerm(term) {
      if (numberOf(forward.terms, term) === -1) return false;
      const at = firstTerm(term.length, Buffer.from(term));
      return termAt(at) === term && !isUnused(at);
    },
    *termsOf(length, prefix) {
      const start = Buffer.from(prefix);
      for (let at = firstTerm(length, start); at < (terms.at[length + 1] ?? 0); at += 1) {
        if (!beginsWith(forward.terms, terms.numbers[at] ?? 0, start)) return;
        if (!isUnused(at)) yield termAt(at);
      }
    },
  };

  function isUnused(at: number): boolean {
    return placeOf(hidden.unusedTerms, terms.numbers[at] ?? 0) !== -1;
  }

  function termAt(at: number): string {
    return stringOf(forward.terms, terms.numbers[at] ?? 0);
  }

  /** The place of the first term of this length that is not before these bytes. */
  function firstTerm(length: number, bytes: Uint8Array): number {
    const query = { bytes, ends: Uint32Array.of(bytes.length) };
    return binarySearch(
      terms.at[length] ?? 0,
      terms.at[length + 1] ?? 0,
      (at) => compareString(forward.terms, terms.numbers[at] ?? 0, query, 0) < 0,
    );
  }

  function entryOf(number: number, mask: number): Entry {
    return {
      word: stringOf(forward.words, number),
      // Few of those that are near in letters are near enough to be shown.
      get written() {
        return stringOf(forward.written, number);
      },
      count: (counts[number] ?? 0) - hiddenCount(hidden, number),
      letters: mask,
    };
  }
}

/** The words of articles that were prepared together, and of those that came since. */
export function bothWords(base: WordSource, fresh: WordSource): WordSource {
  return {
    *nearMask(length, mask, most) {
      const added = new Map<string, Entry>();
      for (const entry of fresh.nearMask(length, mask, most)) added.set(entry.word, entry);
      for (const entry of base.nearMask(length, mask, most)) {
        const count = entry.count + (added.get(entry.word)?.count ?? 0);
        added.delete(entry.word);
        yield Object.create(entry, { count: { value: count } }) as Entry;
      }
      yield* added.values();
    },
    hasTerm: (term) => base.hasTerm(term) || fresh.hasTerm(term),
    *termsOf(length, prefix) {
      yield* new Set([...base.termsOf(length, prefix), ...fresh.termsOf(length, prefix)]);
    },
  };
}

function countWords({ stream, runAt, words }: ForwardIndex): Uint32Array {
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
function shapeOf(words: StringList, word: number) {
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

/** By length; of one length, they stay in the order given. */
function byLength(numbers: Uint32Array, lengths: Uint32Array): ByLength {
  const lengthOf = (number: number) => lengths[number] ?? 0;
  const longest = numbers.reduce((most, number) => Math.max(most, lengthOf(number)), 0);
  const at = new Uint32Array(longest + 2);
  for (const number of numbers) at[lengthOf(number) + 1] = (at[lengthOf(number) + 1] ?? 0) + 1;
  for (let length = 1; length < at.length; length += 1) {
    at[length] = (at[length] ?? 0) + (at[length - 1] ?? 0);
  }
  const next = at.slice();
  const placed = new Uint32Array(numbers.length);
  for (const number of numbers) {
    const place = next[lengthOf(number)] ?? 0;
    placed[place] = number;
    next[lengthOf(number)] = place + 1;
  }
  return { numbers: placed, at };
}
