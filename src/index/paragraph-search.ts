import type { Filter } from "../articles/filter.ts";
import type {
  FilterCount,
  Hit,
  MatchFeatures,
  RerankQuery,
  TermStatistics,
} from "./passage-index.ts";

/** BM25 over paragraphs in this process: what `LocalIndex` makes a `PassageIndex` of. */
export interface ParagraphSearch {
  /** How many paragraphs there are. */
  readonly size: number;
  /** Terms of a paragraph with its headings, on average. */
  readonly averageLength: number;
  /**
   * Best first; ties by article date (newest first), then by slug and ordinal. `terms` are
   * analysed words; a repeated word counts once. A limit of 0 gives nothing.
   */
  search(terms: readonly string[], limit: number, filter?: Filter): Promise<Hit[]>;
  /** As in `PassageIndex`. */
  statistics(terms: readonly string[]): Promise<TermStatistics[]>;
  articleScores(terms: readonly string[], slugs: readonly string[]): Promise<number[]>;
  count(filter: Filter): Promise<FilterCount>;
}

/** What reranking looks at, whichever engine found the paragraphs. */
export interface FeatureSource {
  /** One entry a paragraph (its id), in the order asked; nothing is found in one that is gone. */
  features(paragraphs: readonly string[], query: RerankQuery): Promise<MatchFeatures[]>;
}
