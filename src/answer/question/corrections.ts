import type { AskedWord } from "../../index/corrections.ts";
import type { PassageIndex } from "../../index/passage-index.ts";
import { isEnglish } from "../../language/english.ts";
import { fold } from "../../language/fold.ts";
import { IRREGULAR_FORMS } from "../../language/irregular-forms.ts";
import { isKnownName } from "../../language/known-names.ts";
import { type Analyser, termsIn, tokenize } from "../../language/tokenizer.ts";
import { expandShorthand } from "../../language/weak-words.ts";
import { editDistance } from "../../lib/edit-distance.ts";
import type { Archive } from "../archive.ts";
import type { WordFacts } from "./word-facts.ts";
import type { QueryWord, ReadTokens, ReadWord } from "./words.ts";

/** A word of the question, and the word of the articles that it is taken for. */
export type Corrected = QueryWord & { to: string };

/** Short names in capitals are all near each other: none is taken for a slip. */
const ACRONYM = /^\p{Lu}{2,5}$/u;
/**
 * Who begins a name with a capital mostly spells it right, and a short one with another letter is
 * another name: "Tesla" is no slip for "Tessa". Leaving short names alone altogether costs a point
 * of hit@1 with typing errors (.845 in place of .856 on 1,400 questions).
 */
const MIN_SUBSTITUTED_LENGTH = 6;

type Read = Pick<ReadTokens, "capitals" | "analyser">;

/** The terms of what words may be short for. */
export function shorthandTerms(words: readonly AskedWord[], analyser: Analyser): string[] {
  return words.flatMap(({ word }) => {
    const full = expandShorthand(word);
    return full === null ? [] : termsIn(full, analyser);
  });
}

/** The words among these that may be slips, should the articles never use them. */
export function possibleSlips(
  words: readonly AskedWord[],
  typed: readonly ReadWord[],
  { capitals }: Read,
): AskedWord[] {
  const isAside = (word: string): boolean => {
    const own = typed.filter((each) => each.word === word);
    return own.length > 0 && own.every((each) => each.time || isAcronym(each, capitals));
  };
  const met = new Set<string>();
  return words.filter(({ word }) => {
    if (met.has(word) || isAside(word)) return false;
    met.add(word);
    // A short known name is none.
    return word.length >= MIN_SLIP_LENGTH || !isKnownName(word);
  });
}

/** For each word that the articles never use, the likeliest word of theirs, where one is near. */
export async function correctAll(
  words: readonly QueryWord[],
  read: Read,
  facts: WordFacts,
  archive: Archive,
): Promise<Corrected[]> {
  const known = words.filter((word) => word.documentFrequency > 0).map((word) => word.term);
  const corrected = await Promise.all(
    words.map(async (word, at): Promise<Corrected[]> => {
      if (word.documentFrequency > 0 || word.time) return [];
      const to =
        shorthandOf(word, words[at - 1]) ??
        (isEnglish(word.word) || isKnownName(word.word)
          ? await besideNeighbour(words, at, facts, archive)
          : await nearest(word, { ...read, known, facts }, archive));
      return to === null ? [] : readAs(word, to, read.analyser, facts);
    }),
  );
  return corrected.flat();
}

/** A word as the words that it is taken for, with their statistics; none where no article has them. */
function readAs(word: QueryWord, to: string, analyser: Analyser, facts: WordFacts): Corrected[] {
  const meant = tokenize(to, analyser).filter(({ stop }) => !stop);
  const read = meant.map(({ word: own, term }) => ({
    ...word,
    word: own,
    term,
    ...facts.statistics(term),
    to,
  }));
  return read.some(({ documentFrequency }) => documentFrequency > 0) ? read : [];
}

function shorthandOf(word: ReadWord, before: ReadWord | undefined): string | null {
  return canBeShort(word, before) ? expandShorthand(word.word) : null;
}

/** "9 pm" has no prime minister, and "Jan Novak" no January. */
function canBeShort({ typed }: ReadWord, before: ReadWord | undefined): boolean {
  if (before !== undefined && /^[\d.]+$/u.test(before.term)) return false;
  return !/^\p{Lu}\p{Ll}/u.test(typed);
}

function isAcronym({ typed }: Pick<ReadWord, "typed">, capitals: boolean): boolean {
  return capitals && ACRONYM.test(typed);
}

async function nearest(
  { typed, word, term }: QueryWord,
  { known, capitals, analyser, facts }: Read & { known: readonly string[]; facts: WordFacts },
  archive: Archive,
): Promise<string | null> {
  if (IRREGULAR_FORMS.has(term)) return null;
  if (isAcronym({ typed }, capitals)) return null;
  // German writes every noun with a capital, names too.
  const capital = (capitals || analyser.language !== null) && /^\p{Lu}/u.test(typed);
  const offered = facts.offered(word).map(({ written }) => written);
  // Of English words there is a list; of others, one letter may be a slip, two make another word.
  const near =
    analyser.language === null
      ? offered
      : offered.filter((each) => editDistance(fold(each), word, 1) <= 1);
  const fitting = near.filter((each) => {
    if (isOtherName(each, word)) return false;
    return capital
      ? canBeName(each, word)
      : word.length >= MIN_SLIP_LENGTH || beginsAlike(each, word);
  });
  return likeliest(fitting, known, archive);
}

/** Shorter words of English, and names, are one letter from many others. */
const MIN_SLIP_LENGTH = 5;
/** Paragraphs in which two words are looked for side by side. */
const MAX_LOOKED_AT = 10;

/**
 * What a word of English or a known name is a slip for, if it is beside the question's next or last word in the
 * articles: "prime minster". A word in capitals may be a name.
 */
async function besideNeighbour(
  words: readonly QueryWord[],
  at: number,
  facts: WordFacts,
  { index, analyser }: Archive,
): Promise<string | null> {
  const word = words[at];
  if (word === undefined || word.word.length < MIN_SLIP_LENGTH) return null;
  if (/^\p{Lu}/u.test(word.typed) || IRREGULAR_FORMS.has(word.term)) return null;
  const neighbours = [words[at - 1], words[at + 1]].flatMap((each) =>
    each !== undefined && each.documentFrequency > 0 ? [each.term] : [],
  );
  const near = facts.offered(word.word).map(({ written }) => written);
  const pairs = near.flatMap((written) => {
    const [term] = termsIn(written, analyser);
    const slip = editDistance(fold(written), word.word, 1) <= 1;
    return term === undefined || !slip ? [] : neighbours.map((one) => ({ written, one, term }));
  });
  const together = await Promise.all(
    pairs.map(async ({ one, term }) => areNeighbours(one, term, index)),
  );
  return pairs.find((_, pair) => together[pair])?.written ?? null;
}

async function areNeighbours(one: string, other: string, index: PassageIndex): Promise<boolean> {
  const positions = new Map([
    [one, 0],
    [other, 1],
  ]);
  const terms = [one, other];
  const rerank = { terms, weights: [1, 1], positions, answerType: 0 };
  const hits = await index.find({ terms, limit: MAX_LOOKED_AT, rerank });
  return hits.some(({ features }) => (features?.pairs ?? 0) > 0);
}

/** "Umfeld" is two letters from "rumsfeld" and begins otherwise: another name, and no slip for it. */
function isOtherName(written: string, typed: string): boolean {
  const isName = /^\p{Lu}/u.test(written) && !isEnglish(fold(written));
  return isName && !beginsAlike(written, typed) && editDistance(fold(written), typed, 1) > 1;
}

function canBeName(written: string, typed: string): boolean {
  const other = fold(written);
  // A word of English was first met at the start of a sentence: "Alone" is no name.
  const isName = /^\p{Lu}/u.test(written) && (!isEnglish(other) || isKnownName(other));
  if (!isName) return false;
  const substituted = other.length === typed.length && !isSwap(other, typed);
  return !substituted || typed.length >= MIN_SUBSTITUTED_LENGTH;
}

/** Whether a short word, which may be a name, begins as typed or has the same letters: no "felon" for "elon". */
function beginsAlike(written: string, typed: string): boolean {
  const other = fold(written);
  return other[0] === typed[0] || isSwap(other, typed);
}

/** Whether two words hold the same letters. */
export function isSwap(one: string, other: string): boolean {
  return one.split("").toSorted().join("") === other.split("").toSorted().join("");
}

/** The one that goes best with the question's other words. */
async function likeliest(
  offered: readonly string[],
  known: readonly string[],
  { analyser, index }: Archive,
): Promise<string | null> {
  let best: string | null = offered[0] ?? null;
  if (offered.length < 2) return best;
  const hits = await Promise.all(
    offered.map(async (word) =>
      index.find({ terms: [...known, ...termsIn(word, analyser)], limit: 1 }),
    ),
  );
  let most = 0;
  for (const [at, word] of offered.entries()) {
    const score = hits[at]?.[0]?.score ?? 0;
    if (score > most) [best, most] = [word, score];
  }
  return best;
}
