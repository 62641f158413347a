import { describe, expect, test } from "vitest";
import { createArchive } from "../../src/answer/archive.ts";
import { retrieve } from "../../src/answer/ask.ts";
import { makeArticle } from "../support/make-article.ts";

const race = createArchive([
  makeArticle({
    slug: "race",
    title: "Walker wins the Lorn race",
    paragraphs: [
      "Stephen Walker, a baker of Lorn, won the race on Sunday before Robert J. Marsh.",
      "Bill and Hannah Turner, teachers from Kolm, ran together and came last.",
      "Walker and Marsh have been rivals since school, the coach Anthony Baker said.",
      "“The track was wet,” said Muhammad Darwell, who came third. Ilko praised Darwell.",
    ],
  }),
  makeArticle({
    slug: "mill",
    title: "Mill sold",
    paragraphs: [
      "Ernest Dunlow bought the mill of Kolm in May, said its director, Theodora Vance.",
      "Chancellor Vesna Horvik opened a new bridge in Kolm. Horvik called it a gift.",
    ],
  }),
  makeArticle({ slug: "sport", title: "Cup final", paragraphs: ["The visitors won the final."] }),
]);

async function isAnswered(question: string): Promise<boolean> {
  const { verdict } = await retrieve(question, await race);
  return verdict.reason === null;
}

describe("one person’s given name and another’s last name are nobody", () => {
  test.each([
    "Who is Robert Walker?",
    "who is stephen marsh",
    "Who is Stephen Turner?",
    "Who is Ernest Darwell?",
    "who is theodora darwell",
    "What did Ernest Darwell say about the track?",
    "What did Vesna Dunlow buy?",
    "What did Quentor Darwell say about the track?",
  ])("%s", async (question) => {
    expect(await isAnswered(question)).toBe(false);
  });
});

describe("where the last name is in no article, its given name is another person’s", () => {
  test.each([
    "Which mill did Ernest Quillan buy?",
    "who is ernest quillan",
    "Who is Vesna Dorrit?",
  ])("%s", async (question) => {
    expect(await isAnswered(question)).toBe(false);
  });
});

describe("somebody is known", () => {
  test.each([
    ["by the whole name", "Who is Stephen Walker?"],
    ["with an initial between", "who is robert marsh"],
    ["with another’s given name between", "Who is Bill Turner?"],
    ["in another spelling", "What did Mohamed Darwell say about the track?"],
    ["by an office before the last name", "What did Chancellor Horvik open?"],
    ["beside somebody else’s name", "Did Ilko Darwell praise?"],
  ])("%s: %s", async (_how, question) => {
    expect(await isAnswered(question)).toBe(true);
  });
});
