import type { Answer, Correction, NoAnswer } from "../answer/answer.ts";
import type { DateStatus, PartialDate } from "../articles/article.ts";
import { articleDate } from "./text/dates.ts";
import { en } from "./messages/en.ts";
import { quoteParagraph, quoteText } from "./text/quote.ts";

/** An outcome for scripts; field names are a contract. */
export interface JsonOutcome {
  question: string;
  answered: boolean;
  missing: string[];
  corrected: Correction[];
  /** Articles that a filter by date left out because their own date is not known well enough. */
  leftOut: number;
  passages: JsonPassage[];
  /** Why the question was not understood and so not searched. */
  error?: string;
}

interface JsonPassage {
  /** The article's slug. */
  article: string;
  /** The paragraph's ordinal, from 1. */
  paragraph: number;
  /** The whole paragraph, verbatim. */
  text: string;
  /** What a reader is shown of it. */
  quote: string;
  title: string;
  source: string | null;
  url: string | null;
  date: { value: PartialDate | null; status: DateStatus; text: string };
  score: number;
}

/** The outcome with its best `limit` passages, whether they answer or are only near. */
export function jsonOutcome(outcome: Answer | NoAnswer, limit: number): JsonOutcome {
  const { question, answered, missing, corrected, leftOut, passages } = outcome;
  return {
    question,
    answered,
    missing,
    corrected,
    leftOut,
    passages: passages.slice(0, limit).map(({ article, paragraph, sentence, score }) => ({
      article: article.slug,
      paragraph: paragraph.ordinal,
      text: paragraph.text,
      quote: quoteText(quoteParagraph(paragraph.text, sentence)),
      title: article.title,
      source: article.source,
      url: article.url,
      date: {
        value: article.date.value,
        status: article.date.status,
        text: articleDate(article, en),
      },
      score,
    })),
  };
}

/** A question that was not understood: nothing was searched, and `error` says what to write. */
export function jsonError(question: string, error: string): JsonOutcome {
  const nothing = { answered: false, missing: [], corrected: [], leftOut: 0, passages: [] };
  return { question: question.trim(), ...nothing, error };
}
