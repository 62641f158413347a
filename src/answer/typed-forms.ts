import type { Token } from "../language/tokenizer.ts";
import type { QueryWord } from "./question/words.ts";
import { isDemonym } from "../language/known-names.ts";

/** What a word counts that only stems like the one asked for: "several" for "severe". */
const OTHER_WORD = 0.4;
const INFLECTIONS = new Set([
  "",
  ...`s es e d ed ing ings er ers or ors y ies ied ly ally n en ment ments ion ions ation ations
  able`.split(/\s+/u),
]);
const FIGURE = /^\d+(?:\.\d+)?$/u;
const SCALES = new Set(["hundr", "thousand", "million", "billion", "trillion"]);

/**
 * How well some tokens cover a word of the question, 0 to 1: not by another name that stems like
 * it (Hamas for Hama), less by another word that does (several for severe), and a figure not as
 * part of another quantity (5 of "5 billion" for 5 million).
 */
export function formCoverage(
  word: QueryWord,
  next: QueryWord | undefined,
  tokens: readonly Token[],
): number {
  const same = tokens.filter(({ term }) => term === word.term);
  if (same.length === 0) return 0;
  if (FIGURE.test(word.term) && next !== undefined && SCALES.has(next.term)) {
    return isFollowedBy(tokens, word.term, next.term) ? 1 : 0;
  }
  if (same.some((token) => token.word === word.word || isFigure(token))) return 1;
  if (word.name) return isDemonym(word.term) ? 1 : 0;
  return same.some((token) => isInflection(token.word, word.word)) ? 1 : OTHER_WORD;
}

function isFollowedBy(tokens: readonly Token[], term: string, next: string): boolean {
  return tokens.some((token, at) => token.term === term && tokens[at + 1]?.term === next);
}

/** A number in words and in figures is one. */
function isFigure({ term }: Token): boolean {
  return FIGURE.test(term);
}

/** Whether two words that stem alike differ by endings of inflection alone. */
function isInflection(one: string, other: string): boolean {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return INFLECTIONS.has(one.slice(shared)) && INFLECTIONS.has(other.slice(shared));
}
