import { sentencesIn } from "../language/sentences.ts";
import type { Span } from "../lib/span.ts";
import { statedDates, type StatedDate, vagueTimes } from "../language/dates.ts";
import { type RelativeDay, relativeDays } from "../language/relative-days.ts";
import { isSpeech, quotationsIn } from "../language/speech/quotations.ts";
import { statedNumbers } from "../language/numbers.ts";
import { fingerprintOf, type Fingerprint } from "../language/fingerprint.ts";

/** The dates of a paragraph, and what it is recognised by. */
export interface ParagraphFacts {
  dates: readonly StatedDate[];
  /** Sentences that name a time, and tell more than that. */
  timed: readonly TimedSentence[];
  fingerprint: Fingerprint;
}

export interface TimedSentence {
  sentence: Span;
  /** None where it only says "Tuesday", "last year" or the like. */
  dates: readonly StatedDate[];
  /** "Tuesday", "yesterday", outside quotations: of which day depends on the article's. */
  relative: readonly RelativeDay[];
  fingerprint: Fingerprint;
}

/** A sentence that says more than where and when: "MOSCOW, May 19." does not. */
export const TELLS = /(?<!\p{L})\p{Ll}{2,}/u;

export function readFacts(text: string): ParagraphFacts {
  const all = sentencesIn(text);
  const dates = statedDates(text);
  const numbers = statedNumbers(text);
  const vague = vagueTimes(text);
  // "Today" of a quotation is the day on which it was said.
  const quoted = quotationsIn(text).filter((quotation) => isSpeech(text, quotation));
  const days = relativeDays(text).filter((day) => !quoted.some((each) => isWithin(day, each)));
  const timed = all.flatMap((sentence) => {
    const within = dates.filter((date) => isWithin(date, sentence));
    const names = within.length > 0 || vague.some((time) => isWithin(time, sentence));
    if (!names || !tells(text, sentence, within)) return [];
    const counted = numbers.filter((number) => isWithin(number, sentence));
    const said = text.slice(sentence.start, sentence.end);
    const relative = days.filter((day) => isWithin(day, sentence));
    return [
      { sentence, dates: within, relative, fingerprint: fingerprintOf(said, within, counted) },
    ];
  });
  return { dates, timed, fingerprint: fingerprintOf(text, dates, numbers) };
}

function tells(text: string, sentence: Span, dates: readonly Span[]): boolean {
  let rest = text.slice(sentence.start, sentence.end);
  for (const { start, end } of dates) rest = rest.replace(text.slice(start, end), "");
  return TELLS.test(rest);
}

export function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
