import { describe, expect, test } from "vitest";
import { resemblance, sketchOf } from "../../src/language/fingerprint.ts";

const words = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => `word${from + at}`).join(" ");

function alike(a: string, b: string): number {
  return resemblance(sketchOf([a]), sketchOf([b]));
}

describe("resemblance", () => {
  test("of a text and itself is 1, whatever the case and punctuation", () => {
    expect(alike("Baku and Yerevan agreed to talk.", "BAKU and “Yerevan” agreed: to talk")).toBe(1);
  });

  test("of texts that share no five words in a row is 0", () => {
    expect(alike(words(0, 40), words(50, 90))).toBe(0);
    expect(alike("one two three four", "one two three five")).toBe(0);
  });

  test("is the share of shingles in common: 36 and 36, 16 of them shared, of 56", () => {
    expect(alike(words(0, 40), words(20, 60))).toBeCloseTo(16 / 56, 10);
  });

  test("of long texts is estimated within .1", () => {
    expect(alike(words(0, 2000), words(500, 2500))).toBeGreaterThan(0.5);
    expect(alike(words(0, 2000), words(500, 2500))).toBeLessThan(0.7);
  });

  test("of nothing is 0", () => {
    expect(alike("", "")).toBe(0);
    expect(alike("", words(0, 40))).toBe(0);
  });
});
