import { answerQuestion } from "../../src/answer/ask.ts";
import type { Answer, NoAnswer } from "../../src/answer/answer.ts";
import { openArchive } from "../../src/answer/open-archive.ts";
import { type GoldenQuestion, goldenQuestions } from "./golden-questions.ts";

/** A set of questions, asked of the five articles. */
export async function askGolden(set: "questions" | "second") {
  const archive = await openArchive("corpus");
  const questions = goldenQuestions(set);
  const outcomes = new Map<string, Answer | NoAnswer>();
  for (const { id, q } of questions) outcomes.set(id, await answerQuestion(q, archive));
  return {
    answerable: questions.filter(({ gold }) => gold.length > 0),
    near: questions.filter(({ near }) => near === true),
    other: questions.filter(({ gold, near }) => gold.length === 0 && near !== true),
    /** The rank, from 1, of the first passage that holds a golden string; Infinity when none does. */
    rank: ({ id, gold }: GoldenQuestion): number => {
      const passages = outcomes.get(id)?.passages ?? [];
      const at = passages.findIndex(({ paragraph }) =>
        gold.some((wanted) => plain(paragraph.text).includes(plain(wanted))),
      );
      return at === -1 ? Number.POSITIVE_INFINITY : at + 1;
    },
    countAnswered: (some: readonly GoldenQuestion[]): number =>
      some.filter(({ id }) => outcomes.get(id)?.answered === true).length,
  };
}

function plain(text: string): string {
  return text.replaceAll(/[“”]/gu, '"').replaceAll(/[‘’]/gu, "'").replaceAll(/\s+/gu, " ");
}
