import { type ForwardIndex, isMark, wordOf } from "../index/arrays/forward-index.ts";
import { memoize } from "../lib/memoize.ts";

/** An article as a direction in the space of terms, of length 1. */
export interface ArticleVector {
  terms: Uint32Array;
  weights: Float32Array;
}

/** A headline's words say what an article is about, so they count twice. */
const TITLE_COUNT = 2;
/**
 * The rarer a term, the more two articles have in common by it: names, places and figures are rare.
 * Of the labelled pairs, those of one event and others overlap less with 1.5 than with 1 or 2:
 * docs/stories.md has the figures.
 */
const RARITY_POWER = 1.5;
/**
 * A word is as rare as it is among so many articles, those nearest in time: in a week of an
 * earthquake "quake" is a common word, however large the archive. docs/stories.md has the figures.
 */
export const NEIGHBOURS = 300;
/** Vectors kept, about 2 KB each: a month of a large archive. */
const MAX_KEPT = 20_000;

/** tf-idf over whole articles (Salton and Buckley 1988: 1 + log tf, cosine), read from a forward index. */
export class ArticleVectors {
  readonly size: number;
  /** How many articles contain each term. */
  readonly frequencies: Uint32Array;
  readonly #forward: ForwardIndex;
  /** The articles by their days; `#around` of them, from `#first`, are counted in `#nearby`. */
  readonly #order: Uint32Array;
  readonly #around: number;
  #first = 0;
  /** In how many of the articles around the present one each term stands. */
  readonly #nearby: Uint32Array;
  readonly #counts: Uint32Array;
  /** What a term weighs that so many of the articles around have. */
  readonly #rarities: Float64Array;
  readonly #kept = new Map<number, ArticleVector>();

  /** `order`: the articles by their days. Vectors are to be asked for in this order. */
  constructor(forward: ForwardIndex, order: Uint32Array) {
    const terms = forward.terms.ends.length;
    this.#forward = forward;
    this.size = forward.titleRun.length - 1;
    this.#counts = new Uint32Array(terms);
    this.frequencies = new Uint32Array(terms);
    for (let article = 0; article < this.size; article += 1) {
      this.#tally(article, this.frequencies, 1);
    }
    this.#order = order;
    this.#around = Math.min(NEIGHBOURS, this.size);
    this.#rarities = Float64Array.from({ length: this.#around + 1 }, (_, frequency) =>
      rarity(this.#around, frequency),
    );
    this.#nearby = new Uint32Array(terms);
    for (const article of order.subarray(0, this.#around)) this.#tally(article, this.#nearby, 1);
  }

  /** The vector of the article at this place in the order. */
  at(place: number): ArticleVector {
    const first = Math.min(Math.max(0, place - (this.#around >> 1)), this.size - this.#around);
    for (; this.#first < first; this.#first += 1) {
      this.#tally(this.#order[this.#first] ?? 0, this.#nearby, -1);
      this.#tally(this.#order[this.#first + this.#around] ?? 0, this.#nearby, 1);
    }
    return this.of(this.#order[place] ?? 0);
  }

  #tally(article: number, frequencies: Uint32Array, by: 1 | -1): void {
    for (const term of this.#count(article)) {
      frequencies[term] = (frequencies[term] ?? 0) + by;
      this.#counts[term] = 0;
    }
  }

  of(article: number): ArticleVector {
    return memoize(this.#kept, MAX_KEPT, article, () => this.#make(article));
  }

  /** Positions of a vector's weightiest terms, but for those that no other article has. */
  weightiest({ terms, weights }: ArticleVector, limit: number): number[] {
    const shared: number[] = [];
    for (const [at, term] of terms.entries()) {
      if ((this.frequencies[term] ?? 0) > 1) shared.push(at);
    }
    return shared.toSorted((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0)).slice(0, limit);
  }

  #make(article: number): ArticleVector {
    const terms = Uint32Array.from(this.#count(article));
    const weights = new Float32Array(terms.length);
    let square = 0;
    for (const [at, term] of terms.entries()) {
      const weight =
        (1 + Math.log(this.#counts[term] ?? 1)) * (this.#rarities[this.#nearby[term] ?? 0] ?? 0);
      weights[at] = weight;
      square += weight * weight;
      this.#counts[term] = 0;
    }
    const length = Math.sqrt(square) || 1;
    return { terms, weights: weights.map((weight) => weight / length) };
  }

  /** Counts an article's terms into `#counts`; whoever calls sets them back to 0. */
  #count(article: number): number[] {
    const { titleRun, runAt, stream, termOf } = this.#forward;
    const title = titleRun[article] ?? 0;
    const titleEnd = runAt[title + 1] ?? 0;
    const end = runAt[titleRun[article + 1] ?? 0] ?? 0;
    const met: number[] = [];
    for (let at = runAt[title] ?? 0; at < end; at += 1) {
      const entry = stream[at] ?? 0;
      if (isMark(entry)) continue;
      const term = termOf[wordOf(entry)] ?? 0;
      if (this.#counts[term] === 0) met.push(term);
      this.#counts[term] = (this.#counts[term] ?? 0) + (at < titleEnd ? TITLE_COUNT : 1);
    }
    return met;
  }
}

/** What one mention of a term weighs that so many of the `articles` around contain. */
export function rarity(articles: number, frequency: number): number {
  return Math.log(1 + articles / (frequency + 0.5)) ** RARITY_POWER;
}

/** How often each term occurs in an article of a forward index, those of its title twice. */
export function countArticle(forward: ForwardIndex, article: number): Map<number, number> {
  const { titleRun, runAt, stream, termOf } = forward;
  const title = titleRun[article] ?? 0;
  const titleEnd = runAt[title + 1] ?? 0;
  const end = runAt[titleRun[article + 1] ?? 0] ?? 0;
  const counts = new Map<number, number>();
  for (let at = runAt[title] ?? 0; at < end; at += 1) {
    const entry = stream[at] ?? 0;
    if (isMark(entry)) continue;
    const term = termOf[wordOf(entry)] ?? 0;
    counts.set(term, (counts.get(term) ?? 0) + (at < titleEnd ? TITLE_COUNT : 1));
  }
  return counts;
}
