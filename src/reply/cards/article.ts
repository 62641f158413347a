import type { APIComponentInContainer } from "discord-api-types/v10";
import {
  type Article,
  type Paragraph,
  type PartialDate,
  articleKey,
} from "../../articles/article.ts";
import { sentenceAt, sentencesIn } from "../../language/sentences.ts";
import type { Span } from "../../lib/span.ts";
import { buttonId } from "../discord/button-id.ts";
import { button, container, linkButton, row, separator, text } from "../discord/components.ts";
import type { Reply } from "../discord/reply.ts";
import type { Renderer } from "../renderer.ts";
import { outletAndDate, shownTitle, provenance } from "../text/attribution.ts";
import {
  escapedLength,
  escapeMarked,
  escapeText,
  smallPrint,
  wordsWithin,
} from "../text/escape.ts";
import { formatDate } from "../text/dates.ts";
import type { FormerText } from "./former-text.ts";
import { type Page, pageButtons, pageWithin } from "./paging.ts";

/** The passage that a reader came from. */
interface Mark {
  ordinal: number;
  /** Its best sentence, by position; null when the paragraph has changed since. */
  sentence: number | null;
  /** The reference that the page's buttons carry on. */
  ref: string;
}

const ARTICLE_COLOR = 0x33507a;
const SUBHEADING_LENGTH = 200;
/** Other outlets that are named. */
const MAX_OTHERS = 5;
const OUTLET_LENGTH = 30;

export interface ArticleView {
  article: Article;
  /** Null where the reader did not come from a passage. */
  mark: Mark | null;
  /** The page, from 0; null for the page of the mark, or the first. */
  page: number | null;
  /** What is said above the article. */
  note?: string;
  /** The day on which its text last replaced an earlier one that can be read too. */
  changed?: PartialDate | null;
  /** Other outlets that published it. */
  alsoIn?: readonly string[];
  /** Set for an earlier text, whose place `article` then takes. */
  former?: FormerText;
}

/** One page of an article. */
export function articleCard(view: ArticleView, renderer: Renderer): Reply {
  const { article, mark } = view;
  const pages = articlePages(article);
  const wanted = view.page ?? (mark ? pageOf(mark, article, pages) : 0);
  const at = pageWithin(wanted, pages.length);
  const body = (pages[at.page] ?? []).map((piece) => pieceText(piece, view, renderer)).join("\n\n");
  const components: APIComponentInContainer[] = [
    text(headText(view, at.page, renderer)),
    separator(),
    ...(body === "" ? [] : [text(body), separator()]),
    ...articleRow(view, at, renderer),
    ...formerRow(view, renderer),
  ];
  return { components: [container(ARTICLE_COLOR, components)] };
}

function headText(view: ArticleView, page: number, renderer: Renderer): string {
  const { article, note, changed, former, alsoIn = [] } = view;
  const { source, locale } = renderer.messages;
  const isFull = page === 0 && former === undefined;
  const small = smallPrint([
    ...(note === undefined ? [] : [note]),
    ...(former ? [source.textUntil(formatDate(former.until, locale))] : []),
    ...(changed ? [source.changedOn(formatDate(changed, locale))] : []),
    ...(isFull ? provenance(article, renderer) : [outletAndDate(article, renderer)]),
    ...(isFull && alsoIn.length > 0 ? [source.known(source.alsoIn, others(alsoIn, renderer))] : []),
  ]);
  return `## ${shownTitle(article, renderer)}\n${small}`;
}

function others(outlets: readonly string[], { show }: Renderer): string {
  return outlets
    .slice(0, MAX_OTHERS)
    .map((outlet) => show(outlet, OUTLET_LENGTH))
    .join(", ");
}

function pieceText(piece: Piece, view: ArticleView, { messages, show }: Renderer): string {
  const { mark, former } = view;
  const { paragraph, whole, isPost, subheading, start, end } = piece;
  const above = subheading === null ? "" : `### ${show(subheading, SUBHEADING_LENGTH)}\n`;
  const before = start > 0 ? "… " : "";
  const after = end < whole.length ? " …" : "";
  const plain = (): string => `${before}${escapeText(whole.slice(start, end))}${after}`;
  const { quotedHere, changedHere, embedded } = messages.source;
  if (isPost) return `${smallPrint([embedded])}\n> ${plain()}`;
  if (former) {
    const gone = former.gone.get(paragraph.ordinal) ?? [];
    return `${above}${before}${markedText(piece, gone)}${after}`;
  }
  if (mark?.ordinal !== paragraph.ordinal) return `${above}${plain()}`;
  const label = (mark.sentence === null ? changedHere : quotedHere)(paragraph.ordinal);
  const marked = markedText(piece, [markedSpan(mark, paragraph)]);
  return `${above}${smallPrint([label])}\n> ${before}${marked}${after}`;
}

function pageOf(mark: Mark, { paragraphs }: Article, pages: readonly Piece[][]): number {
  const { start } = markedSpan(mark, paragraphs[mark.ordinal - 1]);
  return pageWith(pages, mark.ordinal, start);
}

function markedSpan({ sentence }: Mark, paragraph?: Paragraph): Span {
  return sentence === null ? { start: 0, end: 0 } : sentenceAt(paragraph?.text ?? "", sentence);
}

/** A piece with as much of these sentences in bold as it holds. */
function markedText({ whole, start, end }: Piece, sentences: readonly Span[]): string {
  const marks = sentences.map((sentence) => {
    const from = Math.min(Math.max(sentence.start, start), end);
    const to = Math.max(from, Math.min(sentence.end, end));
    return { start: from - start, end: to - start };
  });
  return escapeMarked(whole.slice(start, end), marks);
}

function articleRow({ article, mark, former }: ArticleView, at: Page, renderer: Renderer) {
  const { passage, source } = renderer.messages;
  const key = articleKey(article.slug);
  if (former) {
    const earlier = (page: number): string => buttonId("source", "former", former.index, page, key);
    return row(...pageButtons(at, earlier, renderer));
  }
  const idOf = (page: number): string => buttonId("source", "page", page, mark?.ref ?? key);
  return row(
    ...pageButtons(at, idOf, renderer),
    button(source.asFile, buttonId("source", "file", key)),
    linkButton(passage.original, article.url),
  );
}

/** The way to an earlier text, and back to the current one. */
function formerRow({ article, changed, former }: ArticleView, renderer: Renderer) {
  const { earlierText, currentText } = renderer.messages.source;
  const key = articleKey(article.slug);
  const next = former === undefined ? 0 : former.index + 1;
  const hasEarlier = former === undefined ? Boolean(changed) : next < former.count;
  return row(
    ...(hasEarlier ? [button(earlierText, buttonId("source", "former", next, 0, key))] : []),
    ...(former ? [button(currentText, buttonId("source", "page", 0, key))] : []),
  );
}

/** A paragraph or a post on a page, or as much of it as fits. */
interface Piece extends Span {
  paragraph: Paragraph;
  /** The text that it is a span of: the paragraph's, or that of a post embedded below it. */
  whole: string;
  isPost: boolean;
  /** The subheading to show above it. */
  subheading: string | null;
}

/**
 * Characters of article text on a page, counted as escaped: with a hostile title and the longest
 * provenance above it a page stays below Discord's 4,000, and it is two to three screens of a phone.
 */
const PAGE_LENGTH = 1900;

/** The article's paragraphs and posts in order, page by page; what is too long for a page is split at sentences. */
function articlePages({ paragraphs }: Article): Piece[][] {
  const pages: Piece[][] = [[]];
  let room = PAGE_LENGTH;
  let under: string | null = null;
  for (const paragraph of paragraphs) {
    let subheading = paragraph.subheading === under ? null : paragraph.subheading;
    under = paragraph.subheading;
    for (const piece of piecesOf(paragraph)) {
      const { whole, isPost, start, end } = piece;
      const length = shownLength(whole.slice(start, end), subheading) + (isPost ? LABEL_LENGTH : 0);
      if (length > room && room < PAGE_LENGTH) {
        pages.push([]);
        room = PAGE_LENGTH;
      }
      pages.at(-1)?.push({ ...piece, subheading });
      room -= length;
      subheading = null;
    }
  }
  return pages;
}

/** The line above a post that says what it is, in characters. */
const LABEL_LENGTH = 80;

function piecesOf(paragraph: Paragraph): Omit<Piece, "subheading">[] {
  const posts = (paragraph.embedded ?? []).map((whole) => ({ whole, isPost: true }));
  return [{ whole: paragraph.text, isPost: false }, ...posts].flatMap((part) =>
    splitParagraph(part.whole).map((span) => ({ paragraph, ...part, ...span })),
  );
}

/** The page, from 0, that holds this place in a paragraph; the first if none does. */
function pageWith(pages: readonly Piece[][], ordinal: number, offset: number): number {
  const page = pages.findIndex((pieces) =>
    pieces.some(
      ({ paragraph, isPost, end }) => !isPost && paragraph.ordinal === ordinal && end > offset,
    ),
  );
  return Math.max(0, page);
}

/** Whole where it fits a page; else sentences taken together, and words of a giant sentence. */
function splitParagraph(whole: string): Span[] {
  if (shownLength(whole, null) <= PAGE_LENGTH) return [{ start: 0, end: whole.length }];
  const spans: Span[] = [];
  let room = 0;
  for (const sentence of sentencesIn(whole)) {
    for (const span of splitSentence(whole, sentence)) {
      const last = spans.at(-1);
      const length = escapedLength(whole.slice(last?.end ?? 0, span.end));
      if (last && length <= room) {
        last.end = span.end;
        room -= length;
      } else {
        spans.push(span);
        room = PAGE_LENGTH - shownLength(whole.slice(span.start, span.end), null);
      }
    }
  }
  return spans;
}

function splitSentence(whole: string, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  for (let from = start; from < end;) {
    const part = wordsWithin(whole.slice(from, end), PAGE_LENGTH / 2);
    spans.push({ start: from, end: from + part.length });
    from += part.length;
    while (whole[from] === " ") from += 1;
  }
  return spans;
}

/** What a piece takes up, with the line breaks and marks around it. */
function shownLength(piece: string, subheading: string | null): number {
  const above = subheading === null ? 0 : Math.min(subheading.length * 2, SUBHEADING_LENGTH * 2);
  return escapedLength(piece) + above + 10;
}
