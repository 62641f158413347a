import { type ForwardIndex, isMark, wordOf } from "../index/arrays/forward-index.ts";
import { memoize } from "../lib/memoize.ts";

/** What of a forward index stories are found by; of terms, only how many there are. */
export interface ArticleTerms extends Pick<
  ForwardIndex,
  "termOf" | "stream" | "runAt" | "titleRun"
> {
  terms: { ends: ArrayLike<unknown> };
}

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

/** The different terms of an article, and how often each occurs in it. */
interface Counted {
  terms: Uint32Array;
  counts: Uint32Array;
}

/** tf-idf over whole articles (Salton and Buckley 1988: 1 + log tf, cosine), read from a forward index. */
export class ArticleVectors {
  readonly size: number;
  /** How many articles contain each term. */
  readonly frequencies: Uint32Array;
  readonly #forward: ArticleTerms;
  /** The articles by their days; `#around.length` of them, from place `#first`, are in `#around`. */
  readonly #order: Uint32Array;
  /** Each at its place, counted from 0 again and again. */
  readonly #around: Counted[] = [];
  #first = 0;
  /** In how many of the articles around the present one each term stands. */
  readonly #nearby: Uint32Array;
  /** How often each term occurs in the article that is being counted; else 0. */
  readonly #counts: Uint32Array;
  readonly #met: number[] = [];
  /** What a term weighs that so many of the articles around have. */
  readonly #rarities: Float64Array;
  readonly #kept = new Map<number, ArticleVector>();

  /** `order`: the articles by their days. Vectors are to be asked for in this order. */
  constructor(forward: ArticleTerms, order: Uint32Array) {
    const terms = forward.terms.ends.length;
    this.#forward = forward;
    this.size = forward.titleRun.length - 1;
    this.#counts = new Uint32Array(terms);
    this.frequencies = articleFrequencies(forward, this.size);
    this.#order = order;
    const around = Math.min(NEIGHBOURS, this.size);
    this.#rarities = Float64Array.from({ length: around + 1 }, (_, frequency) =>
      rarity(around, frequency),
    );
    this.#nearby = new Uint32Array(terms);
    for (const article of order.subarray(0, around)) this.#around.push(this.#enter(article));
  }

  /** The vector of the article at this place in the order. */
  at(place: number): ArticleVector {
    const { length } = this.#around;
    const first = Math.min(Math.max(0, place - (length >> 1)), this.size - length);
    for (; this.#first < first; this.#first += 1) {
      const slot = this.#first % length;
      for (const term of this.#around[slot]?.terms ?? [])
        this.#nearby[term] = (this.#nearby[term] ?? 0) - 1;
      this.#around[slot] = this.#enter(this.#order[this.#first + length] ?? 0);
    }
    const counted = this.#around[place % length];
    return this.#keep(place, counted ?? this.#count(this.#order[place] ?? 0));
  }

  /** The vector of an article at a place before. */
  of(place: number): ArticleVector {
    return this.#kept.get(place) ?? this.#keep(place, this.#count(this.#order[place] ?? 0));
  }

  #keep(place: number, counted: Counted): ArticleVector {
    return memoize(this.#kept, MAX_KEPT, place, () => this.#weigh(counted));
  }

  #enter(article: number): Counted {
    const counted = this.#count(article);
    for (const term of counted.terms) this.#nearby[term] = (this.#nearby[term] ?? 0) + 1;
    return counted;
  }

  /** A term that no other article has counts for the length alone. */
  #weigh({ terms, counts }: Counted): ArticleVector {
    const weights = new Float32Array(terms.length);
    let [square, shared] = [0, 0];
    for (let at = 0; at < terms.length; at += 1) {
      const term = terms[at] ?? 0;
      const weight =
        (1 + Math.log(counts[at] ?? 1)) * (this.#rarities[this.#nearby[term] ?? 0] ?? 0);
      square += weight * weight;
      weights[at] = weight;
      if ((this.frequencies[term] ?? 0) > 1) shared += 1;
    }
    const length = Math.sqrt(square) || 1;
    const vector = { terms: new Uint32Array(shared), weights: new Float32Array(shared) };
    let next = 0;
    for (let at = 0; at < terms.length; at += 1) {
      const term = terms[at] ?? 0;
      if ((this.frequencies[term] ?? 0) < 2) continue;
      vector.terms[next] = term;
      vector.weights[next] = (weights[at] ?? 0) / length;
      next += 1;
    }
    return vector;
  }

  #count(article: number): Counted {
    const { titleRun, runAt, stream, termOf } = this.#forward;
    const [counts, met] = [this.#counts, this.#met];
    const title = titleRun[article] ?? 0;
    const titleEnd = runAt[title + 1] ?? 0;
    const end = runAt[titleRun[article + 1] ?? 0] ?? 0;
    met.length = 0;
    for (let at = runAt[title] ?? 0; at < end; at += 1) {
      const entry = stream[at] ?? 0;
      if (isMark(entry)) continue;
      const term = termOf[wordOf(entry)] ?? 0;
      if (counts[term] === 0) met.push(term);
      counts[term] = (counts[term] ?? 0) + (at < titleEnd ? TITLE_COUNT : 1);
    }
    const terms = Uint32Array.from(met);
    const counted = { terms, counts: terms.map((term) => counts[term] ?? 0) };
    for (const term of met) counts[term] = 0;
    return counted;
  }
}

/** How many articles contain each term. */
function articleFrequencies(
  { titleRun, runAt, stream, termOf, terms }: ArticleTerms,
  articles: number,
): Uint32Array {
  const frequencies = new Uint32Array(terms.ends.length);
  /** The last article that each term was met in, from 1. */
  const lastIn = new Uint32Array(terms.ends.length);
  for (let article = 1; article <= articles; article += 1) {
    const end = runAt[titleRun[article] ?? 0] ?? 0;
    for (let at = runAt[titleRun[article - 1] ?? 0] ?? 0; at < end; at += 1) {
      const entry = stream[at] ?? 0;
      if (isMark(entry)) continue;
      const term = termOf[wordOf(entry)] ?? 0;
      if (lastIn[term] === article) continue;
      lastIn[term] = article;
      frequencies[term] = (frequencies[term] ?? 0) + 1;
    }
  }
  return frequencies;
}

/** Positions of a vector's weightiest terms, the weightiest first, of equals the first. */
export function weightiest({ weights }: ArticleVector, limit: number): number[] {
  const best: number[] = [];
  for (let at = 0; at < weights.length; at += 1) {
    const weight = weights[at] ?? 0;
    let place = best.length;
    if (place === limit && (weights[best[place - 1] ?? 0] ?? 0) >= weight) continue;
    while (place > 0 && (weights[best[place - 1] ?? 0] ?? 0) < weight) place -= 1;
    best.splice(place, 0, at);
    if (best.length > limit) best.pop();
  }
  return best;
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
