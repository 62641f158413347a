import type { Article } from "../articles/article.ts";
import type { FindRequest, Hit, MatchFeatures, Restriction } from "../index/passage-index.ts";
import { isDemonym } from "../language/known-names.ts";
import { isWeak } from "../language/weak-words.ts";
import type { Archive } from "./archive.ts";
import type { Evidence } from "./evidence.ts";
import { FoundArticles } from "./found-articles.ts";
import { timeFilter } from "./question/time-bounds.ts";
import type { Query } from "./question/query.ts";
import type { QueryWord } from "./question/words.ts";

/** The parts of a score: (bm25 + alike + article + sentence + pairs) × offers × together × text × time. */
export interface ScoreParts {
  bm25: number;
  alike: number;
  article: number;
  sentence: number;
  pairs: number;
  /** Factors, 1 when the part adds nothing. */
  offers: number;
  together: number;
  /** What its text shows, read sentence by sentence. */
  text: number;
  /** It is of the time asked about. */
  time: number;
}

/** Whether an article appeared in the time asked about, or the passage states that time. */
type InTime = "published" | "stated" | null;

export interface Candidate {
  /** The paragraph's id. */
  paragraph: string;
  /** Its article's slug, */
  article: string;
  /** and the article. */
  whole: Article;
  /** The articles of its story, oldest first; null where they were not read. */
  reports: readonly Article[] | null;
  score: number;
  parts: ScoreParts;
  features: MatchFeatures;
  inTime: InTime;
  /** What its text shows; null where it has not been read. */
  evidence: Evidence | null;
  /** Other articles that print the same text. */
  copies: readonly Article[];
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
  /** Share added to an article's first paragraphs where a question asks for news, not for a detail. */
  lead: readonly number[];
  /** Share added when one sentence holds all words of the question, less the further apart. */
  together: number;
}

export const WEIGHTS: Weights = {
  article: 1, // .875 (.924, .814), 28
  alike: 1, // .876 (.923, .817), 26
  sentence: 0.8, // .862 (.909, .804), 27
  pairs: 0.8, // .862 (.906, .807), 26
  offers: { date: 0.3, number: 0.4, name: 0.27, place: 0.1 }, // .879 (.927, .818), 25
  // Right first, among five and in sight of the 108 of the news archive: 74, 92, 80; without: 71, 90, 78.
  lead: [0.4, 0.2],
  together: 0.6, // .873 (.923, .810), 27
};

/** BM25 alone, to compare with. */
export const PLAIN: Weights = {
  article: 0,
  alike: 0,
  sentence: 0,
  pairs: 0,
  offers: { date: 0, number: 0, name: 0, place: 0 },
  lead: [],
  together: 0,
};

export interface RankOptions extends Restriction {
  /** Rerank at least this many, */
  limit?: number;
  /** or just so many. */
  reranked?: number;
  /** Of how many of the likeliest articles the others of their stories are read as well, from afar. */
  withStories?: number;
  /** Other than the ones in use, to compare. */
  weights?: Weights;
}

/**
 * How many of the best by BM25 are reranked: the cost of a question is bounded by them. With 30,
 * 50 or 100 the SQuAD figures are the same, and the answer takes 1.9, 2.2 or 3.1 times a search.
 */
const MIN_RERANKED = 50;

/** The best paragraphs by BM25, reranked. */
export interface Ranking {
  /** Best first, ties in the index's order. */
  ranked: Candidate[];
  /** The least that a paragraph has to score by BM25 to be among them; 0 where there was room left. */
  entry: number;
}

export async function rank(
  query: Query,
  archive: Archive,
  { limit = 0, reranked, weights = WEIGHTS, withStories = 0, ...restriction }: RankOptions = {},
): Promise<Ranking> {
  const most = reranked ?? Math.max(MIN_RERANKED, limit);
  const { hits, published, entry } = await findInTime(query, most, archive, restriction);
  const terms = query.words.map(({ term }) => term);
  // At hand, they are read where they are shown.
  const likeliest = archive.far ? withStories : 0;
  const found = await FoundArticles.read({ hits, terms, likeliest }, archive);
  const lost = query.words.map(takenBack);
  const timed = [...query.words.keys()].filter((at) => query.words[at]?.time === true);
  // An article's "last week" is not the asker's.
  const isRelative = query.time?.relative === true;
  const news = asksForNews(query);
  const ranked = hits.flatMap((hit): Candidate[] => {
    const { paragraph, score: bm25, features } = hit;
    const within = found.of(hit);
    if (features === undefined || within === undefined) return [];
    const content = Math.max(0, bm25 - taken(lost, features.termCoverage));
    const own = { bm25: content, article: within.score };
    const lead = news ? (weights.lead[ordinalOf(paragraph) - 1] ?? 0) : 0;
    const parts = scoreParts(query, { ...own, lead }, features, weights);
    const stated = isRelative || !statesTime(timed, features.termCoverage) ? null : "stated";
    const inTime = published.has(paragraph) ? "published" : stated;
    return [
      {
        paragraph,
        article: within.article.slug,
        whole: within.article,
        reports: within.reports,
        score: total(parts),
        parts,
        features,
        inTime,
        evidence: null,
        copies: [],
      },
    ];
  });
  return { ranked: ranked.toSorted((a, b) => b.score - a.score), entry };
}

/** What was found by BM25. */
interface Found {
  hits: Hit[];
  /** The paragraphs (ids) of articles of the time that the question names. */
  published: ReadonlySet<string>;
  /** As of a `Ranking`. */
  entry: number;
}

/**
 * Where the question names a time, the best of the articles of that time as well: among a hundred
 * thousand paragraphs they may be far from the best of all.
 */
async function findInTime(
  query: Query,
  limit: number,
  { index }: Archive,
  restriction: Restriction,
): Promise<Found> {
  const request = findRequest(query, limit, restriction);
  if (request.terms.length === 0 && request.conditions === undefined) {
    return { hits: [], published: new Set(), entry: 0 };
  }
  const filter = timeFilter(query.time, restriction.filter);
  const [hits, then] = await Promise.all([
    index.find(request),
    filter === null ? [] : index.find({ ...request, filter }),
  ]);
  const known = new Set(hits.map(({ paragraph }) => paragraph));
  const more = then.filter(({ paragraph }) => !known.has(paragraph));
  const entry = (found: readonly Hit[]) => found[limit - 1]?.score ?? 0;
  return {
    hits: [...hits, ...more],
    published: new Set(then.map(({ paragraph }) => paragraph)),
    entry: filter === null ? entry(hits) : Math.min(entry(hits), entry(then)),
  };
}

/** Whether a paragraph holds all that the question says about time. */
function statesTime(timed: readonly number[], termCoverage: Float64Array): boolean {
  return timed.length > 0 && timed.every((at) => (termCoverage[at] ?? 0) > 0);
}

/**
 * The best by BM25, and behind them those that match by synonyms and other forms alone: "claimed
 * the lives of 6,500" has no word of "how many died in the war".
 */
function findRequest(
  { words, variants, rerank, intent }: Query,
  limit: number,
  restriction: Restriction,
): FindRequest {
  // "Lornish president Ann Roe" has the office, and Lorn only as an adjective.
  const adjectives = intent.holder ? [...variants.keys()].filter(isDemonym) : [];
  const terms = [...words.map(({ term }) => term), ...adjectives];
  return { ...restriction, terms, limit, otherwise: [...variants.keys()], rerank };
}

/** What of a weak word's weight is taken back: rare as "going" may be, it says little. */
const WEAK_TAKEN_BACK = 0.75;

/** What of a word's idf is taken back: all of one that says when, which counts as a time instead. */
function takenBack({ time, term, name, idf }: QueryWord): number {
  if (time) return idf;
  return isWeak(term) && !name ? WEAK_TAKEN_BACK * idf : 0;
}

/** What BM25 counts too much. A word counts about its idf. */
function taken(lost: readonly number[], termCoverage: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < lost.length; at += 1) if (termCoverage[at] === 1) sum += lost[at] ?? 0;
  return sum;
}

function scoreParts(
  { words, answerType }: Query,
  { bm25, article, lead }: { bm25: number; article: number; lead: number },
  features: MatchFeatures,
  weights: Weights,
): ScoreParts {
  const offered = answerType !== null && features.hasAnswerType ? weights.offers[answerType] : 0;
  return {
    bm25,
    alike: weights.alike * variantScore(words, features.termCoverage),
    article: weights.article * article,
    sentence: weights.sentence * features.sentenceWeight,
    pairs: weights.pairs * features.pairs,
    offers: 1 + offered + lead,
    together: 1 + weights.together * features.tightness,
    text: 1,
    time: 1,
  };
}

/** "Tsunami", "Colin Powell": a topic of so few words names no detail. */
const MAX_BARE_WORDS = 2;

/** Whether a question asks for what there is to tell, of a time or at all, rather than for a detail. */
function asksForNews({ intent, answerType, time, words, analyser }: Query): boolean {
  const { defined, speaker, measure, relation, asked, personal } = intent;
  const detail = answerType ?? defined ?? speaker ?? measure ?? relation;
  if (detail !== null || asked.length > 0 || personal) return false;
  // What asks in another language is not known.
  const english = analyser.language === null;
  if (english && intent.topic && words.length <= MAX_BARE_WORDS) return true;
  return intent.news || (time !== null && (intent.topic || time.kind === "latest"));
}

/** The score that parts make up. */
export function total(parts: ScoreParts): number {
  const { bm25, alike, article, sentence, pairs, offers, together, text, time } = parts;
  return (bm25 + alike + article + sentence + pairs) * offers * together * text * time;
}

/** What variants add to BM25: their idf, as one in a paragraph of usual length would. */
function variantScore(words: readonly QueryWord[], termCoverage: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < words.length; at += 1) {
    const coverage = termCoverage[at] ?? 0;
    if (coverage < 1) sum += coverage * (words[at]?.idf ?? 0);
  }
  return sum;
}

/** The paragraph's place in its article, from 1. */
function ordinalOf(paragraph: string): number {
  return Number(paragraph.slice(paragraph.lastIndexOf("#") + 1));
}
