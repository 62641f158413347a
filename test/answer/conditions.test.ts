import { describe, expect, test } from "vitest";
import { createArchive } from "../../src/answer/archive.ts";
import { answerQuestion } from "../../src/answer/ask.ts";
import { makeArticle } from "../support/make-article.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";
import { createVerifier } from "../../src/index/phrase-filter.ts";

const analyser = createAnalyser();

describe("an exact phrase", () => {
  test.each([
    ["crushed the forces", "They CRUSHED the forces.", true],
    ["crushed the forces", "They crushed, the “forces”.", true],
    ["crushed the forces", "They crushed all the forces.", false],
    ["crushed the forces", "The forces crushed the enemy's forces", false],
    ["crushed the force", "They crushed the forces.", false],
    ["Erdogan said", "Erdoğan said no.", true],
    ["U.S. forces", "the US forces", true],
    ["the who", "the who", true],
    ["thank them its over", "They said: thank them, it’s over.", true],
    ["thank them it's over", "Thank them its over", true],
  ])("“%s” in “%s”: %s", (phrase, text, holds) => {
    expect(createVerifier({ phrases: [phrase], without: [] }, analyser)(text)).toBe(holds);
  });
});

describe("a word left out", () => {
  test.each([
    ["war", "The wars ended.", false],
    ["war", "The warning came.", true],
    ["Nagorno-Karabakh", "In Nagorno-Karabakh.", false],
    ["Nagorno-Karabakh", "In Karabakh.", true],
    ["the", "In the hall.", false],
  ])("“%s” allows “%s”: %s", (word, text, allowed) => {
    expect(createVerifier({ phrases: [], without: [word] }, analyser)(text)).toBe(allowed);
  });
});

test("a phrase is found however many better matches come before it", async () => {
  const noise = Array.from({ length: 700 }, (_, at) =>
    makeArticle({
      slug: `noise-${at}`,
      paragraphs: ["Forces crushed forces. Crushed forces crushed forces."],
    }),
  );
  const wanted = makeArticle({
    slug: "wanted",
    paragraphs: [
      "In a long statement of many other words about roads, bridges and rain it says that they crushed all forces.",
    ],
  });
  const archive = await createArchive([...noise, wanted]);
  const outcome = await answerQuestion('"crushed all forces"', archive, {
    conditions: { phrases: ["crushed all forces"], without: [] },
  });
  expect(outcome.answered).toBe(true);
  expect(outcome.passages.map(({ article }) => article.slug)).toEqual(["wanted"]);
});
