import type { Article } from "../../articles/article.ts";
import { type Catalogue, createCatalogue, type Listed } from "./catalogue.ts";
import { ForwardBuilder, type ForwardIndex } from "./forward-index.ts";
import { createSpellingIndex, type SpellingIndex } from "./spelling-index.ts";
import { createInvertedIndex, type InvertedIndex } from "./inverted-index.ts";
import type { Analyser } from "../../language/tokenizer.ts";
import { inTieOrder } from "../../articles/store.ts";

/** Everything that searching, reranking and correcting need, in typed arrays. */
export interface ArrayIndexData {
  catalogue: Catalogue;
  forward: ForwardIndex;
  /** Which article of the forward index comes at each position of the catalogue. */
  order: Uint32Array;
  postings: InvertedIndex;
  lexicon: SpellingIndex;
}

export function createArrayIndexData(
  articles: readonly Article[],
  analyser: Analyser,
): ArrayIndexData {
  const builder = new ForwardBuilder(analyser);
  for (const article of articles) builder.add(article);
  return arrayIndexData(builder.finish(), articles);
}

/** What a forward index of `articles` comes to. */
export function arrayIndexData(forward: ForwardIndex, articles: readonly Listed[]): ArrayIndexData {
  const ordered = inTieOrder(articles);
  const positions = new Map(articles.map((article, position) => [article, position]));
  const order = Uint32Array.from(ordered, (article) => positions.get(article) ?? 0);
  return {
    catalogue: createCatalogue(ordered),
    forward,
    order,
    postings: createInvertedIndex(forward, order),
    lexicon: createSpellingIndex(forward),
  };
}
