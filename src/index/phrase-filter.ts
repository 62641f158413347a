import {
  compoundsIn,
  tokenize,
  type Token,
  type Analyser,
  termsIn,
} from "../language/tokenizer.ts";
import { isWeak } from "../language/weak-words.ts";
import { createPauses } from "../lib/event-loop.ts";
import type { LocalArticles } from "../articles/local-articles.ts";
import type { FeatureSource } from "./paragraph-search.ts";
import type { Conditions, RerankQuery } from "./passage-index.ts";

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

export function createPhraseFilter(
  conditions: Conditions,
  {
    articles,
    features,
    analyser: usual,
  }: { articles: LocalArticles; features: FeatureSource; analyser: Analyser },
): PhraseFilter {
  const { analyser = usual } = conditions;
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
      const paragraph = articles.paragraph(id);
      if (paragraph !== undefined && test(paragraph.text)) passed.push(id);
    }
    return passed;
  }
}

function testOf(conditions: Conditions, analyser: Analyser): Test | null {
  const { phrases, without } = conditions;
  if (phrases.length === 0 && without.length === 0) return null;
  return createVerifier(conditions, analyser);
}

/** Whether the index knows which paragraphs hold the word: it is one word, and no stop word. */
function isIndexed(text: string, analyser: Analyser): boolean {
  const [token, ...others] = tokenize(text, analyser);
  if (token === undefined || token.stop || others.length > 0) return false;
  // The stem of "wills" is a stop word, which the index leaves out.
  return tokenize(token.term, analyser).every(({ stop }) => !stop);
}

function termsOf(texts: readonly string[], analyser: Analyser): string[] {
  const terms = texts.flatMap((text) => {
    const tokens = tokenize(text, analyser);
    // Which of a hyphenated word's forms a text has is seen when it is read.
    const open = new Set(compoundsIn(tokens).flatMap(({ whole, parts }) => [whole, ...parts]));
    return tokens.flatMap((token) => (token.stop || open.has(token) ? [] : [token.term]));
  });
  return [...new Set(terms)];
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

/** Whether the words of a text meet the conditions. */
type Test = (text: string) => boolean;

/** Whether the words searched for are all in the phrases: what holds them is what was asked for. */
export function allInPhrases(
  words: readonly { term: string }[],
  conditions: Conditions | undefined,
  analyser: Analyser,
): boolean {
  const phrases = conditions?.phrases ?? [];
  const held = new Set(phrases.flatMap((phrase) => termsIn(phrase, analyser)));
  return phrases.length > 0 && words.every(({ term }) => held.has(term) || isWeak(term));
}

export function createVerifier({ phrases, without }: Conditions, analyser: Analyser): Test {
  const wanted = phrases.map((phrase) => tokenize(phrase, analyser)).filter(isSome);
  const refused = without.map((each) => tokenize(each, analyser)).filter(isSome);
  return (text) => {
    const tokens = tokenize(text, analyser);
    const read = readings(tokens);
    return (
      wanted.every((phrase) => holdsPhrase(phrase, read)) &&
      !refused.some((each) => isRefused(each, tokens, read))
    );
  };
}

function isRefused(
  refused: readonly Token[],
  tokens: readonly Token[],
  read: readonly (readonly string[])[],
): boolean {
  const [first, ...others] = refused;
  if (first === undefined) return false;
  if (others.length === 0) return tokens.some(({ term }) => term === first.term);
  return holdsPhrase(refused, read);
}

/** A hyphen more or less makes no other phrase: "cease-fire" is "ceasefire" and "cease fire". */
function holdsPhrase(phrase: readonly Token[], read: readonly (readonly string[])[]): boolean {
  return readings(phrase).some((words) => read.some((text) => follows(words, text)));
}

/** Whether the words occur in `words`, one after the other. */
function follows(phrase: readonly string[], words: readonly string[]): boolean {
  const last = words.length - phrase.length;
  for (let at = 0; at <= last; at += 1) {
    if (phrase.every((word, offset) => words[at + offset] === word)) return true;
  }
  return false;
}

/** The words of a text twice, "its" as "it's": hyphenated ones as one word, and as their parts. */
function readings(tokens: readonly Token[]): [string[], string[]] {
  const compounds = compoundsIn(tokens);
  const wholes = new Set(compounds.map(({ whole }) => whole));
  const parts = new Set(compounds.flatMap((compound) => compound.parts));
  const without = (left: ReadonlySet<Token>): string[] =>
    tokens.flatMap((token) => (left.has(token) ? [] : [token.word.replaceAll(/['’]/gu, "")]));
  return [without(parts), without(wholes)];
}

function isSome(list: readonly unknown[]): boolean {
  return list.length > 0;
}
