import { describe, expect, test } from "vitest";
import { createParaphrases } from "../../src/language/synonyms.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";

const paraphrases = createParaphrases(createAnalyser());

describe("paraphrases", () => {
  test.each([
    ["kill", "die"],
    ["die", "kill"],
    ["kill", "live"],
    ["truce", "ceasefir"],
    ["fled", "escap"],
  ])("%s finds %s", (asked, found) => {
    expect(paraphrases.get(asked)).toContain(found);
  });

  test("a word that mostly means something else is found, not searched by", () => {
    expect(paraphrases.get("toll")).toBeUndefined();
    expect(paraphrases.get("live")).not.toContain("kill");
  });

  test("no word finds itself, and none finds half of the language", () => {
    for (const [term, others] of paraphrases) {
      expect(others).not.toContain(term);
      expect(others.length).toBeLessThan(13);
    }
  });
});
