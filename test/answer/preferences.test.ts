import { describe, expect, test } from "vitest";
import { createArchive } from "../../src/answer/archive.ts";
import { answerQuestion } from "../../src/answer/ask.ts";
import { makeArticle } from "../support/make-article.ts";

const archive = createArchive([
  makeArticle({
    slug: "long",
    date: "2024-05-01",
    title: "Toll of the Orsk quake rises",
    paragraphs: Array.from(
      { length: 14 },
      (_, at) => `The toll in the Orsk quake rose to ${at + 40}, the latest report said.`,
    ),
  }),
  makeArticle({
    slug: "newer",
    date: "2024-05-03",
    title: "Rescue goes on near Orsk",
    paragraphs: ["The quake near Orsk left 90 people dead.", "Tents were sent."],
  }),
  makeArticle({
    slug: "train",
    date: "2024-04-01",
    title: "Trains of Lorn",
    paragraphs: ["The latest train leaves Lorn at midnight."],
  }),
  makeArticle({
    slug: "train-2",
    date: "2024-05-02",
    title: "Trains of Lorn are full",
    paragraphs: ["A train left Lorn with 400 people."],
  }),
  ...[1, 2, 3, 4].map((at) =>
    makeArticle({ slug: `w${at}`, paragraphs: ["Rain fell over the coast.", `Day ${at}.`] }),
  ),
]);

async function first(question: string): Promise<string | undefined> {
  const { answered, passages } = await answerQuestion(question, await archive);
  return answered ? passages[0]?.article.slug : undefined;
}

describe("asked for the latest, a reader is told the newest", () => {
  test.each([
    ["though it has fewer passages than a long older report", "latest on the Orsk quake", "newer"],
    ["where “news” says what is asked for, and no article has it", "latest Orsk news", "newer"],
    ["though it says “dead” and not “toll”", "latest toll of the Orsk quake", "newer"],
    ["but for what the articles themselves call so", "when does the latest train leave", "train"],
  ])("%s", async (_why, question, slug) => {
    expect(await first(question)).toBe(slug);
  });
});
