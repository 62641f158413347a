import { fold } from "./fold.ts";
import type { Span } from "../lib/span.ts";
import { startsWithStopWord } from "./tokenizer.ts";

/** Titles and the like, which a name follows: never the end of a sentence. */
const BEFORE_NAME =
  /(?:^|[\s(“"‘'])(?:mr|mrs|ms|mx|messrs|dr|prof|rev|fr|hon|gen|lt|col|maj|capt|cmdr|sgt|cpl|pvt|adm|brig|sen|rep|gov|pres|amb|supt|insp|st|mt|ft|vs|cf|e\.g|i\.e)\.$/u;
/** Before a figure only: "No. 5", "pp. 3", "Sept. 11". */
const BEFORE_FIGURE =
  /(?:^|[\s(“"‘'])(?:no|nos|art|ch|fig|p|pp|vol|sec|par|para|approx|ca|c|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.$/u;
/** Initials and abbreviations that may be inside a sentence or end one. */
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
export function sentencesIn(text: string): Span[] {
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
    sentencesIn(text).findIndex(({ end }) => end > start),
  );
}

/** The sentence at a position, from 0; the first one where there are fewer. */
export function sentenceAt(text: string, position: number): Span {
  const all = sentencesIn(text);
  return all[position] ?? all[0] ?? { start: 0, end: 0 };
}

/**
 * Intl.Segmenter takes time by the square of what it is given in scripts other than Latin: 6 ms for
 * 4,000 characters, 58 for 8,000.
 */
const MAX_SEGMENTED = 4096;

/** Where sentences start by Unicode's rules, 0 aside; a longer one than can be segmented is cut. */
function sentenceStarts(text: string): number[] {
  const starts: number[] = [];
  for (let from = 0; from < text.length;) {
    const window = text.slice(from, from + MAX_SEGMENTED);
    const found = Array.from(SEGMENTER.segment(window), ({ index }) => from + index).slice(1);
    starts.push(...found);
    if (from + window.length === text.length) break;
    // The last one goes on beyond the window.
    from = found.at(-1) ?? cutAt(text, from + MAX_SEGMENTED);
    if (found.length === 0) starts.push(from);
  }
  return starts;
}

/** This place, or the one before where it would part a surrogate pair. */
function cutAt(text: string, place: number): number {
  return /[\uD800-\uDBFF]/.test(text.charAt(place - 1)) ? place - 1 : place;
}

function goesOn(text: string, before: Span, start: number, end: number): boolean {
  const next = text.slice(start, end);
  if (LOWER_CASE.test(next)) return true;
  const tail = fold(text.slice(Math.max(before.start, before.end - 12), before.end));
  if (before.end === start && CLOSING_QUOTE.test(tail) && LETTER.test(next)) return true;
  if (BEFORE_NAME.test(tail)) return true;
  if (BEFORE_FIGURE.test(tail)) return FIGURE.test(next);
  // "of the U.S. Army" goes on; "left the U.S. The next day" does not: a capitalised stop word
  // opens a sentence far more often than it is in a name.
  return EITHER.test(tail) && startsWithStopWord(next.slice(0, 40)) === false;
}

/** What a character is to the rules of UAX 29 (sentence boundaries). */
const CLASS = {
  /** Anything else, which the rules take no notice of. */
  other: 0,
  space: 1,
  lower: 2,
  upper: 3,
  digit: 4,
  stop: 5,
  /** "!" and "?". */
  mark: 6,
  /** Quotation marks and brackets. */
  close: 7,
  /** After which a sentence goes on. */
  goesOn: 8,
  /** A letter of which only Unicode's tables know the case. */
  letter: 9,
  /** Left to Intl.Segmenter: characters that end lines or words unseen, ";" (Unicode moved it), … */
  unknown: 10,
} as const;

/** By character code, as far as Latin letters with accents; quotation marks and dashes beyond. */
const CLASSES = Uint8Array.from({ length: 0x2040 }, (_, code) => {
  const character = String.fromCodePoint(code);
  if (character === " ") return CLASS.space;
  if (/[a-z]/.test(character)) return CLASS.lower;
  if (/[A-Z]/.test(character)) return CLASS.upper;
  if (/[0-9]/.test(character)) return CLASS.digit;
  if (character === ".") return CLASS.stop;
  if (/[!?]/.test(character)) return CLASS.mark;
  if (/["'()[\]{}‘’“”]/.test(character)) return CLASS.close;
  if (/[,:–—-]/.test(character)) return CLASS.goesOn;
  if (/[À-ÖØ-öø-ÿ]/.test(character)) return CLASS.letter;
  return /[ -:<-~]/.test(character) ? CLASS.other : CLASS.unknown;
});

/**
 * Where sentences start in a text, 0 aside, by the rules of UAX 29, as Intl.Segmenter finds them at
 * twenty times the cost; null where a character or its place would need the tables of Unicode.
 */
export function plainSentenceStarts(text: string): number[] | null {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const own = classAt(text, at);
    if (own === CLASS.unknown) return null;
    if (own !== CLASS.stop && own !== CLASS.mark) continue;
    let next = at + 1;
    while (classAt(text, next) === CLASS.close) next += 1;
    while (classAt(text, next) === CLASS.space) next += 1;
    if (next >= text.length) continue;
    const breaks = startsAt(text, at, own, next);
    if (breaks === null) return null;
    if (breaks) starts.push(next);
  }
  return starts;
}

/** Whether a sentence starts at `next`, after closing marks and spaces behind the stop at `at`. */
function startsAt(text: string, at: number, own: number, next: number): boolean | null {
  const after = classAt(text, next);
  if (after === CLASS.unknown) return null;
  // SB8a, and the space or closing mark that ends what comes before it has been passed.
  if (after === CLASS.goesOn || after === CLASS.stop || after === CLASS.mark) return false;
  if (own === CLASS.mark) return true;
  if (next === at + 1) {
    if (after === CLASS.digit) return false; // SB6
    if (after === CLASS.upper) {
      const before = classAt(text, at - 1);
      if (before === CLASS.letter || before === CLASS.unknown) return null;
      if (before === CLASS.upper || before === CLASS.lower) return false; // SB7
    }
  }
  return startsCapital(text, next);
}

/** SB8: a stop ends no sentence when the next letter is a small one. */
function startsCapital(text: string, from: number): boolean | null {
  for (let at = from; at < text.length; at += 1) {
    const own = classAt(text, at);
    if (own === CLASS.letter || own === CLASS.unknown) return null;
    if (own === CLASS.lower) return false;
    if (own === CLASS.upper || own === CLASS.stop || own === CLASS.mark) return true;
  }
  return true;
}

/** "Other" beyond the end. */
function classAt(text: string, at: number): number {
  if (at >= text.length) return CLASS.other;
  return CLASSES[text.charCodeAt(at)] ?? CLASS.unknown;
}
