import type { Block, Dropped } from "../block.ts";
import type { DateReading } from "../date/find-dates.ts";
import {
  furnitureReason,
  headsComments,
  headsOtherArticles,
  isMachineSummary,
} from "../furniture.ts";
import { bareWords, endsSentence, isProseParagraph, readByline } from "../lines.ts";
import { marksOf, pageBlocks, type PageBlock } from "./blocks.ts";
import { folded, type DomElement } from "./dom.ts";
import { aroundMark, isSoftMark, ownMarks } from "./marks.ts";

/** An element whose name says that it surrounds the article goes, unless it holds this share of the text. */
const MAX_AROUND = 0.3;
/** Names that some sites give to the article's own parts may take no more than this share together. */
const MAX_SOFT = 0.2;
/** A block is a list of links, not prose, from this share of its characters on. */
const LINKED = 0.8;
/** Readers' comments come below the article: what a heading of theirs opens is dropped up to this share. */
const MAX_COMMENTS = 0.6;
const SITES =
  "twitter|tweet|instagram|facebook|fb|tiktok|reddit|bluesky|bsky|mastodon|telegram|threads|weibo|vk";
/** Names of posts of others that a page embeds: "twitter-tweet", "embed--instagram", "fb-post". */
const EMBEDS = new RegExp(
  `(?:^|[\\s_-])(?:(?:${SITES})[_-]+(?:tweet|video|media|embed|post|card)|embed(?:ded)?[_-]+(?:${SITES}))(?=$|[\\s_-])|(?:^|\\s)tweet(?=$|\\s)`,
);
/** Addresses of posts: a quotation that links to one is that post. */
const POST =
  /\b(?:(?:twitter|x)\.com\/\w+\/status|instagram\.com\/(?:p|reel)|facebook\.com\/[^/]+\/(?:posts|videos)|tiktok\.com\/@|bsky\.app\/profile|t\.me\/\w+\/\d|threads\.net\/@)/i;

/** The blocks of an element that are the article's; the others are added to `dropped` with the reason. */
export function keptBlocks(
  root: DomElement,
  { titles, reading }: { titles: readonly string[]; reading: DateReading },
  dropped: Dropped[],
): Block[] {
  const blocks = withoutComments(ownBlocks(root, dropped), dropped);
  const own = new Set(titles.map(bareWords));
  let listing = false;
  let inBody = false;
  return blocks
    .filter((block) => {
      const { text } = block;
      if (block.tag === "embed") return true;
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
      else if (isProseParagraph(text)) inBody = true;
      return reason === null;
    })
    .map(asBlock);
}

/** The blocks without elements whose names say that they surround the article. */
function ownBlocks(root: DomElement, dropped: Dropped[]): PageBlock[] {
  const total = folded(root.textContent).length;
  let soft: number | null = null;
  const isTooSoft = (): boolean => (soft ??= softLength(root, total)) > MAX_SOFT * total;
  const hasSummary = isMachineSummary(root.textContent ?? "");
  return pageBlocks(root, (element, marks) => {
    if (isPost(element, marks) && folded(element.textContent).length <= MAX_AROUND * total)
      return embedded(element);
    if (hasSummary && holdsMachineSummary(element, total)) {
      dropped.push({ text: folded(element.textContent), reason: "machine-made summary" });
      return true;
    }
    const mark = aroundMark(ownMarks(marks));
    if (mark === null || (isSoftMark(mark) && isTooSoft())) return false;
    const text = folded(element.textContent);
    if (text.length > MAX_AROUND * total) return false;
    if (text !== "") dropped.push({ text, reason: `marked "${mark}" on the page` });
    return true;
  });
}

function isPost(element: DomElement, marks: string): boolean {
  if (EMBEDS.test(marks)) return true;
  if (!/^blockquote$/i.test(element.tagName)) return false;
  return [...element.querySelectorAll("a")].some((link) =>
    POST.test(link.getAttribute("href") ?? ""),
  );
}

/** Longest machine's summary, in characters. */
const MAX_SUMMARY = 2_000;

/** A box in which a machine's summary says what it is. */
function holdsMachineSummary(element: DomElement, total: number): boolean {
  if (!/^(?:div|section|aside|details)$/i.test(element.tagName)) return false;
  const text = folded(element.textContent);
  return text.length <= Math.min(MAX_SUMMARY, MAX_AROUND * total) && isMachineSummary(text);
}

/** A post of somebody else in one paragraph with its author, so that it is never taken for the outlet's words. */
function embedded(post: DomElement): string | true {
  const text = pageBlocks(post, () => false)
    .map((block) => block.text)
    .join(" ");
  return text === "" ? true : text;
}

/** How many characters elements with soft names hold. */
function softLength(root: DomElement, total: number): number {
  let length = 0;
  pageBlocks(root, (element, marks) => {
    const mark = aroundMark(ownMarks(marks));
    if (mark === null) return false;
    const own = folded(element.textContent).length;
    if (own > MAX_AROUND * total) return false;
    if (isSoftMark(mark)) length += own;
    return true;
  });
  return length;
}

/** What comes under a heading such as "Comments" goes, with the heading, to the end. */
function withoutComments(blocks: readonly PageBlock[], dropped: Dropped[]): PageBlock[] {
  const at = blocks.findIndex(
    ({ tag, text }) => /^(?:h[1-6]|summary)$/.test(tag) && headsComments(text),
  );
  if (at < 1) return [...blocks];
  if (lengthOf(blocks.slice(at)) > MAX_COMMENTS * lengthOf(blocks)) return [...blocks];
  for (const { text } of blocks.slice(at)) dropped.push({ text, reason: "readers' comments" });
  return blocks.slice(0, at);
}

function lengthOf(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

function readsLikeHeadline({ tag, text, linked }: PageBlock): boolean {
  return /^h\d$/.test(tag) || linked > 0.3 * text.length || (tag === "li" && !endsSentence(text));
}

function isLinkList({ text, linked }: PageBlock): boolean {
  return linked >= LINKED * text.length && !(endsSentence(text) && text.length > 120);
}

/** A short line in a heading, or bold, heads what follows; a sentence set in a heading is a lead. */
function asBlock({ tag, text, bold }: PageBlock): Block {
  if (tag === "embed") return { kind: "post", text };
  const short = text.length <= 120;
  const lead = /[.!?…]["'”’»)\]]*$/u.test(text) && text.length > 80;
  const heading = /^h[1-6]$/.test(tag) && text.length <= 200 && !lead;
  const boldLine = short && bold >= text.length - 2 && !endsSentence(text) && tag !== "li";
  return { kind: heading || boldLine ? "subheading" : "paragraph", text };
}

/** Lines of a text that a page's data holds, without the title and what is no article's. */
export function keptLines(
  lines: readonly string[],
  titles: readonly string[],
  dropped: Dropped[],
): Block[] {
  const own = new Set(titles.map(bareWords));
  return lines
    .map((line) => folded(line))
    .filter((line) => {
      if (line === "" || own.has(bareWords(line))) return false;
      const reason = furnitureReason(line);
      if (reason !== null) dropped.push({ text: line, reason });
      return reason === null;
    })
    .map((line) => ({ kind: "paragraph" as const, text: line }));
}

/**
 * Readability puts a paragraph into each division that holds text alone and then drops the division, name and
 * all. What says that it surrounds the article keeps its name as that paragraph.
 */
export function keepNames(
  document: DomElement & { createElement(name: string): DomElement },
): void {
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
