import { expect, test } from "vitest";
import { discordRenderer } from "../../../src/reply/renderer.ts";
import { outletAndDate } from "../../../src/reply/text/attribution.ts";
import { makeArticle } from "../../support/make-article.ts";

const RENDERER = discordRenderer("en-GB", new Date("2022-09-06"));

test("a date before what the text tells of as past is shown as uncertain", () => {
  const article = makeArticle({
    slug: "one",
    source: "Example Herald",
    date: "2022-09-05",
    paragraphs: ["The bridge was opened on 4 March 2023."],
  });
  const shown = outletAndDate(article, RENDERER);
  expect(shown).toContain("5 September 2022 (uncertain)");
  const past = { ...article, date: { ...article.date, value: "2023-03-05" as const } };
  expect(outletAndDate(past, RENDERER)).not.toContain("uncertain");
});
