import { paragraphId } from "../../articles/article.ts";
import type { Filter } from "../../articles/filter.ts";
import { memoize } from "../../lib/memoize.ts";
import { numberFinder, numberOf, stringReader } from "../../lib/string-table.ts";
import { MIN_DOCUMENTS, idf } from "../bm25.ts";
import type { Hit, PassageIndex, TermStatistics } from "../passage-index.ts";
import { type ArticleScores, createArticleScores } from "./article-scores.ts";
import { FILTER_MATCH, filterMatches } from "./catalogue.ts";
import type { ArrayIndexData } from "./data.ts";
import { saturations } from "./inverted-index.ts";
import { MaxScore } from "./max-score.ts";
import { createPostingList, topParagraphs } from "./top-k.ts";

/** Filters whose matches are kept: readers who turn over passages ask with the same ones. */
const MAX_FILTERS = 8;

/**
 * `PassageIndex` over typed arrays: the ids and scores of `createWinkIndex`, at any size. Nothing
 * writes to `data`, so that several threads may search one copy of it.
 */
export function createArrayIndex(data: ArrayIndexData): PassageIndex {
  return new ArrayIndex(data);
}

class ArrayIndex implements PassageIndex {
  readonly size: number;
  readonly #data: ArrayIndexData;
  readonly #search: MaxScore;
  readonly #scoreArticles: ArticleScores;
  readonly #termNumber: (term: string) => number;
  readonly #slugOf: (article: number) => string;
  readonly #matches = new Map<string, Uint8Array>();

  constructor(data: ArrayIndexData) {
    const { catalogue, forward, postings } = data;
    this.size = catalogue.firstParagraph.at(-1) ?? 0;
    this.#data = data;
    this.#search = new MaxScore({
      paragraphs: postings.paragraphs,
      codes: postings.codes,
      saturation: saturations(postings, this.size),
      articleOf: createArticleOf(catalogue.firstParagraph),
    });
    this.#scoreArticles = createArticleScores(data);
    this.#termNumber = numberFinder(forward.terms);
    this.#slugOf = stringReader(catalogue.slugs);
  }

  async search(terms: readonly string[], limit: number, filter?: Filter): Promise<Hit[]> {
    const most = Math.min(Math.floor(limit), this.size);
    if (most < 1) return [];
    const { at, topCodes } = this.#data.postings;
    const { saturation } = this.#search.arrays;
    const lists = this.#numbersOf(terms).map((term) =>
      createPostingList({ at, topCodes, saturation }, term, this.#idf(term), most),
    );
    const matches = filter && this.#matchesOf(filter);
    return topParagraphs(this.#search, lists, most, matches).map(({ paragraph, score }) => ({
      paragraph: this.#idOf(paragraph),
      score,
    }));
  }

  async statistics(terms: readonly string[]): Promise<TermStatistics[]> {
    return terms.map((term) => {
      const number = this.#termNumber(term);
      return { term, documentFrequency: this.#frequency(number), idf: this.#idf(number) };
    });
  }

  async articleScores(terms: readonly string[], slugs: readonly string[]): Promise<number[]> {
    const articles = slugs.map((slug) => numberOf(this.#data.catalogue.slugs, slug));
    const known = articles.filter((article) => article !== -1).toSorted((a, b) => a - b);
    const scores = this.#scoreArticles(this.#numbersOf(terms), known);
    const scoreOf = new Map(known.map((article, at) => [article, scores[at] ?? 0]));
    return articles.map((article) => scoreOf.get(article) ?? 0);
  }

  async leftOut(filter: Filter): Promise<number> {
    const matches = this.#matchesOf(filter);
    return matches.reduce((sum, match) => sum + (match === FILTER_MATCH.unknown ? 1 : 0), 0);
  }

  /** The terms that articles use, each once, in the order asked. */
  #numbersOf(terms: readonly string[]): number[] {
    const numbers = new Set<number>();
    for (const term of terms) {
      const number = this.#termNumber(term);
      if (this.#frequency(number) > 0) numbers.add(number);
    }
    return [...numbers];
  }

  /** How many paragraphs have a term; 0 for -1, a term without a number. */
  #frequency(term: number): number {
    const { at } = this.#data.postings;
    return term === -1 ? 0 : (at[term + 1] ?? 0) - (at[term] ?? 0);
  }

  #idf(term: number): number {
    return idf(this.#frequency(term), Math.max(this.size, MIN_DOCUMENTS));
  }

  #idOf(paragraph: number): string {
    const article = this.#search.arrays.articleOf[paragraph] ?? 0;
    const first = this.#data.catalogue.firstParagraph[article] ?? 0;
    return paragraphId(this.#slugOf(article), paragraph - first + 1);
  }

  #matchesOf(filter: Filter): Uint8Array {
    const key = JSON.stringify(filter);
    const make = () => filterMatches(this.#data.catalogue, filter);
    return memoize(this.#matches, MAX_FILTERS, key, make);
  }
}

/** The article of each paragraph. */
function createArticleOf(firstParagraph: Uint32Array): Uint32Array {
  const articleOf = new Uint32Array(firstParagraph.at(-1) ?? 0);
  for (let article = 0; article + 1 < firstParagraph.length; article += 1) {
    articleOf.fill(article, firstParagraph[article], firstParagraph[article + 1]);
  }
  return articleOf;
}
