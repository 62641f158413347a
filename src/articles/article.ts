import { hash } from "node:crypto";

/** How we know which outlet published an article. */
export const SOURCE_EVIDENCE = [
  "stated",
  "dateline",
  "metadata",
  "url",
  "external",
  "unknown",
] as const;
export type SourceEvidence = (typeof SOURCE_EVIDENCE)[number];

/** How we know an article's address. */
export const URL_EVIDENCE = ["fetched", "in-text", "external"] as const;
export type UrlEvidence = (typeof URL_EVIDENCE)[number];

/** How we know the day on which an article was published. */
export const DATE_STATUS = ["stated", "metadata", "inferred", "external", "unknown"] as const;
export type DateStatus = (typeof DATE_STATUS)[number];

/** A calendar date without a zone: "2023-05-19", "2023-05" or "2023". */
export type PartialDate = string;

export interface ArticleDate {
  value: PartialDate | null;
  status: DateStatus;
  /** One sentence that a reader can check. */
  evidence: string | null;
  /** Bounds, both inclusive, for a day that is not known. */
  notBefore: PartialDate | null;
  notAfter: PartialDate | null;
}

/** A paragraph of an article, word for word, white space folded to single spaces. */
export interface Paragraph {
  /** `slug#ordinal`, stable while the file is unchanged. */
  id: string;
  /** The slug of its article. */
  article: string;
  /** Position among the article's paragraphs, from 1; subheadings do not count. */
  ordinal: number;
  text: string;
  /** The subheading above it; context for search, never quoted as an answer. */
  subheading: string | null;
  /**
   * Posts of other people that the article embeds below it (or, for the first, above it too). They are shown with
   * the article and never quoted as the outlet's words. Absent where there are none.
   */
  embedded?: readonly string[];
}

export interface Article {
  /** The file's name without `.md`, e.g. "2023-02-28-russia-affirms-readiness". */
  slug: string;
  title: string;
  /** The outlet as shown to readers; null if unknown. */
  source: string | null;
  sourceEvidence: SourceEvidence;
  url: string | null;
  urlEvidence: UrlEvidence | null;
  /** Everybody who is named as an author. */
  authors: readonly string[];
  date: ArticleDate;
  /** The day of the last change, where it is later than the publication. */
  updated: PartialDate | null;
  /** "de" or "en-US", as stated or as the words tell; null where neither does. */
  language: string | null;
  /** Whether the text may not be the article: an operator must look before it is trusted. */
  needsReview: boolean;
  /** The day on which it was added to the corpus. */
  retrieved: PartialDate | null;
  paragraphs: Paragraph[];
}

/** Changes when anything of the article does. */
export function revisionOf(article: Article): string {
  return hash("sha256", JSON.stringify(article), "base64url").slice(0, 16);
}

/** The id of a paragraph: its article's slug and its ordinal. */
export function paragraphId(slug: string, ordinal: number): string {
  return `${slug}#${ordinal}`;
}

/** The slug in a paragraph's id. It holds no "#": it is a file's name in lower-case letters, digits and hyphens. */
export function articleOf(paragraph: string): string {
  return paragraph.slice(0, paragraph.lastIndexOf("#"));
}

/** Length of an article's key: 42 bits, so that even a million articles rarely share one. */
export const KEY_LENGTH = 7;

/** A short name for an article, for places too narrow for its slug; two articles may share one. */
export function articleKey(slug: string): string {
  return hash("sha256", slug, "base64url").slice(0, KEY_LENGTH);
}
