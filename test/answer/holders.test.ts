import { describe, expect, test } from "vitest";
import { createArchive } from "../../src/answer/archive.ts";
import { answerQuestion } from "../../src/answer/ask.ts";
import { namesHolder } from "../../src/answer/holders.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";
import type { Word } from "../../src/language/written-words.ts";
import { makeArticle } from "../support/make-article.ts";

const offices = createArchive([
  makeArticle({
    slug: "summit",
    title: "Summit in Lima",
    paragraphs: [
      "The presidents of Chile, Peru and Bolivia met for a summit.",
      "President Dana Orvall of Bolivia spoke before the foreign minister of Chile.",
    ],
  }),
  makeArticle({
    slug: "visit",
    title: "State visit",
    paragraphs: ["Chilean President Marta Quillen opened a school.", "The school has 40 rooms."],
  }),
  makeArticle({
    slug: "copper",
    title: "Copper",
    paragraphs: [
      "Chilean Finance Minister Bo Orden said that Chile will sell copper, and Chile will trade more.",
      "Copper was dear, said Chilean Trade Minister Una Sall.",
    ],
  }),
  makeArticle({
    slug: "clinic",
    title: "Clinic grows",
    paragraphs: [
      "The Lorn clinic will have a new wing, its chairman, Ann Roe, said.",
      "Ida Falk, director of the Lorn clinic, thanked the builders.",
    ],
  }),
  makeArticle({
    slug: "choir",
    title: "Choir",
    paragraphs: ["The Kolm choir is led by Bo Lind.", "The choir sang well in Kolm."],
  }),
  makeArticle({
    slug: "mill",
    title: "Mill",
    paragraphs: ["The Orsk mill leads the market for paper.", "Prices of paper rose."],
  }),
]);

describe("who has an office is told by what names the one who has it", () => {
  test.each([
    ["though the country is an adjective there", "Who is the president of Chile?", "Marta Quillen"],
    ["not by another minister", "who is the trade minister of Chile", "Una Sall"],
    ["in either order", "who is bolivia's president", "Dana Orvall"],
    ["behind the name", "who is the director of the Lorn clinic", "Ida Falk"],
    ["whatever the office is called", "Who leads the Lorn clinic?", "Lorn clinic"],
    ["by a verb", "who is in charge of the Kolm choir", "Bo Lind"],
  ])("%s: %s", async (_how, question, name) => {
    const { answered, passages } = await answerQuestion(question, await offices);
    expect(answered).toBe(true);
    expect(passages[0]?.paragraph.text).toContain(name);
  });

  test("and by nothing where no passage names one", async () => {
    const { answered } = await answerQuestion("Who leads the Orsk mill?", await offices);
    expect(answered).toBe(false);
  });
});

function is(...own: string[]) {
  return ({ word }: Word): boolean => own.includes(word);
}

describe("a sentence names who is trade minister of Chile", () => {
  const office = {
    isOffice: is("trade", "minister", "ministers"),
    parts: [is("trade"), is("minister", "ministers")],
    isOwner: is("chile", "chilean"),
  };

  test.each([
    ["Chilean Trade Minister Una Sall left.", true],
    ["Una Sall, the trade minister of Chile, left.", true],
    ["Una Sall was elected minister of trade in Chile.", true],
    ["The ministry is led by the trade minister of Chile, Una Sall.", true],
    ["Chilean Finance Minister Bo Orden left.", false],
    ["The trade ministers of Chile and Peru met.", false],
    ["The trade minister of Chile left.", false],
    ["Trade Minister Una Sall left.", false],
  ])("%s: %s", (sentence, named) => {
    expect(namesHolder(sentence, createAnalyser(), office)).toBe(named);
  });
});
