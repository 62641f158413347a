import type { Correction, Passage } from "../answer/answer.ts";
import type { QuestionOutcome } from "../answer/ask.ts";
import type { Beside } from "../answer/beside.ts";
import type { ParsedQuestion } from "../answer/question/parse.ts";
import type { QuestionTime } from "../answer/question/time.ts";
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
  /** How what the question says about time was read; null if it says nothing. */
  time: Pick<QuestionTime, "kind" | "after" | "before"> | null;
  /** The filters in force, those that the question's own words set included. */
  filters: JsonFilters;
  passages: JsonPassage[];
  /** Why the question was not understood and so not searched. */
  error?: string;
}

interface JsonFilters {
  /** The outlet's name. */
  source?: string;
  /** Slugs. */
  article?: string[];
  /** Outlets that are left out. */
  notSource?: string[];
  after?: PartialDate;
  before?: PartialDate;
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
  /** Whose words the best sentence is, where it says only "he said", and in which paragraph that is. */
  speaker: { name: string; paragraph: number } | null;
  /** Slugs of articles of other outlets with nearly the same paragraph, one an outlet. */
  copies: string[];
  /** Words of the question that the passage lacks, as typed. */
  lacks: string[];
  score: number;
}

/** The outcome with the best passages that `besides` are given of, whether they answer or are only near. */
export function jsonOutcome(
  { outcome, parsed }: QuestionOutcome,
  question: string,
  besides: readonly Beside[],
): JsonOutcome {
  const { answered, missing, corrected, leftOut, passages, time } = outcome;
  return {
    question: question.trim(),
    answered,
    missing,
    corrected,
    leftOut,
    time: time && { kind: time.kind, after: time.after, before: time.before },
    filters: jsonFilters(parsed),
    passages: besides.flatMap((beside, at) => {
      const passage = passages[at];
      return passage === undefined ? [] : [jsonPassage(passage, beside)];
    }),
  };
}

function jsonPassage(
  { article, paragraph, sentence, score, lacks }: Passage,
  { speaker, copies }: Beside,
): JsonPassage {
  return {
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
    speaker: speaker && { name: speaker.name, paragraph: speaker.ordinal },
    copies: copies.map(({ slug }) => slug),
    lacks,
    score,
  };
}

function jsonFilters({ operators, filter: { after, before } }: ParsedQuestion): JsonFilters {
  const names = (kind: string): string[] =>
    operators.filter((each) => each.kind === kind).map(({ value }) => value);
  const [source] = names("source");
  const [notSource, article] = [names("not-source"), names("article")];
  return {
    ...(source !== undefined && { source }),
    ...(article.length > 0 && { article }),
    ...(notSource.length > 0 && { notSource }),
    ...(after !== undefined && { after }),
    ...(before !== undefined && { before }),
  };
}

/** A question that was not understood: nothing was searched, and `error` says what to write. */
export function jsonError(question: string, error: string): JsonOutcome {
  const nothing = { answered: false, missing: [], corrected: [], leftOut: 0, passages: [] };
  return { question: question.trim(), ...nothing, time: null, filters: {}, error };
}
