import { describe, expect, test } from "vitest";
import { createArchive } from "../../src/answer/archive.ts";
import { retrieve } from "../../src/answer/ask.ts";
import { makeArticle } from "../support/make-article.ts";

const archive = createArchive([
  makeArticle({
    slug: "prize",
    date: "2019-05-04",
    title: "Prize for a physicist",
    paragraphs: [
      "The physicist Oluwaseun Brandvold has been awarded the Lorn prize for the weather balloon.",
      "Mr Brandvold, 45, has built 11 balloons and 9 kites since the war. He was not hurt.",
    ],
  }),
  makeArticle({
    slug: "shops",
    date: "2004-05-04",
    title: "Two chains of shops will marry",
    paragraphs: [
      "The chain will marry its oldest rival, the owner, Dale Mills, told Taylor Holt of the Post.",
      "About 300 people were killed in a conflict in the south, a report on the radio said.",
    ],
  }),
  makeArticle({
    slug: "fire",
    date: "2023-07-01",
    title: "Fire near Orsk",
    paragraphs: ["The wildfire near Orsk burnt 400 houses, and people fled to 11 villages."],
  }),
]);

async function isAnswered(question: string): Promise<boolean> {
  const { verdict } = await retrieve(question, await archive);
  return verdict.reason === null;
}

describe("is no answer: an article that lacks the one word that matters", () => {
  test.each([
    [
      "a name typed in lower case, which others write with a capital",
      "who is brandvold married to",
    ],
    ["a name that no article has", "who is jovanka marrying"],
    ["a last name behind a given name", "who is taylor swift marrying"],
    ["a year long before the article's", "who was awarded the 1998 lorn prize"],
    ["somebody who is in no article", "what did veska say about the wildfire"],
    ["a year after the article's", "how many people were killed in the 2020 conflict"],
    ["what is counted", "how many people died in the orsk wildfire"],
    ["a day in figures that are elsewhere apart", "how many were hurt in 9/11"],
    ["what happened to the one who is named", "where was brandvold born"],
    ["with whom the one who is named is", "who is oluwaseun brandvold dating"],
  ])("%s: %s", async (_what, question) => {
    expect(await isAnswered(question)).toBe(false);
  });
});

describe("is an answer", () => {
  test.each([
    ["what is said in another word", "who won the lorn prize"],
    ["a title for a given name", "how many kites did oluwaseun brandvold build"],
    ["a word for what kind of answer is wanted", "what number of kites did brandvold build"],
    ["a word for any article", "newest article about the wildfire near orsk"],
    ["a word for any facts", "info on the lorn prize"],
    ["an owner for who owns", "who owns the chain of shops"],
    ["a count of what is asked", "how many people were killed in the conflict"],
  ])("%s: %s", async (_what, question) => {
    expect(await isAnswered(question)).toBe(true);
  });
});

describe("one common word alone asks nothing that a passage could answer", () => {
  const bare = createArchive([
    makeArticle({
      slug: "band",
      title: "Band fills the arena",
      paragraphs: [
        "The baroness of pop sang in Lorn, and the arena was full. The Duchess of Alby came too.",
        "Ida Falk, a drummer, said that she had slept in a barn before the show.",
      ],
    }),
    makeArticle({
      slug: "strike",
      title: "Strike at the docks of Alby",
      paragraphs: ["The strike at the docks began on Monday.", "Ships wait outside the port."],
    }),
    makeArticle({ slug: "rain", title: "Rain", paragraphs: ["Rain fell.", "Roads were closed."] }),
  ]);

  test.each([
    ["baroness", false, "a title that an article uses in passing"],
    ["barn", false, "a thing that an article mentions in passing"],
    ["strike", true, "what a headline is about"],
    ["Falk", true, "a name"],
    ["who is the baroness of pop", true, "a question"],
    ["what happened to Falk", true, "a question for what there is to tell"],
  ])("%s: answered %s, %s", async (question, answered) => {
    const { verdict } = await retrieve(question, await bare);
    expect(verdict.reason === null).toBe(answered);
  });

  test("the nearest passage is still shown", async () => {
    const { ranked } = await retrieve("baroness", await bare);
    expect(ranked[0]?.article).toBe("band");
  });
});
