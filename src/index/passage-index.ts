import type { Filter } from "../articles/filter.ts";
import type { Span } from "../lib/span.ts";
import type { Analyser } from "../language/tokenizer.ts";

/**
 * BM25 over paragraphs, in this process or on other machines. Each call is one round trip, so it is
 * asked for all that is needed at once. A call rejects when the index can't be reached; it never
 * gives part of an answer.
 */
export interface PassageIndex {
  /** How many paragraphs there are; of an index that grows, about how many. */
  readonly size: number;
  /** Terms of a paragraph with its headings, on average. */
  readonly averageLength: number;
  /**
   * The most paragraphs whose words are read to check the conditions of one request, the best
   * first; `Infinity` where the index itself knows which paragraphs meet them.
   */
  readonly maxRead: number;
  /** One entry a term, in the order asked. */
  statistics(terms: readonly string[]): Promise<TermStatistics[]>;
  /**
   * The best passages: by score, ties by article date (newest first), then by slug and ordinal. At
   * most `limit`, which may be 0.
   */
  find(request: FindRequest): Promise<Hit[]>;
  /** BM25 over whole articles: the score of each of these (their slugs); 0 where none matches. */
  articleScores(terms: readonly string[], slugs: readonly string[]): Promise<number[]>;
  /** How many articles a filter lets through. */
  count(filter: Filter): Promise<FilterCount>;
}

/** Which passages are wanted, and what is looked at in each. */
export interface FindRequest extends Restriction {
  /** Analysed words; a repeated one counts once. None: nothing is found but by a phrase. */
  terms: readonly string[];
  limit: number;
  /**
   * Where fewer than `limit` passages have one of `terms`: those with one of these come behind them,
   * best first, with a score of 0. Not together with conditions.
   */
  otherwise?: readonly string[];
  /** What is looked for in each passage; without it, hits have no features. */
  rerank?: RerankQuery;
}

/** Which passages may be found. Absent fields do not restrict. */
export interface Restriction {
  filter?: Filter;
  conditions?: Conditions;
  /** Give nothing when more paragraphs than this would have to be read to check the conditions. */
  patience?: number;
}

/** Words that a paragraph must hold, and words that it must not. */
export interface Conditions {
  /** Word for word, in this order, letter case, accents and hyphens aside. */
  phrases: readonly string[];
  /** A single word in any of its inflections; several words word for word. */
  without: readonly string[];
  /** What the question was analysed with. */
  analyser?: Analyser;
}

export interface Hit {
  /** The paragraph's id (`slug#ordinal`). */
  paragraph: string;
  /** BM25 score, above 0; 0 of what was found by a phrase of stop words, or `otherwise`. */
  score: number;
  /** There when the request says what to look for. */
  features?: MatchFeatures;
  /** `revisionOf` the article that was found; absent where articles can't change meanwhile. */
  revision?: string;
}

export interface TermStatistics {
  term: string;
  /** Paragraphs that hold the term; 0 for a word the corpus never uses. */
  documentFrequency: number;
  idf: number;
}

/** Articles by what a filter says of them. */
export interface FilterCount {
  /** Those that it lets through, */
  in: number;
  /** and those left out that may lie in its range: their date is not known well enough. */
  unknown: number;
}

/** What is looked for in a paragraph, beside its BM25 score. */
export interface RerankQuery {
  /**
   * The question's terms, each once, at most 127, in its order: neighbours here count
   * when they are neighbours in the paragraph.
   */
  terms: readonly string[];
  /** What each counts (idf). */
  weights: readonly number[];
  /** The question's terms, and terms alike, with the position among `terms`. */
  positions: ReadonlyMap<string, number>;
  /** The expected answer type, as a bit; 0 when the question does not tell. */
  answerType: number;
}

/** What was found in a paragraph. Weights are sums of idf. */
export interface MatchFeatures {
  /** The position of the sentence that answers best. */
  sentence: number;
  /** The weight of that sentence's different words of the question, less the longer it is. */
  sentenceWeight: number;
  /** The weight of the question's neighbours that are neighbours here as well. */
  pairs: number;
  /**
   * 0 unless one sentence holds every term of the question; then their number over that of the
   * words that they spread over, 1 at most.
   */
  tightness: number;
  /** The paragraph has a word of the expected answer type that the question does not name. */
  hasAnswerType: boolean;
  /** How well the paragraph covers each of the question's terms: 0, 1, or between if only alike. */
  termCoverage: Float64Array;
  sentences: number;
  /** The question's words in the paragraph, in order, and behind them those above it. */
  matched: readonly MatchedWord[];
}

/** In place of a sentence: the article's title and the paragraph's subheading. */
export const ABOVE = -1;

/** A word that has one of the question's terms, or one alike. */
export interface MatchedWord {
  /** The position of its sentence, or `ABOVE`. */
  sentence: number;
  /** The position of the question's term. */
  position: number;
  /** Whether it has that very term, not one alike. */
  exact: boolean;
  /** Folded, not stemmed. */
  word: string;
  /** Whether the very term that comes next in the question follows, stop words aside. */
  leads: boolean;
}

/** Where matches and sentences are in a paragraph's text. */
export interface Highlights {
  /** Words of the question, in order, apart. */
  matches: (Span & { position: number })[];
  sentences: readonly Span[];
}
