import porter2 from "wink-porter2-stemmer";
import stopWordList from "wink-nlp-utils/src/dictionaries/stop_words.json" with { type: "json" };
import { type Analyser, createAnalyser, MOST_REMEMBERED, type Word } from "./analyser.ts";
import { fold } from "./fold.ts";
import type { Span } from "../lib/span.ts";
import { eachPiece, NUMBER } from "./pieces.ts";
import { oneSpelling } from "./spelling.ts";

/** A word of a text. The span lies in the original text, without a possessive `'s`. */
export interface Token extends Word, Span {}

const STOP_WORDS: ReadonlySet<string> = new Set(stopWordList);

/** Longer than any word of a dictionary. */
const LONGEST_STEMMED = 50;
const NO_VARIANTS = { variants: new Map<string, string>() };
const POSSESSIVE = /['’ʼ＇][sS]$/u;
const HAS_DIGIT = /\p{N}/u;
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}]+/u;

/** Every word of `text`, in order, stop words included. */
export function tokenize(text: string, analyser: Analyser = createAnalyser()): Token[] {
  const tokens: Token[] = [];
  eachPiece(text, (start, end) => push(tokens, text.slice(start, end), start, analyser));
  return tokens;
}

/** Whether the first word of `text` is a stop word; null where there is none. */
export function startsWithStopWord(text: string): boolean | null {
  let first: Word | undefined;
  eachPiece(text, (start, end) => {
    first ??= wordsOf(text.slice(start, end), NO_VARIANTS)[0];
  });
  return first?.stop ?? null;
}

/** The terms that `text` is searched by: stop words left out, repetitions kept. */
export function terms(text: string, analyser?: Analyser): string[] {
  return tokenize(text, analyser)
    .filter((token) => !token.stop)
    .map((token) => token.term);
}

function push(tokens: Token[], raw: string, start: number, analyser: Analyser): void {
  let words = analyser.met.get(raw);
  if (words === undefined) {
    words = wordsOf(raw, analyser);
    const ordinary = raw.length <= LONGEST_STEMMED && analyser.met.size < MOST_REMEMBERED;
    if (ordinary) analyser.met.set(raw, words);
  }
  const end = start + shownLength(raw);
  for (const { word, term, stop } of words) tokens.push({ word, term, stop, start, end });
}

/** How much of a written word is marked and shown: all but a possessive `'s`. */
export function shownLength(raw: string): number {
  return raw.length - (POSSESSIVE.test(raw) ? 2 : 0);
}

/** What one written word stands for: mostly one word; "½" is two ("1⁄2" by NFKD). */
export function wordsOf(raw: string, { variants }: Pick<Analyser, "variants">): Word[] {
  const folded = fold(raw);
  if (STOP_WORDS.has(folded) || folded.endsWith("n't")) {
    return [{ word: folded, term: folded, stop: true }];
  }
  const base = folded.replace(/'s$/u, "").replaceAll("'", "");
  const parts = NUMBER.test(base)
    ? [base.replaceAll(",", "")]
    : base.replaceAll(".", "").split(BETWEEN_WORDS);
  return parts
    .filter((word) => word !== "")
    .map((word) => {
      const stop = STOP_WORDS.has(word);
      return { word, term: stop ? word : termOf(variants.get(word) ?? word), stop };
    });
}

/**
 * Porter2 would take digits for letters ("2003" becomes "200i"), and its time grows with the
 * square of a word's length: 1.2 s for 20,000 letters, which is no word.
 */
function termOf(word: string): string {
  if (HAS_DIGIT.test(word) || word.length > LONGEST_STEMMED) return word;
  return porter2(oneSpelling(word));
}
