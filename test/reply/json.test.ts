import { expect, test } from "vitest";
import { jsonOutcome } from "../../src/reply/json.ts";
import type { Answer, NoAnswer } from "../../src/answer/answer.ts";
import type { QuestionOutcome } from "../../src/answer/ask.ts";
import { literalQuestion } from "../../src/answer/question/parse.ts";
import { answerOf, articleOf, passageOf } from "../support/passages.ts";

/** An outcome as the command line has it, with the filters of its question. */
function foundOf(outcome: Answer | NoAnswer): QuestionOutcome {
  const operators = [
    { kind: "source" as const, value: "The Cradle" },
    { kind: "not-source" as const, value: "TASS" },
  ];
  const parsed = { ...literalQuestion(outcome.question), operators };
  return { parsed, outcome, searched: null, read: null, instead: null };
}

const article = articleOf(["First.", "Before. The best. After."]);

const NOTHING_BESIDE = { speaker: null, before: null, copies: [], story: null };

test("an outcome as JSON keeps the paragraph whole and says what a reader is shown", () => {
  const passage = passageOf(article, 2, "The best.");
  const beside = {
    ...NOTHING_BESIDE,
    speaker: { name: "Lavrov", ordinal: 1 },
    copies: [articleOf(["The best."], { slug: "2023-03-01-copy" })],
  };
  const outcome = answerOf([passage], {
    missing: ["x"],
    corrected: [{ from: "a", to: "b" }],
    time: { kind: "range", after: "2023", before: "2023", relative: false, start: 0, end: 4 },
  });
  expect(jsonOutcome(foundOf(outcome), " Who met? ", [beside])).toEqual({
    question: "Who met?",
    answered: true,
    missing: ["x"],
    corrected: [{ from: "a", to: "b" }],
    leftOut: 0,
    time: { kind: "range", after: "2023", before: "2023" },
    filters: { source: "The Cradle", notSource: ["TASS"] },
    passages: [
      {
        article: "2023-02-28-article",
        paragraph: 2,
        text: "Before. The best. After.",
        quote: "Before. The best. After.",
        title: "Ministers meet in Moscow",
        source: "The Cradle",
        url: "https://news.example/ministers",
        date: { value: "2023-02-28", status: "stated", text: "28 February 2023" },
        speaker: { name: "Lavrov", paragraph: 1 },
        copies: ["2023-03-01-copy"],
        lacks: [],
        score: 3.5,
      },
    ],
  });
});

test("only as many passages are given as were looked beside, in a refusal too", () => {
  const passages = [1, 2].map((ordinal) => passageOf(article, ordinal, "."));
  expect(jsonOutcome(foundOf(answerOf(passages)), "q", [NOTHING_BESIDE]).passages).toHaveLength(1);
  const refusal = { ...answerOf(passages), answered: false, reason: "weak" } as const;
  expect(jsonOutcome(foundOf(refusal), "q", [NOTHING_BESIDE])).toMatchObject({
    answered: false,
    passages: [{ paragraph: 1 }],
  });
});
