import { beforeAll, describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/ask.ts";
import { createArchive, type Archive } from "../../src/answer/archive.ts";
import { explainPassage } from "../../src/answer/explain.ts";
import { openArchive } from "../../src/answer/open-archive.ts";
import { loadCorpus } from "../../src/articles/load.ts";
import { evaluate, summarise } from "../../bench/eval/evaluate.ts";
import { makeArticle } from "../support/make-article.ts";
import { readGolden } from "../../bench/eval/collection.ts";

let archive: Archive;

beforeAll(async () => {
  archive = await openArchive("corpus");
});

test("slips are corrected, and told", async () => {
  const answer = await answerQuestion("has azerbiajan met serjey lavrof", archive);
  expect(answer.corrected).toEqual([
    { from: "azerbiajan", to: "Azerbaijan" },
    { from: "serjey", to: "Sergey" },
    { from: "lavrof", to: "Lavrov" },
  ]);
  expect(answer.missing).toEqual([]);
});

test("asked for exactly what was typed, nothing is corrected", async () => {
  const answer = await answerQuestion("serjey lavrof", archive, { exact: true });
  expect(answer).toMatchObject({ answered: false, corrected: [], missing: ["serjey", "lavrof"] });
});

test("of two words that a slip may stand for, the one that fits the other words is taken", async () => {
  const energy = ["Solar panels power homes.", "Solar farms grow.", "Polar bears hunt on the ice."];
  const own = await createArchive([makeArticle({ slug: "energy", paragraphs: energy })]);
  for (const [question, to] of [
    ["xolar bears", "Polar"],
    ["xolar farms", "Solar"],
  ] as const) {
    const { corrected } = await answerQuestion(question, own);
    expect(corrected).toEqual([{ from: "xolar", to }]);
  }
});

test("a name is no slip for a word that the articles begin a sentence with", async () => {
  const paragraphs = ["Alone in the hut, Mara Vell waited for help.", "Ivo Marone found her."];
  const own = await createArchive([makeArticle({ slug: "hut", paragraphs })]);
  const { corrected } = await answerQuestion("Who is Karl Malone?", own);
  expect(corrected.map(({ to }) => to)).not.toContain("Alone");
});

test.each([
  ["begins otherwise, two letters off", "what did rumgfeld say", ["Das Umfeld ist gut."]],
  ["is typed as a noun of German", "Wo ist Stein?", ["Der Stern ist hell.", "Wir sind im Tal."]],
])("a name is no slip for a word that %s", async (_how, question, paragraphs) => {
  const own = await createArchive([
    { ...makeArticle({ slug: "a", paragraphs }), language: "de" },
    { ...makeArticle({ slug: "b", paragraphs: ["The visitors won."] }), language: "en" },
  ]);
  expect((await answerQuestion(question, own)).corrected).toEqual([]);
});

test("who is asked about is no common word with a letter more", async () => {
  const paragraphs = ["Blasts shatter the homes of Lorn.", "The mill will close in May."];
  const own = await createArchive([makeArticle({ slug: "a", paragraphs })]);
  expect((await answerQuestion("who is shattner", own)).answered).toBe(false);
});

describe("spellings of one word find each other", () => {
  test.each([
    ["Why did the border gate between Armenia and Turkey open?", "Turkiye"],
    ["Why did the border gate between Armenia and Türkiye open?", "Turkiye"],
    ["Is Russia ready to help the normalisation of relations?", "normalization"],
    ["Did Pashinyan announce to leave the Collective Security Treaty Organisation?", "Pashinian"],
  ])("%s", async (question, written) => {
    const { corrected, passages } = await answerQuestion(question, archive);
    const [first] = passages;
    const why = await explainPassage(question, first?.paragraph.id ?? "", archive);
    const marked = why?.words.flatMap(({ matches }) => matches);
    expect(corrected).toEqual([]);
    expect(marked).toContain(written);
  });

  test("without the list of spellings, only by rule", async () => {
    const plain = await createArchive(await loadCorpus("corpus"));
    const { missing } = await answerQuestion("Pashinyan and the normalisation", plain);
    expect(missing).toEqual([]);
    const outside = await answerQuestion("Artzakh and the normalisation", plain);
    expect(outside.missing).toEqual(["Artzakh"]);
  });
});

test("with one typing error a golden question, at least 25 of 30 still have a right passage first", async () => {
  const { questions } = await readGolden("corpus", "test/golden/questions.jsonl");
  const results = await evaluate(archive, questions, { configuration: "full", typos: true });
  const summary = summarise(results);
  expect(summary["hit@1"] * summary.answerable).toBeGreaterThanOrEqual(25);
  expect(summary.otherAnswered).toBe(0);
});

describe("a slip that makes another English word", () => {
  const texts = ["Prime minister Anna Lind opened the bridge.", "The palace guard was changed."];

  test.each([
    ["who is the prime minster", [{ from: "minster", to: "minister" }]],
    ["the minster of the palace", []],
    ["prime Minster", []],
  ])("“%s” is mended where its neighbour says so", async (question, corrected) => {
    const own = await createArchive([makeArticle({ slug: "own", paragraphs: texts })]);
    expect((await answerQuestion(question, own)).corrected).toEqual(corrected);
  });
});

test("a word that was taken for another is lacking as that other, not as it was typed", async () => {
  const own = await createArchive([
    makeArticle({ slug: "a", paragraphs: ["Solar panels power homes."] }),
    makeArticle({
      slug: "b",
      paragraphs: ["The cathedral of Orsa is warm."],
    }),
  ]);
  const { corrected, passages } = await answerQuestion("cathedrl of panels and homes", own);
  expect(corrected).toEqual([{ from: "cathedrl", to: "cathedral" }]);
  const lacks = passages.flatMap((passage) => passage.lacks);
  expect(lacks).toContain("cathedral");
  expect(lacks).not.toContain("cathedrl");
});

describe("a word that may be a name is not answered as a common word", () => {
  const shops = createArchive([
    makeArticle({
      slug: "mines",
      title: "Sale of mines",
      paragraphs: [
        "Dale Mills bought gold mines in Lorn from a felon for 3 million crowns.",
        "The dog was bitter, and Dale Mills joined Dovers, its rival, in a merger.",
        "Christabel Holt is the judge, and 30 people wait for the merger.",
      ],
    }),
  ]);
  test.each([
    ["who bought golld", [{ from: "golld", to: "gold" }], false],
    ["who bought golld mines in lorn", [{ from: "golld", to: "gold" }], true],
    ["elon mills", [], null],
    ["which dog was bitten", [], false],
    ["mills doves merger", [{ from: "doves", to: "Dovers" }], null],
    ["christobel holt", [{ from: "christobel", to: "Christabel" }], true],
  ])("%s", async (question, corrections, answered) => {
    const answer = await answerQuestion(question, await shops);
    expect(answer.corrected).toEqual(corrections);
    if (answered !== null) expect(answer.answered).toBe(answered);
  });
});
