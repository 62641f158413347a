import type { Archive } from "../answer/archive.ts";
import { answerFrom, type QuestionOutcome } from "../answer/ask.ts";
import type { Passage } from "../answer/answer.ts";
import { parseQuestion } from "../answer/question/parse.ts";
import type { Article } from "../articles/article.ts";
import { addToMultimap } from "../lib/multimap.ts";
import { createPauses } from "../lib/event-loop.ts";
import type { Follow } from "./follows.ts";
import { QuestionIndex } from "./question-index.ts";

/** A question that a new article answers. */
export interface NewAnswer {
  follow: Follow;
  found: QuestionOutcome;
  passage: Passage;
}

/** Which of the questions these articles answer, found in slices of a few milliseconds. */
export async function newAnswers(
  articles: readonly Article[],
  follows: readonly Follow[],
  archive: Archive,
): Promise<NewAnswer[]> {
  if (follows.length === 0) return [];
  const pause = createPauses();
  const answers: NewAnswer[] = [];
  for (const [follow, slugs] of await candidates(articles, follows, archive)) {
    await pause();
    const parsed = await parseQuestion(follow.question, {}, archive, follow.locale);
    const found = "problem" in parsed ? null : await answerFrom(parsed, new Set(slugs), archive);
    const passage = found?.outcome.passages[0];
    if (found && passage) answers.push({ follow, found, passage });
  }
  return answers;
}

/** Questions that some of the articles may answer, and which (slugs). */
async function candidates(
  articles: readonly Article[],
  follows: readonly Follow[],
  archive: Archive,
): Promise<Map<Follow, string[]>> {
  const questions = await QuestionIndex.create(follows, archive);
  const found = new Map<Follow, string[]>();
  for (const article of articles) {
    for (const follow of questions.matching(article)) addToMultimap(found, follow, article.slug);
  }
  return found;
}
