import type { Block } from "../block.ts";
import { findDates } from "../date/find-dates.ts";
import { readDateline } from "../raw/dateline.ts";
import type { DomDocument } from "./dom.ts";
import type { LinkedArticle } from "./json-ld.ts";
import { firstOf } from "./meta.ts";
import { markedDate, shownDate } from "./shown-date.ts";

/** A publication day and where on the page it stands. */
export interface PageDate {
  /** "2023-05-19" */
  value: string;
  /** One sentence that a reader can check. */
  evidence: string;
  rule: Rule;
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

export interface PageFacts {
  document: DomDocument;
  meta: ReadonlyMap<string, string>;
  linked: LinkedArticle | null;
  /** Days of publication that the page's scripts name. */
  scriptDates: readonly string[];
  language: string | null;
  /** Where the page was fetched from, or what it gives as its own address. */
  url: string | null;
  /** "2026-11-22": nothing was published after the day on which it is added. */
  today: string;
}

const PUBLISHED =
  `article:published_time og:published_time og:article:published_time article:published
  datepublished date_published published_time published-date publish-date publish_date publishdate publication_date
  publication-date publicationdate pubdate pub_date pub-date parsely-pub-date sailthru.date cxenseparse:recs:publishtime
  cxenseparse:publishtime bt:pubdate dc.date.issued dc.date.created dcterms.issued dcterms.created dcterms.date
  dcterms.available dc.date dc:date citation_publication_date citation_date prism.publicationdate article_date_original
  originalpublicationdate rnews:datepublished article.published article.created displaydate ptime eomportal-dcterms
  date_created created datecreated date.created shareaholic:article_published_time gentics.date article:post_date
  issuedate lastpublished date`.split(/\s+/);

const MODIFIED =
  `article:modified_time og:updated_time datemodified lastmod last-modified dc.date.modified
  dcterms.modified`.split(/\s+/);

/**
 * The day on which a page says that it was published, by the sign that has proved surest, or null. `blocks` are
 * its text: a dateline may hold the day.
 */
export function pageDate(facts: PageFacts, blocks: readonly Block[]): PageDate | null {
  const inUrl = usable(urlDate(facts), facts);
  const signs: ((facts: PageFacts) => Timed | null)[] = [
    linkedDate,
    metaDate,
    () => inUrl,
    markedDate,
    () => shownDate(facts, true),
    scriptDate,
    () => shownDate(facts, false),
    () => datelineDate(facts, blocks),
    modifiedDate,
  ];
  for (const sign of signs) {
    const found = usable(sign(facts), facts);
    if (found) return localDay(found, inUrl, facts);
  }
  return null;
}

interface Timed extends PageDate {
  /** The hour behind the day, if it is given for Greenwich. */
  utc?: number | null;
}

/** Whether a day is the neighbour in which, somewhere west or east, that hour falls. */
function isNextDoor({ value, utc }: Timed, shown: string): boolean {
  if (utc === undefined || utc === null || daysApart(value, shown) !== 1) return false;
  return shown < value ? utc < 12 : utc >= 15;
}

function usable<T extends PageDate>(found: T | null, { today }: PageFacts): T | null {
  return found && found.value <= today ? found : null;
}

/** A server may write the day of another zone: the address, or a line that readers see, holds the outlet's own. */
function localDay(found: Timed, inUrl: PageDate | null, facts: PageFacts): PageDate {
  const { value, rule, evidence } = found;
  if (inUrl && daysApart(value, inUrl.value) === 1) return inUrl;
  if (typeof found.utc === "number") {
    const shown = usable(shownDate(facts, true), facts);
    if (shown && isNextDoor(found, shown.value)) return shown;
  }
  return { value, rule, evidence };
}

function utcHour(time: string | undefined | null): number | null {
  const hour = /T(\d{2}):\d{2}.*(?:Z|[+-]00:?00)$/i.exec(time?.trim() ?? "")?.[1];
  return hour === undefined ? null : Number(hour);
}

/** The web is no older than this. */
const EARLIEST = "1995";

function dayOf(text: string | null | undefined, { language }: PageFacts): string | null {
  const [first] = findDates(text ?? "", { language, shortYears: true });
  return first && first.value >= EARLIEST ? first.value : null;
}

function linkedDate(facts: PageFacts): Timed | null {
  const published = facts.linked?.published;
  const value = dayOf(published, facts);
  if (!value) return null;
  const evidence = `The page's JSON-LD says datePublished ${value}.`;
  return { value, rule: "json-ld", evidence, utc: utcHour(published) };
}

function metaDate(facts: PageFacts): Timed | null {
  const dated = PUBLISHED.filter((name) => dayOf(facts.meta.get(name), facts) !== null);
  const found = firstOf(facts.meta, dated);
  const value = dayOf(found?.value, facts);
  if (!found || !value) return null;
  const evidence = `The page's meta tag "${found.name}" says ${value}.`;
  return { value, rule: "meta", evidence, utc: utcHour(found.value) };
}

const MONTH = "(0[1-9]|1[0-2])";
const DAY = "(0[1-9]|[12]\\d|3[01])";
const IN_PATH: readonly RegExp[] = [
  new RegExp(`/((?:19|20)\\d{2})[/_-]?${MONTH}[/_-]?${DAY}(?=[/_.-]|\\d{4,}|$)`),
  /[/_-]((?:19|20)\d{2})[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)/,
  /\/((?:19|20)\d{2})\/(\p{L}{3})\/(\d{1,2})\//u,
];

function urlDate(facts: PageFacts): PageDate | null {
  const path = facts.url === null ? "" : new URL(facts.url).pathname;
  const parts = IN_PATH.map((pattern) => pattern.exec(path)).find((match) => match !== null);
  const value = parts ? dayOf(`${parts[1]}-${parts[2]}-${parts[3]}`, facts) : null;
  if (!value || !parts) return null;
  return { value, rule: "url", evidence: `The page's address holds the day: ${parts[0]}` };
}

/** What a page's scripts call its publication, when they agree on one day. */
function scriptDate(facts: PageFacts): Timed | null {
  const days = new Set(facts.scriptDates.map((text) => dayOf(text, facts)));
  const [value] = days;
  if (!value || days.size > 1) return null;
  const evidence = `The page's scripts name ${value} as the day of publication.`;
  return { value, rule: "script", evidence, utc: utcHour(facts.scriptDates[0]) };
}

function datelineDate(facts: PageFacts, blocks: readonly Block[]): PageDate | null {
  for (const { text } of blocks.slice(0, 3)) {
    const dateline = readDateline(text);
    const value = dayOf(dateline?.between, facts);
    if (dateline && value) {
      return { value, rule: "dateline", evidence: `The text opens with "${dateline.text}".` };
    }
  }
  return null;
}

function modifiedDate(facts: PageFacts): Timed | null {
  const found = firstOf(facts.meta, MODIFIED);
  const value = dayOf(found?.value, facts);
  if (!found || !value) return null;
  const evidence = `The page's meta tag "${found.name}" says ${value}.`;
  return { value, rule: "modified", evidence };
}

function daysApart(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
}
