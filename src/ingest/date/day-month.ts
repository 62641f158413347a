import { WEEKDAYS } from "../../language/calendar.ts";
import { monthOf } from "./month-names.ts";

/** A day of a month, the year left open, as a text writes it. */
export interface DayMonth {
  month: number;
  day: number;
  text: string;
}

/** "May 19" or "19 May" (any language) that no year follows, or null. */
export function findDayMonth(text: string, language: string | null = null): DayMonth | null {
  const dayFirst = /(?<![\p{L}\p{N}])(\d{1,2})(?:st|nd|rd|th|\.|º)?\s+(?:de\s+)?(\p{L}{3,12})/giu;
  const monthFirst = /(?<![\p{L}\p{N}])(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?!\p{N}|:)/giu;
  for (const [pattern, dayAt, monthAt] of [
    [monthFirst, 2, 1],
    [dayFirst, 1, 2],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const month = monthOf(match[monthAt] ?? "", language);
      const day = Number(match[dayAt]);
      const follows = text.slice(match.index + match[0].length, match.index + match[0].length + 8);
      if (month === null || day < 1 || day > 31 || /^[.,]?\s*(?:de\s+)?\d{4}/.test(follows))
        continue;
      return { month, day, text: match[0].trim() };
    }
  }
  return null;
}

/**
 * How far past the newest year that a text names its day may lie. A weekday comes back after 5, 6 or 11 years,
 * so in eight years it often fits twice: then nothing is inferred.
 */
const YEARS_AHEAD = 7;

export interface InferredDay {
  /** "2023-05-19" */
  value: string;
  /** One sentence that a reader can check. */
  evidence: string;
}

/**
 * The one year in which a day fell on a weekday, from the newest year that the text names onwards, or null
 * when none or more than one fits. The clock has no say in it.
 */
export function inferYear(
  dayMonth: DayMonth,
  weekday: (typeof WEEKDAYS)[number],
  newestYear: number,
): InferredDay | null {
  const until = newestYear + YEARS_AHEAD;
  const fitting: string[] = [];
  for (let year = newestYear; year <= until; year++) {
    const date = new Date(Date.UTC(year, dayMonth.month - 1, dayMonth.day));
    const exists = date.getUTCMonth() === dayMonth.month - 1;
    if (exists && WEEKDAYS[date.getUTCDay()] === weekday)
      fitting.push(date.toISOString().slice(0, 10));
  }
  const [value] = fitting;
  if (value === undefined || fitting.length > 1) return null;
  const evidence =
    `The text says "${dayMonth.text}" and "${weekday}"; the newest year it names is ${newestYear}, ` +
    `and up to ${until} only in ${value.slice(0, 4)} was that day a ${weekday}.`;
  return { value, evidence };
}
