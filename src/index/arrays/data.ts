import type { Article } from "../../articles/article.ts";
import { type Catalogue, createCatalogue, type Listed } from "./catalogue.ts";
import { createForwardBuilder, type Forward } from "./forward-index.ts";
import { createLexicon, type Lexicon } from "./spelling-index.ts";
import { createPostings, type Postings } from "./inverted-index.ts";
import type { Analyser } from "../../language/tokenizer.ts";
import { inTieOrder } from "../../articles/store.ts";

/** Everything that searching, reranking and correcting need, in typed arrays. */
export interface DenseData {
  catalogue: Catalogue;
  forward: Forward;
  /** Which article of the forward index comes at each position of the catalogue. */
  order: Uint32Array;
  postings: Postings;
  lexicon: Lexicon;
}

export function createDenseData(articles: readonly Article[], analyser: Analyser): DenseData {
  const builder = createForwardBuilder(analyser);
  for (const article of articles) builder.add(article);
  return denseData(builder.finish(), articles);
}

/** What a forward index of `articles` comes to. */
export function denseData(forward: Forward, articles: readonly Listed[]): DenseData {
  const ordered = inTieOrder(articles);
  const positions = new Map(articles.map((article, position) => [article, position]));
  const order = Uint32Array.from(ordered, (article) => positions.get(article) ?? 0);
  return {
    catalogue: createCatalogue(ordered),
    forward,
    order,
    postings: createPostings(forward, order),
    lexicon: createLexicon(forward),
  };
}
