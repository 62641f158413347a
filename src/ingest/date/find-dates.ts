import { monthOf } from "./month-names.ts";
import { isPartialDate } from "../../articles/partial-date.ts";

/** A calendar day that a text states in full: year, month and day. */
export interface FoundDate {
  /** "2023-05-19" */
  value: string;
  /** As written in the text. */
  text: string;
  start: number;
  end: number;
}

export interface DateReading {
  /** The text's language, e.g. "de" or "en-US"; decides "03/04/2023" and ambiguous month names. */
  language?: string | null;
  /** Also reads years of two digits ("18.11.19"), as bylines write them. */
  shortYears?: boolean;
}

interface Pattern {
  pattern: RegExp;
  /** [year, month, day] as written, or null when this is no date. */
  read: (parts: (string | undefined)[], reading: DateReading) => [string, number, string] | null;
}

const ORDINAL = "(?:st|nd|rd|th|er|º|ª|°|\\.)?";
const WORD = "(\\p{L}{3,12})\\.?";
const BEFORE = "(?<![\\p{L}\\p{N}/.-])";
const AFTER = "(?![\\p{N}]|[/.-]\\d)";

const named =
  (year: number, month: number, day: number): Pattern["read"] =>
  (parts, { language }) => {
    const number = monthOf(parts[month] ?? "", language?.slice(0, 2).toLowerCase());
    return number === null ? null : [parts[year] ?? "", number, parts[day] ?? ""];
  };

const PATTERNS: readonly Pattern[] = [
  {
    // 19 May 2023; 19. Mai 2023; 19 de mayo de 2023; 19-May-2023
    pattern: new RegExp(
      `${BEFORE}(\\d{1,2})${ORDINAL}[\\s-]*(?:of |de |d['’])?${WORD},?[\\s-]*(?:de |del )?(\\d{4})${AFTER}`,
      "giu",
    ),
    read: named(3, 2, 1),
  },
  {
    // May 19, 2023; Mai 19 2023
    pattern: new RegExp(
      `${BEFORE}${WORD}\\s*(\\d{1,2})${ORDINAL},?\\s+(?:de |del )?(\\d{4})${AFTER}`,
      "giu",
    ),
    read: named(3, 1, 2),
  },
  {
    // 2023. május 19.; 2023 May 19
    pattern: new RegExp(
      `${BEFORE}(\\d{4})[.,]?[\\s-]+(?:m\\. )?${WORD}[\\s-]+(\\d{1,2})(?!\\p{N})`,
      "giu",
    ),
    read: named(1, 2, 3),
  },
  {
    // 2023-05-19; 2023/05/19; 2023.05.19; also at the start of 2023-05-19T10:00
    pattern: /(?<![\p{L}\p{N}/.-])(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\p{N}|[/-]\d)/gu,
    read: ([, year, , month, day]) => [year ?? "", Number(month), day ?? ""],
  },
  {
    // 2023年5月19日; 2023년 5월 19일
    pattern: /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})/gu,
    read: ([, year, month, day]) => [year ?? "", Number(month), day ?? ""],
  },
  {
    // 19.05.2023; 19/05/2023; 05/19/2023; 19.05.23
    pattern:
      /(?<![\p{L}\p{N}/.-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\p{N}|[/.-]\d)/gu,
    read: readNumeric,
  },
];

function readNumeric(
  [, first, separator, second, year]: (string | undefined)[],
  { language, shortYears }: DateReading,
): [string, number, string] | null {
  const [left, right] = [Number(first), Number(second)];
  if (year?.length !== 4 && (!shortYears || hasOtherCalendar(language))) return null;
  const century = year?.length === 4 ? "" : "20";
  const full = `${century}${year}`;
  const dayFirst: [string, number, string] = [full, right, first ?? ""];
  const monthFirst: [string, number, string] = [full, left, second ?? ""];
  if (left === right || left > 12) return dayFirst;
  if (right > 12) return separator === "." && !isAmerican(language) ? null : monthFirst;
  if (separator === ".") return dayFirst;
  // Both orders are days: only a language that has one order decides. Plain "en" has both.
  if (isAmerican(language)) return monthFirst;
  return language && !/^en$/i.test(language) ? dayFirst : null;
}

/** Persian and Thai dates count years otherwise; two digits do not say which count is meant. */
function hasOtherCalendar(language: string | null | undefined): boolean {
  return /^(?:fa|th)\b/i.test(language ?? "");
}

/** Arabic-Indic, Persian, Devanagari, Bengali and Thai numerals, by the zero that each set begins with. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

/** A text of the same length with its numerals of other scripts as 0 to 9. */
function withPlainDigits(text: string): string {
  return text.replace(
    /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/g,
    (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - (ZEROS.findLast((zero) => zero <= code) ?? code));
    },
  );
}

function isAmerican(language: string | null | undefined): boolean {
  return /^en[-_]us/i.test(language ?? "");
}

/** Every full calendar day that a text states, in order; what could be two days is left out. */
export function findDates(text: string, reading: DateReading = {}): FoundDate[] {
  const found: FoundDate[] = [];
  const plain = withPlainDigits(text);
  // Most texts that are asked about hold no day: four figures, or two beside a sign or a word.
  if (!/\d{4}|\d[./-]\s?\d{1,2}[./-]\s?\d{2}/.test(plain)) return found;
  for (const { pattern, read } of PATTERNS) {
    for (const match of plain.matchAll(pattern)) {
      const parts = read([...match], reading);
      if (!parts) continue;
      const [year, month, day] = parts;
      const value = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
      if (!isPartialDate(value) || Number(year) < 1600 || Number(year) > 2100) continue;
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && other.start < end)) continue;
      found.push({ value, text: text.slice(start, end).trim(), start, end });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** A day written so that day and month cannot be told apart, e.g. "03/09/2023". */
export interface AmbiguousDate {
  text: string;
  /** The two days it may be, the earlier first. */
  days: [string, string];
}

/** The first such day in a text that `reading` does not settle, or null. */
export function findAmbiguous(text: string, reading: DateReading = {}): AmbiguousDate | null {
  const numeric = /(?<![\p{L}\p{N}/.-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\p{N}|[/.-]\d)/gu;
  for (const match of withPlainDigits(text).matchAll(numeric)) {
    const parts = [...match];
    const [, first = "", , second = "", year = ""] = parts;
    if (readNumeric(parts, reading) !== null || Number(first) > 12 || Number(second) > 12) continue;
    const [left, right] = [first.padStart(2, "0"), second.padStart(2, "0")];
    const days = [`${year}-${left}-${right}`, `${year}-${right}-${left}`].toSorted();
    return { text: match[0], days: [days[0] ?? "", days[1] ?? ""] };
  }
  return null;
}
