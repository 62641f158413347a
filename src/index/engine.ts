import type { Article } from "../articles/article.ts";
import type { LocalArticles } from "../articles/local-articles.ts";
import { createArrayIndexData, type ArrayIndexData } from "./arrays/data.ts";
import { createArrayFeatures, eitherFeatures } from "./arrays/features.ts";
import { isShown } from "./arrays/hidden.ts";
import type { FreshIndex } from "./arrays/fresh.ts";
import { createArrayIndex } from "./arrays/index.ts";
import { Segment } from "./arrays/segment.ts";
import { arrayWords, bothWords } from "./arrays/spelling-index.ts";
import { createTextFeatures } from "./wink/features.ts";
import { LocalVocabulary, type Vocabulary } from "./corrections.ts";
import { wordsIn } from "./word-counts.ts";
import { LocalIndex } from "./local-index.ts";
import type { PassageIndex } from "./passage-index.ts";
import { createWinkIndex } from "./wink/index.ts";
import type { Analyser } from "../language/tokenizer.ts";

/** What finds and weighs passages. All engines give the same answers. */
export interface Engine {
  index: PassageIndex;
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
  local: LocalArticles,
  analyser: Analyser,
): Engine {
  const size = articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
  return size > MAX_FOR_WINK
    ? arrayEngine(createArrayIndexData(articles, analyser), local, analyser)
    : winkEngine(articles, local, analyser);
}

export function winkEngine(
  articles: readonly Article[],
  local: LocalArticles,
  analyser: Analyser,
): Engine {
  const search = createWinkIndex(articles, analyser);
  const features = createTextFeatures(local, analyser);
  const index = new LocalIndex({ search, features, articles: local, analyser });
  return { index, vocabulary: new LocalVocabulary(wordsIn(articles, analyser), index) };
}

export function arrayEngine(
  data: ArrayIndexData,
  local: LocalArticles,
  analyser: Analyser,
): Engine {
  return createArrayBase(data, analyser).engine(local);
}

/** A large archive's articles as they were prepared: searched alone, or with what came since. */
export interface ArrayBase {
  engine(local: LocalArticles): Engine;
  /** With articles that came or changed since; `local` holds all. */
  engineWith(fresh: FreshIndex, local: LocalArticles): Engine;
}

export function createArrayBase(data: ArrayIndexData, analyser: Analyser): ArrayBase {
  const segment = new Segment(data);
  const features = createArrayFeatures(data);
  return {
    engine: (articles) => {
      const search = createArrayIndex(segment);
      const index = new LocalIndex({ search, features, articles, analyser });
      const words = arrayWords(data.forward, data.lexicon);
      return { index, vocabulary: new LocalVocabulary(words, index) };
    },
    engineWith: (fresh, articles) => {
      const { forward, lexicon } = fresh.data;
      const either = eitherFeatures(
        (slug) => isShown(data, fresh.hidden, slug),
        features,
        createArrayFeatures(fresh.data),
      );
      const search = createArrayIndex(segment, fresh);
      const index = new LocalIndex({ search, features: either, articles, analyser });
      const base = arrayWords(data.forward, data.lexicon, fresh.hidden);
      const words = bothWords(base, arrayWords(forward, lexicon));
      return { index, vocabulary: new LocalVocabulary(words, index) };
    },
  };
}
