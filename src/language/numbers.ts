import type { Span } from "../lib/span.ts";
import { statedDates, vagueTimes } from "./dates.ts";
import { tokenize } from "./tokenizer.ts";

/** A number that a text states. The span takes in "over", the sign, "million" and what it counts. */
export interface StatedNumber extends Span {
  /** "6500", "7.7", "1200000", "5000000000 $", "45 %": the same for the same number, however it is printed. */
  value: string;
  /** The number itself; null for "tens of thousands". */
  amount: number | null;
  /** "%", a currency's sign, or nothing. */
  unit: string;
  /** The stem of the word that says what is counted; empty where no word nearby does. */
  counts: string;
}

const ABOUT =
  "(?:over|more than|at least|nearly|almost|about|around|some|up to|fewer than|less than|under|approximately|roughly|an estimated|as many as|at most)";
const FIGURE = String.raw`(?:(?:US|AU?|CA?|HK|NZ)?[$€£¥]\s?)?(?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:,\d{3})*(?:\.\d+)?)`;
const SMALL =
  "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const WORD = `(?:(?:${TENS.join("|")})(?:-(?:one|${SMALL.slice(0, 8).join("|")}))?|${SMALL.join("|")}|half (?:a|an)(?= (?:million|billion|trillion))|dozens?(?: of)?|hundreds of|thousands of|tens of thousands of|hundreds of thousands of|millions of)`;
const SCALE =
  "(?:hundred|thousand|million|billion|trillion|k|m|mn|mln|b|bn|tn|trn|percent|per cent|pct)";
const FACTORS: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  mn: 1e6,
  mln: 1e6,
  billion: 1e9,
  b: 1e9,
  bn: 1e9,
  trillion: 1e12,
  tn: 1e12,
  trn: 1e12,
};
/** By the term that follows a sum of money, its sign. */
const CURRENCIES: Readonly<Record<string, string>> = {
  dollar: "$",
  dlr: "$",
  dlrs: "$",
  euro: "€",
  pound: "£",
  yen: "¥",
};

const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,:/-])(?<about>${ABOUT} )?(?<number>${FIGURE}|\b${WORD})(?![\p{N}:/]|(?:st|nd|rd|th)\b|s\b|\.\d|,\d)(?<scale>[ -]?${SCALE}\b|\s?%)?(?!\p{L})`,
  "giu",
);
/** "the three countries": known ones are named, not counted; "the six-week war" counts its weeks. */
const KNOWN = /\b(?:the|these|those|both|all|their|its|his|her|our|last|first|next) $/iu;
/** "Resolution 822", "No. 5": a number that names. "In 35 years" and "gave Ost 5 %" do not. */
const AFTER_NAME = /(?:(?<name>\p{Lu}[\p{L}\p{M}]+)|\b[Nn]o\.|№|#) ?$/u;
/** Enough for the word before a number. */
const BEFORE_LENGTH = 60;
/** Figures that are a year rather than a number. */
export const YEAR = /^(?:1[5-9]|20)\d\d$/u;

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
  if (/^\d/u.test(number) && about === "" && scale === "" && isNaming(before)) return null;
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
  if (!inFigures && after === null && scale === "") return null;
  return {
    start: match.index,
    end: after?.end ?? end,
    ...quantityOf(number, scale, after?.term ?? ""),
    counts: countedBy(number, after?.term ?? wordBefore(before)),
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
    /^([ -]|,? of (?:the|those|these|its|their|his|her) )([\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*)/u.exec(
      text.slice(at, at + 60),
    ) ?? [];
  const [token] = tokenize(word);
  if (token === undefined || token.stop) return null;
  return { word: token.word, term: token.term, end: at + space.length + word.length };
}

/** "a magnitude of 6.8": what is counted comes before. */
function wordBefore(before: string): string {
  const [, word = ""] = /([\p{L}\p{M}]+) (?:of|to|at|is|was|by) $/u.exec(before) ?? [];
  const [token] = tokenize(word);
  return token === undefined || token.stop ? "" : token.term;
}

/** "$5bn" and "5 billion dollars" are one quantity, and so are "12 000" and "12,000". */
function quantityOf(number: string, scale: string, counted: string) {
  const sign = /[$€£¥]/u.exec(number)?.[0] ?? CURRENCIES[counted] ?? "";
  const written = scale.toLowerCase().replaceAll(/[\s-]/gu, "");
  const unit = /^(?:%|percent|pct)$/u.test(written) ? "%" : sign;
  const plain = number.toLowerCase().replaceAll(/[^\p{L}\p{N}.-]|^[a-z]*[$€£¥]/gu, "");
  const amount = amountOf(plain, FACTORS[written] ?? 1);
  const value = amount === null ? plain.replace(/of$/u, "") : String(amount);
  return { value: unit === "" ? value : `${value} ${unit}`, amount, unit };
}

function amountOf(plain: string, factor: number): number | null {
  if (/^\d/u.test(plain)) return rounded(Number(plain) * factor);
  if (plain.startsWith("half")) return factor / 2;
  const [tens = "", ones = ""] = plain.split("-");
  const place = TENS.indexOf(tens);
  if (place >= 0) return ((place + 2) * 10 + (ones === "" ? 0 : smallNumber(ones))) * factor;
  return SMALL.includes(plain) ? smallNumber(plain) * factor : null;
}

/** Without what binary fractions leave: 1.1 million is 1,100,000. */
function rounded(amount: number): number {
  return Number(amount.toPrecision(12));
}

/** A currency is the unit, not what is counted. */
function countedBy(number: string, term: string): string {
  return term in CURRENCIES || /[$€£¥]/u.test(number) ? "" : term;
}

function smallNumber(word: string): number {
  return word === "one" ? 1 : SMALL.indexOf(word) + 2;
}
