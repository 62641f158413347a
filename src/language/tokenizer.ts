import porter2 from "wink-porter2-stemmer";
import stopWordList from "wink-nlp-utils/src/dictionaries/stop_words.json" with { type: "json" };
import { fold } from "./fold.ts";
import type { Span } from "../lib/span.ts";

/** A word of a text. The span lies in the original text, without a possessive `'s`. */
export interface Token extends Word, Span {}

const STOP_WORDS: ReadonlySet<string> = new Set(stopWordList);

/** Longer than any word of a dictionary. */
const MAX_STEMMED_LENGTH = 50;
const NO_VARIANTS = { variants: new Map<string, string>() };
const POSSESSIVE = /['’ʼ＇][sS]$/u;
const HAS_DIGIT = /\p{N}/u;
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}]+/u;

/** Every word of `text`, in order, stop words included. */
export function tokenize(text: string, analyser: Analyser = createAnalyser()): Token[] {
  const tokens: Token[] = [];
  eachPiece(text, (start, end) => push(tokens, text.slice(start, end), start, analyser));
  return tokens;
}

/** Whether the first word of `text` is a stop word; null where there is none. */
export function startsWithStopWord(text: string): boolean | null {
  let first: Word | undefined;
  eachPiece(text, (start, end) => {
    first ??= wordsOf(text.slice(start, end), NO_VARIANTS)[0];
  });
  return first?.stop ?? null;
}

/** The terms that `text` is searched by: stop words left out, repetitions kept. */
export function termsIn(text: string, analyser?: Analyser): string[] {
  return tokenize(text, analyser)
    .filter((token) => !token.stop)
    .map((token) => token.term);
}

function push(tokens: Token[], raw: string, start: number, analyser: Analyser): void {
  let words = analyser.met.get(raw);
  if (words === undefined) {
    words = wordsOf(raw, analyser);
    const ordinary = raw.length <= MAX_STEMMED_LENGTH && analyser.met.size < MAX_REMEMBERED;
    if (ordinary) analyser.met.set(raw, words);
  }
  const end = start + shownLength(raw);
  for (const { word, term, stop } of words) tokens.push({ word, term, stop, start, end });
}

/** How much of a written word is marked and shown: all but a possessive `'s`. */
export function shownLength(raw: string): number {
  return raw.length - (POSSESSIVE.test(raw) ? 2 : 0);
}

/** What one written word stands for: mostly one word; "½" is two ("1⁄2" by NFKD). */
export function wordsOf(raw: string, { variants }: Pick<Analyser, "variants">): Word[] {
  const folded = fold(raw);
  if (STOP_WORDS.has(folded) || folded.endsWith("n't")) {
    return [{ word: folded, term: folded, stop: true }];
  }
  const base = folded.replace(/'s$/u, "").replaceAll("'", "");
  const parts = NUMBER.test(base)
    ? [base.replaceAll(",", "")]
    : base.replaceAll(".", "").split(BETWEEN_WORDS);
  return parts
    .filter((word) => word !== "")
    .map((word) => {
      const stop = STOP_WORDS.has(word);
      return { word, term: stop ? word : termOf(variants.get(word) ?? word), stop };
    });
}

/**
 * Porter2 would take digits for letters ("2003" becomes "200i"), and its time grows with the
 * square of a word's length: 1.2 s for 20,000 letters, which is no word.
 */
function termOf(word: string): string {
  if (HAS_DIGIT.test(word) || word.length > MAX_STEMMED_LENGTH) return word;
  return porter2(oneSpelling(word));
}

/** Letters, digits and marks, with single stops, commas and apostrophes between them. */
const RUN =
  /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u2060]+(?:[.,'’ʼ＇][\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u2060]+)*/gu;
const STOP_OR_COMMA = /[.,]/u;
const DOTTED_LETTERS = /^\p{L}(?:\.\p{L})+$/u;
/** Digits, with commas between thousands and with stops. */
const NUMBER = /^\d+(?:,\d{3})*(?:\.\d+)*$/u;

/** What an ASCII character is to a run. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9]/.test(String.fromCodePoint(code)) ? 1 : 0,
);
const STOP = 0x2e;
const COMMA = 0x2c;
const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;
/** Dashes, quotation marks (but that which is an apostrophe) and the ellipsis: in no run. */
const BETWEEN = new Set([0x2013, 0x2014, 0x2018, 0x201c, 0x201d, 0x2026]);

/**
 * Calls `visit` with the bounds of everything in `text` that is written as one word, in order: a
 * run, but "U.S." with its last stop, and what stops and commas separate unless it is a number.
 * Runs of ASCII, which most are, are found without a regular expression.
 */
export function eachPiece(text: string, visit: (start: number, end: number) => void): void {
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (isAscii(code)) {
      const end = plainEnd(text, at + 1);
      if (end === -1) at = visitRun(text, at, visit);
      else {
        visit(at, end);
        at = end;
      }
    } else if (code < 128 || BETWEEN.has(code) || code === CURLY_APOSTROPHE) at += 1;
    else at = visitRun(text, at, visit);
  }
}

/** A letter or a digit; NaN, beyond the end, is none. */
function isAscii(code: number): boolean {
  return code < 128 && ASCII[code] === 1;
}

/** Where a run of ASCII that holds neither stop nor comma ends; -1 for every other run. */
function plainEnd(text: string, from: number): number {
  let end = from;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isAscii(code)) end += 1;
    else if (code === STOP || code === COMMA) {
      return canFollow(text.charCodeAt(end + 1)) ? -1 : end;
    } else if (code === APOSTROPHE || code === CURLY_APOSTROPHE) {
      const next = text.charCodeAt(end + 1);
      if (isAscii(next)) end += 2;
      else return canFollow(next) ? -1 : end;
    } else return code >= 128 && !BETWEEN.has(code) ? -1 : end;
  }
}

/** Whether a run may go on with this character. */
function canFollow(code: number): boolean {
  return isAscii(code) || (code >= 128 && !BETWEEN.has(code) && code !== CURLY_APOSTROPHE);
}

/** Visits the next run; where the search goes on. */
function visitRun(text: string, from: number, visit: (start: number, end: number) => void): number {
  RUN.lastIndex = from;
  const match = RUN.exec(text);
  if (match === null) return text.length;
  const [run] = match;
  const start = match.index;
  const end = start + run.length;
  if (!STOP_OR_COMMA.test(run) || NUMBER.test(run)) visit(start, end);
  else if (DOTTED_LETTERS.test(run)) visit(start, text[end] === "." ? end + 1 : end);
  else {
    let at = start;
    for (const part of run.split(STOP_OR_COMMA)) {
      visit(at, at + part.length);
      at += part.length + 1;
    }
  }
  return end;
}

export interface Word {
  /** Folded, not stemmed: "killed". */
  word: string;
  /** What index and query compare: "kill". */
  term: string;
  /** Too common to search for. */
  stop: boolean;
}

/** Words that are spelled in several ways, e.g. ["Turkey", "Türkiye"]; each way one word. */
export type SpellingGroup = readonly string[];

/** What texts are analysed with. Index and question must be analysed with the same one. */
export interface Analyser {
  /** The spelling that stands for a folded word's group. */
  readonly variants: ReadonlyMap<string, string>;
  /** Words met before, by how they were written, so that each is prepared once. */
  readonly met: Map<string, Word[]>;
}

/** Words beyond this many, and words too long to stem, are prepared each time: strange words must not fill the memory. */
const MAX_REMEMBERED = 500_000;

export function createAnalyser(groups: readonly SpellingGroup[] = []): Analyser {
  const variants = new Map<string, string>();
  for (const group of groups) {
    const [first, ...others] = group.map(fold);
    for (const other of others) variants.set(other, first ?? other);
  }
  return { variants, met: new Map() };
}

/** British endings, and the American ones that stand for both. */
const ENDINGS: readonly [RegExp, string][] = [
  [/^(\p{L}{3,})is(e|ed|es|er|ers|ing|ation|ations|ational)$/u, "$1iz$2"],
  [/^(\p{L}{3,})ys(e|ed|es|er|ers|ing)$/u, "$1yz$2"],
  [/^(\p{L}{3,})our(s|ed|ing|able|ful|less|ite|ites|hood|hoods|ly)?$/u, "$1or$2"],
  [/^(\p{L}{2,})tre(s|d)?$/u, "$1ter$2"],
  [/^(\p{L}{3,}[aeiou])ll(ed|ing|er|ers)$/u, "$1l$2"],
  [/^(def|off|lic|pret)ence(s|less)?$/u, "$1ense$2"],
  [/^(catal|dial|anal|monol|prol)ogue(s)?$/u, "$1og$2"],
  [/^(prog)ramme(s)?$/u, "$1ram$2"],
];
const MAYBE_BRITISH = /is|ys|our|tre|ll|ence|ogue|ramme/u;

/**
 * One spelling for the British and the American form of a word ("normalisation" and
 * "normalization"). A word that merely ends alike ("promise") changes everywhere the same, so it
 * still finds itself. On 1,400 questions this moved hit@1 by less than .001: docs/ranking.md.
 */
function oneSpelling(word: string): string {
  if (!MAYBE_BRITISH.test(word)) return word;
  for (const [british, american] of ENDINGS) {
    if (british.test(word)) return word.replace(british, american);
  }
  return word;
}
