import { expect, test } from "vitest";
import { groupArticles } from "../../src/stories/group-articles.ts";

interface Pair {
  a: number;
  b: number;
  similarity: number;
  days: number;
}

const pair = (a: number, b: number, similarity: number, days = 0) => ({ a, b, similarity, days });

/** The groups of so many articles, of which these pairs have much in common. */
function grouped(size: number, pairs: readonly Pair[]): number[][] {
  return groupArticles(size, {
    a: Uint32Array.from(pairs, ({ a }) => a),
    b: Uint32Array.from(pairs, ({ b }) => b),
    similarity: Float64Array.from(pairs, ({ similarity }) => similarity),
    days: Float64Array.from(pairs, ({ days }) => days),
  });
}

test("articles that are alike are one group", () => {
  expect(grouped(4, [pair(0, 1, 0.5), pair(1, 2, 0.4), pair(0, 2, 0.4)])).toEqual([[0, 1, 2], [3]]);
});

test("an article between two events does not join them", () => {
  const within = [pair(0, 1, 0.6), pair(3, 4, 0.6)];
  const between = [pair(1, 2, 0.3), pair(2, 3, 0.3)];
  const groups = grouped(5, [...within, ...between]);
  expect(groups).not.toContainEqual(expect.arrayContaining([0, 4]));
});

test("the same likeness links less, the more days lie between", () => {
  expect(grouped(2, [pair(0, 1, 0.3, 1)])).toHaveLength(1);
  expect(grouped(2, [pair(0, 1, 0.3, 10)])).toHaveLength(2);
});

test("where a day is unknown, the texts must have more in common", () => {
  expect(grouped(2, [pair(0, 1, 0.25, 0)])).toHaveLength(1);
  expect(grouped(2, [pair(0, 1, 0.25, Number.NaN)])).toHaveLength(2);
});

test("two groups that were not alike are tried again when one has grown", () => {
  const third = [pair(1, 2, 0.21), pair(0, 2, 0.02)];
  expect(grouped(3, [pair(0, 1, 0.9), ...third])).toEqual([[0, 1], [2]]);
  const fourth = [pair(2, 3, 0.205), pair(0, 3, 0.19), pair(1, 3, 0.2)];
  expect(grouped(4, [pair(0, 1, 0.9), ...third, ...fourth])).toEqual([[0, 1, 2, 3]]);
});
