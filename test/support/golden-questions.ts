import { readFileSync } from "node:fs";

/** A question on the five articles, and what a passage that answers it contains. */
export interface GoldenQuestion {
  id: string;
  q: string;
  /** Any of these strings will do; none: the articles do not answer it. */
  gold: string[];
  /** Not answered, but about the articles' people and places. */
  near?: boolean;
}

/**
 * `questions`: 50, looked at while tuning. `second`: 60 as people type in a chat, written from the
 * articles alone by somebody who had not read the ranking.
 */
export function goldenQuestions(set: "questions" | "second" = "questions"): GoldenQuestion[] {
  const lines = readFileSync(new URL(`../golden/${set}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => JSON.parse(line) as GoldenQuestion);
}
