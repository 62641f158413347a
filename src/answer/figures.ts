import type { Article } from "../articles/article.ts";
import { statedNumbers, type StatedNumber } from "../language/numbers.ts";
import { looksAhead } from "../language/relative-days.ts";
import { sentencesIn } from "../language/sentences.ts";
import { type Analyser, termsIn, tokenize } from "../language/tokenizer.ts";
import type { Span } from "../lib/span.ts";

/** A number that an article states of something that happened, in its headline or a paragraph. */
export interface Figure {
  article: Article;
  /** The headline or the paragraph that the spans lie in. */
  text: string;
  mark: Span;
  /** Some words around it, of its sentence. */
  context: Span;
  amount: number;
  unit: string;
  /** The stem of what is counted. */
  counts: string;
  /** What the words around say of the people counted; "" where they say nothing. */
  fate: string;
  /** What its last digit counts: 0.1 in "9.0", a million in "11 million". */
  step: number;
  /** The terms around it. */
  terms: ReadonlySet<string>;
  /** The places that it is said of. */
  places: ReadonlySet<string>;
  /** The last name before it. */
  subject: string;
}

/** Words that tell what became of the people counted. */
const FATES: readonly (readonly [string, RegExp])[] = [
  ["dead", /\b(?:kill\w*|dead|deaths?|died|die|toll|fatalit\w+|bodies|perished|slain)\b/giu],
  ["injured", /\b(?:injur\w+|wound\w+|hurt)\b/giu],
  ["missing", /\bmissing\b/giu],
  ["homeless", /\b(?:homeless|displaced|evacuated)\b/giu],
  ["arrested", /\b(?:arrest\w*|detain\w*|jailed)\b/giu],
];
/** Spans of time and ages are no news. */
const TIMES = new Set(
  termsIn("second minute hour day week month year decade century year-old old"),
);
/** Characters around a number in which its fate, its names and its other words are looked for. */
const AROUND = 80;
const FATE_AROUND = 40;
/** Paragraphs read of an article: what is reported of the event comes first. */
const MAX_PARAGRAPHS = 30;
/** "20-30 million", "35 to 60": a range is not one number. */
const RANGE = /^\s?(?:[-–]|to)\s?\d/u;
const RANGE_BEFORE = /\d\s?(?:[-–]|to)\s?$|\bbetween (?:\S+ )and $/u;

/** The figures of an article, those of its headline first. */
export function figuresIn(article: Article, analyser: Analyser): Figure[] {
  const texts = [article.title, ...article.paragraphs.slice(0, MAX_PARAGRAPHS).map((p) => p.text)];
  return texts.flatMap((text) => {
    const sentences = sentencesIn(text);
    const odds = oddsIn(article, text, analyser);
    const numbers = statedNumbers(text).flatMap((number) => {
      const sentence = sentences.find(({ end }) => end >= number.end) ?? {
        start: 0,
        end: text.length,
      };
      const figure = readFigure(text, number, sentence, analyser);
      return figure === null ? [] : [{ ...figure, article, text }];
    });
    return [...odds, ...numbers];
  });
}

const ODDS = /\b(?:1|one)[ -]in[ -](\d[\d,]*)/giu;

/** "1 in 300": how likely something is. */
function oddsIn(article: Article, text: string, analyser: Analyser): Figure[] {
  return [...text.matchAll(ODDS)].map(({ 0: { length }, 1: printed = "", index }) => {
    const mark = { start: index, end: index + length };
    const sentence = { start: Math.max(0, index - AROUND), end: mark.end + AROUND };
    const context = contextOf(text, mark, sentence);
    const terms = new Set(termsIn(text.slice(sentence.start, sentence.end), analyser));
    const amount = Number(printed.replaceAll(",", ""));
    const about = { counts: "", fate: "", places: new Set<string>(), subject: "" };
    return { article, text, mark, context, amount, unit: "1 in", step: 1, terms, ...about };
  });
}

function readFigure(
  text: string,
  number: StatedNumber,
  sentence: Span,
  analyser: Analyser,
): Omit<Figure, "article" | "text"> | null {
  const { start, end, amount, unit, counts } = number;
  if (amount === null || (TIMES.has(counts) && unit === "")) return null;
  if (RANGE.test(text.slice(end)) || RANGE_BEFORE.test(text.slice(0, start))) return null;
  const said = text.slice(sentence.start, sentence.end);
  const from = wordStart(text, Math.max(sentence.start, start - AROUND));
  const to = wordEnd(text, Math.min(sentence.end, end + AROUND));
  const words = tokenize(text.slice(from, to), analyser).filter((word) => !word.stop);
  const inMark = (word: Span): boolean => from + word.start >= start && from + word.end <= end;
  const before = words.filter(
    (word) => from + word.end <= start && /^\p{Lu}/u.test(text.slice(from + word.start)),
  );
  const fate = unit === "" ? fateOf(text, number, sentence) : "";
  // "Another 10,000 could die" is a forecast, but the price of what will be sold is known.
  if (fate !== "" && looksAhead(said, start - sentence.start)) return null;
  return {
    mark: { start, end },
    context: contextOf(text, number, sentence),
    amount,
    unit,
    counts,
    fate,
    step: stepOf(text.slice(start, end), amount),
    terms: new Set(words.filter((word) => !inMark(word)).map(({ term }) => term)),
    places: placesIn(text.slice(from, to), text.slice(from, start)),
    subject: before.at(-1)?.term ?? "",
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

const PLACE =
  /\b(?:in|across|from|at|throughout|is|was|for) ((?:(?!(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)\p{Lu}[\p{L}’'-]+ ?)+)/gu;

/** Places by their prepositions, and the last name before the number: "Indonesia reported 40,000 dead". */
function placesIn(text: string, before: string): ReadonlySet<string> {
  const names = [...text.matchAll(PLACE)].map(([, name = ""]) => name);
  const reporting =
    /((?:\p{Lu}[\p{L}’'-]+ )+)(?:has|have|had)? ?(?:reported|confirmed|counted|says?|said|accounted for) [^,;]{0,20}$/u;
  return new Set([...names, reporting.exec(before)?.[1] ?? ""].flatMap((name) => termsIn(name)));
}

/** Words quoted on both sides of a number, up to another number. */
const BEFORE = /(?:[^\s\d“”";:()]+ ){0,5}[^\s\d]?$/u;
const AFTER = /^[^\s\d]?(?: [^\s\d“”";:()]+){0,5}/u;

function contextOf(text: string, { start, end }: Span, sentence: Span): Span {
  const before = BEFORE.exec(text.slice(sentence.start, start))?.[0].length ?? 0;
  const after = AFTER.exec(text.slice(end, sentence.end))?.[0].length ?? 0;
  return { start: start - before, end: end + after };
}

function wordStart(text: string, at: number): number {
  return at === 0 || text[at - 1] === " " ? at : text.indexOf(" ", at) + 1;
}

function wordEnd(text: string, at: number): number {
  return at >= text.length ? text.length : Math.max(text.lastIndexOf(" ", at), 0);
}

/** What became of the people counted: the fate nearest to a number, in its sentence; "" for none. */
export function fateOf(text: string, { start, end }: Span, sentence: Span): string {
  const from = Math.max(sentence.start, start - FATE_AROUND);
  const around = text.slice(from, Math.min(sentence.end, end + FATE_AROUND));
  let [nearest, fate] = [Infinity, ""];
  for (const [name, words] of FATES) {
    for (const { index, 0: word } of around.matchAll(words)) {
      const at = from + index;
      const distance = at >= end ? at - end : Math.max(0, start - at - word.length);
      if (distance < nearest) [nearest, fate] = [distance, name];
    }
  }
  return fate;
}
