import type { QuestionTime } from "./question/time.ts";
import type { SmallTalk } from "./question/small-talk.ts";
import type { Article, Paragraph } from "../articles/article.ts";
import type { FilterCount } from "../index/passage-index.ts";

/** A quoted paragraph. */
export interface Passage {
  article: Article;
  paragraph: Paragraph;
  score: number;
  /** The position of the sentence that answers best, from 0; `sentenceAt` cuts it out. */
  sentence: number;
  /** Words of the question (as typed, stop words aside) that this passage lacks. */
  lacks: string[];
  /** Names in the question that it has in a related form only: "Azerbaijani" for "Azerbaijan". */
  related?: string[];
  /** Other articles that print the same paragraph. */
  copies?: Article[];
  /** The articles of its story, oldest first; null or absent where they were not read. */
  reports?: readonly Article[] | null;
}

/** What was found for a question, and how many articles the filter lets through: null without one. */
export interface Found {
  outcome: Answer | NoAnswer;
  within: FilterCount | null;
}

/** A word of the question that was searched for in another spelling. */
export interface Correction {
  from: string;
  to: string;
}

interface Outcome {
  /** The question as asked, trimmed. */
  question: string;
  /** Words of the question that the articles never use, as typed. */
  missing: string[];
  corrected: Correction[];
  /** Best first. */
  passages: Passage[];
  /** What the question says about time; null if nothing. */
  time: QuestionTime | null;
  /** Articles that a filter by date left out because their own date is not known well enough. */
  leftOut: number;
}

export interface Answer extends Outcome {
  answered: true;
}

/**
 * Why there is no answer.
 * - `no-words`: nothing to search for (stop words or punctuation only).
 * - `unknown-words`: the articles use none of the question's words.
 * - `lacking`: passages are near, but a word that the question hangs on is in none of them.
 * - `weak`: what matches is too little to be an answer.
 * - `vague`: it asks about nothing in particular ("What happened?").
 * - `language`: it is asked in a language that no article is in.
 * - `time`: nothing is of the time that it asks about.
 * - `greeting`, `thanks`, `help`, `task`: it asks the articles for nothing.
 */
export type Reason =
  | "no-words"
  | "unknown-words"
  | "lacking"
  | "weak"
  | "vague"
  | "time"
  | "language"
  | SmallTalk;

export interface NoAnswer extends Outcome {
  /** Where that is the reason: the languages that articles are in. */
  languages?: readonly string[];
  answered: false;
  reason: Reason;
}
