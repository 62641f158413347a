import { fold } from "../language/fold.ts";
import type { Analyser } from "../language/analyser.ts";
import { tokenize } from "../language/tokenizer.ts";

/** What the tokenizer takes out of words. */
const TAKEN_OUT = /['.,]/gu;
const NOT_IN_WORDS = /[^\p{L}\p{N}\p{M}]+/u;
const BETWEEN = String.raw`[^\p{L}\p{N}\p{M}]*`;
/** Signs are no words, but folding makes letters of some ("™"). */
const SIGN = /\p{S}/gu;

/**
 * Whether a text may hold these phrases word for word: a look at its letters, which takes a
 * fraction of the time of taking it apart into words. Never false for a text that holds them.
 */
export function createGlance(
  phrases: readonly string[],
  analyser: Analyser,
): (text: string) => boolean {
  const patterns = phrases.map((phrase) => {
    const words = tokenize(phrase, analyser).flatMap(({ word }) => plain(word).split(NOT_IN_WORDS));
    // In the text a word may stand with a possessive "s".
    return new RegExp(words.join(`s?${BETWEEN}`), "u");
  });
  return (text) => {
    const letters = plain(fold(text.replaceAll(SIGN, " ")));
    return patterns.every((pattern) => pattern.test(letters));
  };
}

/** The two small sigmas are one: which of them stands in a word depends on what is around it. */
function plain(folded: string): string {
  return folded.replaceAll(TAKEN_OUT, "").replaceAll("ς", "σ");
}
