import type { FoundDate } from "../date/find-dates.ts";
import { isSentence, namesOtherDay } from "../lines.ts";
import { isAround, isMasthead } from "./around.ts";
import { marksOf, pageBlocks } from "./blocks.ts";
import { folded, isElement, type DomElement } from "./dom.ts";
import { aroundMark } from "./marks.ts";
import { pageDays, type PageDate, type PageFacts } from "./page-facts.ts";

const MARKED =
  "time, abbr, amp-timeago, relative-time, time-ago, local-time, [pubdate], [itemprop~='datePublished'], [itemprop~='dateCreated']";
const MODIFIED_MARKS = "time, abbr, [itemprop~='dateModified']";
/** Elements whose text may be a date line. */
const LINES =
  "h1, h2, h3, h4, h5, h6, p, span, div, li, td, small, em, i, b, strong, a, font, dd, address, header, center";
/** Names of elements that hold a date line. */
const NAMED =
  /(?:^|[\s_-])(?:pub(?:lish(?:ed)?|date|lication)?|post(?:ed)?|entry|article|news|story|creat(?:ed|ion)|submitted|issued|by-?line|meta|info|time-?stamp|date|datum|fecha|data|tarih|zeit)/i;
/** Words that name a day as that of publication, at the end of what comes before it. */
const PUBLISHED =
  /(?<!\p{L})(?:publish(?:ed)?|publication(?: date)?|date of publication|posted|created|written|submitted|publié|veröffentlicht|erstellt|publicado|pubblicato|опубликовано)(?!\p{L})(?:\s+(?:on|at|le|el|il|am|em))?[^\p{L}\d]*(?:(?!\d)[\p{L}.]{3,14}[,.]?\s+)?$/iu;
/** Words before a day that may be the article's: a weekday may come between. */
const PERHAPS = /(?<!\p{L})(?:date|on|added|le|datum|vom|am|il|дата)(?!\p{L})[^\p{L}]*$/iu;
const UPDATED =
  /(?<!\p{L})(?:updated?|modified|edited|revised|aktualisiert|geändert|stand|mis à jour|modifié|actualizado|aggiornato|обновлено)(?!\p{L})[^\d]{0,20}$/iu;
/** A short line of a page that holds a day. */
export interface DateLine {
  value: string;
  text: string;
  /** What speaks for its being the day of publication, the surest first. */
  role: "published" | "named" | "bare" | "updated";
}

/** A date in an element that the page's author marked as one. */
export function markedDate(facts: PageFacts): PageDate | null {
  const elements = [...facts.document.querySelectorAll(MARKED)].filter(
    (element) => isMarked(element) && !isAround(element) && !isInSentence(element),
  );
  for (const element of elements.toSorted((a, b) => rankOf(b) - rankOf(a))) {
    const value = machineDay(element, facts);
    if (value === null) continue;
    const evidence = `The page marks ${value} as its date (${element.tagName.toLowerCase()}).`;
    return { value, rule: "time", evidence, doubt: null };
  }
  return null;
}

/** The day that the page marks as that of its last change. */
export function markedChange(facts: PageFacts): string | null {
  for (const element of facts.document.querySelectorAll(MODIFIED_MARKS)) {
    if (!/modif|updat/i.test(marksOf(element)) || isAround(element)) continue;
    const value = machineDay(element, facts);
    if (value !== null) return value;
  }
  return null;
}

function machineDay(element: DomElement, facts: PageFacts): string | null {
  const machine = ["datetime", "content", "title"].map((name) => element.getAttribute(name));
  for (const text of [...machine, element.textContent]) {
    const [date] = pageDays(text ?? "", facts);
    if (date) return date.value;
  }
  return null;
}

/** What is in the article with the heading goes first, then what says that it is the publication. */
function rankOf(element: DomElement): number {
  const main = element.closest("article, main, [role='main']");
  const withHeading = main !== null && main.querySelector("h1") !== null;
  return 4 * Number(withHeading) + 2 * Number(saysPublished(element)) + Number(main !== null);
}

function isMarked(element: DomElement): boolean {
  const names = marksOf(element);
  if (/modif|updat/i.test(names)) return false;
  return !/^abbr$/i.test(element.tagName) || /publish|date|time/i.test(names);
}

function saysPublished(element: DomElement): boolean {
  return element.hasAttribute("pubdate") || /publish|pubdate|entry-date/i.test(marksOf(element));
}

/** "The board met on <time>1 March</time> and …": a day that the article tells of. */
function isInSentence(element: DomElement): boolean {
  const above = element.parentNode;
  if (!above || !/^(?:p|li|td)$/i.test(above.tagName)) return false;
  const around = folded(above.textContent).replace(folded(element.textContent), " ");
  return around.length > 40 && isSentence(around);
}

/** Every short line of the page that holds a day and is neither around the article nor in the masthead. */
export function dateLines(facts: PageFacts): DateLine[] {
  const root = facts.document.body;
  if (!root) return [];
  const lines: DateLine[] = [];
  let seenHeading = false;
  for (const element of root.querySelectorAll(LINES)) {
    seenHeading ||= /^h1$/i.test(element.tagName);
    const text = lineOf(element.textContent);
    const line = text === null ? null : dateLine(text, facts, element);
    if (!line || (line.role === "bare" && !seenHeading) || isAround(element)) continue;
    if (!seenHeading && isMasthead(element)) continue;
    lines.push(line);
  }
  return lines.length > 0 ? lines : loneDates(facts, root);
}

function dateLine(text: string, facts: PageFacts, element: DomElement): DateLine | null {
  const dates = pageDays(text, facts);
  const labels = dates.map(({ start }, at) => text.slice(dates[at - 1]?.end ?? 0, start));
  const at = bestLabel(labels);
  const date = dates[at];
  if (!date) return null;
  const label = labels[at] ?? "";
  const line = { value: date.value, text: text.slice(0, 120) };
  if (namesOtherDay(label)) return null;
  if (UPDATED.test(label)) return { ...line, role: "updated" };
  const around = text.length - date.text.length;
  const rest = dates.reduce((left, { text: own }) => left.replace(own, " "), text);
  if (isSentence(rest)) return null;
  // A labelled day may have others beside it: "Received: …, accepted: …, published: …".
  if (label.length <= 60 && rest.length <= 90 && PUBLISHED.test(label)) {
    return { ...line, role: "published" };
  }
  const perhaps = date.start <= 60 && around <= 90 && PERHAPS.test(label);
  if (perhaps || (around <= 60 && isNamed(element))) return { ...line, role: "named" };
  return around <= 30 ? { ...line, role: "bare" } : null;
}

/** Which of a line's days is that of publication: the one that is called so, else the first that is not called another. */
function bestLabel(labels: readonly string[]): number {
  const published = labels.findIndex((label) => PUBLISHED.test(label));
  if (published >= 0) return published;
  const plain = labels.findIndex((label) => !UPDATED.test(label) && !namesOtherDay(label));
  return plain >= 0 ? plain : labels.findIndex((label) => UPDATED.test(label));
}

function isNamed(element: DomElement): boolean {
  const above = element.parentNode;
  return (
    NAMED.test(marksOf(element)) ||
    (above !== null && isElement(above) && NAMED.test(marksOf(above)))
  );
}

/** Short runs of text, perhaps in no element of their own, that are a date with a time. */
function loneDates(facts: PageFacts, root: DomElement): DateLine[] {
  const blocks = pageBlocks(root, (_, marks) => aroundMark(marks) !== null);
  return blocks.flatMap(({ text }) => {
    const [date] = text.length <= 60 ? pageDays(text, facts) : [];
    return date && isTimed(text, date) ? [{ value: date.value, text, role: "bare" as const }] : [];
  });
}

function isTimed(text: string, date: FoundDate): boolean {
  const rest = text.replace(date.text, "");
  return rest.length <= 25 && /\d{1,2}[:.]\d{2}/.test(rest);
}

function lineOf(content: string | null): string | null {
  if (content === null || content.length > 400 || !/\p{Nd}/u.test(content)) return null;
  const text = folded(content);
  if (text.length < 6 || text.length > 160 || /©|copyright|\(c\)/i.test(text)) return null;
  return text;
}
