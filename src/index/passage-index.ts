import type { Filter } from "../articles/filter.ts";

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

/** BM25 over paragraphs. Asynchronous, so that an engine in a worker or far away can stand in. */
export interface PassageIndex {
  /** How many paragraphs there are. */
  readonly size: number;
  /**
   * Best first; ties by article date (newest first), then by slug and ordinal. `terms` are
   * analysed words; a word that stands twice counts once. A limit of 0 gives nothing.
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
