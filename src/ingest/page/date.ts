import { findDates } from "../date/find-dates.ts";
import { marksOf, pageBlocks } from "./blocks.ts";
import { folded, isElement, type DomDocument, type DomElement } from "./dom.ts";
import type { LinkedArticle } from "./json-ld.ts";
import { aroundMark } from "./marks.ts";
import { firstOf } from "./meta.ts";

/** A publication day and where on the page it stands. */
export interface PageDate {
  /** "2023-05-19" */
  value: string;
  /** One sentence that a reader can check. */
  evidence: string;
  rule: string;
}

export interface PageFacts {
  document: DomDocument;
  meta: ReadonlyMap<string, string>;
  linked: LinkedArticle | null;
  language: string | null;
  /** Where the page was fetched from, or what it gives as its own address. */
  url: string | null;
  /** "2026-11-22": nothing was published after the day on which it is added. */
  today: string;
}

const PUBLISHED = `article:published_time og:published_time og:article:published_time article:published
  datepublished date_published published_time published-date publish-date publish_date publishdate publication_date
  publication-date publicationdate pubdate pub_date pub-date parsely-pub-date sailthru.date cxenseparse:recs:publishtime
  cxenseparse:publishtime bt:pubdate dc.date.issued dc.date.created dcterms.issued dcterms.created dcterms.date
  dcterms.available dc.date dc:date citation_publication_date citation_date prism.publicationdate article_date_original
  originalpublicationdate rnews:datepublished article.published article.created displaydate ptime eomportal-dcterms
  date_created created datecreated date.created shareaholic:article_published_time gentics.date article:post_date
  issuedate lastpublished date`.split(/\s+/);

const MODIFIED = `article:modified_time og:updated_time datemodified lastmod last-modified dc.date.modified
  dcterms.modified`.split(/\s+/);

const DATED =
  /(?:^|[\s_-])(?:pub(?:lish(?:ed)?|date|lication)?|post(?:ed)?|entry|article|news|story|creat(?:ed|ion)|submitted|issued|by-?line|meta|info|time-?stamp|date|datum|fecha|data|tarih|zeit)/i;

/** The day on which a page says that it was published, by the sign that has proved surest, or null. */
export function pageDate(facts: PageFacts): PageDate | null {
  const inUrl = usable(urlDate(facts), facts);
  for (const sign of [linkedDate, metaDate, () => inUrl, markedDate, visibleDate, modifiedDate]) {
    const found = usable(sign(facts), facts);
    if (found) return localDay(found, inUrl, facts);
  }
  return null;
}

function usable<T extends PageDate>(found: T | null, { today }: PageFacts): T | null {
  return found && found.value <= today ? found : null;
}

/** A server may write the day of another zone: the address, or a line that readers see, holds the outlet's own. */
function localDay(found: Timed, inUrl: PageDate | null, facts: PageFacts): PageDate {
  const { value, rule, evidence } = found;
  if (inUrl && daysApart(value, inUrl.value) === 1) return inUrl;
  if (found.utc) {
    const shown = usable(visibleDate(facts), facts);
    if (shown && daysApart(value, shown.value) === 1) return shown;
  }
  return { value, rule, evidence };
}

interface Timed extends PageDate {
  /** Whether the time behind the day is given for Greenwich. */
  utc?: boolean;
}

const isUtc = (time: string | undefined | null): boolean =>
  /T\d{2}:\d{2}.*(?:Z|[+-]00:?00)$/i.test(time?.trim() ?? "");

function dayOf(text: string | null | undefined, facts: PageFacts, short = true): string | null {
  const [first] = findDates(text ?? "", { language: facts.language, shortYears: short });
  return first && first.value >= "1995" ? first.value : null;
}

function linkedDate(facts: PageFacts): Timed | null {
  const value = dayOf(facts.linked?.published, facts);
  if (!value) return null;
  const utc = isUtc(facts.linked?.published);
  return { value, rule: "json-ld", evidence: `The page's JSON-LD says datePublished ${value}.`, utc };
}

function metaDate(facts: PageFacts): Timed | null {
  const dated = PUBLISHED.filter((name) => dayOf(facts.meta.get(name), facts) !== null);
  const found = firstOf(facts.meta, dated);
  const value = dayOf(found?.value, facts);
  if (!found || !value) return null;
  const evidence = `The page's meta tag "${found.name}" says ${value}.`;
  return { value, rule: "meta", evidence, utc: isUtc(found.value) };
}

function urlDate(facts: PageFacts): PageDate | null {
  const path = facts.url === null ? "" : new URL(facts.url).pathname;
  const parts =
    /\/((?:19|20)\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|\d{4,}|$)/.exec(path) ??
    /[/_-]((?:19|20)\d{2})[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)/.exec(path) ??
    /\/((?:19|20)\d{2})\/(\p{L}{3})\/(\d{1,2})\//u.exec(path);
  const value = parts ? dayOf(`${parts[1]}-${parts[2]}-${parts[3]}`, facts) : null;
  if (!value || !parts) return null;
  return { value, rule: "url", evidence: `The page's address holds the day: ${parts[0]}` };
}

const MARKED = "time, abbr, [pubdate], [itemprop~='datePublished'], [itemprop~='dateCreated']";

/** A date in an element that the page's author marked as one. */
function markedDate(facts: PageFacts): PageDate | null {
  const { document } = facts;
  const elements = [...document.querySelectorAll(MARKED)].filter(
    (element) => !unrelated(element),
  );
  const publishedFirst = elements.toSorted(
    (a, b) => Number(saysPublished(b)) - Number(saysPublished(a)),
  );
  for (const element of publishedFirst) {
    if (/modif|updat/i.test(attributes(element))) continue;
    const itemprop = element.getAttribute("itemprop");
    const isTime = /^time$/i.test(element.tagName) || /datePublished|dateCreated/i.test(itemprop ?? "");
    if (!isTime && !element.hasAttribute("pubdate") && !/publish|date|time/i.test(attributes(element))) continue;
    const machine = element.getAttribute("datetime") ?? element.getAttribute("content") ?? element.getAttribute("title");
    const value = dayOf(machine, facts) ?? dayOf(element.textContent, facts);
    if (value) return { value, rule: "time", evidence: `The page marks ${value} as its date (${element.tagName.toLowerCase()}).` };
  }
  return null;
}

function saysPublished(element: DomElement): boolean {
  return element.hasAttribute("pubdate") || /publish|pubdate|entry-date|dateCreated/i.test(attributes(element));
}

/** A short visible line that is a date, in an element whose name says so or near the heading. */
function visibleDate(facts: PageFacts): PageDate | null {
  const root = facts.document.body;
  if (!root) return null;
  let fallback: PageDate | null = null;
  let seenHeading = false;
  for (const element of root.querySelectorAll("h1, h2, p, span, div, li, td, small, em, i, b, strong, a, font, dd, address, header, h3, h4, h5, h6, center")) {
    const name = element.tagName.toLowerCase();
    if (name === "h1") seenHeading = true;
    const text = folded(ownText(element));
    if (text.length < 6 || text.length > 160 || /©|copyright|\(c\)/i.test(text)) continue;
    const [first] = findDates(text, { language: facts.language, shortYears: true });
    if (!first || first.value < "1995" || unrelated(element)) continue;
    const around = text.length - first.text.length;
    const marked = DATED.test(attributes(element)) || DATED.test(element.parentNode && isElement(element.parentNode) ? attributes(element.parentNode) : "");
    const labelled =
      /\b(?:published|posted|publié|veröffentlicht|publicado|pubblicato|опубликовано|created|erstellt|veröffentlichung|date|datum|am|on|le|vom|written|added|submitted|updated|stand)\b/i.test(text.slice(0, Math.max(first.start, 0))) && first.start <= 60;
    const evidence = `The page shows "${text.slice(0, 120)}".`;
    const found = { value: first.value, rule: "visible", evidence };
    if ((marked && around <= 60) || (labelled && around <= 90)) return found;
    const timed = /\d{1,2}[:.]\d{2}/.test(text.replace(first.text, ""));
    if ((seenHeading && around <= 30) || (timed && around <= 25)) fallback ??= found;
  }
  return fallback ?? loneDate(facts, root);
}

/** A short run of text, in no element of its own, that is a date with a time. */
function loneDate(facts: PageFacts, root: DomElement): PageDate | null {
  const blocks = pageBlocks(root, (element) => aroundMark(marksOf(element)) !== null);
  for (const { text } of blocks) {
    if (text.length > 60 || !/\d{1,2}[:.]\d{2}/.test(text)) continue;
    const [first] = findDates(text, { language: facts.language });
    if (!first || text.length - first.text.length > 25) continue;
    return { value: first.value, rule: "visible", evidence: `The page shows "${text}".` };
  }
  return null;
}

function modifiedDate(facts: PageFacts): PageDate | null {
  const found = firstOf(facts.meta, MODIFIED);
  const value = dayOf(found?.value, facts);
  if (!found || !value) return null;
  return { value, rule: "modified", evidence: `The page's meta tag "${found.name}" says ${value}.` };
}

/** Whether an element stands in a list of other articles, in comments or in the page's frame. */
function unrelated(element: DomElement): boolean {
  for (let above: DomElement | null = element, depth = 0; above && isElement(above) && depth < 12; above = above.parentNode, depth++) {
    const name = above.tagName?.toLowerCase();
    if (name === "aside" || name === "nav" || name === "footer" || name === "body") return name !== "body";
    if (/(?:^|[\s_-])(?:comment|related|recent|sidebar|widget|popular|footer|trending|latest|archive|calendar|event|teaser|reply|respond|copyright|next|prev)/i.test(attributes(above))) return true;
  }
  return false;
}

function attributes(element: DomElement): string {
  return `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""} ${element.getAttribute("itemprop") ?? ""}`;
}

/** The text of an element and of the inline elements in it, without that of blocks. */
function ownText(element: DomElement): string {
  const text = element.textContent ?? "";
  return text.length > 400 ? "" : text;
}

function daysApart(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
}
