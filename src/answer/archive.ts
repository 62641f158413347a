import type { Article } from "../articles/article.ts";
import { createStore, dateSpan } from "../articles/store.ts";
import { createEngine } from "../index/engine.ts";
import type { Archive } from "./answer.ts";
import { createSynonyms } from "../language/synonyms.ts";
import { createAnalyser, type SpellingGroup } from "../language/tokenizer.ts";

/**
 * Everything that questions about `articles` need. Build another when the articles change.
 * `variants` are words that are spelled in several ways, as `loadVariants` reads them.
 */
export async function createArchive(
  articles: readonly Article[],
  variants: readonly SpellingGroup[] = [],
): Promise<Archive> {
  const analyser = createAnalyser(variants);
  const store = createStore(articles);
  return {
    articles: store,
    ...createEngine(articles, store, analyser),
    analyser,
    synonyms: createSynonyms(analyser),
    span: dateSpan(articles),
  };
}
