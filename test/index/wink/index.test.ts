import { describe, expect, test } from "vitest";
import { loadCorpus } from "../../../src/articles/load.ts";
import { createWinkIndex, documents } from "../../../src/index/wink/index.ts";
import { termsIn, createAnalyser } from "../../../src/language/tokenizer.ts";
import { goldenQuestions } from "../../support/golden-questions.ts";
import { makeArticle } from "../../support/make-article.ts";
import { referenceBm25 } from "../../support/reference-bm25.ts";
import { inTieOrder } from "../../../src/articles/store.ts";

function fourDecimals(weight: number): number {
  return Number(weight.toFixed(4));
}

const fruit = makeArticle({
  slug: "fruit",
  paragraphs: [
    "Apples are red.",
    "Pears are green.",
    "Plums are blue.",
    "Apples, apples and pears.",
  ],
});

describe("the index agrees with textbook BM25 in order and score", async () => {
  const articles = inTieOrder(await loadCorpus("corpus"));
  const index = createWinkIndex(articles);
  const all = documents(articles, createAnalyser());

  test.each(goldenQuestions())("$id $q", async ({ q }) => {
    const hits = await index.search(termsIn(q), all.length);
    const rounded = referenceBm25(all, termsIn(q), fourDecimals);
    expect(hits.map((hit) => hit.paragraph)).toEqual(rounded.map(([at]) => all[at]?.id));
    const exact = new Map(referenceBm25(all, termsIn(q)));
    for (const [rank, hit] of hits.entries()) {
      const [at, score] = rounded[rank] ?? [-1, Number.NaN];
      expect(Math.abs(hit.score - score)).toBeLessThan(1e-9);
      // Each word's weight is off by half a unit of the fourth decimal at most.
      const mostOff = 5e-5 * new Set(termsIn(q)).size;
      expect(Math.abs(hit.score - (exact.get(at) ?? Number.NaN))).toBeLessThanOrEqual(mostOff);
    }
  });
});

describe("none of wink's traps is left open", () => {
  test.each([0, 1, 2])("%i paragraphs can be indexed and searched", async (count) => {
    const one = { ...fruit, paragraphs: fruit.paragraphs.slice(0, count) };
    const index = createWinkIndex([one]);
    const hits = await index.search(["appl"], 10);
    expect(index.size).toBe(count);
    expect(hits.map((hit) => hit.paragraph)).toEqual(count === 0 ? [] : ["fruit#1"]);
    for (const hit of hits) expect(hit.score).toBeGreaterThan(0);
  });

  test("no article at all gives an empty index", async () => {
    expect(await createWinkIndex([]).search(["appl"], 10)).toEqual([]);
  });

  test("a hit's id is the paragraph's own", async () => {
    const [first] = await createWinkIndex([fruit]).search(["blue"], 1);
    expect(first?.paragraph).toBe("fruit#3");
  });

  test("a repeated word of a question counts once", async () => {
    const index = createWinkIndex([fruit]);
    expect(await index.search(["appl", "pear", "appl"], 10)).toEqual(
      await index.search(["appl", "pear"], 10),
    );
  });

  test.each([
    [0, 0],
    [-1, 0],
    [1, 1],
    [2, 2],
    [2.9, 2],
    [100, 3],
  ])("a limit of %d gives %i of three hits", async (limit, count) => {
    expect(await createWinkIndex([fruit]).search(["appl", "pear"], limit)).toHaveLength(count);
  });

  test("equal scores come newest first, undated last, then by slug, then by ordinal", async () => {
    const twice = ["Peace talks.", "Peace talks."];
    const index = createWinkIndex([
      makeArticle({ slug: "undated", paragraphs: twice }),
      makeArticle({ slug: "old", date: "2001-01-01", paragraphs: twice }),
      makeArticle({ slug: "b-new", date: "2020-01-01", paragraphs: twice }),
      makeArticle({ slug: "a-new", date: "2020-01-01", paragraphs: twice }),
    ]);
    const order = ["a-new#1", "a-new#2", "b-new#1", "b-new#2", "old#1", "old#2", "undated#1"];
    const hits = await index.search(["peac"], 7);
    expect(hits.map((hit) => hit.paragraph)).toEqual(order);
  });

  test("the tenth of more than ten equal paragraphs comes before the eleventh", async () => {
    const many = makeArticle({
      slug: "many",
      paragraphs: Array.from({ length: 12 }, () => "Peace."),
    });
    const hits = await createWinkIndex([many]).search(["peac"], 12);
    expect(hits.map((hit) => hit.paragraph)).toEqual(many.paragraphs.map((each) => each.id));
  });

  test("the names of Object's own properties are words like any other", async () => {
    const strange = makeArticle({
      slug: "strange",
      paragraphs: [
        "A constructor built __proto__.",
        "Nothing.",
        "toString hasOwnProperty valueOf.",
      ],
    });
    const index = createWinkIndex([strange]);
    const known = await index.search(termsIn("constructor __proto__"), 10);
    expect(known.map((hit) => hit.paragraph)).toEqual(["strange#1"]);
    const words = termsIn("constructor __proto__ toString hasOwnProperty valueOf");
    expect(await createWinkIndex([fruit]).search(words, 10)).toEqual([]);
    const statistics = await createWinkIndex([fruit]).statistics(words);
    expect(statistics.map((each) => each.documentFrequency)).toEqual([0, 0, 0, 0, 0]);
  });
});

test("a title's and a subheading's words find the paragraphs under them", async () => {
  const index = createWinkIndex([
    makeArticle({ slug: "a", title: "Volcano", subheading: "Ash", paragraphs: ["It erupted."] }),
    makeArticle({ slug: "b", title: "Flood", paragraphs: ["It rose.", "It fell."] }),
  ]);
  for (const word of ["volcano", "ash"]) {
    const hits = await index.search([word], 10);
    expect(hits.map((hit) => hit.paragraph)).toEqual(["a#1"]);
  }
});

test("statistics come in the order asked, and a word nobody uses has frequency 0", async () => {
  const statistics = await createWinkIndex([fruit]).statistics(["xyz", "appl"]);
  expect(statistics.map(({ term, documentFrequency }) => [term, documentFrequency])).toEqual([
    ["xyz", 0],
    ["appl", 2],
  ]);
  expect(statistics[0]?.idf).toBeCloseTo(Math.log(1 + 4.5 / 0.5));
  expect(statistics[1]?.idf).toBeCloseTo(Math.log(1 + 2.5 / 2.5));
});
