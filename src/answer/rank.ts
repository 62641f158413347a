import type { Hit, MatchFeatures } from "../index/passage-index.ts";
import { candidates, type Restriction } from "./candidates.ts";
import type { Query } from "./question/query.ts";
import type { Archive } from "./archive.ts";

/** The parts of a passage's score: (bm25 + alike + article + sentence + pairs) × offers × together. */
export interface ScoreParts {
  bm25: number;
  alike: number;
  article: number;
  sentence: number;
  pairs: number;
  /** Factors, 1 when the part adds nothing. */
  offers: number;
  together: number;
}

export interface Candidate {
  /** The paragraph's id. */
  paragraph: string;
  /** Its article's slug. */
  article: string;
  score: number;
  parts: ScoreParts;
  features: MatchFeatures;
}

/**
 * How many of the best by BM25 are reranked: the cost of a question is bounded by them. With 30,
 * 50 or 100 the SQuAD figures are the same, and the answer takes 1.9, 2.2 or 3.1 times a search.
 */
const CANDIDATES = 50;

/**
 * The best paragraphs by BM25, reranked; best first, ties in the index's order. More are looked at
 * where `wanted` is more.
 */
export async function rank(
  query: Query,
  archive: Archive,
  restriction: Restriction = {},
  weights: Weights = WEIGHTS,
  wanted = 0,
): Promise<Candidate[]> {
  const terms = query.words.map((word) => word.term);
  const most = Math.max(CANDIDATES, wanted);
  const hits = await inAnyWording(query, terms, most, archive, restriction);
  const ids = hits.map((hit) => hit.paragraph);
  const slugs = ids.map(articleOf);
  const places = placesOf(slugs);
  const scores = await archive.index.articleScores(terms, [...places.keys()]);
  const features = await archive.features.features(ids, query.rerank);
  const factor = query.answerType === null ? 0 : weights.offers[query.answerType];
  const ranked: Candidate[] = [];
  for (const [position, { paragraph, score: bm25 }] of hits.entries()) {
    const found = features[position];
    if (found === undefined) continue;
    const article = slugs[position] ?? "";
    const parts = {
      bm25,
      alike: weights.alike * alikeScore(query, found.termCoverage),
      article: weights.article * (scores[places.get(article) ?? 0] ?? 0),
      sentence: weights.sentence * found.sentenceWeight,
      pairs: weights.pairs * found.pairs,
      offers: found.hasAnswerType ? 1 + factor : 1,
      together: 1 + weights.together * found.tightness,
    };
    ranked.push({ paragraph, article, score: total(parts), parts, features: found });
  }
  return ranked.toSorted((a, b) => b.score - a.score);
}

/**
 * The best by BM25, and behind them those that only say the same in other words: "claimed the
 * lives of 6,500" has no word of "how many died in the war".
 */
async function inAnyWording(
  { alike }: Query,
  terms: readonly string[],
  most: number,
  archive: Archive,
  restriction: Restriction,
): Promise<Hit[]> {
  const hits = await candidates(terms, most, archive, restriction);
  // Who sets conditions on words wants those words.
  const enough = hits.length >= most || restriction.conditions !== undefined;
  if (enough || alike.size === 0) return hits;
  const known = new Set(hits.map((hit) => hit.paragraph));
  const others = await candidates([...alike.keys()], most, archive, restriction);
  const more = others.filter(({ paragraph }) => !known.has(paragraph));
  return [...hits, ...more.map((hit) => ({ ...hit, score: 0 }))].slice(0, most);
}

function total({ bm25, alike, article, sentence, pairs, offers, together }: ScoreParts): number {
  return (bm25 + alike + article + sentence + pairs) * offers * together;
}

/** What words that are only alike add to BM25: their idf, as one in a paragraph of usual length. */
function alikeScore({ words }: Query, termCoverage: Float64Array): number {
  return words.reduce((sum, { idf }, position) => {
    const coverage = termCoverage[position] ?? 0;
    return coverage < 1 ? sum + coverage * idf : sum;
  }, 0);
}

/** The different ones among strings, each with its position among these. */
function placesOf(strings: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const each of strings) if (!places.has(each)) places.set(each, places.size);
  return places;
}

/** A slug holds no "#": it is a file's name in lower-case letters, digits and hyphens. */
function articleOf(paragraph: string): string {
  return paragraph.slice(0, paragraph.lastIndexOf("#"));
}

/**
 * What each part of a passage's score counts, beside its BM25 score, which counts 1. Behind each
 * value: hit@1 of 1,400 SQuAD questions (two sets of topics in brackets), and how many of the 30
 * golden ones, without the part. With all parts: .878 (.925, .818), 28. See docs/ranking.md.
 */
export interface Weights {
  /** BM25 of the whole article. */
  article: number;
  /** Words that stand there only in another form or another wording. */
  alike: number;
  /** The best sentence's matched words. */
  sentence: number;
  /** The question's neighbouring words that are neighbours in a sentence. */
  pairs: number;
  /** Share added when the paragraph offers what the question asks for, by kind. */
  offers: { date: number; number: number; name: number; place: number };
  /** Share added when one sentence holds all words of the question, less the further apart. */
  together: number;
}

export const WEIGHTS: Weights = {
  article: 0.2, // .875 (.924, .814), 28
  alike: 1, // .876 (.923, .817), 26
  sentence: 0.8, // .862 (.909, .804), 27
  pairs: 0.8, // .862 (.906, .807), 26
  offers: { date: 0.3, number: 0.1, name: 0.1, place: 0.1 }, // .879 (.927, .818), 25
  together: 0.6, // .873 (.923, .810), 27
};

/** BM25 alone, to compare with. */
export const PLAIN: Weights = {
  article: 0,
  alike: 0,
  sentence: 0,
  pairs: 0,
  offers: { date: 0, number: 0, name: 0, place: 0 },
  together: 0,
};

/** How many passages of one article may follow each other, if another article has a good one. */
const MAX_IN_A_ROW = 2;
/** How good: a share of the score that it comes before. */
const GOOD = 0.85;
/** Beyond these nobody reads on. */
const SPREAD = 10;

/** The candidates, best first, but not more than two in a row of one article among the first. */
export function diversify(ranked: readonly Candidate[]): Candidate[] {
  const rest = [...ranked];
  const order: Candidate[] = [];
  while (order.length < SPREAD && rest.length > 0) {
    const next = rest.findIndex((candidate) => !fills(order, candidate));
    const [first, other] = [rest[0], rest[next]];
    const good = (other?.score ?? 0) >= GOOD * (first?.score ?? 0);
    order.push(...rest.splice(good && next > 0 ? next : 0, 1));
  }
  return [...order, ...rest];
}

/** Whether it would be one too many of its article. */
function fills(order: readonly Candidate[], { article }: Candidate): boolean {
  const last = order.slice(-MAX_IN_A_ROW);
  return last.length === MAX_IN_A_ROW && last.every((candidate) => candidate.article === article);
}
