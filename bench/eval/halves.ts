import type { Collection, EvalQuestion } from "./collection.ts";

/**
 * The collection cut in two by article, every other one: what is tuned on one half can be checked
 * on the other. A question that the other half answers is on another topic for this one.
 */
export function inHalves(collection: Collection): Collection[] {
  return [0, 1].map((half) => {
    const articles = collection.articles.filter((_, position) => position % 2 === half);
    const paragraphs = new Set(articles.flatMap((each) => each.paragraphs.map(({ id }) => id)));
    const questions = collection.questions.flatMap((question): EvalQuestion[] => {
      if (question.kind === "other") return [question];
      if (question.kind === "near") return [];
      const relevant = new Map([...question.relevant].filter(([id]) => paragraphs.has(id)));
      return [{ ...question, relevant, kind: relevant.size > 0 ? "answerable" : "other" }];
    });
    return { name: `${collection.name}, half ${half + 1}`, articles, questions };
  });
}
