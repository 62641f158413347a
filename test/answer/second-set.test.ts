import { beforeAll, describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import type { Answer, NoAnswer } from "../../src/answer/answer.ts";
import { openArchive } from "../../src/answer/open-archive.ts";
import { goldenQuestions } from "../golden/questions.ts";

const questions = goldenQuestions("second");
const answerable = questions.filter(({ gold }) => gold.length > 0);
const outcomes = new Map<string, Answer | NoAnswer>();

beforeAll(async () => {
  const archive = await openArchive("corpus");
  for (const { id, q } of questions) outcomes.set(id, await answerQuestion(q, archive));
});

function plain(text: string): string {
  return text.replaceAll(/[“”]/gu, '"').replaceAll(/[‘’]/gu, "'").replaceAll(/\s+/gu, " ");
}

/** Questions with a right passage among the first `most`. */
function right(most: number): number {
  return answerable.filter(({ id, gold }) =>
    outcomes
      .get(id)
      ?.passages.slice(0, most)
      .some(({ paragraph }) => gold.some((wanted) => plain(paragraph.text).includes(wanted))),
  ).length;
}

function countAnswered(some: readonly { id: string }[]): number {
  return some.filter(({ id }) => outcomes.get(id)?.answered === true).length;
}

describe("of 60 questions as people type them in a chat", () => {
  test("at least 30 of 40 have a right passage first, 36 among five", () => {
    expect(answerable).toHaveLength(40);
    expect(right(1)).toBeGreaterThanOrEqual(30);
    expect(right(5)).toBeGreaterThanOrEqual(36);
  });

  test("at least 29 of 40 that the articles answer are answered", () => {
    expect(countAnswered(answerable)).toBeGreaterThanOrEqual(29);
  });

  test("at most 3 of ten near their topics are answered", () => {
    const near = questions.filter((question) => question.near === true);
    expect(near).toHaveLength(10);
    expect(countAnswered(near)).toBeLessThanOrEqual(3);
  });

  test("none of ten on other topics is answered", () => {
    const other = questions.filter(({ gold, near }) => gold.length === 0 && near !== true);
    expect(other).toHaveLength(10);
    expect(countAnswered(other)).toBe(0);
  });
});
