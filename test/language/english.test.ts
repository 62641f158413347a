import { expect, test } from "vitest";
import { isEnglish } from "../../src/language/english.ts";

test.each(["a", "regard", "regards", "zigzags", "naive", "don't", "hoping", "kindness"])(
  "%s is an English word",
  (word) => {
    expect(isEnglish(word)).toBe(true);
  },
);

test.each([
  "",
  " ",
  "regard regards",
  "regrad",
  "bakku",
  "xq",
  "дом",
  "__proto__",
  "constructors'",
])("%o is none", (word) => {
  expect(isEnglish(word)).toBe(false);
});
