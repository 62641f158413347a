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

export function goldenQuestions(): GoldenQuestion[] {
  const lines = readFileSync(new URL("questions.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => JSON.parse(line) as GoldenQuestion);
}
