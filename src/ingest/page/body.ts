import { Readability } from "@mozilla/readability";
import type { Block, Body, Dropped } from "../block.ts";
import type { DateReading } from "../date/find-dates.ts";
import { furnitureReason, headsOtherArticles } from "../furniture.ts";
import { bareWords, endsSentence, readByline } from "../lines.ts";
import { marksOf, pageBlocks, type PageBlock } from "./blocks.ts";
import { folded, type DomDocument, type DomElement } from "./dom.ts";
import { aroundMark, ownMarks } from "./marks.ts";

/** An element whose name says that it stands around the article goes, unless it holds this share of the text. */
const MAX_AROUND = 0.3;
/** A block is a list of links, not prose, from this share of its characters on. */
const LINKED = 0.8;
/** What the page names as its article is taken when it holds this many times the prose that Readability found. */
const NAMED_LONGER = 3;
/** JSON-LD's own text is taken when it is this many times as long as what the page's markup gave. */
const LINKED_LONGER = 2;

/**
 * The article's text in a parsed page, one block a paragraph. The document is changed: Readability cuts in it.
 * `titles` are what the page calls itself; `linkedBody` is JSON-LD's articleBody.
 */
export function pageBody(
  document: DomDocument,
  titles: readonly string[],
  linkedBody: string | null,
  reading: DateReading,
): Body {
  const named = namedBody(document, titles, reading);
  const root = mainElement(document);
  const main = root ? readBlocks(root, titles, reading) : { blocks: [], dropped: [] };
  const { blocks, dropped } =
    named !== null && prose(named.blocks) > NAMED_LONGER * prose(main.blocks) ? named : main;
  const linked = linkedBody === null ? [] : linesOf(linkedBody, titles, dropped);
  const body = textLength(linked) > LINKED_LONGER * textLength(blocks) ? linked : blocks;
  return { blocks: withoutLooseHeadings(body), dropped };
}

/** The text of the element that the page itself names as the article's, should Readability miss it. */
function namedBody(
  document: DomDocument,
  titles: readonly string[],
  reading: DateReading,
): Body | null {
  for (const selector of [
    "[itemprop~='articleBody']",
    "article",
    "main",
    "[role='main']",
    "body",
  ]) {
    const read = [...document.querySelectorAll(selector)]
      .slice(0, 5)
      .map((element) => readBlocks(element, titles, reading));
    const [best] = read.toSorted((a, b) => prose(b.blocks) - prose(a.blocks));
    if (best && prose(best.blocks) > 0) return best;
  }
  return null;
}

function textLength(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

/** Characters in paragraphs that are surely prose. */
function prose(blocks: readonly Block[]): number {
  const sentences = blocks.filter(({ text }) => text.length > 80 && endsSentence(text));
  return textLength(sentences);
}

function readBlocks(root: DomElement, titles: readonly string[], reading: DateReading): Body {
  const dropped: Dropped[] = [];
  return { blocks: keptBlocks(root, titles, reading, dropped).map(asBlock), dropped };
}

/**
 * Readability puts a paragraph into each division that holds text alone and then drops the division, name and
 * all. What says that it stands around the article keeps its name as that paragraph.
 */
function keepNames(document: DomDocument): void {
  for (const division of document.querySelectorAll("div")) {
    const marks = marksOf(division);
    if (aroundMark(ownMarks(marks)) === null) continue;
    if (division.querySelector("p, div, ul, ol, table, h2, h3, blockquote") !== null) continue;
    const paragraph = document.createElement("p");
    paragraph.setAttribute("class", marks);
    paragraph.append(...division.childNodes);
    division.append(paragraph);
  }
}

function mainElement(document: DomDocument): DomElement | null {
  try {
    keepNames(document);
    const article = new Readability<DomElement>(document, {
      keepClasses: true,
      serializer: (node) => node,
    }).parse();
    return article?.content ?? null;
  } catch {
    // Some malformed pages make it fail halfway; the page's JSON-LD may still hold the text.
    return null;
  }
}

function keptBlocks(
  root: DomElement,
  titles: readonly string[],
  reading: DateReading,
  dropped: Dropped[],
): PageBlock[] {
  const total = folded(root.textContent).length;
  const blocks = pageBlocks(root, (element, marks) => {
    const mark = aroundMark(ownMarks(marks));
    if (mark === null) return false;
    const text = folded(element.textContent);
    if (text.length > MAX_AROUND * total) return false;
    if (text !== "") dropped.push({ text, reason: `marked "${mark}" on the page` });
    return true;
  });
  const own = new Set(titles.map(bareWords));
  let listing = false;
  let inBody = false;
  return blocks.filter((block) => {
    const { text } = block;
    const heads = headsOtherArticles(text);
    if (!heads && listing && !readsLikeHeadline(block)) listing = false;
    const reason =
      furnitureReason(text) ??
      (listing ? "listed with other articles" : null) ??
      (own.has(bareWords(text)) ? "repeats the title" : null) ??
      (isLinkList(block) ? "links" : null) ??
      ((!inBody || text.length < 60) && readByline(text, reading) ? "byline or date line" : null);
    if (heads) listing = true;
    if (reason !== null) dropped.push({ text, reason });
    else if (endsSentence(text) && text.length > 80) inBody = true;
    return reason === null;
  });
}

function readsLikeHeadline({ tag, text, linked }: PageBlock): boolean {
  return /^h\d$/.test(tag) || linked > 0.3 * text.length || (tag === "li" && !endsSentence(text));
}

function isLinkList({ text, linked }: PageBlock): boolean {
  return linked >= LINKED * text.length && !(endsSentence(text) && text.length > 120);
}

function asBlock({ tag, text, bold }: PageBlock): Block {
  const short = text.length <= 120;
  const heading = /^h[1-6]$/.test(tag) && text.length <= 200;
  const boldLine = short && bold >= text.length - 2 && !endsSentence(text) && tag !== "li";
  return { kind: heading || boldLine ? "subheading" : "paragraph", text };
}

function linesOf(text: string, titles: readonly string[], dropped: Dropped[]): Block[] {
  const own = new Set(titles.map(bareWords));
  return text
    .split(/\s*\n\s*/)
    .map((line) => folded(line))
    .filter((line) => {
      if (line === "" || own.has(bareWords(line))) return false;
      const reason = furnitureReason(line);
      if (reason !== null) dropped.push({ text: line, reason });
      return reason === null;
    })
    .map((line) => ({ kind: "paragraph" as const, text: line }));
}

/** A heading with no paragraph below it heads nothing. */
function withoutLooseHeadings(blocks: readonly Block[]): Block[] {
  const last = blocks.findLastIndex(({ kind }) => kind === "paragraph");
  return blocks.slice(0, last + 1);
}
