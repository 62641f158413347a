import { Readability } from "@mozilla/readability";
import type { Block, Body, Dropped } from "../block.ts";
import type { DateReading } from "../date/find-dates.ts";
import { bareWords, isProseParagraph } from "../lines.ts";
import type { DomDocument, DomElement } from "./dom.ts";
import { keepNames, keptBlocks, keptLines } from "./kept-blocks.ts";
import { stateBlocks } from "./script-state.ts";

/** What the page names as its article is taken when it holds this many times the prose that Readability found. */
const NAMED_LONGER = 3;
/** JSON-LD's own text is taken when it is this many times as long as what the page's markup gave. */
const LINKED_LONGER = 2;
/** So is the data of a page's framework, when the markup gave hardly anything. */
const MIN_MARKUP_PROSE = 400;

/** What a page says of its article outside its markup. */
export interface PageText {
  /** What the page calls itself. */
  titles: readonly string[];
  /** JSON-LD's articleBody. */
  linkedBody: string | null;
  /** Data that the page's framework left for its scripts. */
  states: readonly string[];
  reading: DateReading;
}

/** The article's text in a parsed page, one block a paragraph. The document is changed: Readability cuts in it. */
export function pageBody(document: DomDocument, page: PageText): Body {
  const { titles, linkedBody, states } = page;
  const named = namedBody(document, page);
  const root = mainElement(document);
  const main = root ? readBlocks(root, page) : { blocks: [], dropped: [] };
  const isMissed = named !== null && prose(named.blocks) > NAMED_LONGER * prose(main.blocks);
  const { dropped } = isMissed ? named : main;
  const found = isMissed ? named.blocks : withGapsFilled(main.blocks, named?.blocks ?? []);
  const linked =
    linkedBody === null ? [] : keptLines(linkedBody.split(/\s*\n\s*/), titles, dropped);
  const blocks = textLength(linked) > LINKED_LONGER * textLength(found) ? linked : found;
  const state = prose(blocks) < MIN_MARKUP_PROSE ? stateBlocks(states) : [];
  const body = prose(state) > LINKED_LONGER * prose(blocks) ? withoutTitles(state, titles) : blocks;
  return { blocks: withoutLooseHeadings(body), dropped };
}

/** The text of the element that the page itself names as the article's, should Readability miss it. */
function namedBody(document: DomDocument, page: PageText): Body | null {
  for (const selector of [
    "[itemprop~='articleBody']",
    "article",
    "main",
    "[role='main']",
    "body",
  ]) {
    const read = [...document.querySelectorAll(selector)]
      .slice(0, 5)
      .map((element) => readBlocks(element, page));
    const [best] = read.toSorted((a, b) => prose(b.blocks) - prose(a.blocks));
    if (best && prose(best.blocks) > 0) return best;
  }
  return null;
}

/**
 * Readability drops a paragraph that is one link, or a part whose name it dislikes. What stands between two of its
 * paragraphs in the element that the page names as its article, and is prose, belongs to the article.
 */
function withGapsFilled(main: readonly Block[], named: readonly Block[]): Block[] {
  const places = new Map(named.map(({ text }, at) => [bareWords(text), at]));
  const own = new Set(main.map(({ text }) => bareWords(text)));
  const isLost = ({ kind, text }: Block): boolean =>
    (kind === "post" || (kind === "paragraph" && isProseParagraph(text))) &&
    !own.has(bareWords(text));
  const filled: Block[] = [];
  let last = -1;
  for (const block of main) {
    const at = places.get(bareWords(block.text)) ?? -1;
    if (last >= 0 && at > last) filled.push(...named.slice(last + 1, at).filter(isLost));
    if (at >= 0) last = at;
    filled.push(block);
  }
  return filled;
}

function textLength(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

/** Characters in paragraphs that are surely prose. */
function prose(blocks: readonly Block[]): number {
  return textLength(blocks.filter(({ text }) => isProseParagraph(text)));
}

function readBlocks(root: DomElement, page: PageText): Body {
  const dropped: Dropped[] = [];
  return { blocks: keptBlocks(root, page, dropped), dropped };
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

function withoutTitles(blocks: readonly Block[], titles: readonly string[]): Block[] {
  const own = new Set(titles.map(bareWords));
  return blocks.filter(({ text }) => !own.has(bareWords(text)));
}

/** A heading with no paragraph below it heads nothing. */
function withoutLooseHeadings(blocks: readonly Block[]): Block[] {
  const last = blocks.findLastIndex(({ kind }) => kind !== "subheading");
  return blocks.slice(0, last + 1);
}
