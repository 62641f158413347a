import { findDates, type FoundDate } from "../date/find-dates.ts";
import { marksOf, pageBlocks } from "./blocks.ts";
import type { PageDate, PageFacts } from "./date.ts";
import { folded, isElement, type DomElement } from "./dom.ts";
import { aroundMark } from "./marks.ts";

const MARKED = "time, abbr, [pubdate], [itemprop~='datePublished'], [itemprop~='dateCreated']";
/** Elements whose text may be a date line. */
const LINES =
  "h1, h2, h3, h4, h5, h6, p, span, div, li, td, small, em, i, b, strong, a, font, dd, address, header, center";
/** Names of elements that hold a date line. */
const NAMED =
  /(?:^|[\s_-])(?:pub(?:lish(?:ed)?|date|lication)?|post(?:ed)?|entry|article|news|story|creat(?:ed|ion)|submitted|issued|by-?line|meta|info|time-?stamp|date|datum|fecha|data|tarih|zeit)/i;
/** Names of elements that hold other articles, comments or the page's frame. */
const AROUND =
  /(?:^|[\s_-])(?:comment|related|recent|sidebar|widget|popular|footer|trending|latest|archive|calendar|event|teaser|reply|respond|copyright|next|prev)/i;
const PUBLISHED =
  /(?<!\p{L})(?:(?:first )?published|posted|created|written|added|submitted|date|on|publié|le|veröffentlicht|erstellt|datum|vom|am|publicado|pubblicato|il|опубликовано|дата)(?!\p{L})[^\p{L}]*$/iu;
const UPDATED =
  /(?<!\p{L})(?:updated?|modified|edited|revised|aktualisiert|geändert|stand|mis à jour|modifié|actualizado|aggiornato|обновлено)(?!\p{L})[^\d]{0,20}$/iu;

/** A date in an element that the page's author marked as one. */
export function markedDate(facts: PageFacts): PageDate | null {
  const elements = [...facts.document.querySelectorAll(MARKED)].filter(
    (element) => !isAround(element) && isMarked(element),
  );
  for (const element of elements.toSorted((a, b) => rankOf(b) - rankOf(a))) {
    const machine = ["datetime", "content", "title"].map((name) => element.getAttribute(name));
    for (const text of [...machine, element.textContent]) {
      const [date] = datesIn(text ?? "", facts);
      if (!date) continue;
      const tag = element.tagName.toLowerCase();
      const evidence = `The page marks ${date.value} as its date (${tag}).`;
      return { value: date.value, rule: "time", evidence };
    }
  }
  return null;
}

/** What says that it is the publication goes first, then what stands in the page's main part. */
function rankOf(element: DomElement): number {
  const inMain = element.closest("article, main, [role='main']") !== null;
  return 2 * Number(saysPublished(element)) + Number(inMain);
}

function isMarked(element: DomElement): boolean {
  const names = marksOf(element);
  if (/modif|updat/i.test(names)) return false;
  return !/^abbr$/i.test(element.tagName) || /publish|date|time/i.test(names);
}

function saysPublished(element: DomElement): boolean {
  return element.hasAttribute("pubdate") || /publish|pubdate|entry-date/i.test(marksOf(element));
}

/**
 * A short line on the page that is a date. `sure`: it is labelled as the day of publication, or stands in an
 * element whose name says so; otherwise it only stands below the heading or carries a time.
 */
export function shownDate(facts: PageFacts, sure: boolean): PageDate | null {
  const root = facts.document.body;
  if (!root) return null;
  let seenHeading = false;
  for (const element of root.querySelectorAll(LINES)) {
    seenHeading ||= /^h1$/i.test(element.tagName);
    const text = lineOf(element.textContent);
    const date = text === null ? null : ownDate(text, facts);
    if (text === null || !date || isAround(element)) continue;
    const around = text.length - date.text.length;
    const above = element.parentNode;
    const named =
      NAMED.test(marksOf(element)) ||
      (above !== null && isElement(above) && NAMED.test(marksOf(above)));
    const labelled = date.start <= 60 && PUBLISHED.test(text.slice(0, date.start));
    const isSure = (named && around <= 60) || (labelled && around <= 90);
    if (sure ? isSure : seenHeading && around <= 30) return shown(date, text, sure);
  }
  return sure ? null : loneDate(facts, root);
}

/** A short run of text, perhaps in no element of its own, that is a date with a time. */
function loneDate(facts: PageFacts, root: DomElement): PageDate | null {
  const blocks = pageBlocks(root, (_, marks) => aroundMark(marks) !== null);
  for (const { text } of blocks) {
    const date = text.length <= 60 ? ownDate(text, facts) : null;
    if (!date || text.length - date.text.length > 25) continue;
    if (/\d{1,2}[:.]\d{2}/.test(text.replace(date.text, ""))) return shown(date, text, false);
  }
  return null;
}

function shown(date: FoundDate, text: string, sure: boolean): PageDate {
  const evidence = `The page shows "${text.slice(0, 120)}".`;
  return { value: date.value, rule: sure ? "visible" : "near-title", evidence };
}

function lineOf(content: string | null): string | null {
  if (content === null || content.length > 400) return null;
  const text = folded(content);
  if (text.length < 6 || text.length > 160 || /©|copyright|\(c\)/i.test(text)) return null;
  return text;
}

/** The day of publication in a line: not that of an update, where the line has another. */
function ownDate(text: string, facts: PageFacts): FoundDate | null {
  const dates = datesIn(text, facts);
  return dates.find(({ start }) => !UPDATED.test(text.slice(0, start))) ?? dates[0] ?? null;
}

function datesIn(text: string, { language, today }: PageFacts): FoundDate[] {
  // The web is no older than 1995.
  return findDates(text, { language, shortYears: true }).filter(
    ({ value }) => value >= "1995" && value <= today,
  );
}

/** Whether an element stands in a list of other articles, in comments or in the page's frame. */
function isAround(element: DomElement): boolean {
  let above: DomElement | null = element;
  for (let depth = 0; above && isElement(above) && depth < 12; depth++, above = above.parentNode) {
    if (/^(?:html|body)$/i.test(above.tagName)) return false;
    if (/^(?:aside|nav|footer)$/i.test(above.tagName)) return true;
    // What holds the heading holds the article, whatever it is called.
    if (AROUND.test(marksOf(above))) return above.querySelector("h1") === null;
  }
  return false;
}
