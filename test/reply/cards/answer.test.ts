import { describe, expect, test } from "vitest";
import { answerCard } from "../../../src/reply/cards/answer.ts";
import type { AnswerView } from "../../../src/reply/cards/answer-view.ts";
import { questionIn } from "../../../src/reply/discord/components.ts";
import { discordRenderer } from "../../../src/reply/renderer.ts";
import { passageRef } from "../../../src/reply/discord/passage-ref.ts";
import { replyFaults } from "../../support/faults.ts";
import { articleOf, passageOf } from "../../support/passages.ts";
import { buttonOf, labelsOf, textOf } from "../../support/read-reply.ts";

const renderer = discordRenderer("en-US", new Date("2026-11-27"));
const passage = passageOf(articleOf(["They met. They left."]), 1, "They met.");
const view: AnswerView = {
  question: "Who met?",
  mode: { answered: true, exact: false },
  reason: null,
  missing: [],
  corrected: [],
  searched: "Searched 5 articles.",
  refs: [passageRef(passage.paragraph, passage.sentence)],
  position: 0,
  passage,
};

describe("an answer card", () => {
  test("is the question, the quote and where it stands", () => {
    expect(textOf(answerCard(view, renderer)).split("\n")).toEqual([
      "### Who met?",
      "> **They met.** They left.",
      "**The Cradle** · 28 February 2023 · 3 years ago",
      "Ministers meet in Moscow",
      "-# Paragraph 1 of 1",
    ]);
  });

  test("of one passage has nothing to turn to", () => {
    expect(labelsOf(answerCard(view, renderer))).toEqual([
      "Original",
      "Full article",
      "Why this?",
      "Other outlets",
    ]);
  });

  test("says what was corrected, and offers to search for exactly what was typed", () => {
    const corrected = [{ from: "azerbiajan", to: "azerbaijan" }];
    const card = answerCard({ ...view, corrected }, renderer);
    expect(textOf(card)).toContain("-# Showing results for “azerbaijan” (typed “azerbiajan”).");
    expect(buttonOf(card, "Search for exactly “azerbiajan”").custom_id).toBe("ask:exact:a");
  });

  test("of an exact search says so and offers it no more", () => {
    const mode = { answered: true, exact: true };
    const corrected = [{ from: "a", to: "b" }];
    const card = answerCard({ ...view, mode, corrected }, renderer);
    expect(textOf(card)).toContain("-# Searched for exactly what was typed.");
    expect(labelsOf(card)).toEqual(["Original", "Full article", "Why this?", "Other outlets"]);
  });

  test("names the words that the articles never use and those that the passage lacks", () => {
    const lacks = ["a", "b", "c", "d", "e", "f", "g"];
    const card = answerCard({ ...view, missing: ["x"], passage: { ...passage, lacks } }, renderer);
    expect(textOf(card)).toContain("-# The articles never use “x”.");
    expect(textOf(card)).toContain(
      "-# This passage does not mention “a”, “b”, “c”, “d”, “e” or 2 more.",
    );
  });

  test.each([
    "Who met?",
    "# Who *really* met <@123456789012345678> :smile: at https://x.example? @everyone \\o/",
    "- 1. a_b",
    "### x",
  ])("gives its question back: %s", (question) => {
    const { components } = answerCard({ ...view, question }, renderer);
    expect(questionIn(components)).toBe(question);
  });

  test("stays within limits with 300-character questions, corrections and words", () => {
    const long = "*".repeat(300);
    for (const answered of [true, false]) {
      const card = answerCard(
        {
          ...view,
          question: long,
          mode: { answered, exact: false },
          missing: Array.from({ length: 50 }, () => long),
          corrected: Array.from({ length: 50 }, () => ({ from: long, to: long })),
          passage: { ...passage, lacks: Array.from({ length: 50 }, () => long) },
        },
        renderer,
      );
      expect(replyFaults(card)).toEqual([]);
    }
  });
});

describe("a card without an answer", () => {
  const refusal: AnswerView = { ...view, mode: { answered: false, exact: false } };

  test("says so before anything else, and labels what is near", () => {
    expect(textOf(answerCard({ ...refusal, missing: ["Zimbabwe"] }, renderer)).split("\n")).toEqual(
      [
        "### Who met?",
        "**The articles don’t answer that.** They never use “Zimbabwe”.",
        "-# Searched 5 articles.",
        "**Closest, but not an answer**",
        "> **They met.** They left.",
        "**The Cradle** · 28 February 2023 · 3 years ago",
        "Ministers meet in Moscow",
        "-# Paragraph 1 of 1",
      ],
    );
  });

  test.each([
    ["weak", "Too little matches to call it an answer."],
    ["lacking", "The closest passage lacks a key word of the question."],
  ] as const)("says why when every word is known: %s", (reason, sentence) => {
    expect(textOf(answerCard({ ...refusal, reason }, renderer))).toContain(
      `**The articles don’t answer that.** ${sentence}`,
    );
  });
});

test.each([
  "javascript:alert(1)",
  "ftp://news.example/a",
  "not an address",
  `https://news.example/${"a".repeat(500)}`,
  "",
])("no link button leads to %j", (url) => {
  const article = articleOf(["They met."], { url });
  const card = answerCard({ ...view, passage: passageOf(article, 1, "They met.") }, renderer);
  expect(labelsOf(card)).toEqual(["Full article", "Why this?", "Other outlets"]);
});
