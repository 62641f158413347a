import { fold } from "./fold.ts";
import { plainSentenceStarts } from "./sentence-breaks.ts";
import type { Span } from "../lib/span.ts";
import { startsWithStopWord } from "./tokenizer.ts";

/** Titles and the like, which a name follows: never the end of a sentence. */
const BEFORE_NAME =
  /(?:^|[\s(“"‘'])(?:mr|mrs|ms|mx|messrs|dr|prof|rev|fr|hon|gen|lt|col|maj|capt|cmdr|sgt|cpl|pvt|adm|brig|sen|rep|gov|pres|amb|supt|insp|st|mt|ft|vs|cf|e\.g|i\.e)\.$/u;
/** Before a figure only: "No. 5", "pp. 3", "Sept. 11". */
const BEFORE_FIGURE =
  /(?:^|[\s(“"‘'])(?:no|nos|art|ch|fig|p|pp|vol|sec|par|para|approx|ca|c|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.$/u;
/** Initials and abbreviations that may stand inside a sentence or end one. */
const EITHER =
  /(?:^|[\s(“"‘'.-])(?:\p{L}|jr|sr|inc|corp|co|ltd|bros|ave|blvd|rd|dept|univ|assn|al|etc|a\.m|p\.m|ph\.d)\.$/u;
const LOWER_CASE = /^["“”'‘’«»([]*\p{Ll}/u;
const FIGURE = /^[([]?\p{N}/u;
/** Making one takes longer than segmenting a paragraph. */
const SEGMENTER = new Intl.Segmenter("en", { granularity: "sentence" });
const CLOSING_QUOTE = /["”»’']$/u;
const LETTER = /^\p{L}/u;

/**
 * The sentences of `text`, in order; together they cover it, white space between them aside.
 * Intl.Segmenter (Unicode UAX 29) finds the ends; those after an abbreviation, an initial or a
 * quotation whose sentence goes on ("…” he said") are taken back.
 */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const to of [...(plainSentenceStarts(text) ?? sentenceStarts(text)), text.length]) {
    const segment = text.slice(from, to);
    const start = from + segment.length - segment.trimStart().length;
    const end = from + segment.trimEnd().length;
    from = to;
    if (end <= start) continue;
    const last = spans.at(-1);
    if (last !== undefined && goesOn(text, last, start, end)) last.end = end;
    else spans.push({ start, end });
  }
  return spans;
}

/** The position of the sentence that a span begins in; 0 where that is none. */
export function positionOf(text: string, { start }: Span): number {
  return Math.max(
    0,
    sentences(text).findIndex(({ end }) => end > start),
  );
}

/** The sentence at a position, from 0; the first one where there are fewer. */
export function sentenceAt(text: string, position: number): Span {
  const all = sentences(text);
  return all[position] ?? all[0] ?? { start: 0, end: 0 };
}

/** Where sentences start by Unicode's rules, 0 aside. */
function sentenceStarts(text: string): number[] {
  return Array.from(SEGMENTER.segment(text), ({ index }) => index).slice(1);
}

function goesOn(text: string, before: Span, start: number, end: number): boolean {
  const next = text.slice(start, end);
  if (LOWER_CASE.test(next)) return true;
  const tail = fold(text.slice(Math.max(before.start, before.end - 12), before.end));
  if (before.end === start && CLOSING_QUOTE.test(tail) && LETTER.test(next)) return true;
  if (BEFORE_NAME.test(tail)) return true;
  if (BEFORE_FIGURE.test(tail)) return FIGURE.test(next);
  // "of the U.S. Army" goes on; "left the U.S. The next day" does not: a capitalised stop word
  // opens a sentence far more often than it stands in a name.
  return EITHER.test(tail) && startsWithStopWord(next.slice(0, 40)) === false;
}
