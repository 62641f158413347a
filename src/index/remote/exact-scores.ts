import { inTieOrder } from "../../articles/store.ts";
import { idf, inUnits, MIN_DOCUMENTS, PARAMETERS, saturation, UNITS } from "../bm25.ts";
import { type ParagraphDocument, wordsOf } from "./documents.ts";

/** A paragraph that the engine found. */
export interface Candidate {
  document: ParagraphDocument;
  /** What the engine says it weighs. */
  engineScore: number;
}

export interface Scored extends Candidate {
  /** What it weighs: the very number that the other indexes come to. */
  score: number;
  /** The same before weights are rounded. */
  unrounded: number;
}

/** A term and what it weighs; in the question's order, each once. */
export interface WeighedTerm {
  term: string;
  idf: number;
}

/** A weight rounded to units differs by half of one at most, */
const ROUNDING = 0.5 / UNITS;
/** and the engine's numbers, of four bytes, by this share of their size. */
const PRECISION = 1e-5;

/** Documents and their words, which BM25 compares each of them with. */
export interface Collection {
  size: number;
  words: number;
}

export function averageOf({ size, words }: Collection): number {
  return words / Math.max(size, MIN_DOCUMENTS);
}

export function idfAmong(frequency: number, size: number): number {
  return idf(frequency, Math.max(size, MIN_DOCUMENTS));
}

/** Candidates with their BM25 scores, best first, in the order that breaks ties. */
export function scoreExactly(
  candidates: readonly Candidate[],
  terms: readonly WeighedTerm[],
  average: number,
): Scored[] {
  const scored = candidates
    .map((candidate) => ({ ...candidate, ...scoreOf(candidate.document, terms, average) }))
    // A weight may be rounded to nothing.
    .filter(({ score }) => score > 0);
  const dates = new Map(scored.map(({ document: { slug, article } }) => [slug, article.day]));
  const articles = Array.from(dates, ([slug, day = null]) => ({ slug, date: { value: day } }));
  const places = new Map(inTieOrder(articles).map(({ slug }, place) => [slug, place]));
  const placeOf = ({ document }: Candidate) => places.get(document.slug) ?? 0;
  return scored.toSorted(
    (a, b) =>
      b.score - a.score || placeOf(a) - placeOf(b) || a.document.ordinal - b.document.ordinal,
  );
}

function scoreOf(
  { head, body, length }: Pick<ParagraphDocument, "head" | "body" | "length">,
  terms: readonly WeighedTerm[],
  average: number,
): { score: number; unrounded: number } {
  const counts = new Map(terms.map(({ term }) => [term, 0]));
  for (const words of [head, body]) {
    for (const word of wordsOf(words)) {
      const count = counts.get(word);
      if (count !== undefined) counts.set(word, count + 1);
    }
  }
  return bm25(counts, length, { terms, average });
}

/** The sum of the terms' weights in the question's order, each rounded, as wink adds them. */
export function bm25(
  counts: ReadonlyMap<string, number>,
  length: number,
  { terms, average }: { terms: readonly WeighedTerm[]; average: number },
): { score: number; unrounded: number } {
  let score = 0;
  let unrounded = 0;
  for (const { term, idf: weight } of terms) {
    const frequency = counts.get(term);
    if (frequency === undefined || frequency === 0) continue;
    const counted = saturation(frequency, length, average) * weight;
    score = inUnits(counted) / UNITS + score;
    unrounded += counted;
  }
  return { score, unrounded };
}

/**
 * Whether nothing that the engine held back can be among the best `limit` of these. It rounds a
 * paragraph's length down to one byte, so that none weighs more than it says; it gave those that it
 * thinks weigh most, `last` of them the least.
 */
export function isCertain(
  scored: readonly Scored[],
  last: Candidate,
  { limit, terms }: { limit: number; terms: number },
): boolean {
  const [first] = scored;
  const least = scored[limit - 1];
  if (first === undefined || least === undefined) return false;
  const most = last.engineScore * scaleOf(first) * (1 + PRECISION) + terms * ROUNDING;
  return least.score > most;
}

/** Far from 1 / 2.2, and from 1.06, which the rounding of lengths comes to. */
const MIN_SAME_SCALE = 0.75;

/** OpenSearch 3 leaves a constant factor of BM25 out, which older ones and Elasticsearch do not. */
function scaleOf({ engineScore, unrounded }: Scored): number {
  return engineScore < unrounded * MIN_SAME_SCALE ? PARAMETERS.k1 + 1 : 1;
}
