import { findDates } from "../date/find-dates.ts";
import { isPartialDate } from "../../articles/partial-date.ts";

/** What lies ahead, or is only meant, in a sentence with one of these. */
const AHEAD =
  /\b(?:will|would|shall|by|until|till|due|plans?|planned|schedul\w*|expect\w*|next|upcoming|deadline|to be|going to|aims?|set to|propos\w*|targets?|could|may|might|forecast\w*)\b/i;

const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

export interface Bound {
  /** "2021-11-26" or "2022" */
  value: string;
  /** As the text says it. */
  text: string;
}

/** The newest day or year that a text tells of as past: it was published then or later. Null when it names none. */
export function newestPast(paragraphs: readonly string[], today: string): Bound | null {
  let newest: Bound | null = null;
  let lastYear: number | null = null;
  const consider = (value: string, text: string): void => {
    // A year counts from its first day, so a day within the same year is the tighter bound.
    if (!isPartialDate(value) || value > today) return;
    if (newest === null || value > newest.value) newest = { value, text };
  };
  for (const sentence of paragraphs.flatMap((text) => text.split(/(?<=[.!?]["'”’)]*)\s+/u))) {
    const later =
      /\b(one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) years? later\b/i.exec(sentence);
    if (later?.[1] && lastYear !== null && !AHEAD.test(sentence)) {
      const count = NUMBERS.indexOf(later[1].toLowerCase()) + 1 || Number(later[1]);
      consider(String(lastYear + count), `${lastYear + count} ("${later[0]}" than ${lastYear})`);
    }
    const years = [
      ...sentence.matchAll(/(?<![\p{L}\p{N}.,$€£%-])(?:19|20)\d{2}(?![\p{N}%]|[.,]\d)/gu),
    ];
    // "ended in the 1990s" and the like are decades.
    const exact = years.filter(({ index }) => !/^\d{4}['’]?s/.test(sentence.slice(index)));
    lastYear = exact.length > 0 ? Number(exact.at(-1)?.[0]) : lastYear;
    if (AHEAD.test(sentence)) continue;
    for (const { value, text } of findDates(sentence)) consider(value, text);
    for (const [year] of exact) consider(year, year);
  }
  return newest;
}

/** Words of a sentence that tells what has happened. */
const TOLD =
  /\b(?:was|were|had|has been|have been|did|killed|said|agreed|began|became|came|took|won|lost|fell|rose|met|\w{3,}ed)\b/i;

/** The newest day or year of which a text says that something happened then; null when it names none. */
export function newestTold(paragraphs: readonly string[], today: string): Bound | null {
  const sentences = paragraphs.flatMap((text) => text.split(/(?<=[.!?]["'”’)]*)\s+/u));
  return newestPast(
    sentences.filter((sentence) => TOLD.test(sentence)),
    today,
  );
}

/** The newest year, not after `today`'s, that a text names at all; null when it names none. */
export function newestYear(paragraphs: readonly string[], today: string): number | null {
  const limit = Number(today.slice(0, 4));
  const years = paragraphs
    .flatMap((text) => [
      ...text.matchAll(/(?<![\p{L}\p{N}.,$€£%])(?:19|20)\d{2}(?![\p{N}%]|[.,]\d)/gu),
    ])
    .map(([year]) => Number(year))
    .filter((year) => year <= limit);
  return years.length === 0 ? null : Math.max(...years);
}
