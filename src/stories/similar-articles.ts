import type { ForwardIndex } from "../index/arrays/forward-index.ts";
import { type ArticleVector, ArticleVectors } from "./article-vectors.ts";

/** Two articles that have much in common, by position. */
export interface SimilarPair {
  a: number;
  b: number;
  /** The cosine of their vectors, 0 to 1. */
  similarity: number;
  /** Days between them; NaN where one of them has no known day. */
  days: number;
}

/** News of one event comes within days: of 234 labelled pairs, 5 lie more than a week apart. */
export const MAX_DAYS = 14;
/** Less in common than this is what any two articles have. */
export const MIN_SIMILARITY = 0.1;
/** An article is looked up by so many of its weightiest terms, which carry most of its length. */
export const LOOKED_UP = 24;
/** Pairs with less in common by those alone are not compared in full. */
const MIN_BY_LOOKED_UP = 0.05;
/** Of a term's articles within `MAX_DAYS`, the latest are compared: then it is not a rare one. */
export const MAX_COMPARED = 120;

/**
 * All pairs of articles with much in common that may be of one event. `dayOf` gives each article's
 * day as a number, NaN where it is unknown; `placeOf` orders those of one day. Each article is looked up among those before it, the
 * undated last, so the work grows with the articles of a fortnight, not of all.
 */
export function* similarPairs(
  forward: ForwardIndex,
  dayOf: Float64Array,
  placeOf: Uint32Array,
): Generator<SimilarPair> {
  const order = Uint32Array.from(dayOf.keys()).toSorted(
    (a, b) => place(dayOf[a]) - place(dayOf[b]) || (placeOf[a] ?? 0) - (placeOf[b] ?? 0),
  );
  const vectors = new ArticleVectors(forward, order);
  const lookup = new Lookup(vectors, dayOf);
  for (const [at, article] of order.entries()) {
    yield* lookup.compareAndAdd(article, vectors.at(at));
  }
}

/** An article's place in order of days; undated articles come last. */
function place(day = NaN): number {
  return Number.isNaN(day) ? Number.MAX_VALUE : day;
}

/** The articles that hold a term, in the order of their days, and what it weighs in each. */
interface Holders {
  articles: number[];
  weights: number[];
}

class Lookup {
  readonly #vectors: ArticleVectors;
  readonly #dayOf: Float64Array;
  readonly #holders = new Map<number, Holders>();
  /** What the article looked up has in common with each other one; 0 between look-ups. */
  readonly #common: Float32Array;
  /** What each term weighs in the article looked up; 0 between look-ups. */
  readonly #weightOf: Float32Array;

  constructor(vectors: ArticleVectors, dayOf: Float64Array) {
    this.#vectors = vectors;
    this.#dayOf = dayOf;
    this.#common = new Float32Array(vectors.size);
    this.#weightOf = new Float32Array(vectors.frequencies.length);
  }

  compareAndAdd(article: number, vector: ArticleVector): SimilarPair[] {
    const weightiest = this.#vectors.weightiest(vector, LOOKED_UP);
    const pairs = this.#compare(article, vector, this.#candidates(article, vector, weightiest));
    for (const at of weightiest) {
      const term = vector.terms[at] ?? 0;
      const holders = this.#holders.get(term) ?? { articles: [], weights: [] };
      holders.articles.push(article);
      holders.weights.push(vector.weights[at] ?? 0);
      this.#holders.set(term, holders);
    }
    return pairs;
  }

  /** Articles added before that share weighty terms, within `MAX_DAYS`; an unknown day is any day. */
  #candidates(article: number, vector: ArticleVector, weightiest: readonly number[]): number[] {
    const met: number[] = [];
    for (const at of weightiest) {
      const holders = this.#holders.get(vector.terms[at] ?? 0);
      if (holders !== undefined) this.#addCommon(article, holders, vector.weights[at] ?? 0, met);
    }
    const alike = met.filter((other) => (this.#common[other] ?? 0) >= MIN_BY_LOOKED_UP);
    for (const other of met) this.#common[other] = 0;
    return alike;
  }

  #addCommon(article: number, { articles, weights }: Holders, weight: number, met: number[]): void {
    const [common, dayOf] = [this.#common, this.#dayOf];
    const day = dayOf[article] ?? NaN;
    const first = Math.max(0, articles.length - MAX_COMPARED);
    for (let at = articles.length - 1; at >= first; at -= 1) {
      const other = articles[at] ?? 0;
      if (day - (dayOf[other] ?? NaN) > MAX_DAYS) break;
      if (common[other] === 0) met.push(other);
      common[other] = (common[other] ?? 0) + weight * (weights[at] ?? 0);
    }
  }

  #compare(article: number, vector: ArticleVector, others: readonly number[]): SimilarPair[] {
    for (const [at, term] of vector.terms.entries()) this.#weightOf[term] = vector.weights[at] ?? 0;
    const pairs: SimilarPair[] = [];
    for (const other of others) {
      const similarity = this.#cosineWith(this.#vectors.of(other));
      if (similarity < MIN_SIMILARITY) continue;
      const days = Math.abs((this.#dayOf[other] ?? NaN) - (this.#dayOf[article] ?? NaN));
      pairs.push({ a: other, b: article, similarity, days });
    }
    for (const term of vector.terms) this.#weightOf[term] = 0;
    return pairs;
  }

  #cosineWith({ terms, weights }: ArticleVector): number {
    const weightOf = this.#weightOf;
    let sum = 0;
    for (let at = 0; at < terms.length; at += 1) {
      sum += (weightOf[terms[at] ?? 0] ?? 0) * (weights[at] ?? 0);
    }
    return sum;
  }
}
