import type { Article } from "../articles/article.ts";
import type { ArticleStore } from "../articles/store.ts";
import { createDenseData, type DenseData } from "./arrays/data.ts";
import { createDenseEvidence } from "./arrays/features.ts";
import { createDenseIndex } from "./arrays/index.ts";
import { createTextEvidence } from "./wink/features.ts";
import { createDenseVocabulary } from "./arrays/spelling-index.ts";
import type { PassageIndex, EvidenceSource } from "./passage-index.ts";
import { createVocabulary, type Vocabulary } from "./corrections.ts";
import { createWinkIndex } from "./wink/index.ts";
import type { Analyser } from "../language/tokenizer.ts";

/** What finds and weighs passages. Both engines give the same answers. */
export interface Engine {
  index: PassageIndex;
  evidence: EvidenceSource;
  vocabulary: Vocabulary;
}

/**
 * Archives of more paragraphs are searched in typed arrays. Medians of a search, wink and typed
 * arrays, in ms: .05 and .02 at 1,000 paragraphs, .11 and .02 at 2,000, .45 and .03 at 5,000;
 * docs/performance.md holds the table.
 */
const MOST_FOR_WINK = 2000;

export function createEngine(
  articles: readonly Article[],
  store: ArticleStore,
  analyser: Analyser,
): Engine {
  const size = articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
  return size > MOST_FOR_WINK
    ? denseEngine(createDenseData(articles, analyser), store, analyser)
    : winkEngine(articles, store, analyser);
}

export function winkEngine(
  articles: readonly Article[],
  store: ArticleStore,
  analyser: Analyser,
): Engine {
  return {
    index: createWinkIndex(articles, analyser),
    evidence: createTextEvidence(store, analyser),
    vocabulary: createVocabulary(articles, analyser),
  };
}

/** `memory`: see `createDenseIndex`. */
export function denseEngine(
  data: DenseData,
  store: ArticleStore,
  analyser: Analyser,
  memory?: WebAssembly.Memory,
): Engine {
  return {
    index: createDenseIndex(data, memory),
    evidence: createDenseEvidence(data, store, analyser),
    vocabulary: createDenseVocabulary(data.forward, data.lexicon),
  };
}
