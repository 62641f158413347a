import type { SearchedWords } from "../searched-words.ts";

/** What `SearchedWords` are stored as beside their terms. */
export interface StoredWords {
  /** The words, each left empty where it is its own term. */
  words: string;
  /** Their answer types, a hexadecimal digit each. */
  types: string;
  /** Where sentences end among them. */
  ends: string;
}

const DIGITS = "0123456789abcdef";

export function storedWords({ tokens, types, sentenceEnds }: SearchedWords): StoredWords {
  return {
    words: tokens.map(({ word, term }) => (word === term ? "" : word)).join(" "),
    types: types.map((each) => DIGITS[each]).join(""),
    ends: sentenceEnds.join(" "),
  };
}

/** The words, by the terms that were stored beside them. */
export function readWords({ words }: StoredWords, terms: readonly string[]): string[] {
  const changed = words.split(" ");
  return terms.map((term, at) => changed[at] || term);
}

export function readTypes({ types }: StoredWords): Uint8Array {
  return Uint8Array.from(types, (digit) => Number.parseInt(digit, 16));
}

export function readSentenceEnds({ ends }: StoredWords): Uint32Array {
  return ends === "" ? new Uint32Array() : Uint32Array.from(ends.split(" "), Number);
}
