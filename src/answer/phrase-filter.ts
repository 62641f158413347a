import { tokenize, type Token, type Analyser, termsIn } from "../language/tokenizer.ts";
import { createPauses } from "../lib/event-loop.ts";
import type { RerankQuery } from "../index/passage-index.ts";
import { fold } from "../language/fold.ts";
import type { Archive } from "./archive.ts";

/** Finds out which paragraphs meet conditions, reading the texts of as few as it can. */
export interface PhraseFilter {
  /** Terms that every paragraph that meets the conditions holds. */
  required: readonly string[];
  /** Those of these paragraphs (ids) that meet the conditions, in order. */
  verify(paragraphs: readonly string[]): Promise<string[]>;
  /** Those that may meet them, by the index alone. */
  preFilter(paragraphs: readonly string[]): Promise<string[]>;
}

/** Required, and refused: a query may look for 127 terms at most, and no question has so many. */
const MAX_TERMS = 60;

export function createPhraseFilter(conditions: Conditions, archive: Archive): PhraseFilter {
  const { analyser, articles, features } = archive;
  const required = termsOf(conditions.phrases, analyser).slice(0, MAX_TERMS);
  const single = conditions.without.filter((text) => isIndexed(text, analyser)).slice(0, MAX_TERMS);
  const refused = termsOf(single, analyser);
  const wanted = termQuery([...new Set([...required, ...refused])]);
  const rest = conditions.without.filter((text) => !single.includes(text));
  const test = testOf({ phrases: conditions.phrases, without: rest }, analyser);
  const pause = createPauses();
  return { required, preFilter, verify };

  async function preFilter(paragraphs: readonly string[]): Promise<string[]> {
    if (wanted.terms.length === 0) return [...paragraphs];
    await pause();
    const found = await features.features(paragraphs, wanted);
    return paragraphs.filter((_, at) => {
      const holds = (term: string): boolean =>
        found[at]?.termCoverage[wanted.positions.get(term) ?? -1] === 1;
      return required.every(holds) && !refused.some(holds);
    });
  }

  async function verify(paragraphs: readonly string[]): Promise<string[]> {
    const preFiltered = await preFilter(paragraphs);
    if (test === null) return preFiltered;
    const passed: string[] = [];
    for (const id of preFiltered) {
      await pause();
      const paragraph = await articles.paragraph(id);
      if (paragraph !== undefined && test(paragraph.text)) passed.push(id);
    }
    return passed;
  }
}

function testOf(conditions: Conditions, analyser: Analyser): Test | null {
  const { phrases, without } = conditions;
  if (phrases.length === 0 && without.length === 0) return null;
  const mayMatch = createPreFilter(phrases, analyser);
  const meets = createVerifier(conditions, analyser);
  return (text) => mayMatch(text) && meets(text);
}

/** Whether the index knows which paragraphs hold the word: it is one word, and no stop word. */
function isIndexed(text: string, analyser: Analyser): boolean {
  const [token, ...others] = tokenize(text, analyser);
  if (token === undefined || token.stop || others.length > 0) return false;
  // The stem of "wills" is a stop word, which the index leaves out.
  return tokenize(token.term, analyser).every(({ stop }) => !stop);
}

function termsOf(texts: readonly string[], analyser: Analyser): string[] {
  const tokens: Token[] = texts.flatMap((text) => tokenize(text, analyser));
  return [...new Set(tokens.flatMap(({ term, stop }) => (stop ? [] : [term])))];
}

/** A query that asks only which of these terms a paragraph holds. */
function termQuery(terms: readonly string[]): RerankQuery {
  return {
    terms,
    weights: terms.map(() => 0),
    positions: new Map(terms.map((term, position) => [term, position])),
    answerType: 0,
  };
}

/** Words that a quoted paragraph must hold, and words that it must not. */
export interface Conditions {
  /** Word for word, in this order, letter case and accents aside. */
  phrases: readonly string[];
  /** A single word in any of its inflections; several words word for word. */
  without: readonly string[];
}

/** Whether the words of a text meet the conditions. */
type Test = (text: string) => boolean;

/** Whether the words searched for all stand in the phrases: what holds them is what was asked for. */
export function allInPhrases(
  words: readonly { term: string }[],
  conditions: Conditions | undefined,
  analyser: Analyser,
): boolean {
  const held = new Set(conditions?.phrases.flatMap((phrase) => termsIn(phrase, analyser)));
  return held.size > 0 && words.every(({ term }) => held.has(term));
}

export function createVerifier({ phrases, without }: Conditions, analyser: Analyser): Test {
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
export function createPreFilter(
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
