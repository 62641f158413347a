import type { Span } from "../../lib/span.ts";
import type { Quotation } from "./quotations.ts";
import { WORD, wordBits } from "./words.ts";

export const TOKEN = {
  word: 0,
  quote: 1,
  comma: 2,
  colon: 3,
  dash: 4,
  stop: 5,
  bracket: 6,
} as const;

/** A word or mark of a sentence; a quotation, or the part of it in this sentence, is one token. */
export interface SpeechToken extends Span {
  kind: number;
  /** Lower case, without its possessive ending and final point; empty for marks. */
  word: string;
  bits: number;
  capital: boolean;
  possessive: boolean;
}

const PIECE = /(?:[^\s"“”«»,;:()[\]—–]|(?<=\d)[,:](?=\d))+|[,;:()[\]—–]/g;
const ABBREVIATION =
  /^(?:\p{Lu}\.)+$|^(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Sgt|Lt|Col|Capt|Prof|Rev|St|Jr|Sr|Inc|Corp|Co|Ltd)\.$/u;

/** The words and marks of a sentence; what is inside quotations is one token each. */
export function speechTokens(
  text: string,
  sentence: Span,
  quotations: readonly Quotation[],
): SpeechToken[] {
  const tokens: SpeechToken[] = [];
  let from = sentence.start;
  for (const { start, end } of quotations) {
    if (end <= sentence.start) continue;
    if (start >= sentence.end) break;
    addWords(tokens, text, from, Math.min(start, sentence.end));
    const part = { start: Math.max(start, sentence.start), end: Math.min(end, sentence.end) };
    tokens.push({
      ...part,
      kind: TOKEN.quote,
      word: "",
      bits: 0,
      capital: false,
      possessive: false,
    });
    from = part.end;
  }
  addWords(tokens, text, from, sentence.end);
  return tokens;
}

function addWords(tokens: SpeechToken[], text: string, from: number, to: number): void {
  if (from >= to) return;
  PIECE.lastIndex = from;
  for (let match = PIECE.exec(text); match !== null; match = PIECE.exec(text)) {
    if (match.index >= to) return;
    const start = match.index;
    const raw = text.slice(start, Math.min(to, start + match[0].length));
    const mark = markOf(raw);
    if (mark === TOKEN.word) tokens.push(wordToken(raw, start));
    else
      tokens.push({
        start,
        end: start + raw.length,
        kind: mark,
        word: "",
        bits: 0,
        capital: false,
        possessive: false,
      });
  }
}

function markOf(raw: string): number {
  if (raw.length > 3) return TOKEN.word;
  if (raw === ",") return TOKEN.comma;
  if (raw === ":" || raw === ";") return TOKEN.colon;
  if (raw === "—" || raw === "–" || raw === "-" || raw === "--") return TOKEN.dash;
  if (raw === "(" || raw === ")" || raw === "[" || raw === "]") return TOKEN.bracket;
  return /[\p{L}\p{N}]/u.test(raw) ? TOKEN.word : TOKEN.stop;
}

function wordToken(raw: string, start: number): SpeechToken {
  let length = raw.length;
  while (length > 1 && TRAILING.includes(raw[length - 1] ?? "")) length -= 1;
  const shown = length < raw.length && ABBREVIATION.test(raw) ? raw.length : length;
  const lower = raw.slice(0, length).toLowerCase();
  const ending = lower.length - 2;
  const owns = ending > 0 && lower.endsWith("s") && isApostrophe(lower[ending]);
  const word = owns ? lower.slice(0, ending) : lower;
  return {
    start,
    end: start + shown,
    kind: TOKEN.word,
    word,
    bits: wordBits(word.includes("’") ? word.replace("’", "'") : word),
    capital: isCapital(raw),
    possessive: owns || (length < raw.length && isApostrophe(raw[length])),
  };
}

const TRAILING = ".!?…'’*";

function isApostrophe(character: string | undefined): boolean {
  return character === "'" || character === "’";
}

function isCapital(raw: string): boolean {
  const code = raw.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(raw);
}

/** Whether a token is a word with all or any of these bits. */
export function is(token: SpeechToken | undefined, bits: number): boolean {
  return token !== undefined && (token.bits & bits) !== 0;
}

const DESCRIBES = /-(?:\w+ed|led|born|\w+ing|based|made|wide|style|era)$/;

/** A word with a capital that can be part of a name: neither a day nor a word of every sentence. */
export function isNamePart(token: SpeechToken | undefined): boolean {
  if (token === undefined || !token.capital || token.kind !== TOKEN.word) return false;
  const common =
    WORD.calendar |
    WORD.article |
    WORD.opensClause |
    WORD.preposition |
    WORD.person |
    WORD.pronoun |
    WORD.says |
    WORD.links;
  // "U.S.-led" and "Moscow-brokered" describe.
  if (token.word.includes("-") && DESCRIBES.test(token.word)) return false;
  return (token.bits & common) === 0 || (token.bits & WORD.title) !== 0;
}
