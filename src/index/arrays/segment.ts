import { paragraphId } from "../../articles/article.ts";
import type { Filter } from "../../articles/filter.ts";
import { placeOf } from "../../lib/binary-search.ts";
import { memoize } from "../../lib/memoize.ts";
import { numberFinder, numberOf, stringReader } from "../../lib/string-table.ts";
import { type ArticleScores, createArticleScores, type WeighedTerm } from "./article-scores.ts";
import { FILTER_MATCH, filterMatches } from "./catalogue.ts";
import type { ArrayIndexData } from "./data.ts";
import { type HiddenArticles, hiddenIn, hiddenParagraphs } from "./hidden.ts";
import type { FilterCount } from "../passage-index.ts";
import { averageLength, saturations } from "./inverted-index.ts";
import { MaxScore } from "./max-score.ts";
import { createPostingList, type Ranked, topParagraphs } from "./top-k.ts";

/** Filters whose matches are kept: readers who turn over passages ask with the same ones. */
const MAX_FILTERS = 8;

/** Articles that were prepared together, and what is made of them once for every search. */
export class Segment {
  readonly data: ArrayIndexData;
  readonly paragraphs: number;
  readonly articles: number;
  /** Words of all paragraphs, and of all articles. */
  readonly totalLength: number;
  readonly articleLength: number;
  /** The article of each paragraph. */
  readonly articleOf: Uint32Array;
  readonly termNumber: (term: string) => number;
  readonly slugOf: (article: number) => string;

  constructor(data: ArrayIndexData) {
    const { catalogue, forward, postings, order } = data;
    this.data = data;
    this.paragraphs = catalogue.firstParagraph.at(-1) ?? 0;
    this.articles = order.length;
    this.totalLength = postings.totalLength[0] ?? 0;
    this.articleLength = postings.articleLength.reduce((sum, length) => sum + length, 0);
    this.articleOf = createArticleOf(catalogue.firstParagraph);
    this.termNumber = numberFinder(forward.terms);
    this.slugOf = stringReader(catalogue.slugs);
  }
}

/** What BM25 must know of all segments together. */
export interface Averages {
  /** Words of a paragraph, and of an article. */
  paragraph: number;
  article: number;
}

export interface Found extends Ranked {
  article: number;
}

/** A segment as it is searched beside others: without what is hidden, by the statistics of all. */
export class SearchedSegment {
  readonly segment: Segment;
  /** Without those that are hidden. */
  readonly size: number;
  readonly #hidden: HiddenArticles;
  readonly #search: MaxScore;
  readonly #drift: number;
  readonly #scoreArticles: ArticleScores;
  readonly #matches = new Map<string, Uint8Array>();

  constructor(segment: Segment, hidden: HiddenArticles, averages: Averages) {
    const { data, articleOf, paragraphs, totalLength } = segment;
    const { postings } = data;
    this.segment = segment;
    this.size = paragraphs - hidden.paragraphs;
    this.#hidden = hidden;
    const saturation = saturations(postings, averages.paragraph);
    const arrays = { paragraphs: postings.paragraphs, codes: postings.codes };
    this.#search = new MaxScore({ ...arrays, saturation, articleOf });
    this.#drift = driftBetween(averageLength(totalLength, paragraphs), averages.paragraph);
    this.#scoreArticles = createArticleScores(data, averages.article);
  }

  /** How many paragraphs have a term; none has a term without a number, which is -1. */
  frequency(term: number): number {
    if (term === -1) return 0;
    const { at } = this.segment.data.postings;
    return (at[term + 1] ?? 0) - (at[term] ?? 0) - hiddenParagraphs(this.#hidden, term);
  }

  /** How many articles have a term. */
  articleFrequency(term: number): number {
    if (term === -1) return 0;
    const { articleFrequency } = this.segment.data.postings;
    return (articleFrequency[term] ?? 0) - hiddenIn(this.#hidden, term);
  }

  /** The best `limit` paragraphs, ties by number. */
  search(terms: readonly WeighedTerm[], limit: number, filter?: Filter): Found[] {
    const { at, topCodes } = this.segment.data.postings;
    const { saturation, articleOf } = this.#search.arrays;
    const lists = terms.flatMap(({ number, idf }) => {
      if (number === -1) return [];
      // The heaviest postings may be of paragraphs that are hidden, or that a filter leaves out.
      const wanted = filter ? Infinity : limit + hiddenParagraphs(this.#hidden, number);
      const postings = { at, topCodes, saturation, drift: this.#drift };
      return [createPostingList(postings, number, idf, wanted)];
    });
    const found = topParagraphs(this.#search, lists, limit, this.#matchesOf(filter));
    return found.map((one) => ({ ...one, article: articleOf[one.paragraph] ?? 0 }));
  }

  idOf({ article, paragraph }: Found): string {
    const first = this.segment.data.catalogue.firstParagraph[article] ?? 0;
    return paragraphId(this.segment.slugOf(article), paragraph - first + 1);
  }

  /** The position of an article; -1 where there is none, or it is hidden. */
  positionOf(slug: string): number {
    const position = numberOf(this.segment.data.catalogue.slugs, slug);
    return placeOf(this.#hidden.articles, position) === -1 ? position : -1;
  }

  /** BM25 over whole articles, by position. */
  articleScores(terms: readonly WeighedTerm[], articles: readonly number[]): Map<number, number> {
    const known = articles.toSorted((a, b) => a - b);
    const used = terms.filter(({ number }) => number !== -1);
    const scores = this.#scoreArticles(used, known);
    return new Map(known.map((article, at) => [article, scores[at] ?? 0]));
  }

  count(filter: Filter): FilterCount {
    const count = { in: 0, unknown: 0 };
    for (const match of this.#matchesOf(filter) ?? []) {
      if (match === FILTER_MATCH.in) count.in += 1;
      else if (match === FILTER_MATCH.unknown) count.unknown += 1;
    }
    return count;
  }

  /** Undefined where every article is searched. */
  #matchesOf(filter: Filter | undefined): Uint8Array | undefined {
    const { articles } = this.#hidden;
    if (filter === undefined && articles.length === 0) return undefined;
    const key = filter ? JSON.stringify(filter) : "";
    return memoize(this.#matches, MAX_FILTERS, key, () => {
      const matches = filterMatches(this.segment.data.catalogue, filter ?? {});
      for (const article of articles) matches[article] = FILTER_MATCH.out;
      return matches;
    });
  }
}

/** The greater of two averages over the less. */
function driftBetween(one: number, other: number): number {
  return one > 0 && other > 0 ? Math.max(one / other, other / one) : 1;
}

/** The article of each paragraph. */
function createArticleOf(firstParagraph: Uint32Array): Uint32Array {
  const articleOf = new Uint32Array(firstParagraph.at(-1) ?? 0);
  for (let article = 0; article + 1 < firstParagraph.length; article += 1) {
    articleOf.fill(article, firstParagraph[article], firstParagraph[article + 1]);
  }
  return articleOf;
}
