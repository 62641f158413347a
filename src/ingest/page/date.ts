import type { Block } from "../block.ts";
import type { AmbiguousDate } from "../date/find-dates.ts";
import { withHyphens } from "../date/machine-date.ts";
import { readDateline } from "../raw/dateline.ts";
import { ambiguousDay, settledDate } from "./ambiguous-day.ts";
import { firstOf } from "./meta.ts";
import { pageDay, type PageDate, type PageFacts } from "./page-facts.ts";
import { dateLines, markedChange, markedDate, type DateLine } from "./shown-date.ts";

const PUBLISHED =
  `article:published_time og:published_time og:article:published_time article:published
  datepublished date_published published_time published-date publish-date publish_date publishdate publication_date
  publication-date publicationdate pubdate pub_date pub-date parsely-pub-date sailthru.date cxenseparse:recs:publishtime
  cxenseparse:publishtime bt:pubdate dc.date.issued dcterms.issued
  dcterms.available dc.date dc:date citation_publication_date citation_date prism.publicationdate article_date_original
  originalpublicationdate rnews:datepublished article.published displaydate ptime eomportal-dcterms
  shareaholic:article_published_time gentics.date article:post_date issuedate lastpublished date`.split(
    /\s+/,
  );

/** When the record was made, which may be years before or after the article appeared. */
const CREATED =
  `dc.date.created dcterms.created dcterms.date article.created date_created created datecreated
  date.created`.split(/\s+/);

const MODIFIED =
  `article:modified_time og:updated_time datemodified lastmod last-modified dc.date.modified
  dcterms.modified`.split(/\s+/);

/** What a page's markup says of its days; its text may still open with one. */
export interface PageDates {
  published: PageDate | null;
  /** The day of the last change. */
  changed: PageDate | null;
  /** What the page says where day and month cannot be told apart and no other sign settles it. */
  ambiguous: AmbiguousDate | null;
}

/** The days of a page, each by the sign that has proved surest. */
export function pageDates(facts: PageFacts): PageDates {
  let read: DateLine[] | null = null;
  const lines = (): DateLine[] => (read ??= dateLines(facts));
  const found = publishedDate(facts, lines);
  const changed = changedDate(facts, lines);
  const ambiguous = found ? null : ambiguousDay(facts, PUBLISHED);
  // A line that nothing calls the publication is no match for one that is, though it may be two days.
  const published =
    found ?? (ambiguous ? settledDate(ambiguous, facts) : shownDate(lines(), ["bare"]));
  return { published, changed, ambiguous: published ? null : ambiguous };
}

/** The day of publication of an article: as its page says, as its text opens, or else that of its last change. */
export function articleDates(
  { published, changed, ambiguous }: PageDates,
  blocks: readonly Block[],
  facts: PageFacts,
): { date: PageDate | null; updated: string | null; ambiguous: AmbiguousDate | null } {
  const date = published ?? datelineDate(facts, blocks) ?? changed;
  const updated = changed && date && changed.value > date.value ? changed.value : null;
  return { date, updated, ambiguous: date ? null : ambiguous };
}

function publishedDate(facts: PageFacts, lines: () => DateLine[]): PageDate | null {
  const inUrl = urlDate(facts);
  const signs: (() => Timed | null)[] = [
    () => linkedDate(facts),
    () => metaDate(facts, PUBLISHED),
    () => createdDate(facts, lines),
    () => inUrl,
    () => markedDate(facts),
    () => shownDate(lines(), ["published", "named"]),
    () => scriptDate(facts),
  ];
  for (const sign of signs) {
    const found = sign();
    if (found) return localDay(found, inUrl, lines);
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

/** Hours of Greenwich at which it is another day for much of the world's press. */
const LATE = { from: 20, until: 5 };

/** A server may write the day of another zone: the address, or a line that readers see, holds the outlet's own. */
function localDay(found: Timed, inUrl: PageDate | null, lines: () => DateLine[]): PageDate {
  const { utc, ...own } = found;
  if (inUrl && daysApart(own.value, inUrl.value) <= 1) {
    return inUrl.value === own.value ? own : inUrl;
  }
  if (typeof utc !== "number") return own;
  const seen = lines().filter(({ role }) => role === "published" || role === "named");
  if (seen.some(({ value }) => value === own.value)) return own;
  const shown = shownDate(
    seen.filter(({ value }) => isNextDoor(found, value)),
    ["published", "named"],
  );
  if (shown) return shown;
  if (utc < LATE.from && utc >= LATE.until) return own;
  const doubt = `The time is given for Greenwich (${utc} h) and nothing else names the day: where the outlet is, it may have been the day ${utc < LATE.until ? "before" : "after"}.`;
  return { ...own, doubt };
}

function utcHour(time: string | undefined | null): number | null {
  const hour = /T(\d{2}):\d{2}.*(?:Z|[+-]00:?00)$/i.exec(withHyphens(time ?? "").trim())?.[1];
  return hour === undefined ? null : Number(hour);
}

function linkedDate(facts: PageFacts): Timed | null {
  const published = facts.linked?.published;
  const value = pageDay(published, facts);
  if (!value) return null;
  const evidence = `The page's JSON-LD says datePublished ${value}.`;
  return { value, rule: "json-ld", evidence, doubt: null, utc: utcHour(published) };
}

function metaDate(facts: PageFacts, names: readonly string[]): Timed | null {
  const dated = names.filter((name) => pageDay(facts.meta.get(name), facts) !== null);
  const found = firstOf(facts.meta, dated);
  const value = pageDay(found?.value, facts);
  if (!found || !value) return null;
  const evidence = `The page's meta tag "${found.name}" says ${value}.`;
  return { value, rule: "meta", evidence, doubt: null, utc: utcHour(found.value) };
}

/** A record's creation counts only where no line on the page is labelled as the publication. */
function createdDate(facts: PageFacts, lines: () => DateLine[]): Timed | null {
  const value = pageDay(facts.linked?.created, facts);
  const evidence = `The page's JSON-LD says dateCreated ${value}.`;
  const created: Timed | null = value
    ? { value, rule: "json-ld", evidence, doubt: null, utc: utcHour(facts.linked?.created) }
    : metaDate(facts, CREATED);
  return created && (shownDate(lines(), ["published"]) ?? created);
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
  const value = parts ? pageDay(`${parts[1]}-${parts[2]}-${parts[3]}`, facts) : null;
  if (!value || !parts) return null;
  const evidence = `The page's address holds the day: ${parts[0]}`;
  return { value, rule: "url", evidence, doubt: null };
}

/** What a page's scripts call its publication, when they agree on one day. */
function scriptDate(facts: PageFacts): Timed | null {
  const days = new Set(facts.scriptDates.map((text) => pageDay(text, facts)));
  const [value] = days;
  if (!value || days.size > 1) return null;
  const evidence = `The page's scripts name ${value} as the day of publication.`;
  return { value, rule: "script", evidence, doubt: null, utc: utcHour(facts.scriptDates[0]) };
}

/** The first line of the first role that some line has. */
function shownDate(
  lines: readonly DateLine[],
  roles: readonly DateLine["role"][],
): PageDate | null {
  const [line] = roles.flatMap((role) => lines.filter((each) => each.role === role));
  if (!line) return null;
  const evidence = `The page shows "${line.text}".`;
  const sure = line.role !== "bare";
  const doubt = sure
    ? null
    : "The date is near the headline, but nothing says that it is the publication date; check it.";
  return { value: line.value, rule: sure ? "visible" : "near-title", evidence, doubt };
}

function datelineDate(facts: PageFacts, blocks: readonly Block[]): PageDate | null {
  for (const { text } of blocks.slice(0, 3)) {
    const dateline = readDateline(text);
    const value = pageDay(dateline?.between, facts);
    if (dateline && value) {
      const evidence = `The text opens with "${dateline.text}".`;
      return { value, rule: "dateline", evidence, doubt: null };
    }
  }
  return null;
}

const ONLY_CHANGED =
  "The page gives only the date of its last change; it may have been published earlier.";

/** The last change, unless it is the day on which an archive made its copy. */
function changedDate(facts: PageFacts, lines: () => DateLine[]): PageDate | null {
  const changed = namedChange(facts, lines);
  return changed && changed.value === facts.captured ? null : changed;
}

function namedChange(facts: PageFacts, lines: () => DateLine[]): PageDate | null {
  const own = { rule: "modified" as const, doubt: ONLY_CHANGED };
  const linked = pageDay(facts.linked?.modified, facts);
  if (linked) {
    return { ...own, value: linked, evidence: `The page's JSON-LD says dateModified ${linked}.` };
  }
  const found = firstOf(facts.meta, MODIFIED);
  const value = pageDay(found?.value, facts);
  if (found && value) {
    return { ...own, value, evidence: `The page's meta tag "${found.name}" says ${value}.` };
  }
  const marked = markedChange(facts);
  if (marked)
    return { ...own, value: marked, evidence: `The page marks ${marked} as its last change.` };
  const line = lines().find(({ role }) => role === "updated");
  return line ? { ...own, value: line.value, evidence: `The page shows "${line.text}".` } : null;
}

function daysApart(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
}
