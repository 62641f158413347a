import type { Kind } from "../text/kinds.ts";
import { terms, type Token, tokenize } from "../text/tokens.ts";
import { asksFor } from "./asks-for.ts";
import type { Archive, Correction } from "./answer.ts";

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
  asksFor: Kind | null;
  /** Terms that begin like a word's or say the same in other words, and that word's term. */
  alike: ReadonlyMap<string, string>;
}

/** Words beyond this many, the commonest first, are left out of a search. */
const MOST_WORDS = 32;

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
    const meant = corrections.find((each) => each.typed === word.typed) ?? word;
    if (!words.some(({ term }) => term === meant.term)) words.push(meant);
  }
  return {
    words,
    corrected: corrections.map(({ typed: from, to }) => ({ from, to })),
    asksFor: asksFor(tokens.map(({ word }) => word)),
    alike: await termsAlike(words, archive),
  };
}

/** The question's words with their statistics, at most `MOST_WORDS`, the rarest. */
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
  const words = statistics.map(({ term, idf, documentFrequency }) => {
    const token = first.get(term);
    const typed = token === undefined ? term : question.slice(token.start, token.end);
    return { typed, term, idf, documentFrequency, asking: asking.has(term) };
  });
  if (words.length <= MOST_WORDS) return words;
  const rarest = new Set(words.toSorted((a, b) => b.idf - a.idf).slice(0, MOST_WORDS));
  return words.filter((word) => rarest.has(word));
}

type Corrected = QueryWord & { to: string };

/** For each word that the articles never use, the likeliest word of theirs, where one is near. */
async function correctAll(words: readonly QueryWord[], archive: Archive): Promise<Corrected[]> {
  const known = words.filter((word) => word.documentFrequency > 0).map((word) => word.term);
  const corrected: Corrected[] = [];
  for (const word of words) {
    if (word.documentFrequency > 0 || ACRONYM.test(word.typed)) continue;
    const [typed] = tokenize(word.typed, archive.analyser);
    const offered = typed === undefined ? [] : await archive.vocabulary.corrections(typed.word);
    const to = await likeliest(offered, known, archive);
    if (to === null) continue;
    const [term = ""] = terms(to, archive.analyser);
    const [statistics] = await archive.index.statistics([term]);
    if (statistics !== undefined) corrected.push({ ...word, ...statistics, to });
  }
  return corrected;
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
    const [hit] = await index.search([...known, ...terms(word, analyser)], 1);
    if (hit !== undefined && hit.score > most) [best, most] = [word, hit.score];
  }
  return best;
}

async function termsAlike(
  words: readonly QueryWord[],
  { vocabulary, paraphrases }: Archive,
): Promise<Map<string, string>> {
  const alike = new Map<string, string>();
  for (const { term, asking } of words) {
    if (asking) continue;
    for (const other of paraphrases.get(term) ?? []) alike.set(other, term);
    for (const other of await vocabulary.alike(term)) alike.set(other, term);
  }
  for (const { term } of words) alike.delete(term);
  return alike;
}
