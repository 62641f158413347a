import { isWeekday } from "./date/month-names.ts";
import { findDates, type DateReading, type FoundDate } from "./date/find-dates.ts";

/** What a byline or date line says. */
export interface Byline {
  author: string | null;
  date: FoundDate | null;
}

const DATE_WORDS =
  /(?<!\p{L})(?:first|last|originally|published|publish(?:ed)? on|posted|updated|modified|created|added|released|date|dated|on|at|by|am|pm|a\.m\.|p\.m\.|am|um|uhr|le|à|às|il|alle|den|kl|feira|[aecmp][ds]t|gmt|utc|bst|ist|cet|msk|hrs?|local time|days?|hours?|minutes?|mins?|ago)(?!\p{L})/giu;

/** Whether a line ends as a sentence does, quotation marks and brackets aside. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？:;]["'”’»)\]]*$/u.test(text);
}

/** Of Chinese, Japanese and Korean each sign says as much as some letters. */
const LETTERS_PER_SIGN = 2.5;

/** How much a text says, in characters of an alphabet. */
export function weight(text: string): number {
  const signs =
    text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)?.length ?? 0;
  return text.length + signs * (LETTERS_PER_SIGN - 1);
}

/** Whether a text is a paragraph of prose: long enough, and it ends as a sentence does. */
export function isProseParagraph(text: string): boolean {
  return endsSentence(text) && (text.length > MIN_PROSE || weight(text) > MIN_PROSE);
}

/** Shorter sentences may be a caption or a button, in characters. */
const MIN_PROSE = 80;

/** Whether a line's words make a sentence rather than a byline: four and more in small letters beside those of dates. */
export function isSentence(text: string): boolean {
  const words =
    text.replace(DATE_WORDS, " ").match(/(?<![\p{L}\p{N}])\p{Ll}{2,}(?![\p{L}])/gu) ?? [];
  const own = words.filter((word) => !isWeekday(word));
  return own.length >= (/[.!?]["'”’»)]*\s*$/u.test(text) ? 3 : 5);
}

/** Letters and digits in small letters with single spaces: lines that differ in punctuation only are one. */
export function bareWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

/** Reads a short line that is a date, a name with a date, or "By" with a name; null for anything else. */
export function readByline(text: string, reading: DateReading): Byline | null {
  if (text.length > 140) return null;
  const [date] = findDates(text, { ...reading, shortYears: true });
  if (!date) return nameOnly(text);
  const rest = `${text.slice(0, date.start)} ${text.slice(date.end)}`
    .replace(/\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?/giu, " ")
    .replace(/T\d{2}\S*/g, " ");
  for (const other of findDates(rest, { ...reading, shortYears: true })) {
    return readByline(rest.replace(other.text, " "), reading) === null
      ? null
      : { author: null, date };
  }
  const author = personIn(rest);
  const left = rest.replace(DATE_WORDS, " ").replace(author ?? " ", " ");
  const words = (left.match(/\p{L}+/gu) ?? []).filter((word) => !isWeekday(word));
  return words.length <= 2 ? { author, date } : null;
}

function nameOnly(text: string): Byline | null {
  if (/^(?:last )?(?:updated|published|posted)\b[^.]{0,60}\b(?:ago|[ap]m)\b/iu.test(text)) {
    return { author: null, date: null };
  }
  if (!/^(?:by|von|par|por|di|от)\s*:?\s+\S/iu.test(text) || endsSentence(text)) return null;
  const author = personIn(text);
  return author === null || text.length > 100 ? null : { author, date: null };
}

/** The name in a byline: capitalised words, after "By" or before a separator. */
function personIn(text: string): string | null {
  const name =
    "\\p{Lu}[\\p{L}’'.-]*(?:\\s+(?:(?:de|van|von|der|al|bin|and|und|et|y)\\s+)*\\p{Lu}[\\p{L}’'.-]*){0,5}";
  const by = new RegExp(`(?:^|\\b)(?:[Bb][Yy]|[Vv]on|[Pp]ar|[Pp]or)\\s*:?\\s+(${name})`, "u").exec(
    text,
  );
  const bare = text.replace(
    /\b(?:first |last |originally )?(?:published|posted|updated)\b.*$/iu,
    "",
  );
  const leading = new RegExp(`^\\s*(${name})\\s*[-–—|,·•]?\\s*$`, "u").exec(bare);
  const found = by?.[1] ?? leading?.[1];
  if (!found) return null;
  const cleaned = found.replace(DATE_WORDS, " ").replace(/\s+/g, " ").trim();
  return cleaned.length >= 3 ? cleaned.replace(/[.,]$/, "") : null;
}
