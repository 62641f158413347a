import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editDistance } from "../../src/lib/edit-distance.ts";
import { createVocabulary } from "../../src/index/corrections.ts";
import { makeArticle } from "../support/make-article.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";

/** Optimal string alignment as its definition says it. */
function alignment(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const [headA, headB] = [a.slice(0, -1), b.slice(0, -1)];
  const options = [
    alignment(headA, b) + 1,
    alignment(a, headB) + 1,
    alignment(headA, headB) + (a.at(-1) === b.at(-1) ? 0 : 1),
  ];
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  if (swapped) options.push(alignment(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...options);
}

describe("the distance of two words", () => {
  test.each([
    ["peace", "peace", 0],
    ["peace", "peac", 1],
    ["peace", "peacce", 1],
    ["peace", "peade", 1],
    ["azerbiajan", "azerbaijan", 1],
    ["ca", "abc", 3],
    ["kitten", "sitting", 3],
    ["", "abc", 3],
  ])("%s and %s are %i apart", (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance);
    expect(editDistance(b, a, 3)).toBe(distance);
  });

  test("is that of an alignment without shortcuts", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 6)).toBe(alignment(a, b));
        expect(editDistance(a, b, 2)).toBe(Math.min(alignment(a, b), 3));
      }),
    );
  });

  test("is not counted beyond the most asked for", () => {
    expect(editDistance("kitten", "sitting", 1)).toBe(2);
    expect(editDistance("a", "abcdef", 2)).toBe(3);
  });
});

const vocabulary = createVocabulary(
  [
    makeArticle({
      slug: "a",
      paragraphs: [
        "Sergey Lavrov went to Azerbaijan for talks on Karabakh in 1994; Azerbaijani talks went on.",
        "The Turkish negotiations regard Armenia, the West and western aid.",
      ],
    }),
  ],
  createAnalyser(),
);

describe("a slip is corrected", () => {
  test.each([
    ["serjey", "Sergey"],
    ["lavrof", "Lavrov"],
    ["azerbiajan", "Azerbaijan"],
    ["karabagh", "Karabakh"],
    ["negotatons", "negotiations"],
    ["19l94", "1994"],
    ["rgeards", "regards"],
  ])("%s to %s", async (slip, word) => {
    expect((await vocabulary.corrections(slip))[0]).toBe(word);
  });
});

describe("no correction is offered", () => {
  test.each([
    ["for a word of English", "tanks"],
    ["for a form of a word of English", "walked"],
    ["for a short word", "wes"],
    ["for a year", "1995"],
    ["for two edits in a word under eight letters", "lvrof"],
    ["for something far from every word", "zxcvbnm"],
    ["for the names of Object's own", "constructor"],
  ])("%s: %s", async (_why, word) => {
    expect(await vocabulary.corrections(word)).toEqual([]);
  });
});

test.each([
  ["azerbaijan", ["azerbaijani"]],
  ["azerbaijani", ["azerbaijan"]],
  ["west", ["western"]],
  ["1994", []],
  ["talk", []],
  ["the", []],
])("terms that begin like %s are %j", async (term, expected) => {
  expect(await vocabulary.variants(term)).toEqual(expected);
});
