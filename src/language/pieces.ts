/**
 * Cuts a text into what is written as one word. Index, question and highlight all use it, so what
 * counts as a word is decided here alone.
 */

const UNSEEN = String.raw`\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff`;
/** A letter or a digit and what follows it unseen or as its accent; an accent alone is no word. */
const LETTERS = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}${UNSEEN}]*`;
const CONNECTOR = String.raw`[.,'’‘ʼ＇´${"`"}\-‐‑]|(?<=\d):(?=\d\d(?!\d))|(?<=(?<!\d)\d{1,3}|(?<!\d)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,4})[ \u00a0\u2009\u202f](?=\d{3}(?![\d\p{L}]))`;
/** Letters and digits, with single stops, commas, apostrophes and hyphens between them. */
const RUN = new RegExp(`${LETTERS}(?:(?:${CONNECTOR})${LETTERS})*`, "gu");
/** "J. K." and "U.S.": capitals with stops, apart or not. */
const INITIALS =
  /(?:(?:\p{Lu}\.){2,}|\p{Lu}\.(?:[ \u00a0\u2009\u202f]\p{Lu}\.(?!\p{L}))+)(?![\p{L}\p{N}])/uy;
const STOP_OR_COMMA = /[.,]/u;
const DOTTED_LETTERS = /^\p{L}(?:\.\p{L})+$/u;
const HYPHEN = /[-‐‑]/u;
const COLON = /:/u;
/** A number with its thousands apart, or a time of day; a unit may follow at once ("7:30pm"). */
export const NUMBER = /^\d+(?:[, \u00a0\u2009\u202f]\d{3})*(?:\.\d+)*(?:\p{L}{1,6})?$/u;
const TIME_OF_DAY = /^\d{1,2}:\d\d\p{L}{0,2}$/u;
/** A type that nobody names without its figure: "F-16", "Su-27s", but not "COVID-19" or "MiG-29". */
const MODEL = /^\p{L}{1,2}[-‐‑]\d{1,3}\p{L}{0,2}$/u;
/** Scripts that set no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORDS = new Intl.Segmenter("zh", { granularity: "word" });
/** Intl.Segmenter takes time by the square of what it is given in such scripts. */
const MAX_SEGMENTED = 400;
/** In "on May 5 200 people" the space parts a day from what follows. */
const AFTER_MONTH =
  /(?:[a-z]{2}y|rch|ril|une|ust|ber|ary|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? $/u;
/** "1️⃣" is a picture of a key, no number. */
const KEYCAP = /^\ufe0f?\u20e3/u;

/** What an ASCII character is to a run. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9]/.test(String.fromCodePoint(code)) ? 1 : 0,
);
const STOP = 0x2e;
const COMMA = 0x2c;
const APOSTROPHE = 0x27;
const HYPHEN_MINUS = 0x2d;
const COLON_SIGN = 0x3a;
const GRAVE = 0x60;
const SPACE = 0x20;
/** Signs that are read as words after or before a figure: "10%", "$5bn", "€7m", "£3". */
const SIGNS = new Set(["%", "$", "€", "£"]);
const SIGN_CODES = new Set([...SIGNS].map((sign) => sign.charCodeAt(0)));
/** Dashes, double quotation marks and the ellipsis: in no run. */
const BETWEEN = new Set([0x2013, 0x2014, 0x201c, 0x201d, 0x2026]);
const QUOTES = new Set([0x2018, 0x2019]);

export type VisitPiece = (start: number, end: number) => void;

/**
 * Calls `visit` with the bounds of everything in `text` that is written as one word, in order of
 * their starts: a run; initials as one ("U.S.", "J. K."); what stops and commas separate, unless
 * it is a number; a hyphenated word as a whole and then its parts; the words of a script without
 * spaces; a per cent or currency sign beside a figure. Runs of ASCII, which most are, are found
 * without a regular expression.
 */
export function eachPiece(text: string, visit: VisitPiece): void {
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (isAscii(code)) {
      const end = plainEnd(text, at);
      if (end === -1) at = visitRun(text, at, visit);
      else {
        visit(at, end);
        at = end;
      }
    } else if (SIGN_CODES.has(code)) {
      if (isBesideFigure(text, at)) visit(at, at + 1);
      at += 1;
    } else if (code < 128 || BETWEEN.has(code) || QUOTES.has(code)) at += 1;
    else at = visitRun(text, at, visit);
  }
}

/** A letter or a digit; NaN, beyond the end, is neither. */
function isAscii(code: number): boolean {
  return code < 128 && ASCII[code] === 1;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isBesideFigure(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at + 1)];
  return text[at] === "%" ? isDigit(before) || isDigit(text.charCodeAt(at - 2)) : isDigit(after);
}

/** Where a run of ASCII that holds no connector but an apostrophe ends; -1 for every other run. */
function plainEnd(text: string, start: number): number {
  let end = start + 1;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isAscii(code)) end += 1;
    else if (code === STOP && end === start + 1) return -1;
    else if (code === STOP || code === COMMA || code === HYPHEN_MINUS || code === GRAVE) {
      return canFollow(text.charCodeAt(end + 1)) ? -1 : end;
    } else if (code === COLON_SIGN) {
      return isDigit(text.charCodeAt(end - 1)) && isDigit(text.charCodeAt(end + 1)) ? -1 : end;
    } else if (code === APOSTROPHE || QUOTES.has(code)) {
      const next = text.charCodeAt(end + 1);
      if (isAscii(next)) end += 2;
      else return canFollow(next) ? -1 : end;
    } else if (code === SPACE) return isThousands(text, end) ? -1 : end;
    else return code >= 128 && !BETWEEN.has(code) ? -1 : end;
  }
}

/** Whether a space may separate thousands: "12 500". */
function isThousands(text: string, space: number): boolean {
  const digits = [space - 1, space + 1, space + 2, space + 3];
  // "15 747s" are aircraft.
  return digits.every((at) => isDigit(text.charCodeAt(at))) && !isAscii(text.charCodeAt(space + 4));
}

/** Whether a run may go on with this character. */
function canFollow(code: number): boolean {
  return isAscii(code) || (code >= 128 && !BETWEEN.has(code) && !QUOTES.has(code));
}

/** Visits the next run; returns where the search goes on. */
function visitRun(text: string, from: number, visit: VisitPiece): number {
  INITIALS.lastIndex = from;
  const initials = INITIALS.exec(text);
  if (initials !== null) {
    visit(from, from + initials[0].length);
    return from + initials[0].length;
  }
  RUN.lastIndex = from;
  const match = RUN.exec(text);
  if (match === null) return text.length;
  const [run] = match;
  const start = match.index;
  // A sign before the run may belong to its figure.
  for (let at = from; at < start; at += 1) {
    if (SIGN_CODES.has(text.charCodeAt(at)) && isBesideFigure(text, at)) visit(at, at + 1);
  }
  const end = start + run.length;
  if (KEYCAP.test(text.slice(end)) || /\u20e3/u.test(run)) return end;
  if (DOTTED_LETTERS.test(run)) visit(start, text[end] === "." ? end + 1 : end);
  else if (AFTER_MONTH.test(text.slice(Math.max(0, start - 5), start)) && run.includes(" ")) {
    eachPart(run, start, / /u, (part, at) => visit(at, at + part.length));
  } else if (NUMBER.test(run) || TIME_OF_DAY.test(run)) visit(start, end);
  else eachPart(run, start, STOP_OR_COMMA, (part, at) => visitPart(part, at, visit));
  return end;
}

/** A run without stops and commas. */
function visitPart(part: string, start: number, visit: VisitPiece): void {
  if (UNSPACED.test(part)) visitUnspaced(part, start, visit);
  else if (!HYPHEN.test(part)) {
    eachPart(part, start, COLON, (word, at) => visit(at, at + word.length));
  } else {
    visit(start, start + part.length);
    if (MODEL.test(part)) return;
    eachPart(part, start, HYPHEN, (word, at) => visit(at, at + word.length));
  }
}

function eachPart(
  run: string,
  start: number,
  separator: RegExp,
  visit: (part: string, start: number) => void,
): void {
  if (!separator.test(run)) return visit(run, start);
  let at = start;
  for (const part of run.split(separator)) {
    visit(part, at);
    at += part.length + 1;
  }
}

function visitUnspaced(part: string, start: number, visit: VisitPiece): void {
  for (let from = 0; from < part.length; from += MAX_SEGMENTED) {
    for (const { segment, index } of WORDS.segment(part.slice(from, from + MAX_SEGMENTED))) {
      const at = start + from + index;
      if (/[\p{L}\p{N}]/u.test(segment)) visit(at, at + segment.length);
    }
  }
}
