import type { Article, Paragraph } from "../../articles/article.ts";
import { sentences } from "../../language/sentences.ts";
import type { Span } from "../../lib/span.ts";
import { wordsWithin } from "../text/cut.ts";
import { escapeSlice } from "../text/escape.ts";

/** A paragraph on a page, or as much of it as fits. */
export interface Piece extends Span {
  paragraph: Paragraph;
  /** The subheading to show above it. */
  subheading: string | null;
}

/**
 * Characters of article text on a page, counted as escaped: with a hostile title and the longest
 * provenance above it a page stays below Discord's 4,000, and it is two to three screens of a phone.
 */
const PAGE_LENGTH = 1900;
const LONGEST_SUBHEADING = 200;

/** The article's paragraphs in order, page by page; one too long for a page is split at sentences. */
export function articlePages({ paragraphs }: Article): Piece[][] {
  const pages: Piece[][] = [[]];
  let room = PAGE_LENGTH;
  let under: string | null = null;
  for (const paragraph of paragraphs) {
    let subheading = paragraph.subheading === under ? null : paragraph.subheading;
    under = paragraph.subheading;
    for (const span of splitParagraph(paragraph.text)) {
      const length = shownLength(paragraph.text.slice(span.start, span.end), subheading);
      if (length > room && room < PAGE_LENGTH) {
        pages.push([]);
        room = PAGE_LENGTH;
      }
      pages.at(-1)?.push({ paragraph, subheading, ...span });
      room -= length;
      subheading = null;
    }
  }
  return pages;
}

/** The page, from 0, that holds this place in a paragraph; the first if none does. */
export function pageWith(pages: readonly Piece[][], ordinal: number, offset: number): number {
  const page = pages.findIndex((pieces) =>
    pieces.some(({ paragraph, end }) => paragraph.ordinal === ordinal && end > offset),
  );
  return Math.max(0, page);
}

/** Whole where it fits a page; else sentences taken together, and words of a giant sentence. */
function splitParagraph(text: string): Span[] {
  if (shownLength(text, null) <= PAGE_LENGTH) return [{ start: 0, end: text.length }];
  const spans: Span[] = [];
  let room = 0;
  for (const sentence of sentences(text)) {
    for (const span of splitSentence(text, sentence)) {
      const last = spans.at(-1);
      const length = escapeSlice(text.slice(last?.end ?? 0, span.end)).length;
      if (last && length <= room) {
        last.end = span.end;
        room -= length;
      } else {
        spans.push(span);
        room = PAGE_LENGTH - shownLength(text.slice(span.start, span.end), null);
      }
    }
  }
  return spans;
}

function splitSentence(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  for (let from = start; from < end;) {
    const part = wordsWithin(text.slice(from, end), PAGE_LENGTH / 2);
    spans.push({ start: from, end: from + part.length });
    from += part.length;
    while (text[from] === " ") from += 1;
  }
  return spans;
}

/** What a piece takes up, with the line breaks and marks around it. */
function shownLength(text: string, subheading: string | null): number {
  const above = subheading === null ? 0 : Math.min(subheading.length * 2, LONGEST_SUBHEADING * 2);
  return escapeSlice(text).length + above + 10;
}
