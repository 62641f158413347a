import { ABOVE } from "../index/passage-index.ts";
import { isEnglish } from "../language/english.ts";
import { fold } from "../language/fold.ts";
import { isGivenName } from "../language/given-names.ts";
import { YEAR } from "../language/numbers.ts";
import { isWeak } from "../language/weak-words.ts";
import type { Archive } from "./archive.ts";
import { isSwap } from "./question/corrections.ts";
import type { Query } from "./question/query.ts";
import type { Candidate } from "./rank.ts";
import type { ReadPassage } from "./read-passage.ts";

/** Candidates that are looked at for how they write a word. */
const MAX_LOOKED_AT = 5;

/**
 * Whether the best candidate's whole article lacks a word of the question that names somebody or
 * something, though it was typed in lower case: the articles write it with a capital, or it is no
 * word of English, or it follows a given name. So does a year that the article cannot be about.
 */
export function lacksNamedWord(
  query: Query,
  ranked: readonly Candidate[],
  archive: Archive,
): boolean {
  const [best] = ranked;
  const passage = best && archive.passages.read(best.paragraph, best.whole);
  if (best === undefined || !passage) return false;
  const isMatched = (at: number) => best.features.matched.some(({ position }) => position === at);
  const isThere = (at: number) => isMatched(at) || isHeld(at, query, passage, archive);
  return query.words.some((word, at) => {
    // What the question tells is asked first, then how candidates write the word: few are left for
    // which a whole article is read.
    if (isMatched(at) || !mayBeNamed(at, query)) return false;
    const isYear = YEAR.test(word.term);
    const isName =
      isYear || word.documentFrequency === 0 || isWrittenAsName(at, query, ranked, archive);
    if (!isName || isThere(at)) return false;
    if (isYear) return !mayBeOf(word.term, passage);
    // "Hari Kostov" is there where "Mr Kostov" is.
    const next = query.words[at + 1];
    return next === undefined || !isThere(at + 1) || passage.lowerCase.has(next.term);
  });
}

/** Whether the word at this position, typed in lower case, may name somebody or something, or is a year. */
function mayBeNamed(at: number, { words, analyser }: Query): boolean {
  const word = words[at];
  if (word === undefined || word.asking || word.time || word.name || isWeak(word.term))
    return false;
  if (YEAR.test(word.term)) return true;
  // Of other languages there is no list of words.
  if (/\p{N}/u.test(word.term) || analyser.language !== null) return false;
  if (word.documentFrequency > 0) return !isEnglish(word.word);
  return isGivenName(words[at - 1]?.word ?? "") || !mayBeEnglish(word.word);
}

/** Whether the passage's whole article has the word at this position, or one that says the same. */
function isHeld(
  at: number,
  { words, variants }: Query,
  { article }: ReadPassage,
  { passages }: Archive,
): boolean {
  const term = words[at]?.term ?? "";
  const held = passages.termsOf(article);
  return held.has(term) || [...variants].some(([other, of]) => of === term && held.has(other));
}

/** Whether a word is on the list of English, or is with two neighbouring letters put right. */
function mayBeEnglish(word: string): boolean {
  const swapped = word
    .split("")
    .slice(1)
    .map((letter, at) => word.slice(0, at) + letter + (word[at] ?? "") + word.slice(at + 2));
  return [word, ...swapped].some(isEnglish);
}

/** A longer word is rarely one letter from another by chance. */
const MAX_DOUBTED_LENGTH = 6;

/**
 * Whether a short word that may be a name, or who is asked about, was taken for a common one, and the passage has less than
 * two other words of the question to say that this was meant: "who bought Gould" of gold.
 */
export function isDoubtfulCorrection(
  { words, corrected, intent, answerType }: Query,
  coverage: Float64Array,
): boolean {
  const defined = answerType === "name" ? (intent.defined ?? []) : [];
  const people = new Set([...(intent.speaker ?? []), ...defined]);
  const doubted = corrected.filter(({ from, to }) => {
    const common = !/^\p{Lu}\p{Ll}/u.test(to) && !to.includes(" ");
    const short = from.length <= MAX_DOUBTED_LENGTH || people.has(fold(from));
    return short && common && !isCommonSlip(fold(from), fold(to));
  });
  if (doubted.length === 0) return false;
  const others = words.filter(({ typed, term, asking, time }, at) => {
    const held = (coverage[at] ?? 0) > 0 && !asking && !time && !isWeak(term);
    return held && !corrected.some(({ from }) => from === typed);
  });
  return others.length < 2;
}

/** Whether a letter was left out or two have changed places, as happens more than that one is added. */
function isCommonSlip(typed: string, meant: string): boolean {
  return meant.length > typed.length || isSwap(typed, meant);
}

/** Years for which an event is written of without its year: the news of 2023 on "the 2020 war". */
const MAX_YEARS_AFTER = 3;

/** An article on "the 2020 war" need not say so, if it is not older, nor from much later. */
function mayBeOf(year: string, { article: { date } }: ReadPassage): boolean {
  if (date.value === null) return true;
  const after = Number(date.value.slice(0, 4)) - Number(year);
  return after >= 0 && after <= MAX_YEARS_AFTER;
}

/** Whether the candidates that hold a word write it with a capital, within a sentence somewhere. */
export function isWrittenAsName(
  at: number,
  { words }: Query,
  ranked: readonly Candidate[],
  archive: Archive,
): boolean {
  const term = words[at]?.term ?? "";
  const holding = ranked.filter(({ features }) =>
    features.matched.some(
      ({ position, exact, sentence }) => position === at && exact && sentence !== ABOVE,
    ),
  );
  let within = false;
  for (const { paragraph, whole } of holding.slice(0, MAX_LOOKED_AT)) {
    const passage = archive.passages.read(paragraph, whole);
    if (passage === null) continue;
    if (passage.lowerCase.has(term)) return false;
    within ||= passage.words.some((sentence) =>
      sentence.slice(1).some((word) => word.term === term),
    );
  }
  return within;
}
