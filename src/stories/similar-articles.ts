import { createPauses } from "../lib/event-loop.ts";
import { growableArray } from "../lib/growable-array.ts";
import {
  type ArticleTerms,
  type ArticleVector,
  ArticleVectors,
  weightiest,
} from "./article-vectors.ts";

/** Pairs of articles that have much in common, each at the same place of all four lists. */
export interface SimilarPairs {
  /** Articles by position; `a` comes first by day. */
  a: Uint32Array;
  b: Uint32Array;
  /** The cosine of their vectors, 0 to 1. */
  similarity: Float64Array;
  /** Days between them; NaN where one of them has no known day. */
  days: Float64Array;
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
 * day as a number, NaN where it is unknown; `placeOf` orders those of one day. Each article is looked
 * up among those before it, the undated last, so the work grows with the articles of a fortnight,
 * not of all. Seconds of work for a large archive, with pauses in which other work gets its turn.
 */
export async function similarPairs(
  forward: ArticleTerms,
  dayOf: Float64Array,
  placeOf: Uint32Array,
): Promise<SimilarPairs> {
  const order = Uint32Array.from(dayOf.keys()).toSorted(
    (a, b) => dayOrder(dayOf[a]) - dayOrder(dayOf[b]) || (placeOf[a] ?? 0) - (placeOf[b] ?? 0),
  );
  const days = Float64Array.from(order, (article) => dayOf[article] ?? NaN);
  const lookup = new Lookup(new ArticleVectors(forward, order), days);
  const pause = createPauses();
  for (const place of order.keys()) {
    lookup.compareAndAdd(place);
    await pause();
  }
  const { a, b, similarity } = lookup.pairs();
  return {
    a: a.map((place) => order[place] ?? 0),
    b: b.map((place) => order[place] ?? 0),
    similarity,
    days: Float64Array.from(a, (place, at) =>
      Math.abs((days[b[at] ?? 0] ?? NaN) - (days[place] ?? NaN)),
    ),
  };
}

/** Undated articles come last. */
function dayOrder(day = NaN): number {
  return Number.isNaN(day) ? Number.MAX_VALUE : day;
}

/** The articles that hold a term, by their places, and what it weighs in each. */
interface Holders {
  places: number[];
  weights: number[];
}

/** Articles by their places in the order of their days, in which they are to be added. */
class Lookup {
  readonly #vectors: ArticleVectors;
  readonly #days: Float64Array;
  /** The first place within `MAX_DAYS` of the article looked up; an unknown day is any day. */
  #since = 0;
  readonly #holders = new Map<number, Holders>();
  /** What the article looked up has in common with each other one; 0 between look-ups. */
  readonly #common: Float32Array;
  readonly #met: Uint32Array;
  /** What each term weighs in the article looked up; 0 between look-ups. */
  readonly #weightOf: Float32Array;
  readonly #a = growableArray();
  readonly #b = growableArray();
  readonly #similarity: number[] = [];

  constructor(vectors: ArticleVectors, days: Float64Array) {
    this.#vectors = vectors;
    this.#days = days;
    this.#common = new Float32Array(vectors.size);
    this.#met = new Uint32Array(vectors.size);
    this.#weightOf = new Float32Array(vectors.frequencies.length);
  }

  pairs(): Omit<SimilarPairs, "days"> {
    const similarity = Float64Array.from(this.#similarity);
    return { a: this.#a.take(), b: this.#b.take(), similarity };
  }

  compareAndAdd(place: number): void {
    const day = this.#days[place] ?? NaN;
    if (Number.isNaN(day)) this.#since = 0;
    else while (day - (this.#days[this.#since] ?? NaN) > MAX_DAYS) this.#since += 1;
    const vector = this.#vectors.at(place);
    const lookedUp = weightiest(vector, LOOKED_UP);
    this.#compare(place, vector, this.#candidates(vector, lookedUp));
    for (const at of lookedUp) {
      const term = vector.terms[at] ?? 0;
      const holders = this.#holders.get(term) ?? { places: [], weights: [] };
      holders.places.push(place);
      holders.weights.push(vector.weights[at] ?? 0);
      this.#holders.set(term, holders);
    }
  }

  /** The places of articles added before that share weighty terms, within `MAX_DAYS`. */
  #candidates(vector: ArticleVector, lookedUp: readonly number[]): Uint32Array {
    let met = 0;
    for (const at of lookedUp) {
      const holders = this.#holders.get(vector.terms[at] ?? 0);
      if (holders !== undefined) met = this.#addCommon(holders, vector.weights[at] ?? 0, met);
    }
    let alike = 0;
    for (let at = 0; at < met; at += 1) {
      const other = this.#met[at] ?? 0;
      if ((this.#common[other] ?? 0) >= MIN_BY_LOOKED_UP) this.#met[alike++] = other;
      this.#common[other] = 0;
    }
    return this.#met.subarray(0, alike);
  }

  /** How many articles have been met, with those of this term. */
  #addCommon({ places, weights }: Holders, weight: number, before: number): number {
    const [common, since] = [this.#common, this.#since];
    const first = Math.max(0, places.length - MAX_COMPARED);
    let met = before;
    for (let at = places.length - 1; at >= first; at -= 1) {
      const other = places[at] ?? 0;
      if (other < since) break;
      const known = common[other] ?? 0;
      if (known === 0) this.#met[met++] = other;
      common[other] = known + weight * (weights[at] ?? 0);
    }
    return met;
  }

  #compare(place: number, vector: ArticleVector, others: Uint32Array): void {
    const { terms, weights } = vector;
    for (let at = 0; at < terms.length; at += 1) this.#weightOf[terms[at] ?? 0] = weights[at] ?? 0;
    for (const other of others) {
      const similarity = this.#cosineWith(this.#vectors.of(other));
      if (similarity < MIN_SIMILARITY) continue;
      this.#a.push(other);
      this.#b.push(place);
      this.#similarity.push(similarity);
    }
    for (const term of terms) this.#weightOf[term] = 0;
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
