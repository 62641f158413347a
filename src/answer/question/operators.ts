/**
 * What an operator asks for: an outlet or none of it, an article, a date, words that the quote must or must not hold; `time`
 * is a time that the question's own words name, which is preferred and not demanded.
 */
type OperatorKind =
  | "source"
  | "not-source"
  | "article"
  | "after"
  | "before"
  | "phrase"
  | "without"
  | "time";

export interface Operator {
  kind: OperatorKind;
  /** Without its sign and quotation marks. */
  value: string;
  /** The words that say it, where it is said in prose: "according to TASS", "in May 2023". */
  prose?: string;
  /** How articles write the outlet that is meant. */
  written?: readonly string[];
  /** The title of the article that is meant. */
  title?: string;
}

/** A text as written, cut into operators and what is between them, in order. */
export type Piece = string | Operator;

const OPEN = `"“„«`;
const QUOTED = String.raw`[${OPEN}]([^${OPEN}”»]*)["”“»]`;
const START = String.raw`(?<![^\s([])`;
const END = String.raw`(?=[\s)\],.;!?]|$)`;

/** What readers of other languages write for an operator; of a day only before a figure. */
const TRANSLATED: ReadonlyMap<string, OperatorKind> = new Map([
  ..."quelle fuente источник kaynak".split(" ").map((name) => [name, "source"] as const),
  ..."nach après después после sonra".split(" ").map((name) => [name, "after"] as const),
  ..."vor avant antes до önce".split(" ").map((name) => [name, "before"] as const),
]);
const SOURCES = [...TRANSLATED].flatMap(([name, kind]) => (kind === "source" ? [name] : []));
const DAYS = [...TRANSLATED].flatMap(([name, kind]) => (kind === "source" ? [] : [name]));

/**
 * Only what cannot be meant otherwise: `before:2023`, `source:"The Cradle"`, `-source:tass`, `"exact words"`,
 * `-word`, `-"exact words"`, each at the start of a word. "-5", "a - b" and "before: the war" are
 * plain words.
 */
const OPERATOR = new RegExp(
  [
    String.raw`${START}(?<name>-?source|article|after|before|${SOURCES.join("|")}|(?:${DAYS.join("|")})(?=:"?\d)):(?:${QUOTED}${END}|(?<bare>[^\s${OPEN}”»]*[\p{L}\p{N}]))`,
    String.raw`${START}(?<minus>-)?${QUOTED}${END}`,
    String.raw`${START}-(?<word>\p{L}[\p{L}\p{N}\p{M}'’.-]*)${END}`,
  ].join("|"),
  "giu",
);
/** A value that needs no quotation marks. Without case, as `OPERATOR` reads it. */
const BARE = /^[^\s"“”„«»]*[\p{L}\p{N}]$/iu;
/** What would be read as part of a value, or of a word, that it follows without quotation marks. */
const BARE_GOES_ON = /^[^\s"“”„«»]*[\p{L}\p{N}]/iu;
const WORD_GOES_ON = /^[\p{L}\p{N}\p{M}'’.-]/iu;
const HAS_WORD = /[\p{L}\p{N}]/u;

export function readOperators(text: string): Piece[] {
  const pieces: Piece[] = [];
  let last = 0;
  for (const match of text.matchAll(OPERATOR)) {
    const operator = operatorIn(match);
    if (operator === null) continue;
    if (match.index > last) pieces.push(text.slice(last, match.index));
    pieces.push(operator);
    last = match.index + match[0].length;
  }
  if (last < text.length) pieces.push(text.slice(last));
  return pieces;
}

/** A text that `readOperators` reads as these pieces. */
export function writePieces(pieces: readonly Piece[]): string {
  return tidy(
    pieces.map((piece, at) => {
      if (typeof piece === "string") return piece;
      const next = pieces[at + 1];
      return writeOperator(piece, typeof next === "string" ? next : "");
    }),
  );
}

/** An operator as it is written before what follows: `source:"The Cradle"`. */
export function writeOperator({ kind, value, prose }: Operator, following = ""): string {
  if (prose !== undefined) return prose;
  const quoted = `"${value}"`;
  if (kind === "phrase") return quoted;
  if (kind === "without") {
    return isOneWord(value) && !WORD_GOES_ON.test(following) ? `-${value}` : `-${quoted}`;
  }
  const name = kind === "not-source" ? "-source" : kind;
  return `${name}:${BARE.test(value) && !BARE_GOES_ON.test(following) ? value : quoted}`;
}

/** What is searched for: the words, those of exact phrases included. */
export function wordsOf(pieces: readonly Piece[]): string {
  return tidy(
    pieces.map((piece) => {
      if (typeof piece === "string") return piece;
      return piece.kind === "phrase" || piece.kind === "time" ? writeOperator(piece) : " ";
    }),
  );
}

function operatorIn(match: RegExpMatchArray): Operator | null {
  const { name, bare, minus, word } = match.groups ?? {};
  const quoted = (match[2] ?? match[5])?.trim();
  const value = tidy([(bare ?? word ?? quoted ?? "").replace(/["“”„«»]/gu, "")]);
  if (!HAS_WORD.test(value)) return null;
  if (name !== undefined) {
    const written = name.toLowerCase();
    const kind = TRANSLATED.get(written) ?? (written.replace(/^-/u, "not-") as OperatorKind);
    return { kind, value };
  }
  const kind = minus !== undefined || word !== undefined ? "without" : "phrase";
  return { kind, value: word === undefined ? value : value.replace(/['’.-]+$/u, "") };
}

function isOneWord(value: string): boolean {
  return /^\p{L}[\p{L}\p{N}\p{M}'’.-]*(?<!['’.-])$/iu.test(value);
}

/** Parts as one text on one line. */
export function tidy(parts: readonly string[]): string {
  return parts.join("").replace(/\s+/gu, " ").trim();
}
