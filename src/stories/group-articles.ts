import type { SimilarPairs } from "./similar-articles.ts";

/**
 * How alike two articles must be, the days between them taken into account, to link two groups; and
 * how alike all pairs of the two groups must be on average. docs/stories.md has what other values find.
 */
export const MIN_LINK = 0.2;
export const MIN_AVERAGE = 0.12;
/** The same words so many days later count only 1/e as much: mostly it is news of something else. */
const FADING_DAYS = 15;
/** Where a day is unknown, the text must show more. */
const UNDATED = 0.65;

/**
 * Groups articles by average linkage (Sokal and Michener 1958), the most alike pairs first: one
 * article between two events cannot join them, as a chain of pairs would.
 */
export function groupArticles(size: number, pairs: SimilarPairs): number[][] {
  const faded = pairs.similarity.map(
    (similarity, pair) => similarity * nearness(pairs.days[pair] ?? NaN),
  );
  const groups = new Groups(size, new Likenesses(size, pairs, faded));
  const { a, b } = pairs;
  const linked = Uint32Array.from(faded.keys()).filter((pair) => (faded[pair] ?? 0) >= MIN_LINK);
  linked.sort(
    (x, y) =>
      (faded[y] ?? 0) - (faded[x] ?? 0) || (a[x] ?? 0) - (a[y] ?? 0) || (b[x] ?? 0) - (b[y] ?? 0),
  );
  for (const pair of linked) groups.joinIfAlike(a[pair] ?? 0, b[pair] ?? 0);
  return groups.all();
}

/** What is left of a similarity, so many days between; NaN: a day is unknown. */
export function nearness(days: number): number {
  return Number.isNaN(days) ? UNDATED : Math.exp(-days / FADING_DAYS);
}

/** By article, the others that it is alike to. */
class Likenesses {
  /** Article a's others are at `starts[a]` to `starts[a + 1]`. */
  readonly starts: Uint32Array;
  readonly others: Uint32Array;
  readonly similarities: Float64Array;

  constructor(size: number, { a, b }: SimilarPairs, similarity: Float64Array) {
    this.starts = new Uint32Array(size + 1);
    for (const side of [a, b]) {
      for (const article of side) this.starts[article + 1] = (this.starts[article + 1] ?? 0) + 1;
    }
    for (let article = 0; article < size; article += 1) {
      this.starts[article + 1] = (this.starts[article + 1] ?? 0) + (this.starts[article] ?? 0);
    }
    this.others = new Uint32Array(2 * a.length);
    this.similarities = new Float64Array(2 * a.length);
    const next = this.starts.slice();
    for (let pair = 0; pair < a.length; pair += 1) {
      for (const [one, other] of [
        [a[pair] ?? 0, b[pair] ?? 0],
        [b[pair] ?? 0, a[pair] ?? 0],
      ] as const) {
        const at = next[one] ?? 0;
        this.others[at] = other;
        this.similarities[at] = similarity[pair] ?? 0;
        next[one] = at + 1;
      }
    }
  }
}

/** Groups that are being joined: at first each article is one. */
class Groups {
  readonly #likenesses: Likenesses;
  readonly #groupOf: Uint32Array;
  /** Of each group by its number; empty where it has been joined to another. */
  readonly #members: number[][];
  /** By two groups that were not alike, how many articles they had: they stay so until one grows. */
  readonly #unlike = new Map<number, number>();

  constructor(size: number, likenesses: Likenesses) {
    this.#likenesses = likenesses;
    this.#groupOf = Uint32Array.from({ length: size }, (_, article) => article);
    this.#members = Array.from({ length: size }, (_, article) => [article]);
  }

  /** The groups of two articles become one, if all pairs of both are alike enough. */
  joinIfAlike(a: number, b: number): void {
    const [one, other] = [this.#groupOf[a] ?? 0, this.#groupOf[b] ?? 0];
    if (one === other) return;
    const [left, right] = [this.#members[one] ?? [], this.#members[other] ?? []];
    const key = Math.min(one, other) * this.#members.length + Math.max(one, other);
    const articles = left.length + right.length;
    if (this.#unlike.get(key) === articles) return;
    const [large, small] = left.length < right.length ? [other, one] : [one, other];
    if (this.#sumBetween(small, large) / (left.length * right.length) < MIN_AVERAGE) {
      this.#unlike.set(key, articles);
      return;
    }
    for (const member of this.#members[small] ?? []) {
      this.#groupOf[member] = large;
      this.#members[large]?.push(member);
    }
    this.#members[small] = [];
  }

  all(): number[][] {
    return this.#members.filter(({ length }) => length > 0);
  }

  /** The sum of the similarities between members of both. */
  #sumBetween(small: number, large: number): number {
    const { starts, others, similarities } = this.#likenesses;
    let sum = 0;
    for (const member of this.#members[small] ?? []) {
      const end = starts[member + 1] ?? 0;
      for (let at = starts[member] ?? 0; at < end; at += 1) {
        if (this.#groupOf[others[at] ?? 0] === large) sum += similarities[at] ?? 0;
      }
    }
    return sum;
  }
}
