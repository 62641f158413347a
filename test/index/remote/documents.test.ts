import fc from "fast-check";
import { expect, test } from "vitest";
import { indexed } from "../../../src/index/remote/documents.ts";
import { createAnalyser, inLanguage, tokenize } from "../../../src/language/tokenizer.ts";

test("no word has white space, at which the engine splits lists of words", () => {
  const languages = ["en", "fr", "de", "es"].map((code) => inLanguage(createAnalyser(), code));
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fc.constantFrom("1", "200", " ", "\u00a0", "\u202f", "U.", "l'", "can't", "-", "é"), {
      maxLength: 12,
    }),
  );
  fc.assert(
    fc.property(text, fc.constantFrom(...languages), (parts, analyser) => {
      const tokens = tokenize(typeof parts === "string" ? parts : parts.join(""), analyser);
      const words = tokens.flatMap(({ word, term }) => [word, term]);
      expect(words.filter((word) => /\s/u.test(word) || word === "")).toEqual([]);
    }),
  );
});

test("words that are too long for the engine stay apart", () => {
  const long = "a".repeat(300);
  const words = [indexed(long), indexed(`${long}b`), indexed("a".repeat(255))];
  expect(new Set(words).size).toBe(3);
  for (const word of words) expect(word.length).toBe(255);
});
