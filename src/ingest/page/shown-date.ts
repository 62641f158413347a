import { labelBefore } from "../date/date-labels.ts";
import type { FoundDate } from "../date/find-dates.ts";
import { isSentence } from "../lines.ts";
import { isAbove, isAround, isListed, isMasthead } from "./around.ts";
import { marksOf, pageBlocks } from "./blocks.ts";
import { folded, isElement, isText, type DomElement, type DomNode } from "./dom.ts";
import { aroundMark } from "./marks.ts";
import { pageDays, type PageDate, type PageFacts } from "./page-facts.ts";

const MARKED =
  "time, abbr, amp-timeago, relative-time, time-ago, local-time, [pubdate], [itemprop~='datePublished'], [itemprop~='dateCreated'], [title^='19'], [title^='20']";
const MODIFIED_MARKS = "time, abbr, [itemprop~='dateModified']";
/** Elements whose text may be a date line. */
const LINES = new Set(
  "h1 h2 h3 h4 h5 h6 p span div li td small em i b strong a font dd address header center time".split(
    " ",
  ),
);
/** Deeper nesting than any page has; recursion must end. */
const DEEPEST = 200;
/** A longer text is no line, in characters. */
const MAX_LINE = 400;
/** Names of elements that hold a date line. */
const NAMED =
  /(?:^|[\s_-])(?:pub(?:lish(?:ed)?|date|lication)?|post(?:ed)?|entry|article|news|story|creat(?:ed|ion)|submitted|issued|by-?line|meta|info|time-?stamp|date|datum|fecha|data|tarih|zeit)/i;
/** Words before a day that may be the article's: a weekday may come between. */
const PERHAPS = /(?<!\p{L})(?:date|on|added|le|datum|vom|am|il|дата)(?!\p{L})[^\p{L}]*$/iu;

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
    (element) => isMarked(element) && !isElsewhere(element, facts) && !isInSentence(element),
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
    const isChange = /modif|updat/i.test(marksOf(element)) || labelOf(element) === "updated";
    if (!isChange || isElsewhere(element, facts)) continue;
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
  const label = labelOf(element);
  if (/modif|updat/i.test(names) || label === "updated" || label === "other") return false;
  const isPlain = /^(?:time|amp-timeago|relative-time|time-ago|local-time)$/i.test(element.tagName);
  const says = element.hasAttribute("pubdate") || element.hasAttribute("itemprop");
  return isPlain || says || /publish|date|time|ago/i.test(names);
}

function saysPublished(element: DomElement): boolean {
  return (
    element.hasAttribute("pubdate") ||
    /publish|pubdate|entry-date/i.test(marksOf(element)) ||
    labelOf(element) === "published"
  );
}

/** How far up the words before an element are looked for. */
const MAX_UP = 3;

/** What the words before an element call its day: in its own line, or in the element before it. */
function labelOf(element: DomElement): ReturnType<typeof labelBefore> {
  let at: DomElement = element;
  for (let up = 0; up < MAX_UP; up++) {
    const above = at.parentNode;
    if (!above) return null;
    const near = textBefore(at, above);
    if (near !== "") {
      const words = near.replace(/^.*\p{Nd}/u, "");
      return words.length > 60 ? null : labelBefore(words);
    }
    at = above;
  }
  return null;
}

/** The end of the text that comes before a node within the one around it. */
function textBefore(node: DomNode, above: DomElement): string {
  let text = "";
  const siblings = [...above.childNodes];
  for (let at = siblings.indexOf(node) - 1; at >= 0 && text.trim().length < 80; at--) {
    text = `${(siblings[at]?.textContent ?? "").slice(-200)} ${text}`;
  }
  return folded(text);
}

/** Whether an element is about something else than the article, or in the bar above it. */
function isElsewhere(element: DomElement, { heading }: PageFacts): boolean {
  return isAround(element, heading) || isListed(element, heading) || isAbove(element, heading);
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
  const texts = new Map<DomNode, string | null>();
  shortText(root, texts);
  for (const [element, content] of texts) {
    seenHeading ||= element === facts.heading;
    if (!isElement(element) || !LINES.has(element.tagName.toLowerCase())) continue;
    const text = lineOf(content);
    const found = text === null ? [] : datesOfLine(text, facts, element);
    const seen = found.filter(({ role }) => role !== "bare" || seenHeading);
    if (seen.length === 0 || isElsewhere(element, facts)) continue;
    if (!seenHeading && isMasthead(element, facts.heading)) continue;
    lines.push(...seen);
  }
  return lines.length > 0 ? lines : loneDates(facts, root);
}

/** A node's text, null where it is longer than a line; `texts` gets that of each element, outer ones first. */
function shortText(node: DomNode, texts: Map<DomNode, string | null>, depth = 0): string | null {
  if (depth > DEEPEST) return null;
  if (!isElement(node)) return isText(node) ? (node.textContent ?? "") : "";
  texts.set(node, null);
  let text: string | null = "";
  for (const child of node.childNodes) {
    const own = shortText(child, texts, depth + 1);
    text = text === null || own === null || text.length + own.length > MAX_LINE ? null : text + own;
  }
  texts.set(node, text);
  return text;
}

/** The day of publication that a line names, and that of the last change where it names both. */
function datesOfLine(text: string, facts: PageFacts, element: DomElement): DateLine[] {
  const dates = pageDays(text, facts);
  if (dates.length === 0) return [];
  const before = dates.map(({ start }, at) => text.slice(dates[at - 1]?.end ?? 0, start));
  if (before[0]?.trim() === "" && labelOf(element) === "other") return [];
  const labels = before.map(labelBefore);
  const updated = dates[labels.indexOf("updated")];
  const change: DateLine[] = updated
    ? [{ value: updated.value, text: text.slice(0, 120), role: "updated" }]
    : [];
  const published = labels.indexOf("published");
  const at = published >= 0 ? published : labels.indexOf(null);
  const date = dates[at];
  const own = date && publishedLine({ text, dates, date, label: before[at] ?? "" }, element);
  return own ? [own, ...change] : change;
}

interface LineParts {
  text: string;
  dates: readonly FoundDate[];
  /** The day that may be that of publication, and the words before it. */
  date: FoundDate;
  label: string;
}

function publishedLine(
  { text, dates, date, label }: LineParts,
  element: DomElement,
): DateLine | null {
  const line = { value: date.value, text: text.slice(0, 120) };
  const around = text.length - date.text.length;
  const rest = dates.reduce((left, { text: own }) => left.replace(own, " "), text);
  if (isSentence(rest)) return null;
  // A labelled day may have others beside it: "Received: …, accepted: …, published: …".
  if (label.length <= 60 && rest.length <= 90 && labelBefore(label) === "published") {
    return { ...line, role: "published" };
  }
  const perhaps = date.start <= 60 && around <= 90 && PERHAPS.test(label);
  if (perhaps || (around <= 60 && isNamed(element))) return { ...line, role: "named" };
  return around <= 30 ? { ...line, role: "bare" } : null;
}

function isNamed(element: DomElement): boolean {
  const above = element.parentNode;
  return (
    /^time$/i.test(element.tagName) ||
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
  if (content === null || !/\p{Nd}/u.test(content)) return null;
  const text = folded(content);
  if (text.length < 6 || text.length > 160 || /©|copyright|\(c\)/i.test(text)) return null;
  return text;
}
