import { ABOVE, type MatchFeatures } from "../index/passage-index.ts";
import { isWeak } from "../language/weak-words.ts";
import type { Query } from "./question/query.ts";
import type { QueryWord } from "./question/words.ts";
import { formCoverage } from "./typed-forms.ts";

/** What a word counts in the sentence beside the best one, and in the headings above. */
const NEXT_SENTENCE = 0.8;
const IN_HEADING = 0.6;
export const VARIANT = 0.65;
const WEAK_WEIGHT = 0.25;

/** How well parts of a passage cover each word of the question, by the form that was typed: 0 to 1. */
export interface Coverage {
  /** By sentence. */
  table: number[][];
  /** The headings: its article's title and its subheading. */
  above: number[];
}

export function coverageOf(
  { words }: Query,
  { sentences, matched }: Pick<MatchFeatures, "sentences" | "matched">,
): Coverage {
  const table = Array.from({ length: sentences }, () => words.map(() => 0));
  const above = words.map(() => 0);
  for (const match of matched) {
    const { sentence, position, exact } = match;
    const row = sentence === ABOVE ? above : table[sentence];
    const asked = words[position];
    if (row === undefined || asked === undefined) continue;
    const covered = exact ? formCoverage(asked, words[position + 1], match) : VARIANT;
    if (covered > (row[position] ?? 0)) row[position] = covered;
  }
  return { table, above };
}

/** The best sentence, and what of the question is near it. Weights are sums of `weightOf`. */
interface Window {
  /** The position of the sentence. */
  best: number;
  /** What it, its neighbours and the headings cover, and what it alone covers. */
  window: number;
  sentence: number;
  /** The weight of the heaviest word that the window lacks. */
  missing: number;
}

export function bestWindow({ table, above }: Coverage, weights: readonly number[]): Window {
  let found: Window = { best: 0, window: -1, sentence: 0, missing: Math.max(0, ...weights) };
  for (const [at, row] of table.entries()) {
    let [window, sentence, missing] = [0, 0, 0];
    for (const [position, weight] of weights.entries()) {
      const own = row[position] ?? 0;
      const beside = Math.max(table[at - 1]?.[position] ?? 0, table[at + 1]?.[position] ?? 0);
      const covered = Math.max(own, beside * NEXT_SENTENCE, (above[position] ?? 0) * IN_HEADING);
      window += weight * covered;
      sentence += weight * own;
      if (covered === 0 && weight > missing) missing = weight;
    }
    if (window > found.window) found = { best: at, window, sentence, missing };
  }
  return { ...found, window: Math.max(0, found.window) };
}

/** What a word of the question counts. */
export function weightOf(
  { term, word, name, idf, asking, time }: QueryWord,
  aside: readonly string[],
) {
  if (asking || time) return 0;
  const little = isWeak(term) || (aside.includes(word) && !name);
  return idf * (little ? WEAK_WEIGHT : 1);
}
