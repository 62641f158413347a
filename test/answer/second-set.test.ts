import { describe, expect, test } from "vitest";
import { askGolden } from "../support/ask-golden.ts";

const { answerable, near, other, rank, countAnswered } = await askGolden("second");

/** Questions with a right passage among the first `most`. */
function right(most: number): number {
  return answerable.filter((question) => rank(question) <= most).length;
}

describe("of 60 questions as people type them in a chat", () => {
  test("at least 30 of 40 have a right passage first, 36 among five", () => {
    expect(answerable).toHaveLength(40);
    expect(right(1)).toBeGreaterThanOrEqual(30);
    expect(right(5)).toBeGreaterThanOrEqual(36);
  });

  test("at least 29 of 40 that the articles answer are answered", () => {
    expect(countAnswered(answerable)).toBeGreaterThanOrEqual(29);
  });

  test("at most 3 of ten near their topics are answered", () => {
    expect(near).toHaveLength(10);
    expect(countAnswered(near)).toBeLessThanOrEqual(3);
  });

  test("none of ten on other topics is answered", () => {
    expect(other).toHaveLength(10);
    expect(countAnswered(other)).toBe(0);
  });
});
