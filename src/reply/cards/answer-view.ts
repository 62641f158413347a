import type { Answer, Correction, NoAnswer, Reason } from "../../answer/answer.ts";
import type { Article, Paragraph } from "../../articles/article.ts";
import { searchedArticles } from "../text/filters.ts";
import type { Messages } from "../messages/messages.ts";
import type { FoundPassage, PassageRef } from "../discord/passage-ref.ts";
import type { QuestionOutcome } from "../../answer/ask.ts";
import type { Archive } from "../../answer/archive.ts";

export interface ShownPassage {
  article: Article;
  paragraph: Paragraph;
  /** The position of the best; null when the paragraph is no longer the one that was found. */
  sentence: number | null;
  lacks: readonly string[];
}

/** All that an answer card shows. */
export interface AnswerView {
  question: string;
  mode: Mode;
  /** Why there is no answer, where that is known. */
  reason: Reason | null;
  missing: readonly string[];
  corrected: readonly Correction[];
  /** What was searched, in words; empty where there is an answer. */
  searched: string;
  /** Every passage found, best first. */
  refs: readonly PassageRef[];
  /** Which of them is shown, from 0. */
  position: number;
  passage: ShownPassage | null;
  /** How far from the passage the paragraph shown stands; the passage itself unless said. */
  offset?: number;
  /** What the question's operators came to. */
  found?: QuestionOutcome;
}

/** What a card says of the search itself. */
export function searchView(
  found: QuestionOutcome,
  mode: Mode,
  archive: Archive,
  messages: Messages,
): Omit<AnswerView, "refs" | "position" | "passage"> {
  const { outcome } = found;
  return {
    question: outcome.question,
    mode,
    reason: outcome.answered || mode.answered ? null : outcome.reason,
    missing: outcome.missing,
    corrected: outcome.corrected,
    searched: mode.answered ? "" : searchedArticles(found, archive, messages),
    found,
  };
}

/** A passage found again, with what the search now says of it. */
export function shownPassage(
  found: Extract<FoundPassage, { state: "same" | "changed" }>,
  { passages, missing }: Answer | NoAnswer,
): ShownPassage {
  const { article, paragraph } = found;
  if (found.state === "changed") return { article, paragraph, sentence: null, lacks: [] };
  const now = passages.find((passage) => passage.paragraph.id === paragraph.id);
  const lacks = now?.lacks.filter((word) => !missing.includes(word)) ?? [];
  return { article, paragraph, sentence: found.sentence, lacks };
}

/** How a question was searched, and whether what was found is an answer. */
export interface Mode {
  answered: boolean;
  exact: boolean;
  /** The question has no operators, whatever signs are in it: nobody typed it for search. */
  plain?: boolean;
}

export function encodeMode({ answered, exact, plain }: Mode): string {
  return `${answered ? "a" : "n"}${exact ? "x" : ""}${plain ? "p" : ""}`;
}

export function decodeMode(encoded: string): Mode {
  return {
    answered: encoded.startsWith("a"),
    exact: encoded.includes("x"),
    plain: encoded.includes("p"),
  };
}
