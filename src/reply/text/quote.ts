import { sentencesIn } from "../../language/sentences.ts";
import type { Span } from "../../lib/span.ts";
import { escapedLength, escapeMarked, wordsWithin } from "./escape.ts";

/** What a reader is shown of a paragraph: slices of it around its best sentence. */
export interface Quote {
  /** Something before, or after, what is shown was left out. */
  cutBefore: boolean;
  cutAfter: boolean;
  before: string;
  best: string;
  after: string;
}

/**
 * At most this many characters of a paragraph are quoted, counted as escaped. A card also carries
 * a question, a title and notes, and all its texts share Discord's 4,000; most paragraphs of news
 * are below 700.
 */
const MAX_QUOTE_LENGTH = 1400;

/**
 * The paragraph around its best sentence (`best` is its position), or as many whole sentences on
 * both sides as fit. A best sentence that is itself too long ends after a word.
 */
export function quoteParagraph(paragraph: string, best: number, longest = MAX_QUOTE_LENGTH): Quote {
  const sentences = sentencesIn(paragraph);
  let { start, end } = sentences[best] ?? sentences[0] ?? { start: 0, end: 0 };
  let last = end;
  let room = longest - escapedLength(paragraph.slice(start, end));
  if (room < 0) last = start + shorten(paragraph.slice(start, end), longest).length;
  const ahead = sentences.filter((sentence) => sentence.start >= end);
  const behind = sentences.filter((sentence) => sentence.end <= start);
  const bestStart = start;
  const bestEnd = last;
  while (room > 0 && (ahead.length > 0 || behind.length > 0)) {
    const next = ahead.shift();
    if (next !== undefined) {
      room -= escapedLength(paragraph.slice(end, next.end));
      if (room < 0) break;
      end = last = next.end;
    }
    const previous = behind.pop();
    if (previous !== undefined) {
      room -= escapedLength(paragraph.slice(previous.start, start));
      if (room < 0) break;
      start = previous.start;
    }
  }
  return {
    cutBefore: paragraph.slice(0, start).trim() !== "",
    cutAfter: paragraph.slice(last).trim() !== "",
    before: paragraph.slice(start, bestStart),
    best: paragraph.slice(bestStart, bestEnd),
    after: paragraph.slice(bestEnd, last),
  };
}

/** The paragraph from its start, no sentence of it being the best. */
export function quoteStart(paragraph: string): Quote {
  const quote = quoteParagraph(paragraph, 0);
  return { ...quote, before: quote.before + quote.best, best: "" };
}

/** The quote as plain text, with an ellipsis where sentences were left out. */
export function quoteText({ cutBefore, before, best, after, cutAfter }: Quote): string {
  return `${cutBefore ? "… " : ""}${before}${best}${after}${cutAfter ? " …" : ""}`;
}

/** The quote as a Discord block quote, its best sentence in bold. */
export function quoteMarkdown({ cutBefore, before, best, after, cutAfter }: Quote): string {
  const mark = { start: before.length, end: before.length + best.length };
  const quoted = escapeMarked(before + best + after, [mark]);
  return `> ${cutBefore ? "… " : ""}${quoted}${cutAfter ? " …" : ""}`;
}

/** Part of a text, and whether something of its sentence was left out. */
export interface Piece extends Span {
  cutBefore: boolean;
  cutAfter: boolean;
}

/** Where a long sentence may be cut and both parts be read: behind a sign, with a space after it. */
const CLAUSES = /[,;:](?=\s)|(?<=\s)(?:--|[–—-])(?=\s)/gu;

/** Characters of a sentence quoted around a number: most sentences of news are whole. */
const PIECE_LENGTH = 200;

/**
 * The sentence around a part of a text; of one longer than `longest`, whole clauses from its start,
 * or else as many as fit around the part. A clause that is too long itself is cut between words.
 */
export function pieceAround(text: string, part: Span, longest = PIECE_LENGTH): Piece {
  const found = sentencesIn(text).find(({ end }) => end >= part.end);
  const sentence = found ?? { start: 0, end: text.length };
  const piece = wholeClauses(text, part, sentence, longest);
  return {
    ...piece,
    cutBefore: piece.start > sentence.start,
    cutAfter: piece.end < sentence.end,
  };
}

function wholeClauses(text: string, part: Span, { start, end }: Span, longest: number): Span {
  if (end - start <= longest) return { start, end };
  const signs = [...text.slice(start, end).matchAll(CLAUSES)].map(({ index, 0: sign }) => ({
    before: start + text.slice(start, start + index).trimEnd().length,
    after: start + index + sign.length + 1,
  }));
  const starts = [start, ...signs.map(({ after }) => after)].filter((at) => at <= part.start);
  const ends = [...signs.map(({ before }) => before), end].filter((at) => at >= part.end);
  const from = starts.find((at) => ends.some((to) => to - at <= longest));
  if (from !== undefined) {
    return { start: from, end: ends.findLast((to) => to - from <= longest) ?? part.end };
  }
  const near = starts.findLast((at) => part.end - at <= longest) ?? part.start;
  return { start: near, end: near + wordsWithin(text.slice(near, end), longest).length };
}

/** The start of a text that is at most `longest` characters when escaped. */
export function shorten(text: string, longest: number): string {
  let length = longest;
  let start = wordsWithin(text, length);
  for (let shown = escapedLength(start); shown > longest; shown = escapedLength(start)) {
    length = Math.floor((length * longest) / shown);
    start = wordsWithin(text, length);
  }
  return start;
}
