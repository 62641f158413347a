import { describe, expect, test } from "vitest";
import { createSynonyms } from "../../src/language/synonyms.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";

const synonyms = createSynonyms(createAnalyser());

describe("paraphrases", () => {
  test.each([
    ["kill", "die"],
    ["die", "kill"],
    ["kill", "live"],
    ["truce", "ceasefir"],
    ["fled", "escap"],
  ])("%s finds %s", (parsed, found) => {
    expect(synonyms.get(parsed)).toContain(found);
  });

  test("a word that mostly means something else is found, not searched by", () => {
    expect(synonyms.get("slain")).toBeUndefined();
    expect(synonyms.get("toll")).toContain("dead");
    expect(synonyms.get("live")).not.toContain("kill");
  });

  test("no word finds itself, and none finds half of the language", () => {
    for (const [term, others] of synonyms) {
      expect(others).not.toContain(term);
      expect(others.length).toBeLessThan(13);
    }
  });
});
