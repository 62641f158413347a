import type { Article } from "../articles/article.ts";
import type { ArticleStore } from "../articles/store.ts";
import { createArrayIndexData, type ArrayIndexData } from "./arrays/data.ts";
import { createArrayFeatures } from "./arrays/features.ts";
import { createArrayIndex } from "./arrays/index.ts";
import { createTextFeatures } from "./wink/features.ts";
import { createArrayVocabulary } from "./arrays/spelling-index.ts";
import type { PassageIndex, FeatureSource } from "./passage-index.ts";
import { createVocabulary, type Vocabulary } from "./corrections.ts";
import { createWinkIndex } from "./wink/index.ts";
import type { Analyser } from "../language/tokenizer.ts";

/** What finds and weighs passages. Both engines give the same answers. */
export interface Engine {
  index: PassageIndex;
  features: FeatureSource;
  vocabulary: Vocabulary;
}

/**
 * Archives of more paragraphs are searched in typed arrays. Medians of a search, wink and typed
 * arrays, in ms: .05 and .02 at 1,000 paragraphs, .11 and .02 at 2,000, .45 and .03 at 5,000;
 * docs/performance.md holds the table.
 */
const MAX_FOR_WINK = 2000;

export function createEngine(
  articles: readonly Article[],
  store: ArticleStore,
  analyser: Analyser,
): Engine {
  const size = articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
  return size > MAX_FOR_WINK
    ? arrayEngine(createArrayIndexData(articles, analyser), store, analyser)
    : winkEngine(articles, store, analyser);
}

export function winkEngine(
  articles: readonly Article[],
  store: ArticleStore,
  analyser: Analyser,
): Engine {
  return {
    index: createWinkIndex(articles, analyser),
    features: createTextFeatures(store, analyser),
    vocabulary: createVocabulary(articles, analyser),
  };
}

export function arrayEngine(data: ArrayIndexData, store: ArticleStore, analyser: Analyser): Engine {
  return {
    index: createArrayIndex(data),
    features: createArrayFeatures(data, store, analyser),
    vocabulary: createArrayVocabulary(data.forward, data.lexicon),
  };
}
