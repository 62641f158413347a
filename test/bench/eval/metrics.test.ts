import { describe, expect, test } from "vitest";
import {
  areaUnderCurve,
  bootstrapInterval,
  judge,
  seededRandom,
} from "../../../bench/eval/metrics.ts";

describe("a ranking is judged", () => {
  test.each([
    ["by the first right passage", ["x", "a", "b"], { a: 1 }, 2, 1 / Math.log2(3)],
    ["as perfect when the best grades come first", ["a", "b"], { a: 2, b: 1 }, 1, 1],
    ["as 0 when nothing right is found", ["x", "y"], { a: 1 }, 0, 0],
    ["by ten places only", [..."0 1 2 3 4 5 6 7 8 9".split(" "), "a"], { a: 1 }, 11, 0],
  ])("%s", (_how, ranking, grades, firstRight, ndcg10) => {
    const found = judge(ranking, ranking, new Map(Object.entries(grades)));
    expect(found.firstRight).toBe(firstRight);
    expect(found.ndcg10).toBeCloseTo(ndcg10);
  });

  test("by the share of right passages among the candidates", () => {
    const relevant = new Map([
      ["a", 1],
      ["b", 1],
    ]);
    expect(judge(["a"], ["a", "x"], relevant).recall100).toBe(0.5);
  });
});

describe("the area under the curve", () => {
  test.each([
    ["is 1 when all are told apart", [2, 3], [0, 1], 1],
    ["is 0 when all are taken for the other", [0], [1], 0],
    ["counts a tie half", [1], [1], 0.5],
    ["counts pairs", [1, 3], [2, 0], 0.75],
  ])("%s", (_what, higher, lower, expected) => {
    expect(areaUnderCurve(higher, lower)).toBe(expected);
  });
});

test("the bootstrap interval holds the mean, and repeats", () => {
  const differences = Array.from({ length: 200 }, (_, at) => (at % 4 === 0 ? 1 : 0));
  const [low, high] = bootstrapInterval(differences);
  expect(low).toBeGreaterThan(0.15);
  expect(low).toBeLessThan(0.25);
  expect(high).toBeGreaterThan(0.25);
  expect(high).toBeLessThan(0.35);
  expect(bootstrapInterval(differences)).toEqual([low, high]);
});

test("seeded numbers repeat and lie in [0, 1)", () => {
  const [one, other] = [seededRandom(3), seededRandom(3)];
  for (let drawn = 0; drawn < 100; drawn += 1) {
    const value = one();
    expect(value).toBe(other());
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThan(1);
  }
});
