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
/** Vectors kept, about 2 KB each: a month of a large archive. */
const MAX_KEPT = 20_000;

/** tf-idf over whole articles (Salton and Buckley 1988: 1 + log tf, cosine), read from a forward index. */
export class ArticleVectors {
  readonly size: number;
  /** How many articles contain each term. */
  readonly frequencies: Uint32Array;
  readonly #forward: ForwardIndex;
  /** What one mention of each term weighs. */
  readonly #rarity: Float32Array;
  readonly #counts: Uint32Array;
  readonly #kept = new Map<number, ArticleVector>();

  constructor(forward: ForwardIndex) {
    const terms = forward.terms.ends.length;
    this.#forward = forward;
    this.size = forward.titleRun.length - 1;
    this.#counts = new Uint32Array(terms);
    this.frequencies = new Uint32Array(terms);
    for (let article = 0; article < this.size; article += 1) {
      for (const term of this.#count(article)) {
        this.frequencies[term] = (this.frequencies[term] ?? 0) + 1;
        this.#counts[term] = 0;
      }
    }
    this.#rarity = Float32Array.from(
      this.frequencies,
      (frequency) => Math.log(1 + this.size / (frequency + 0.5)) ** RARITY_POWER,
    );
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
      const weight = (1 + Math.log(this.#counts[term] ?? 1)) * (this.#rarity[term] ?? 0);
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
