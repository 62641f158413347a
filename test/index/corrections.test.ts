import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editDistance } from "../../src/lib/edit-distance.ts";
import { winkEngine } from "../../src/index/engine.ts";
import { createLocalArticles } from "../../src/articles/local-articles.ts";
import { makeArticle } from "../support/make-article.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";
import { termOf } from "../../src/language/written-words.ts";

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

const articles = [
  makeArticle({
    slug: "a",
    paragraphs: [
      "Sergey Lavrov went to Azerbaijan for talks on Karabakh in 1994; Azerbaijani talks went on.",
      "The Turkish negotiations regard Armenia, the West and western aid.",
    ],
  }),
];
const analyser = createAnalyser();
const { vocabulary } = winkEngine(articles, createLocalArticles(articles), analyser);

/** What a word may be a slip for. */
async function offered(word: string) {
  const words = [{ word, term: termOf(word) }];
  return (await vocabulary.corrections({ words, analyser })).flat();
}

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
    expect((await offered(slip))[0]?.written).toBe(word);
  });
});

describe("no correction is offered", () => {
  test.each([
    ["for a word that they use", "lavrov"],
    ["for another form of one", "negotiation"],
    ["for a short word", "wes"],
    ["for a year", "1995"],
    ["for two edits in a word under eight letters", "lvrof"],
    ["for something far from every word", "zxcvbnm"],
    ["for the names of Object's own", "constructor"],
  ])("%s: %s", async (_why, word) => {
    expect(await offered(word)).toEqual([]);
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
  expect(await vocabulary.alike([term])).toEqual([expected]);
});

test("what is offered comes with what its terms weigh, and the terms like them", async () => {
  const [first] = await offered("azerbiajan");
  expect(first?.terms).toEqual([
    { term: "azerbaijan", documentFrequency: 1, idf: expect.any(Number), alike: ["azerbaijani"] },
  ]);
});
