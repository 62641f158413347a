/** Letters, digits and marks, with single stops, commas and apostrophes between them. */
const RUN =
  /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u2060]+(?:[.,'’ʼ＇][\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u2060]+)*/gu;
const STOP_OR_COMMA = /[.,]/u;
const DOTTED_LETTERS = /^\p{L}(?:\.\p{L})+$/u;
/** Digits, with commas between thousands and with stops. */
export const NUMBER = /^\d+(?:,\d{3})*(?:\.\d+)*$/u;

/** What an ASCII character is to a run. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9]/.test(String.fromCodePoint(code)) ? 1 : 0,
);
const STOP = 0x2e;
const COMMA = 0x2c;
const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;
/** Dashes, quotation marks (but that which is an apostrophe) and the ellipsis: in no run. */
const BETWEEN = new Set([0x2013, 0x2014, 0x2018, 0x201c, 0x201d, 0x2026]);

/**
 * Calls `visit` with the bounds of everything in `text` that is written as one word, in order: a
 * run, but "U.S." with its last stop, and what stops and commas separate unless it is a number.
 * Runs of ASCII, which most are, are found without a regular expression.
 */
export function eachPiece(text: string, visit: (start: number, end: number) => void): void {
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (isAscii(code)) {
      const end = plainEnd(text, at + 1);
      if (end === -1) at = visitRun(text, at, visit);
      else {
        visit(at, end);
        at = end;
      }
    } else if (code < 128 || BETWEEN.has(code) || code === CURLY_APOSTROPHE) at += 1;
    else at = visitRun(text, at, visit);
  }
}

/** A letter or a digit; NaN, beyond the end, is none. */
function isAscii(code: number): boolean {
  return code < 128 && ASCII[code] === 1;
}

/** Where a run of ASCII that holds neither stop nor comma ends; -1 for every other run. */
function plainEnd(text: string, from: number): number {
  let end = from;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isAscii(code)) end += 1;
    else if (code === STOP || code === COMMA) {
      return canFollow(text.charCodeAt(end + 1)) ? -1 : end;
    } else if (code === APOSTROPHE || code === CURLY_APOSTROPHE) {
      const next = text.charCodeAt(end + 1);
      if (isAscii(next)) end += 2;
      else return canFollow(next) ? -1 : end;
    } else return code >= 128 && !BETWEEN.has(code) ? -1 : end;
  }
}

/** Whether a run may go on with this character. */
function canFollow(code: number): boolean {
  return isAscii(code) || (code >= 128 && !BETWEEN.has(code) && code !== CURLY_APOSTROPHE);
}

/** Visits the next run; where the search goes on. */
function visitRun(text: string, from: number, visit: (start: number, end: number) => void): number {
  RUN.lastIndex = from;
  const match = RUN.exec(text);
  if (match === null) return text.length;
  const [run] = match;
  const start = match.index;
  const end = start + run.length;
  if (!STOP_OR_COMMA.test(run) || NUMBER.test(run)) visit(start, end);
  else if (DOTTED_LETTERS.test(run)) visit(start, text[end] === "." ? end + 1 : end);
  else {
    let at = start;
    for (const part of run.split(STOP_OR_COMMA)) {
      visit(at, at + part.length);
      at += part.length + 1;
    }
  }
  return end;
}
