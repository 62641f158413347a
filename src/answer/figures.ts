import type { Article, PartialDate } from "../articles/article.ts";
import { MONTHS, WEEKDAYS } from "../language/calendar.ts";
import { statedNumbers, type StatedNumber } from "../language/numbers.ts";
import { looksAhead } from "../language/relative-days.ts";
import { sentencesIn } from "../language/sentences.ts";
import { type Analyser, termsIn, tokenize } from "../language/tokenizer.ts";
import { termOf } from "../language/written-words.ts";
import type { Span } from "../lib/span.ts";
import {
  changeIn,
  clauseOf,
  dayOf,
  firstOfThing,
  isFormer,
  isOfRange,
  isPart,
  isPossible,
  nounAfter,
  placesIn,
  rankIn,
  spanOfTime,
} from "./figure-words.ts";

/** A number that an article states of something that happened, in its headline or a paragraph. */
export interface Figure {
  article: Article;
  /** The headline or the paragraph that the spans lie in. */
  text: string;
  mark: Span;
  amount: number;
  unit: string;
  /** What is counted, as printed, and its stem. */
  noun: string;
  counts: string;
  /** What the words around say of the people counted; "" where they say nothing. */
  fate: string;
  /** What its last digit counts: 0.1 in "9.0", a million in "11 million". */
  step: number;
  /** Whether it is printed as the least, or the most, that it may be: "over", "nearly". */
  bound: "least" | "most" | "";
  /** The terms around it, and of these those of its clause. */
  terms: ReadonlySet<string>;
  near: ReadonlySet<string>;
  /** The places that it is said of. */
  places: ReadonlySet<string>;
  /** The names before it in its sentence, and of these the last one's words. */
  names: ReadonlySet<string>;
  subject: readonly string[];
  /** The first name behind it in its clause. */
  object: readonly string[];
  /** When it was so, where its clause says it; and the span of time that it is of. */
  day: PartialDate | null;
  span: string;
  change: "up" | "down" | "";
  /** The place in a list or race: "third". */
  rank: string;
}

/** Words that tell what became of the people counted. */
const FATES: readonly (readonly [string, RegExp])[] = [
  ["dead", /\b(?:kill\w*|dead|deaths?|died|die|toll|fatalit\w+|bodies|perished|slain)\b/giu],
  ["injured", /\b(?:injur\w+|wound\w+|hurt)\b/giu],
  ["missing", /\b(?:missing|disappear\w*)\b/giu],
  ["homeless", /\b(?:homeless|displaced|evacuated)\b/giu],
  ["arrested", /\b(?:arrest\w*|detain\w*|jailed)\b/giu],
];
/** Spans of time and ages are no news. */
const TIMES = new Set(
  termsIn("second minute hour day week month year decade century year-old old"),
);
/** Characters around a number in which its other words, and what became of people, are looked for. */
const AROUND = 80;
const FATE_AROUND = 40;
/** Paragraphs read of an article: what is reported of the event comes first. */
const MAX_PARAGRAPHS = 30;
/** A sentence in which more of the words than this have a capital is set like a headline. */
const MAX_CAPITALS = 0.6;
const AT_LEAST = /^(?:over|more than|at least)\b/iu;
const AT_MOST = /^(?:nearly|almost|up to|fewer than|less than|under|at most|as many as)\b/iu;

interface Printed {
  article: Article;
  /** The headline or a paragraph. */
  text: string;
  analyser: Analyser;
}

interface Sentence extends Span {
  numbers: readonly StatedNumber[];
  /** Whether most words have a capital, as in headlines: then capitals tell no names. */
  capitalised: boolean;
}

/** The figures of an article, those of its headline first. */
export function figuresIn(article: Article, analyser: Analyser): Figure[] {
  const texts = [article.title, ...article.paragraphs.slice(0, MAX_PARAGRAPHS).map((p) => p.text)];
  return texts.flatMap((text) => {
    const printed = { article, text, analyser };
    const figures = sentencesOf(text).flatMap((sentence) =>
      sentence.numbers.flatMap((_, at) => readFigure(printed, sentence, at) ?? []),
    );
    return [...oddsIn(printed), ...figures];
  });
}

/** The sentences of a text that state numbers. */
function sentencesOf(text: string): Sentence[] {
  const numbers = statedNumbers(text).filter(
    ({ counts, unit }) => unit !== "" || !TIMES.has(counts),
  );
  let next = 0;
  return sentencesIn(text).flatMap(({ start, end }) => {
    const first = next;
    while ((numbers[next]?.start ?? Infinity) < end) next += 1;
    if (next === first) return [];
    const words = text.slice(start, end).match(/\p{L}{2,}/gu) ?? [];
    const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
    const capitalised = capitals > MAX_CAPITALS * words.length;
    return [{ start, end, numbers: numbers.slice(first, next), capitalised }];
  });
}

const ODDS = /\b(?:1|one)[ -]in[ -](\d+(?:,\d{3})*)/giu;
const NO_NAMES = { names: new Set<string>(), subject: [], object: [] } as const;
const NOTHING_SAID = {
  bound: "",
  noun: "",
  counts: "",
  fate: "",
  places: new Set<string>(),
  ...NO_NAMES,
  day: null,
  span: "",
  change: "",
  rank: "",
} as const;

/** "1 in 300": how likely something is. */
function oddsIn({ article, text, analyser }: Printed): Figure[] {
  return [...text.matchAll(ODDS)].map(({ 0: { length }, 1: printed = "", index }) => {
    const mark = { start: index, end: index + length };
    const around = { start: Math.max(0, index - AROUND), end: mark.end + AROUND };
    const terms = new Set(termsIn(text.slice(around.start, around.end), analyser));
    const amount = Number(printed.replaceAll(",", ""));
    const is = { article, text, mark, amount, unit: "1 in", step: 1 };
    return { ...NOTHING_SAID, ...is, terms, near: terms };
  });
}

/** The figure of a sentence's number at this place; null for one that is not compared. */
function readFigure(
  { article, text, analyser }: Printed,
  sentence: Sentence,
  at: number,
): Figure | null {
  const { numbers } = sentence;
  const number = numbers[at];
  if (number === undefined || number.amount === null) return null;
  const { start, end, amount, unit } = number;
  const clause = clauseOf(text, sentence, numbers, at);
  if (isOfRange(text, number, sentence)) return null;
  const first = numbers[firstOfThing(text, numbers, at)] ?? number;
  if (isPart(text, first, clause) || isFormer(text, first, clause)) return null;
  const fate = unit === "" ? fateOf(text, number, sentence) : "";
  if (isPossible(text, number, clause) || (fate !== "" && isForecast(text, number, sentence)))
    return null;
  const mark = text.slice(start, end);
  return {
    article,
    text,
    mark: { start, end },
    amount,
    unit,
    ...nounOf(text, number),
    fate,
    step: stepOf(mark, amount),
    bound: AT_LEAST.test(mark) ? "least" : AT_MOST.test(mark) ? "most" : "",
    terms: termsAround(text, number, sentence, analyser),
    near: termsAround(text, number, clause, analyser),
    places: placesIn(text, number, clause),
    ...(sentence.capitalised
      ? NO_NAMES
      : namesAround(text, number, clause, { sentence, analyser })),
    day: dayOf(text, clause, article),
    span: spanOfTime(text, clause),
    change: changeIn(text, clause),
    rank: rankIn(text, clause),
  };
}

/** "Another 10,000 could die"; but the price of what will be sold is known. */
function isForecast(text: string, { start }: Span, sentence: Span): boolean {
  return looksAhead(text.slice(sentence.start, sentence.end), start - sentence.start);
}

/** What is counted: "officers" of "five Iraqi police officers"; a currency counts nothing. */
function nounOf(text: string, number: StatedNumber): Pick<Figure, "noun" | "counts"> {
  const { start, end, counts, unit } = number;
  if (counts === "" || unit !== "") return { noun: counts, counts };
  const noun = nounAfter(text, start + digitsOf(text.slice(start, end)).length);
  if (noun !== null) return { noun, counts: termOf(noun.toLowerCase()) };
  const [printed = counts] = /[\p{L}’'-]+$/u.exec(text.slice(start, end)) ?? [];
  return { noun: printed.replace(/^-/u, ""), counts };
}

/** "more than 2.4 million" of "more than 2.4 million people". */
function digitsOf(printed: string): string {
  const figures = /^.*?\d[\d.,]*(?: ?(?:hundred|thousand|million|billion|trillion|m|mn|bn)\b)?/iu;
  return (figures.exec(printed) ?? /^[\p{L}-]+/u.exec(printed) ?? [""])[0];
}

/** The terms of a span that lie near a number, its own left out. */
function termsAround(
  text: string,
  { start, end }: Span,
  span: Span,
  analyser: Analyser,
): ReadonlySet<string> {
  const from = wordStart(text, Math.max(span.start, start - AROUND));
  const to = wordEnd(text, Math.min(span.end, end + AROUND));
  const words = tokenize(text.slice(from, to), analyser).filter(
    (word) => !word.stop && !(from + word.start >= start && from + word.end <= end),
  );
  return new Set(words.map(({ term }) => term));
}

const NAME = /\p{Lu}[\p{L}\p{M}\p{N}’'-]*(?: (?:(?:of|the|and) )?\p{Lu}[\p{L}\p{M}\p{N}’'-]*)*/gu;
const CALENDAR = new RegExp(String.raw`\b(?:${[...MONTHS, ...WEEKDAYS].join("|")})\b`, "gu");

/** The names before a number in its sentence, and the nearest of its clause on either side. */
function namesAround(
  text: string,
  { start, end }: Span,
  clause: Span,
  { sentence, analyser }: { sentence: Span; analyser: Analyser },
): Pick<Figure, "names" | "subject" | "object"> {
  const namesIn = (from: number, to: number): string[][] =>
    [...text.slice(from, to).matchAll(NAME)]
      .map(([name]) => termsIn(name.replace(CALENDAR, ""), analyser))
      .filter((terms) => terms.length > 0);
  const before = namesIn(Math.max(sentence.start, start - 2 * AROUND), start);
  return {
    names: new Set(before.flat()),
    subject: namesIn(clause.start, start).at(-1) ?? before.at(-1) ?? [],
    object: namesIn(end, clause.end)[0] ?? [],
  };
}

/** The printed number's last digit, zeros at the end aside, in what it counts. */
function stepOf(printed: string, amount: number): number {
  const [digits = ""] = /\d[\d,. ]*/u.exec(printed) ?? [];
  const plain = digits.replaceAll(/[, ]|\.$/gu, "");
  const point = plain.indexOf(".");
  const scale = amount / (Number(plain) || amount);
  if (point >= 0) return scale * 10 ** (point + 1 - plain.length);
  return scale * 10 ** (/0*$/u.exec(plain === "" ? String(amount) : plain)?.[0].length ?? 0);
}

function wordStart(text: string, at: number): number {
  return at === 0 || text[at - 1] === " " ? at : text.indexOf(" ", at) + 1;
}

function wordEnd(text: string, at: number): number {
  return at >= text.length ? text.length : Math.max(text.lastIndexOf(" ", at), 0);
}

/**
 * What became of the people counted: the fates nearest to a number, in its sentence: "dead", or "dead
 * or missing"; "" for none.
 */
export function fateOf(text: string, { start, end }: Span, sentence: Span): string {
  const from = Math.max(sentence.start, start - FATE_AROUND);
  const around = text.slice(from, Math.min(sentence.end, end + FATE_AROUND));
  const met = FATES.flatMap(([name, words]) =>
    [...around.matchAll(words)].map(({ index, 0: word }) => ({
      name,
      start: from + index,
      end: from + index + word.length,
    })),
  );
  const distance = (word: Span): number =>
    word.start >= end ? word.start - end : Math.max(0, start - word.end);
  const [nearest] = met.toSorted((a, b) => distance(a) - distance(b));
  if (nearest === undefined) return "";
  const joined = met.find(
    ({ start: next, name }) =>
      name !== nearest.name && /^ (?:or|and|and\/or) $/u.test(text.slice(nearest.end, next)),
  );
  return joined === undefined ? nearest.name : `${nearest.name} or ${joined.name}`;
}
