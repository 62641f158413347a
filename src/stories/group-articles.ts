import type { SimilarPair } from "./similar-articles.ts";

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

/** Groups that are being joined: each its members, and how alike it is to others in sum. */
interface Group {
  members: number[];
  /** By group, the sum of the similarities between members of both. */
  toOthers: Map<Group, number>;
}

/**
 * Groups articles by average linkage (Sokal and Michener 1958), the most alike pairs first: one
 * article between two events cannot join them, as a chain of pairs would.
 */
export function groupArticles(size: number, pairs: Iterable<SimilarPair>): number[][] {
  const faded = Array.from(pairs, (pair) => ({
    ...pair,
    similarity: pair.similarity * nearness(pair.days),
  }));
  const linked = faded.filter(({ similarity }) => similarity >= MIN_LINK);
  const groupOf = loneGroups(size, faded, linked);
  linked.sort((x, y) => y.similarity - x.similarity || x.a - y.a || x.b - y.b);
  for (const pair of linked) {
    const [a, b] = [groupOf[pair.a], groupOf[pair.b]];
    if (a === undefined || b === undefined || a === b || !isAlike(a, b)) continue;
    const [large, small] = a.members.length < b.members.length ? [b, a] : [a, b];
    join(large, small);
    for (const member of small.members) groupOf[member] = large;
  }
  return [...new Set(groupOf)].map(({ members }) => members);
}

/**
 * Each article as a group by itself. Only what a chain of links connects can ever be joined, so only
 * between such articles it is noted how alike they are: a small part of all pairs.
 */
function loneGroups(
  size: number,
  pairs: readonly SimilarPair[],
  linked: readonly SimilarPair[],
): Group[] {
  const chained = Uint32Array.from({ length: size }, (_, article) => article);
  for (const { a, b } of linked) chained[endOf(chained, a)] = endOf(chained, b);
  const groups: Group[] = Array.from({ length: size }, (_, article) => ({
    members: [article],
    toOthers: new Map(),
  }));
  for (const { a, b, similarity } of pairs) {
    const [one, other] = [groups[a], groups[b]];
    if (one === undefined || other === undefined) continue;
    if (endOf(chained, a) !== endOf(chained, b)) continue;
    one.toOthers.set(other, similarity);
    other.toOthers.set(one, similarity);
  }
  return groups;
}

/** The article at the end of a chain, the same for all that are connected; shortens the chain. */
function endOf(chained: Uint32Array, article: number): number {
  let at = article;
  for (let next = chained[at] ?? at; next !== at; next = chained[at] ?? at) {
    chained[at] = chained[next] ?? next;
    at = next;
  }
  return at;
}

/** What is left of a similarity, so many days between; NaN: a day is unknown. */
export function nearness(days: number): number {
  return Number.isNaN(days) ? UNDATED : Math.exp(-days / FADING_DAYS);
}

function isAlike(a: Group, b: Group): boolean {
  const sum = a.toOthers.get(b) ?? 0;
  return sum / (a.members.length * b.members.length) >= MIN_AVERAGE;
}

function join(large: Group, small: Group): void {
  large.toOthers.delete(small);
  for (const [other, sum] of small.toOthers) {
    other.toOthers.delete(small);
    if (other === large) continue;
    const both = sum + (large.toOthers.get(other) ?? 0);
    large.toOthers.set(other, both);
    other.toOthers.set(large, both);
  }
  large.members.push(...small.members);
}
