import { expect, test } from "vitest";
import { createArchive } from "../../../src/answer/archive.ts";
import { answerQuestion } from "../../../src/answer/ask.ts";
import { makeArticle } from "../../support/make-article.ts";

const archive = createArchive([
  makeArticle({
    slug: "works",
    paragraphs: [
      "The viaduct will cost £2.4bn, engineers said.",
      "The arena will cost 900 million crowns.",
      "The A-7 motorway was closed by snow.",
      "The yard keeps 12 calves, and a loaf was baked for each.",
      "ZORVA-21 closed the schools of Lorn for a week.",
    ],
  }),
  makeArticle({ slug: "storm", paragraphs: ["Rain fell over the coast.", "Trees blocked roads."] }),
]);

test.each([
  ["Does the viaduct cost 2,400 million pounds?", "works#1"],
  ["Which arena costs 0.9 billion crowns?", "works#2"],
  ["Why was the A 7 motorway closed?", "works#3"],
  ["how many calfs are there in the yard", "works#4"],
  ["which schools were closed by zorva", "works#5"],
  ["did zorva21 close schools", "works#5"],
])("the articles' writing of a quantity or a model is found: %s", async (question, id) => {
  const answer = await answerQuestion(question, await archive);
  expect(answer).toMatchObject({ answered: true, missing: [] });
  expect(answer.passages[0]?.paragraph.id).toBe(id);
});

test.each(["Does the viaduct cost 2.4 million pounds?", "Does the arena cost 900 billion crowns?"])(
  "another quantity is not the one asked about: %s",
  async (question) => {
    expect(await answerQuestion(question, await archive)).toMatchObject({ answered: false });
  },
);
