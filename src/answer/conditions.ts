import { terms, tokenize, type Token } from "../language/tokenizer.ts";
import type { Analyser } from "../language/analyser.ts";

/** Words that a quoted paragraph must hold, and words that it must not. */
export interface Conditions {
  /** Word for word, in this order, letter case and accents aside. */
  phrases: readonly string[];
  /** A single word in any of its inflections; several words word for word. */
  without: readonly string[];
}

/** Whether the words of a text meet the conditions. */
export type Test = (text: string) => boolean;

/** Whether the words searched for all stand in the phrases: what holds them is what was asked for. */
export function allInPhrases(
  words: readonly { term: string }[],
  conditions: Conditions | undefined,
  analyser: Analyser,
): boolean {
  const held = new Set(conditions?.phrases.flatMap((phrase) => terms(phrase, analyser)));
  return held.size > 0 && words.every(({ term }) => held.has(term));
}

export function createTest({ phrases, without }: Conditions, analyser: Analyser): Test {
  const wanted = phrases.map((phrase) => wordsIn(phrase, analyser)).filter(isSome);
  const refused = without.map((each) => tokenize(each, analyser)).filter(isSome);
  return (text) => {
    const tokens = tokenize(text, analyser);
    const words = tokens.map(({ word }) => word);
    return (
      wanted.every((phrase) => stands(phrase, words)) &&
      !refused.some((each) => isRefused(each, tokens, words))
    );
  };
}

function isRefused(
  refused: readonly Token[],
  tokens: readonly Token[],
  words: readonly string[],
): boolean {
  const [first, ...others] = refused;
  if (first === undefined) return false;
  if (others.length === 0) return tokens.some(({ term }) => term === first.term);
  return stands(
    refused.map(({ word }) => word),
    words,
  );
}

function stands(phrase: readonly string[], words: readonly string[]): boolean {
  const last = words.length - phrase.length;
  for (let at = 0; at <= last; at += 1) {
    if (phrase.every((word, offset) => words[at + offset] === word)) return true;
  }
  return false;
}

function wordsIn(text: string, analyser: Analyser): string[] {
  return tokenize(text, analyser).map(({ word }) => word);
}

function isSome(list: readonly unknown[]): boolean {
  return list.length > 0;
}
