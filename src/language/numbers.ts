import type { Span } from "../lib/span.ts";
import { statedDates, vagueTimes } from "./dates.ts";
import { tokenize } from "./tokenizer.ts";

/** A number that a text states. The span takes in "over", the sign, "million" and what it counts. */
export interface StatedNumber extends Span {
  /** "6500", "7.7", "1.2 million": the same for the same number, however it is printed. */
  value: string;
  /** The stem of the word that says what is counted; empty where no word nearby does. */
  counts: string;
}

const ABOUT =
  "(?:over|more than|at least|nearly|almost|about|around|some|up to|fewer than|less than|under|approximately|roughly|an estimated|as many as|at most)";
const FIGURE = String.raw`(?:[$€£¥]\s?)?\d+(?:,\d{3})*(?:\.\d+)?`;
const SMALL =
  "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const WORD = `(?:(?:${TENS.join("|")})(?:-(?:one|${SMALL.slice(0, 8).join("|")}))?|${SMALL.join("|")}|dozens?(?: of)?|hundreds of|thousands of|tens of thousands of|hundreds of thousands of|millions of)`;
const SCALE = "(?:hundred|thousand|million|billion|trillion|m|bn|percent|per cent)";

const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,:/-])(?<about>${ABOUT} )?(?<number>${FIGURE}|\b${WORD})(?![\p{N}:/]|(?:st|nd|rd|th)\b|s\b|\.\d|,\d)(?<scale>[ -]?${SCALE}\b|\s?%)?(?!\p{L})`,
  "giu",
);
/** "the three countries": known ones are named, not counted; "the six-week war" counts its weeks. */
const KNOWN = /\b(?:the|these|those|both|all|their|its|his|her|our|last|first|next) $/iu;
/** "Resolution 822", "No. 5": a number that names. "In 35 years" does not. */
const AFTER_NAME = /(?:(?<name>\p{Lu}[\p{L}\p{M}]+)|\b[Nn]o\.|№|#) ?$/u;
/** Enough for the word before a number. */
const BEFORE_LENGTH = 60;
const YEAR = /^(?:1[5-9]|20)\d{2}$/u;

/** The numbers that an English text states, in order; dates, "three years later" and times of day are none. */
export function statedNumbers(text: string): StatedNumber[] {
  const taken = new Uint8Array(text.length);
  for (const { start, end } of [...statedDates(text), ...vagueTimes(text)]) {
    taken.fill(1, start, end);
  }
  const found: StatedNumber[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const number = read(text, match);
    if (number === null || taken.subarray(number.start, number.end).includes(1)) continue;
    found.push(number);
  }
  return found;
}

function read(text: string, match: RegExpExecArray): StatedNumber | null {
  const { about = "", number = "", scale = "" } = match.groups ?? {};
  const before = text.slice(Math.max(0, match.index - BEFORE_LENGTH), match.index);
  const inFigures = /\d/u.test(number);
  const hyphened = text[match.index + match[0].length] === "-";
  if (!inFigures && !hyphened && KNOWN.test(before)) return null;
  if (inFigures && about === "" && isNaming(before)) return null;
  const end = match.index + match[0].length;
  const after = nextWord(text, end);
  if (
    about === "" &&
    scale === "" &&
    YEAR.test(number) &&
    !/s$|^people$/u.test(after?.word ?? "")
  ) {
    return null;
  }
  if (!inFigures && after === null) return null;
  return {
    start: match.index,
    end: after?.end ?? end,
    value: valueOf(number, scale),
    counts: after?.term ?? wordBefore(before),
  };
}

function isNaming(before: string): boolean {
  const named = AFTER_NAME.exec(before);
  if (named === null) return false;
  const { name } = named.groups ?? {};
  return name === undefined || tokenize(name)[0]?.stop !== true;
}

/** What is counted: the word right after, where it is one that says something. */
function nextWord(text: string, at: number): { word: string; term: string; end: number } | null {
  const [, space = "", word = ""] =
    /^([ -])([\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*)/u.exec(text.slice(at, at + 60)) ?? [];
  const [token] = tokenize(word);
  if (token === undefined || token.stop) return null;
  return { word: token.word, term: token.term, end: at + space.length + word.length };
}

/** "a magnitude of 6.8": what is counted stands before. */
function wordBefore(before: string): string {
  const [, word = ""] = /([\p{L}\p{M}]+) (?:of|to|at|is|was|by) $/u.exec(before) ?? [];
  const [token] = tokenize(word);
  return token === undefined || token.stop ? "" : token.term;
}

function valueOf(number: string, scale: string): string {
  const plain = number.toLowerCase().replaceAll(/[,\s]/gu, "").replace(/of$/u, "");
  const [tens = "", ones = ""] = plain.split("-");
  const place = TENS.indexOf(tens);
  const written =
    place >= 0
      ? String((place + 2) * 10 + (ones === "" ? 0 : smallNumber(ones)))
      : SMALL.includes(plain)
        ? String(smallNumber(plain))
        : plain;
  const unit = scale
    .toLowerCase()
    .replaceAll(/[\s-]/gu, "")
    .replace(/^percent$/u, "%");
  return unit === "" ? written : `${written} ${unit}`;
}

function smallNumber(word: string): number {
  return word === "one" ? 1 : SMALL.indexOf(word) + 2;
}
