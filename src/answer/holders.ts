import { WORD, wordBits } from "../language/speech/words.ts";
import { type Analyser, eachWord } from "../language/tokenizer.ts";
import type { Word } from "../language/written-words.ts";

/** Which words of a text are of the office, and of what it is of. */
export interface Office {
  isOffice: (word: Word) => boolean;
  /** The same of each of its words: "finance minister" is no other minister. */
  parts: readonly ((word: Word) => boolean)[];
  isOwner: (word: Word) => boolean;
}

interface WrittenWord extends Word {
  capital: boolean;
}

/** An office and what it is of may be so far apart: "president of the central bank of Lorn". */
const MAX_APART = 4;
/** Its own words: "minister of finance". */
const MAX_BESIDE = 2;
/** "Ann Roe was elected the clinic's new president". */
const MAX_SKIPPED = 5;
const NO_NAME = WORD.role | WORD.title | WORD.body | WORD.calendar | WORD.preposition;

/**
 * Whether a sentence names who has an office: "Lornish president Ann Roe" and "Ann Roe, president of
 * Lorn" do, "the presidents of Lorn and Orsk" does not.
 */
export function namesHolder(
  sentence: string,
  analyser: Analyser,
  { isOffice, isOwner, parts }: Office,
): boolean {
  const words: WrittenWord[] = [];
  eachWord(sentence, analyser, (word, start) => {
    words.push({ ...word, capital: /^\p{Lu}\p{Ll}/u.test(sentence.slice(start, start + 3)) });
  });
  const isPart = (word: Word): boolean => isOffice(word) || isOwner(word);
  const isName = (at: number): boolean => {
    const word = words[at];
    if (word === undefined || !word.capital || word.stop || isPart(word)) return false;
    return (wordBits(word.word) & NO_NAME) === 0;
  };
  const isSkipped = (at: number): boolean => {
    const word = words[at];
    return word !== undefined && (!word.capital || word.stop || isPart(word));
  };
  return words.some((word, at) => {
    if (!isOffice(word) || isPlural(word)) return false;
    const title = words.slice(Math.max(0, at - MAX_BESIDE), at + MAX_BESIDE + 1);
    if (!parts.every((part) => title.some(part))) return false;
    const owner = words.findIndex(
      (each, place) => Math.abs(place - at) <= MAX_APART && isOwner(each),
    );
    if (owner === -1) return false;
    let before = at - 1;
    while (at - before <= MAX_SKIPPED && isSkipped(before)) before -= 1;
    // "Led by Ann Roe".
    const after = words[at + 1]?.word === "by" ? at + 2 : at + 1;
    return isName(before) || isName(after) || (owner > at && isName(owner + 1));
  });
}

/** "Presidents", but not "leads". */
function isPlural({ word }: Word): boolean {
  return word.endsWith("s") && (wordBits(word.slice(0, -1)) & WORD.role) !== 0;
}
