import { beforeAll, describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/answer/answer-question.ts";
import type { Answer, Archive, NoAnswer } from "../../src/answer/answer.ts";
import { openArchive } from "../../src/answer/open-archive.ts";
import { goldenQuestions } from "../golden/questions.ts";

const questions = goldenQuestions();
const answerable = questions.filter(({ gold }) => gold.length > 0);
const outcomes = new Map<string, Answer | NoAnswer>();
let archive: Archive;

beforeAll(async () => {
  archive = await openArchive("corpus");
  for (const { id, q } of questions) outcomes.set(id, await answerQuestion(q, archive));
});

function plain(text: string): string {
  return text.replaceAll(/[“”]/gu, '"').replaceAll(/[‘’]/gu, "'").replaceAll(/\s+/gu, " ");
}

/** The rank, from 1, of the first passage that holds a golden string; Infinity when none does. */
function rank(id: string, gold: string[]): number {
  const passages = outcomes.get(id)?.passages ?? [];
  const at = passages.findIndex(({ paragraph }) =>
    gold.some((wanted) => plain(paragraph.text).includes(plain(wanted))),
  );
  return at === -1 ? Number.POSITIVE_INFINITY : at + 1;
}

function countAnswered(some: readonly { id: string }[]): number {
  return some.filter(({ id }) => outcomes.get(id)?.answered === true).length;
}

describe("of the golden questions on the five articles", () => {
  test("at least 27 of 30 have a right passage first", () => {
    const first = answerable.filter(({ id, gold }) => rank(id, gold) === 1);
    expect(first.length).toBeGreaterThanOrEqual(27);
  });

  test("all 30 have a right passage among five", () => {
    const among = answerable.filter(({ id, gold }) => rank(id, gold) <= 5);
    expect(among).toHaveLength(answerable.length);
  });

  test("at least 28 of 30 that the articles answer are answered", () => {
    expect(countAnswered(answerable)).toBeGreaterThanOrEqual(28);
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
