import type { Span } from "../../lib/span.ts";

/** Cf characters that are seen: signs written before or around Arabic and other numbers. */
const SEEN = String.raw`[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]`;
/** Emoji presentation, and joiners between the letters and emoji that are written with them. */
const EMOJI_STYLE = String.raw`(?<=\p{Emoji})\uFE0F`;
const JOINER = String.raw`(?<=[\p{Script=Arabic}\p{Extended_Pictographic}\p{Emoji_Modifier}]|\p{Extended_Pictographic}\uFE0F|(?!\p{DI})\p{M})[\u200C\u200D](?=(?!\p{DI})[\p{L}\p{Extended_Pictographic}])`;

const SPACE = /[\s\u0085]/u;
const BYTE_ORDER_MARK = /\uFEFF/gu;
const SPACES = new RegExp(`${SPACE.source}+`, "gu");
const UNSEEN = new RegExp(
  String.raw`(?!${SEEN}|${EMOJI_STYLE}|${JOINER})[\p{Cc}\p{Cf}\p{DI}]`,
  "gu",
);
/** Anything but single spaces between signs of Latin, Cyrillic and ordinary punctuation. */
const UNUSUAL =
  /[^\x20-\x7E\u00A1-\u00AC\u00AE-\u02FF\u0400-\u04FF\u2010-\u2027\u2030-\u205E]| {2}/u;
const LONE_SURROGATE = /\p{Cs}/gu;

const ZERO_WIDTH_SPACE = "\u200B";

/**
 * What Discord's client or server would act on, given that a text is one line:
 * - after "<" the next sign too, since the server finds mentions without heeding backslashes;
 * - emphasis, code, spoilers, links, mentions, time stamps and custom emoji, by their first sign;
 * - at the start: lists, headings, subtext, quotes;
 * - addresses that become links or invitations without any sign around them;
 * - `:name:` emoji; `@everyone` and `@here`.
 */
const SPECIAL =
  /[\\*_~`|<[\]]|(?<=<)[@#:/]|^[-+#>]|^\d+\.(?=\s|$)|:(?=\/\/|[^\s:]*:)|(?<=discord(?:app)?)\.(?=[a-z])|@(?=everyone|here)/giu;

/** A backslash before any sign is not shown; before a letter, digit or space it is. */
const ESCAPED = /\\([^0-9A-Za-z\s])/gu;

/** One line without characters that are not seen: white space folded, the words as they are. */
export function normalizeText(text: string): string {
  return fold(text).trim();
}

/**
 * A hostile text as Discord Markdown that shows it, on one line, and does nothing else. A backslash
 * does not stop the server from reading `@everyone`, so a zero-width space does.
 */
export function escapeText(text: string): string {
  return escapeFolded(normalizeText(text));
}

/**
 * Like `escapeText`, with parts of it in bold. The text is escaped as a whole: what does something
 * together may lie on both sides of a part's bounds.
 */
export function escapeMarked(text: string, marks: readonly Span[]): string {
  const folded = fold(text);
  const line = folded.trim();
  const lead = folded.length - folded.trimStart().length;
  const placeOf = (at: number): number =>
    Math.min(Math.max(fold(text.slice(0, at)).length - lead, 0), line.length);
  const bounds = marks
    .map(({ start, end }) => withoutSpace(line, { start: placeOf(start), end: placeOf(end) }))
    .filter(({ start, end }) => start < end)
    .flatMap(({ start, end }) => [start, end]);
  const signs: number[] = [];
  const escaped = escapeFolded(line, (at) => signs.push(at));
  // Every sign that is escaped makes the rest of the line one character longer.
  const places = bounds.map((at) => at + signs.filter((sign) => sign < at).length);
  return [0, ...places]
    .map((place, each) => escaped.slice(place, places[each] ?? escaped.length))
    .join(BOLD);
}

/** How long a slice of a longer text is when escaped, white space at its ends included. */
export function escapedLength(slice: string): number {
  return escapeFolded(fold(slice)).length;
}

function withoutSpace(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  const from = start + part.length - part.trimStart().length;
  return { start: from, end: Math.max(from, start + part.trimEnd().length) };
}

/** The text that `escapeText` was given, normalised. */
export function unescapeText(escaped: string): string {
  return escaped.replaceAll(`@${ZERO_WIDTH_SPACE}`, "@").replace(ESCAPED, "$1");
}

/** `onSign` is told the place in `text` of each sign that is escaped. */
function escapeFolded(text: string, onSign: (at: number) => void = () => {}): string {
  return text.replace(SPECIAL, (found: string, at: number) => {
    onSign(at + found.length - 1);
    return found === "@" ? `@${ZERO_WIDTH_SPACE}` : `${found.slice(0, -1)}\\${found.slice(-1)}`;
  });
}

function fold(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text
    .replace(BYTE_ORDER_MARK, "")
    .replace(SPACES, " ")
    .replace(UNSEEN, "")
    .replace(LONE_SURROGATE, "\uFFFD")
    .replace(SPACES, " ");
}

const BOLD = "**";

/** Text that is already escaped, in bold. */
export function bold(escaped: string): string {
  return `${BOLD}${escaped}${BOLD}`;
}

/** Escaped lines in Discord's small print; "" where there are none. */
export function smallPrint(lines: readonly string[]): string {
  return lines.map((line) => `-# ${line}`).join("\n");
}

const ELLIPSIS = "…";

/** A text of at most `length` characters: cut after a word where one ends near, with an ellipsis. */
export function truncate(text: string, length: number): string {
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
