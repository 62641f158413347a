import { beforeAll, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/ask.ts";
import { total } from "../../src/answer/rank.ts";
import { explainPassage } from "../../src/answer/explain.ts";
import { openArchive } from "../../src/answer/open-archive.ts";
import type { Archive } from "../../src/answer/archive.ts";

let archive: Archive;

beforeAll(async () => {
  archive = await openArchive("corpus");
});

test("each word tells where it matched, and the parts make up the score", async () => {
  const question = "Why did the border gate between Turkey and Armenia open in Atlantis?";
  const answer = await answerQuestion(question, archive);
  const [first] = answer.passages;
  const explanation = await explainPassage(question, first?.paragraph.id ?? "", archive);
  expect(explanation).toMatchObject({ rank: 1, of: archive.index.size, score: first?.score });
  const words = explanation?.words.map(({ typed, where, matches }) => [typed, where, matches]);
  expect(words).toEqual([
    ["border", "text", ["border"]],
    ["gate", "text", ["gate"]],
    ["Turkey", "text", ["Turkiye"]],
    ["Armenia", "text", ["Armenia"]],
    ["open", "text", ["opened"]],
    ["Atlantis", null, []],
  ]);
  const parts = explanation?.parts;
  if (parts === undefined) throw new Error("nothing was explained");
  expect(explanation?.score).toBeCloseTo(total(parts), 9);
  expect(parts.bm25).toBeGreaterThan(0);
});

test("a word that only begins alike and one of the title are told apart", async () => {
  const id =
    "2023-02-28-russia-affirms-readiness-to-facilitate-peace-talks-between-azerbaijan-armenia#5";
  const explanation = await explainPassage("Azerbaijan conflict facilitate force", id, archive);
  const where = explanation?.words.map((word) => [word.typed, word.where]);
  expect(where).toEqual([
    ["Azerbaijan", "text"],
    ["conflict", "text"],
    ["facilitate", "title"],
    ["force", "text"],
  ]);
});

test.each([
  "no-such-article#1",
  "2023-07-25-russia-interested-in-peace-stability-in-south-caucasus-lavrov#99",
])("%s, which was not found, has no explanation", async (id) => {
  expect(await explainPassage("Lavrov", id, archive)).toBeNull();
});
