import { describe, expect, test } from "vitest";
import { askGolden } from "../support/ask-golden.ts";

const { answerable, near, other, rank, countAnswered } = await askGolden("questions");

describe("of the golden questions on the five articles", () => {
  test("at least 27 of 30 have a right passage first", () => {
    const first = answerable.filter((question) => rank(question) === 1);
    expect(first.length).toBeGreaterThanOrEqual(27);
  });

  test("all 30 have a right passage among five", () => {
    const among = answerable.filter((question) => rank(question) <= 5);
    expect(among).toHaveLength(answerable.length);
  });

  test("at least 28 of 30 that the articles answer are answered", () => {
    expect(countAnswered(answerable)).toBeGreaterThanOrEqual(28);
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
