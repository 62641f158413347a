import { expect, test } from "vitest";
import { groupArticles } from "../../src/stories/group-articles.ts";

const pair = (a: number, b: number, similarity: number, days = 0) => ({ a, b, similarity, days });

test("articles that are alike are one group", () => {
  expect(groupArticles(4, [pair(0, 1, 0.5), pair(1, 2, 0.4), pair(0, 2, 0.4)])).toEqual([
    [0, 1, 2],
    [3],
  ]);
});

test("an article between two events does not join them", () => {
  const within = [pair(0, 1, 0.6), pair(3, 4, 0.6)];
  const between = [pair(1, 2, 0.3), pair(2, 3, 0.3)];
  const groups = groupArticles(5, [...within, ...between]);
  expect(groups).not.toContainEqual(expect.arrayContaining([0, 4]));
});

test("the same likeness links less, the more days lie between", () => {
  expect(groupArticles(2, [pair(0, 1, 0.3, 1)])).toHaveLength(1);
  expect(groupArticles(2, [pair(0, 1, 0.3, 10)])).toHaveLength(2);
});

test("where a day is unknown, the texts must have more in common", () => {
  expect(groupArticles(2, [pair(0, 1, 0.25, 0)])).toHaveLength(1);
  expect(groupArticles(2, [pair(0, 1, 0.25, Number.NaN)])).toHaveLength(2);
});
