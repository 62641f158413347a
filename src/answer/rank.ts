import type { Hit, MatchFeatures } from "../index/passage-index.ts";
import type { Archive } from "./archive.ts";
import { candidates, type Restriction } from "./candidates.ts";
import type { Evidence } from "./evidence.ts";
import { timeFilter } from "./question/time.ts";
import type { Query } from "./question/query.ts";

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

/** Whether an article appeared in the time asked about, or the passage states that time. */
type InTime = "published" | "stated" | null;

export interface Candidate {
  /** The paragraph's id. */
  paragraph: string;
  /** Its article's slug. */
  article: string;
  score: number;
  parts: ScoreParts;
  features: MatchFeatures;
  inTime: InTime;
  /** What its text shows; null where it has not been read. */
  evidence: Evidence | null;
}

/**
 * What each part of a passage's score counts, beside its BM25 score, which counts 1. Behind each
 * value: hit@1 of 1,400 SQuAD questions (two sets of topics in brackets), and how many of the 30
 * golden ones, without the part. With all parts: .878 (.925, .818), 28. See docs/ranking.md.
 */
export interface Weights {
  /** BM25 of the whole article. */
  article: number;
  /** Words that the passage has only in another form or as a synonym. */
  alike: number;
  /** The best sentence's matched words. */
  sentence: number;
  /** The question's neighbouring words that are neighbours in a sentence. */
  pairs: number;
  /** Share added when the paragraph holds the expected type of answer. */
  offers: { date: number; number: number; name: number; place: number };
  /** Share added when one sentence holds all words of the question, less the further apart. */
  together: number;
}

export const WEIGHTS: Weights = {
  article: 1, // .875 (.924, .814), 28
  alike: 1, // .876 (.923, .817), 26
  sentence: 0.8, // .862 (.909, .804), 27
  pairs: 0.8, // .862 (.906, .807), 26
  offers: { date: 0.3, number: 0.4, name: 0.27, place: 0.1 }, // .879 (.927, .818), 25
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

export interface RankOptions extends Restriction {
  /** Rerank at least this many. */
  limit?: number;
  /** Other than the ones in use, to compare. */
  weights?: Weights;
}

/**
 * How many of the best by BM25 are reranked: the cost of a question is bounded by them. With 30,
 * 50 or 100 the SQuAD figures are the same, and the answer takes 1.9, 2.2 or 3.1 times a search.
 */
const MIN_RERANKED = 50;
/** How many passages of one article may follow each other, if another article has a good one. */
const MAX_IN_A_ROW = 2;
/** How good: a share of the score that it comes before. */
const GOOD_SHARE = 0.85;
/** Beyond these nobody reads on. */
const MAX_DIVERSIFIED = 10;

/** The best paragraphs by BM25, reranked; best first, ties in the index's order. */
export async function rank(
  query: Query,
  archive: Archive,
  { limit = 0, weights = WEIGHTS, ...restriction }: RankOptions = {},
): Promise<Candidate[]> {
  const most = Math.max(MIN_RERANKED, limit);
  const { hits, published } = await retrieveInTime(query, most, archive, restriction);
  const slugs = hits.map(({ paragraph }) => articleOf(paragraph));
  const articleScores = await scoreArticles(query, slugs, archive);
  const features = await archive.features.features(
    hits.map(({ paragraph }) => paragraph),
    query.rerank,
  );
  const ranked = hits.flatMap(({ paragraph, score: bm25 }, position): Candidate[] => {
    const found = features[position];
    if (found === undefined) return [];
    const article = slugs[position] ?? "";
    // That a passage is of the time asked about counts once, whatever says so.
    const content = Math.max(0, bm25 - timeScore(query, found.termCoverage));
    const scores = { bm25: content, article: articleScores.get(article) ?? 0 };
    const parts = scoreParts(query, scores, found, weights);
    const stated = statesTime(query, found.termCoverage) ? "stated" : null;
    const inTime = published.has(paragraph) ? "published" : stated;
    return [
      { paragraph, article, score: total(parts), parts, features: found, inTime, evidence: null },
    ];
  });
  return ranked.toSorted((a, b) => b.score - a.score);
}

/** The candidates, best first, but not more than two in a row of one article among the first. */
export function diversify(ranked: readonly Candidate[]): Candidate[] {
  const rest = [...ranked];
  const order: Candidate[] = [];
  while (order.length < MAX_DIVERSIFIED && rest.length > 0) {
    const next = rest.findIndex((candidate) => !exceedsRow(order, candidate));
    const [first, other] = [rest[0], rest[next]];
    const good = (other?.score ?? 0) >= GOOD_SHARE * (first?.score ?? 0);
    order.push(...rest.splice(good && next > 0 ? next : 0, 1));
  }
  return [...order, ...rest];
}

/**
 * Where the question names a time, the best of the articles of that time as well: among a hundred
 * thousand paragraphs they may be far from the best of all.
 */
async function retrieveInTime(
  query: Query,
  limit: number,
  archive: Archive,
  restriction: Restriction,
): Promise<{ hits: Hit[]; published: ReadonlySet<string> }> {
  const hits = await retrieveHits(query, limit, archive, restriction);
  const filter = timeFilter(query.time, restriction.filter);
  if (filter === null) return { hits, published: new Set() };
  const then = await retrieveHits(query, limit, archive, { ...restriction, filter });
  const known = new Set(hits.map(({ paragraph }) => paragraph));
  const more = then.filter(({ paragraph }) => !known.has(paragraph));
  return { hits: [...hits, ...more], published: new Set(then.map(({ paragraph }) => paragraph)) };
}

/** Whether a paragraph holds all that the question says about time. */
function statesTime({ words }: Query, termCoverage: Float64Array): boolean {
  const stated = words.flatMap(({ time }, position) => (time ? [termCoverage[position] ?? 0] : []));
  return stated.length > 0 && stated.every((coverage) => coverage > 0);
}

/**
 * The best by BM25, and behind them those that match by synonyms and other forms alone: "claimed
 * the lives of 6,500" has no word of "how many died in the war".
 */
async function retrieveHits(
  { words, variants }: Query,
  limit: number,
  archive: Archive,
  restriction: Restriction,
): Promise<Hit[]> {
  const terms = words.map(({ term }) => term);
  const hits = await candidates(terms, limit, archive, restriction);
  // Conditions name words: a synonym would not meet them.
  const enough = hits.length >= limit || restriction.conditions !== undefined;
  if (enough || variants.size === 0) return hits;
  const known = new Set(hits.map((hit) => hit.paragraph));
  const others = await candidates([...variants.keys()], limit, archive, restriction);
  const more = others.filter(({ paragraph }) => !known.has(paragraph));
  return [...hits, ...more.map((hit) => ({ ...hit, score: 0 }))].slice(0, limit);
}

/** BM25 of each article, by slug. */
async function scoreArticles(
  { words }: Query,
  slugs: readonly string[],
  { index }: Archive,
): Promise<Map<string, number>> {
  const distinct = [...new Set(slugs)];
  const terms = words.map(({ term }) => term);
  const scores = await index.articleScores(terms, distinct);
  return new Map(distinct.map((slug, position) => [slug, scores[position] ?? 0]));
}

/** What the words that say when count in BM25: about their idf each. */
function timeScore({ words }: Query, termCoverage: Float64Array): number {
  return words.reduce(
    (sum, { time, idf }, at) => sum + (time && (termCoverage[at] ?? 0) > 0 ? idf : 0),
    0,
  );
}

function scoreParts(
  query: Query,
  { bm25, article }: { bm25: number; article: number },
  features: MatchFeatures,
  weights: Weights,
): ScoreParts {
  const factor = query.answerType === null ? 0 : weights.offers[query.answerType];
  return {
    bm25,
    alike: weights.alike * variantScore(query, features.termCoverage),
    article: weights.article * article,
    sentence: weights.sentence * features.sentenceWeight,
    pairs: weights.pairs * features.pairs,
    offers: features.hasAnswerType ? 1 + factor : 1,
    together: 1 + weights.together * features.tightness,
  };
}

function total({ bm25, alike, article, sentence, pairs, offers, together }: ScoreParts): number {
  return (bm25 + alike + article + sentence + pairs) * offers * together;
}

/** What variants add to BM25: their idf, as one in a paragraph of usual length would. */
function variantScore({ words }: Query, termCoverage: Float64Array): number {
  return words.reduce((sum, { idf }, position) => {
    const coverage = termCoverage[position] ?? 0;
    return coverage < 1 ? sum + coverage * idf : sum;
  }, 0);
}

/** A slug holds no "#": it is a file's name in lower-case letters, digits and hyphens. */
function articleOf(paragraph: string): string {
  return paragraph.slice(0, paragraph.lastIndexOf("#"));
}

/** Whether it would be one too many of its article. */
function exceedsRow(order: readonly Candidate[], { article }: Candidate): boolean {
  const last = order.slice(-MAX_IN_A_ROW);
  return last.length === MAX_IN_A_ROW && last.every((candidate) => candidate.article === article);
}
