import type { SimilarPair } from "./similar-articles.ts";

/**
 * How alike two articles must be, the days between them taken into account, to link two groups; and
 * how alike all pairs of the two groups must be on average. docs/stories.md has what other values find.
 */
const MIN_LINK = 0.2;
const MIN_AVERAGE = 0.12;
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
  const groupOf: Group[] = Array.from({ length: size }, (_, article) => ({
    members: [article],
    toOthers: new Map(),
  }));
  const linked: SimilarPair[] = [];
  for (const pair of pairs) {
    const [a, b] = [groupOf[pair.a], groupOf[pair.b]];
    if (a === undefined || b === undefined) continue;
    const similarity = pair.similarity * nearness(pair.days);
    a.toOthers.set(b, similarity);
    b.toOthers.set(a, similarity);
    if (similarity >= MIN_LINK) linked.push({ ...pair, similarity });
  }
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

function nearness(days: number): number {
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
