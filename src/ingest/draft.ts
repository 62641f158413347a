import type { ArticleDate, PartialDate, SourceEvidence, UrlEvidence } from "../articles/article.ts";
import type { AmbiguousDate } from "./date/find-dates.ts";
import type { Block, Dropped } from "./block.ts";

/** An article as understood from one input, before it is a file. */
export interface Draft {
  title: string | null;
  source: string | null;
  sourceEvidence: SourceEvidence;
  /** How the source is known, as one sentence; null when it is not. */
  sourceReason: string | null;
  url: string | null;
  urlEvidence: UrlEvidence | null;
  authors: string[];
  date: ArticleDate;
  /** The day of the last change, where it is later than the publication. */
  updated: PartialDate | null;
  /** "de" or "en-US", as the words tell or the input says. */
  language: string | null;
  blocks: Block[];
  dropped: Dropped[];
  /** What the operator should look at before trusting the file. */
  warnings: string[];
  /** Whether the text may not be the article, so that an operator must look before it is trusted. */
  needsReview: boolean;
}

export const UNKNOWN_DATE: ArticleDate = {
  value: null,
  status: "unknown",
  evidence: null,
  notBefore: null,
  notAfter: null,
};

/** The date of an article that writes it so that it may be two days: unknown, between the two. */
export function ambiguousDate({ text, days: [notBefore, notAfter] }: AmbiguousDate): ArticleDate {
  const evidence = `It says "${text}", which may be ${notBefore} or ${notAfter}.`;
  return { ...UNKNOWN_DATE, evidence, notBefore, notAfter };
}
