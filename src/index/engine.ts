import type { Article } from "../articles/article.ts";
import type { ArticleStore } from "../articles/store.ts";
import { createArrayIndexData, type ArrayIndexData } from "./arrays/data.ts";
import { createArrayFeatures, eitherFeatures } from "./arrays/features.ts";
import { isShown } from "./arrays/hidden.ts";
import type { FreshIndex } from "./arrays/fresh.ts";
import { createArrayIndex } from "./arrays/index.ts";
import { Segment } from "./arrays/segment.ts";
import { arrayWords, bothWords } from "./arrays/spelling-index.ts";
import { createTextFeatures } from "./wink/features.ts";
import type { PassageIndex, FeatureSource } from "./passage-index.ts";
import { createVocabulary, type Vocabulary, vocabularyOf } from "./corrections.ts";
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
  return createArrayBase(data, store, analyser).engine();
}

/** A large archive's articles as they were prepared: searched alone, or with what came since. */
export interface ArrayBase {
  engine(): Engine;
  /** With articles that came or changed since; `store` holds those. */
  engineWith(fresh: FreshIndex, store: ArticleStore): Engine;
}

export function createArrayBase(
  data: ArrayIndexData,
  store: ArticleStore,
  analyser: Analyser,
): ArrayBase {
  const segment = new Segment(data);
  const features = createArrayFeatures(data, store, analyser);
  return {
    engine: () => ({
      index: createArrayIndex(segment),
      features,
      vocabulary: vocabularyOf(arrayWords(data.forward, data.lexicon)),
    }),
    engineWith: (fresh, freshStore) => {
      const { forward, lexicon } = fresh.data;
      const base = arrayWords(data.forward, data.lexicon, fresh.hidden);
      return {
        index: createArrayIndex(segment, fresh),
        features: eitherFeatures(
          (slug) => isShown(data, fresh.hidden, slug),
          features,
          createArrayFeatures(fresh.data, freshStore, analyser),
        ),
        vocabulary: vocabularyOf(bothWords(base, arrayWords(forward, lexicon))),
      };
    },
  };
}
