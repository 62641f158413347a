import type { Article } from "../../articles/article.ts";
import { type Dated, inTieOrder, placeAmong } from "../../articles/store.ts";
import type { Analyser } from "../../language/tokenizer.ts";
import { numberOf } from "../../lib/string-table.ts";
import { type ArrayIndexData, arrayIndexData } from "./data.ts";
import { ForwardBuilder, type ForwardIndex } from "./forward-index.ts";
import { type HiddenArticles, hideArticles } from "./hidden.ts";

/** The articles that came or changed since others were prepared, and what is hidden of those. */
export interface FreshIndex {
  data: ArrayIndexData;
  /** How many of the articles prepared before come before each of these in the order of ties. */
  places: Uint32Array;
  hidden: HiddenArticles;
}

/** Articles that were prepared: what was made of them, and when each is from, by position. */
export interface PreparedArticles {
  data: ArrayIndexData;
  dated: readonly Dated[];
}

/** Makes fresh indexes beside the same prepared articles; no article is analysed twice. */
export class FreshIndexBuilder {
  readonly #base: PreparedArticles;
  readonly #analyser: Analyser;
  #forward: ForwardIndex | undefined;
  /** The position of each article of `#forward`. */
  #analysed = new Map<Article, number>();

  constructor(base: PreparedArticles, analyser: Analyser) {
    this.#base = base;
    this.#analyser = analyser;
  }

  /** `articles` are all that came or changed; `removed`, by their slugs, are there no more. */
  build(articles: readonly Article[], removed: Iterable<string>): FreshIndex {
    const { data, dated } = this.#base;
    const replaced = [...articles.map(({ slug }) => slug), ...removed];
    const positions = replaced.map((slug) => numberOf(data.catalogue.slugs, slug));
    return {
      data: arrayIndexData(this.#analyse(articles), articles),
      places: Uint32Array.from(inTieOrder(articles), (each) => placeAmong(dated, each)),
      hidden: hideArticles(
        data,
        positions.filter((position) => position !== -1),
      ),
    };
  }

  #analyse(articles: readonly Article[]): ForwardIndex {
    const builder = new ForwardBuilder(this.#analyser, this.#forward);
    for (const article of articles) {
      const known = this.#analysed.get(article);
      if (known === undefined) builder.add(article);
      else builder.keep(known);
    }
    this.#forward = builder.finish();
    this.#analysed = new Map(articles.map((article, position) => [article, position]));
    return this.#forward;
  }
}
