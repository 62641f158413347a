import { normalizeText } from "./escape.ts";

const ELLIPSIS = "…";

/** A text of at most `length` characters: cut after a word where one ends near, with an ellipsis. */
export function cutText(text: string, length: number): string {
  const whole = normalizeText(text);
  if (whole.length <= length) return whole;
  return wordsWithin(whole, length - ELLIPSIS.length).trimEnd() + ELLIPSIS;
}

/** The start of a text, at most `length` characters, up to the end of a word where one ends near. */
export function wordsWithin(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = wholeCharacters(text.slice(0, length));
  const space = text[start.length] === " " ? start.length : start.lastIndexOf(" ");
  return space > length / 2 ? start.slice(0, space) : start;
}

/** Without half of a character that takes two places. */
function wholeCharacters(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
