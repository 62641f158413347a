import type { Article, Paragraph } from "../articles/article.ts";
import { type StatedDate, statedDates } from "../language/dates.ts";
import { type StatedNumber, statedNumbers } from "../language/numbers.ts";
import { sentencesIn } from "../language/sentences.ts";
import { type Analyser, tokenize, type Token } from "../language/tokenizer.ts";
import type { Span } from "../lib/span.ts";
import { fateOf } from "./figures.ts";

/** Where a message and the passage that was found for it do not agree. */
export type Disagreement =
  /** A number or a date: what each of the two says, as printed. */
  | { kind: "value"; message: string; article: string }
  /** The same two names on either side of the same word, the other way round. */
  | { kind: "reversed" };

/** Quantities of these scales are alike, whatever they count: "12 billion", "$11 billion deal". */
const SCALE = /(?:thousand|million|billion|trillion|m|bn|percent|per cent|%)\s*$/iu;

/**
 * What in a message contradicts a passage and its headline: a number or date beside another of its
 * kind, or who did what to whom. Nothing is said of what the passage leaves open.
 */
export function disagreements(
  message: string,
  { title }: Pick<Article, "title">,
  { text }: Pick<Paragraph, "text">,
  analyser: Analyser,
): Disagreement[] {
  const texts = [text, title];
  const values = [...otherNumbers(message, texts), ...otherDates(message, texts)];
  const reversed = [...sentencesIn(text).map(({ start, end }) => text.slice(start, end)), title];
  return isReversed(message, reversed, analyser) ? [...values, { kind: "reversed" }] : values;
}

interface PrintedNumber extends StatedNumber {
  printed: string;
  /** What became of the people that it counts. */
  fate: string;
}

function otherNumbers(message: string, texts: readonly string[]): Disagreement[] {
  const stated = texts.flatMap(printedNumbers);
  return printedNumbers(message).flatMap((claimed): Disagreement[] => {
    if (stated.some((number) => bearsOut(number, claimed))) return [];
    const other = stated.find((number) => areComparable(claimed, number));
    if (other === undefined) return [];
    return [{ kind: "value", message: amount(claimed.printed), article: amount(other.printed) }];
  });
}

function printedNumbers(text: string): PrintedNumber[] {
  const sentences = sentencesIn(text);
  return statedNumbers(text).map((number) => {
    const sentence = sentences.find(({ end }) => end >= number.end);
    const fate = fateOf(text, number, sentence ?? { start: 0, end: text.length });
    return { ...number, printed: printed(text, number), fate };
  });
}

const AT_LEAST = /^(?:over|more than|at least)\s/iu;
const AT_MOST = /^(?:up to|fewer than|less than|under|at most)\s/iu;

/** "127 people" is no other number than "more than 100 people". */
function bearsOut(stated: PrintedNumber, claimed: PrintedNumber): boolean {
  if (stated.value === claimed.value) return true;
  const [said, own] = [stated.amount, claimed.amount];
  if (said === null || own === null || !areComparable(claimed, stated)) return false;
  return (
    (own > said && (AT_LEAST.test(stated.printed) || AT_MOST.test(claimed.printed))) ||
    (own < said && (AT_MOST.test(stated.printed) || AT_LEAST.test(claimed.printed)))
  );
}

function areComparable(one: PrintedNumber, other: PrintedNumber): boolean {
  if (one.fate !== "" && other.fate !== "" && one.fate !== other.fate) return false;
  if (one.counts !== "" && one.counts === other.counts) return isPlural(one) === isPlural(other);
  const [scale] = SCALE.exec(amount(one.printed)) ?? [];
  const [otherScale] = SCALE.exec(amount(other.printed)) ?? [];
  return scale !== undefined && scale.trim().toLowerCase() === otherScale?.trim().toLowerCase();
}

/** "Three vote tallies" counts no votes. */
function isPlural({ printed: text }: PrintedNumber): boolean {
  return text.endsWith("s");
}

/** "$11 billion" of "$11 billion deal"; "80 people" as it is. */
function amount(text: string): string {
  const start = /^.*?\d[\d.,\s]*(?:\p{L}+|%)?/u.exec(text)?.[0] ?? text;
  return SCALE.test(start) ? start : text;
}

/** A message's dates of which the passage gives none, while it gives others as precise. */
function otherDates(message: string, texts: readonly string[]): Disagreement[] {
  const stated = texts.flatMap((text) =>
    statedDates(text).map((date) => ({ ...date, printed: printed(text, date) })),
  );
  return statedDates(message).flatMap((claimed): Disagreement[] => {
    if (claimed.year === null || stated.some((date) => agree(claimed, date))) return [];
    const other = stated.find(({ year }) => year !== null);
    const own = printed(message, claimed);
    return other === undefined ? [] : [{ kind: "value", message: own, article: other.printed }];
  });
}

function agree(one: StatedDate, other: StatedDate): boolean {
  return (["year", "month", "day"] as const).every(
    (part) => one[part] === null || other[part] === null || one[part] === other[part],
  );
}

function printed(text: string, { start, end }: Span): string {
  return text.slice(start, end).trim();
}

/** Whether a sentence has two names of the message on either side of its verb, the other way round. */
function isReversed(message: string, sentences: readonly string[], analyser: Analyser): boolean {
  const own = tokenize(message, analyser);
  const names = own.filter((token) => isCapitalised(message, token) && !token.stop);
  const [first, second] = names;
  if (first === undefined || second === undefined || first.term === second.term) return false;
  const verbs = between(own, first.term, second.term).filter(({ stop }) => !stop);
  if (verbs.length === 0 || isPassive(own)) return false;
  const said = sentences.map((sentence) => tokenize(sentence, analyser));
  const says = (tokens: readonly Token[], from: string, to: string): boolean => {
    const inner = between(tokens, from, to);
    const near = inner.length <= MAX_BETWEEN && !isPassive(tokens);
    return near && verbs.some(({ term }) => inner.some((token) => token.term === term));
  };
  return (
    said.some((tokens) => says(tokens, second.term, first.term)) &&
    !said.some((tokens) => says(tokens, first.term, second.term))
  );
}

/** Further apart, two names hardly say who does what to whom. */
const MAX_BETWEEN = 6;

/** The tokens after the first of one term and before the next of another. */
function between(tokens: readonly Token[], from: string, to: string): readonly Token[] {
  const start = tokens.findIndex(({ term }) => term === from);
  const end = tokens.findIndex(({ term }, at) => at > start && term === to);
  return start === -1 || end === -1 ? [] : tokens.slice(start + 1, end);
}

/** "was attacked by" turns the names around. */
function isPassive(tokens: readonly Token[]): boolean {
  return tokens.some(({ word }) => word === "by");
}

function isCapitalised(text: string, { start }: Token): boolean {
  return /^\p{Lu}/u.test(text.slice(start, start + 2));
}
