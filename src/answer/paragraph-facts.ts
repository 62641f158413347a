import type { Paragraph } from "../articles/article.ts";
import { oncePer, remember } from "../lib/memoize.ts";
import { sentences } from "../language/sentences.ts";
import type { Span } from "../lib/span.ts";
import { statedDates, type StatedDate } from "../language/dates.ts";
import { statedNumbers } from "../language/numbers.ts";
import { vagueTimes } from "../language/vague-times.ts";
import type { Archive } from "./answer.ts";
import { printOf, type Print } from "../language/copies.ts";
import { type Statement, statementsIn } from "./statements.ts";

/** The dates and numbers of a paragraph, and what it is recognised by. */
export interface Reading {
  dates: readonly StatedDate[];
  statements: readonly Statement[];
  /** Sentences that name a time, and tell more than that. */
  timed: readonly TimedSentence[];
  print: Print;
}

interface TimedSentence {
  sentence: Span;
  /** None where it only says "Tuesday" or the like. */
  dates: readonly StatedDate[];
  print: Print;
}

/** Readings kept of an archive, about 2 KB each; the oldest go first. */
const MOST_KEPT = 20_000;

/** By archive and paragraph: reading costs some .2 ms, and a busy topic is asked for often. */
const readingsOf = oncePer<Archive, Map<string, Reading>>(() => new Map());

/** A sentence that says more than where and when: "MOSCOW, May 19." does not. */
const TELLS = /(?<!\p{L})\p{Ll}{2,}/u;

export function readingOf(paragraph: Paragraph, archive: Archive): Reading {
  return remember(readingsOf(archive), MOST_KEPT, paragraph.id, () => read(paragraph.text));
}

function read(text: string): Reading {
  const all = sentences(text);
  const dates = statedDates(text);
  const numbers = statedNumbers(text);
  const vague = vagueTimes(text);
  const timed = all.flatMap((sentence) => {
    const within = dates.filter((date) => isWithin(date, sentence));
    const names = within.length > 0 || vague.some((time) => isWithin(time, sentence));
    if (!names || !tells(text, sentence, within)) return [];
    const counted = numbers.filter((number) => isWithin(number, sentence));
    const said = text.slice(sentence.start, sentence.end);
    return [{ sentence, dates: within, print: printOf(said, within, counted) }];
  });
  const statements = statementsIn(text, all, dates, numbers);
  return { dates, statements, timed, print: printOf(text, dates, numbers) };
}

function tells(text: string, sentence: Span, dates: readonly Span[]): boolean {
  let rest = text.slice(sentence.start, sentence.end);
  for (const { start, end } of dates) rest = rest.replace(text.slice(start, end), "");
  return TELLS.test(rest);
}

export function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
