import porter2 from "wink-porter2-stemmer";
import stopWordList from "wink-nlp-utils/src/dictionaries/stop_words.json" with { type: "json" };
import { type Analyser, createAnalyser, MOST_REMEMBERED, type Word } from "./analyser.ts";
import { fold } from "./fold.ts";
import type { Span } from "./span.ts";
import { oneSpelling } from "./spelling.ts";

/** A word of a text. The span lies in the original text, without a possessive `'s`. */
export interface Token extends Word, Span {}

const STOP_WORDS: ReadonlySet<string> = new Set(stopWordList);

/** Letters, digits and marks, with single stops, commas and apostrophes between them. */
const RUN =
  /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u2060]+(?:[.,'’ʼ＇][\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u2060]+)*/gu;
/** Longer than any word of a dictionary. */
const LONGEST_STEMMED = 50;
const STOP_OR_COMMA = /[.,]/u;
const DOTTED_LETTERS = /^\p{L}(?:\.\p{L})+$/u;
const NUMBER = /^\d+(?:,\d{3})*(?:\.\d+)*$/u;
const POSSESSIVE = /['’ʼ＇][sS]$/u;
const HAS_DIGIT = /\p{N}/u;
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}]+/u;

/** Every word of `text`, in order, stop words included. */
export function tokenize(text: string, analyser: Analyser = createAnalyser()): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(RUN)) {
    const run = match[0];
    const start = match.index;
    if (!STOP_OR_COMMA.test(run) || NUMBER.test(run)) push(tokens, run, start, analyser);
    else if (DOTTED_LETTERS.test(run)) {
      const whole = text[start + run.length] === "." ? `${run}.` : run;
      push(tokens, whole, start, analyser);
    } else {
      let at = start;
      for (const part of run.split(STOP_OR_COMMA)) {
        push(tokens, part, at, analyser);
        at += part.length + 1;
      }
    }
  }
  return tokens;
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
    words = prepare(raw, analyser.variants);
    const ordinary = raw.length <= LONGEST_STEMMED && analyser.met.size < MOST_REMEMBERED;
    if (ordinary) analyser.met.set(raw, words);
  }
  const end = start + raw.length - (POSSESSIVE.test(raw) ? 2 : 0);
  for (const { word, term, stop } of words) tokens.push({ word, term, stop, start, end });
}

/** What one written word stands for: mostly one word; "½" is two ("1⁄2" by NFKD). */
function prepare(raw: string, variants: ReadonlyMap<string, string>): Word[] {
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
