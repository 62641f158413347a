import { ANSWER_TYPE, type AnswerType, expectedAnswerType } from "../../language/answer-types.ts";
import { termsIn, type Token, tokenize } from "../../language/tokenizer.ts";
import type { RerankQuery } from "../../index/passage-index.ts";
import type { Correction } from "../answer.ts";
import { isChatFiller, expandShorthand } from "../../language/weak-words.ts";
import type { Archive } from "../archive.ts";

/** A word of the question that is searched for. */
interface QueryWord {
  /** As the asker wrote it. */
  typed: string;
  term: string;
  idf: number;
  /** Paragraphs that hold the term. */
  documentFrequency: number;
  /** It says what kind of answer is wanted, as "many" in "how many", rather than about what. */
  asking: boolean;
}

/** A question made ready for search. */
export interface Query {
  /** Each word once, in the question's order, stop words left out. */
  words: QueryWord[];
  corrected: Correction[];
  answerType: AnswerType | null;
  /** Terms that begin like a word's or say the same in other words, and that word's term. */
  variants: ReadonlyMap<string, string>;
  /** What is looked for in each candidate. */
  rerank: RerankQuery;
}

/** Words beyond this many, the commonest first, are left out of a search. */
const MAX_WORDS = 32;

/** Short names in capitals are all near each other: none is taken for a slip. */
const ACRONYM = /^\p{Lu}{2,5}$/u;

/** `exact`: search for exactly what was typed. */
export async function parseQuery(
  question: string,
  archive: Archive,
  exact: boolean,
): Promise<Query> {
  const tokens = tokenize(question, archive.analyser);
  const typed = await weigh(question, tokens, archive);
  const corrections = exact ? [] : await correctAll(typed, archive);
  const words: QueryWord[] = [];
  for (const word of typed) {
    const meant = corrections.filter((each) => each.typed === word.typed);
    for (const each of meant.length > 0 ? meant : [word]) {
      if (!words.some(({ term }) => term === each.term)) words.push(each);
    }
  }
  const answerType = expectedAnswerType(tokens.map(({ word }) => word));
  const variants = await variantTerms(words, archive);
  return {
    words,
    corrected: corrections
      .filter((each, at) => corrections[at - 1]?.typed !== each.typed)
      .map(({ typed: from, to }) => ({ from, to })),
    answerType,
    variants,
    rerank: rerankQuery(words, variants, answerType),
  };
}

function rerankQuery(
  words: readonly QueryWord[],
  variants: Query["variants"],
  answerType: AnswerType | null,
): RerankQuery {
  const positions = new Map(words.map(({ term }, position) => [term, position]));
  for (const [other, term] of variants) positions.set(other, positions.get(term) ?? 0);
  return {
    terms: words.map((word) => word.term),
    weights: words.map((word) => word.idf),
    positions,
    answerType: answerType === null ? 0 : ANSWER_TYPE[answerType],
  };
}

/** The question's words with their statistics, at most `MAX_WORDS`, the rarest. */
async function weigh(
  question: string,
  tokens: readonly Token[],
  { index }: Archive,
): Promise<QueryWord[]> {
  const first = new Map<string, Token>();
  const asking = new Set<string>();
  for (const [position, token] of tokens.entries()) {
    if (token.stop) continue;
    if (!first.has(token.term)) first.set(token.term, token);
    if (tokens[position - 1]?.word === "how") asking.add(token.term);
  }
  const statistics = await index.statistics([...first.keys()]);
  const all = statistics.map(({ term, idf, documentFrequency }) => {
    const token = first.get(term);
    const typed = token === undefined ? term : question.slice(token.start, token.end);
    return { typed, term, idf, documentFrequency, asking: asking.has(term) };
  });
  const words = all.filter(({ term, documentFrequency }) => {
    const token = first.get(term);
    return documentFrequency > 0 || token === undefined || !isChatFiller(token);
  });
  if (words.length <= MAX_WORDS) return words;
  const rarest = new Set(words.toSorted((a, b) => b.idf - a.idf).slice(0, MAX_WORDS));
  return words.filter((word) => rarest.has(word));
}

type Corrected = QueryWord & { to: string };

/** For each word that the articles never use, the likeliest word of theirs, where one is near. */
async function correctAll(words: readonly QueryWord[], archive: Archive): Promise<Corrected[]> {
  const known = words.filter((word) => word.documentFrequency > 0).map((word) => word.term);
  const corrected: Corrected[] = [];
  for (const word of words) {
    if (word.documentFrequency > 0) continue;
    const [typed] = tokenize(word.typed, archive.analyser);
    if (typed === undefined) continue;
    const to = expandShorthand(typed) ?? (await nearest(word, typed, known, archive));
    if (to === null) continue;
    const meant = await archive.index.statistics(termsIn(to, archive.analyser));
    if (meant.every(({ documentFrequency }) => documentFrequency === 0)) continue;
    for (const statistics of meant) corrected.push({ ...word, ...statistics, to });
  }
  return corrected;
}

async function nearest(
  { typed }: QueryWord,
  { word }: Token,
  known: readonly string[],
  archive: Archive,
): Promise<string | null> {
  if (ACRONYM.test(typed)) return null;
  return likeliest(await archive.vocabulary.corrections(word), known, archive);
}

/** The one that stands best together with the question's other words. */
async function likeliest(
  offered: readonly string[],
  known: readonly string[],
  { analyser, index }: Archive,
): Promise<string | null> {
  let best: string | null = offered[0] ?? null;
  if (offered.length < 2) return best;
  let most = 0;
  for (const word of offered) {
    const [hit] = await index.search([...known, ...termsIn(word, analyser)], 1);
    if (hit !== undefined && hit.score > most) [best, most] = [word, hit.score];
  }
  return best;
}

async function variantTerms(
  words: readonly QueryWord[],
  { vocabulary, synonyms }: Archive,
): Promise<Map<string, string>> {
  const variants = new Map<string, string>();
  for (const { term, asking } of words) {
    if (asking) continue;
    for (const other of synonyms.get(term) ?? []) variants.set(other, term);
    for (const other of await vocabulary.variants(term)) variants.set(other, term);
  }
  for (const { term } of words) variants.delete(term);
  return variants;
}
