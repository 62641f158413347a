import type { Filter } from "../articles/filter.ts";
import type { Span } from "../lib/span.ts";

export interface Hit {
  /** The paragraph's id (`slug#ordinal`). */
  paragraph: string;
  /** BM25 score, above 0. */
  score: number;
}

export interface TermStatistics {
  term: string;
  /** Paragraphs that hold the term; 0 for a word the corpus never uses. */
  documentFrequency: number;
  idf: number;
}

/** BM25 over paragraphs. Asynchronous, since an engine may be in another thread or on another machine. */
export interface PassageIndex {
  /** How many paragraphs there are. */
  readonly size: number;
  /**
   * Best first; ties by article date (newest first), then by slug and ordinal. `terms` are
   * analysed words; a repeated word counts once. A limit of 0 gives nothing.
   */
  search(terms: readonly string[], limit: number, filter?: Filter): Promise<Hit[]>;
  /** One entry a term, in the order asked. */
  statistics(terms: readonly string[]): Promise<TermStatistics[]>;
  /** BM25 over whole articles: the score of each of these (their slugs); 0 where none matches. */
  articleScores(terms: readonly string[], slugs: readonly string[]): Promise<number[]>;
  /**
   * How many articles the filter leaves out although they may lie in its range, because their
   * date is not known well enough.
   */
  leftOut(filter: Filter): Promise<number>;
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

/** Where matches and sentences are in the paragraph's text. */
export interface Highlights {
  /** Words of the question, in order, apart. */
  matches: (Span & { position: number })[];
  sentences: readonly Span[];
}

/** What reranking and highlighting look at, whichever engine found the paragraphs. */
export interface FeatureSource {
  /** One entry a paragraph (its id), in the order asked; nothing is found in one that is gone. */
  features(paragraphs: readonly string[], query: RerankQuery): Promise<MatchFeatures[]>;
  highlights(paragraph: string, query: RerankQuery): Promise<Highlights>;
}
