import { findDates, type FoundDate } from "../date/find-dates.ts";
import { withHyphens } from "../date/machine-date.ts";
import type { DomDocument, DomElement } from "./dom.ts";
import type { LinkedArticle } from "./json-ld.ts";

/** What the signs of a page's date are read from. */
export interface PageFacts {
  document: DomDocument;
  /** The element that shows the article's headline, or null. */
  heading: DomElement | null;
  meta: ReadonlyMap<string, string>;
  linked: LinkedArticle | null;
  /** Days of publication that the page's scripts name. */
  scriptDates: readonly string[];
  language: string | null;
  /** Where the page was fetched from, or what it gives as its own address; never a web archive's. */
  url: string | null;
  /** The day on which a web archive took this copy, or null. */
  captured: string | null;
  /** "2026-11-22": nothing was published after the day on which it is added. */
  today: string;
}

/** A publication day and its place on the page. */
export interface PageDate {
  /** "2023-05-19" */
  value: string;
  /** One sentence that a reader can check. */
  evidence: string;
  rule: Rule;
  /** Why the day may be wrong, for the operator; null when nothing speaks against it. */
  doubt: string | null;
}

/** Where a page's date was found, the surest first: the order in which they are asked. */
type Rule =
  | "json-ld"
  | "meta"
  | "url"
  | "time"
  | "visible"
  | "script"
  | "near-title"
  | "dateline"
  | "modified";

/** The web is no older than this. */
const EARLIEST = "1995";

/** The full days in a text that a page of the web can have been published on. */
export function pageDays(text: string, { language, today }: PageFacts): FoundDate[] {
  return findDates(text, { language, shortYears: true }).filter(
    ({ value }) => value >= EARLIEST && value <= today,
  );
}

/** The first of them, or null. A program may have written it. */
export function pageDay(text: string | null | undefined, facts: PageFacts): string | null {
  return pageDays(withHyphens(text ?? ""), facts)[0]?.value ?? null;
}
