import type { Article, PartialDate } from "../../articles/article.ts";
import { readDate, firstDay, lastDay } from "../../articles/partial-date.ts";
import { type Operator, type Piece, readOperators, wordsOf, writePieces } from "./operators.ts";
import { matchOutlet, type Outlet } from "../../articles/outlets.ts";
import type { Filter } from "../../articles/filter.ts";
import type { Archive } from "../archive.ts";
import { termsIn } from "../../language/tokenizer.ts";
import type { Span } from "../../lib/span.ts";
import { withoutMarks } from "./marks.ts";
import { linkedArticles, withArticles } from "./links.ts";
import type { OutletNames } from "./outlet.ts";
import { readTime } from "./time.ts";

/** A question whose operators are understood. */
export interface ParsedQuestion {
  /** In canonical form: outlets as they are called, dates in digits. Reads back as the same. */
  text: string;
  pieces: readonly Piece[];
  /** In the order of the text. */
  operators: readonly Operator[];
  /** What is searched for. */
  words: string;
  filter: Filter;
  /** Word for word in the paragraph that is quoted. */
  phrases: readonly string[];
  /** In no paragraph that is quoted. */
  without: readonly string[];
}

/** Filters given beside the question, as written. */
export interface FilterOptions {
  source?: string;
  after?: string;
  before?: string;
}

/** An outlet that there is not, wanted or left out. */
export interface UnknownOutlet {
  problem: "outlet";
  kind: "source" | "not-source";
  typed: string;
  nearest: readonly Outlet[];
}

/** Why a question was not understood. */
export type ParseError =
  | UnknownOutlet
  | { problem: "outlets"; names: readonly string[] }
  | { problem: "date"; typed: string }
  | { problem: "range"; after: PartialDate; before: PartialDate };

/** `locale`: the language whose names of months are understood beside English. */
export async function parseQuestion(
  question: string,
  given: FilterOptions,
  archive: Archive,
  locale: string,
): Promise<ParsedQuestion | ParseError> {
  const outlets = await archive.outlets();
  const own = readOperators(withoutMarks(await withArticles(question, archive)));
  const read = readProse(own, await archive.outletNames());
  const written = [...(await readBareOutlet(read, archive)), ...optionPieces(given)];
  const articles = await linkedArticles(written, archive);
  const pieces: Piece[] = [];
  for (const [at, piece] of written.entries()) {
    const understood =
      typeof piece === "string"
        ? piece
        : resolve(piece, { article: articles[at], outlets, locale });
    if (typeof understood !== "string" && "problem" in understood) return understood;
    const again =
      typeof understood !== "string" &&
      isFilter(understood) &&
      pieces.some((each) => isSame(each, understood));
    if (!again) pieces.push(understood);
  }
  return questionOf(pieces);
}

/** Finds the outlet and the time that a question names in prose: filters like any other. */
function readProse(pieces: readonly Piece[], names: OutletNames): Piece[] {
  let outlet = pieces.some(namesSource);
  let time = false;
  const cut = (text: string): Piece[] => {
    const named = outlet ? null : names.find(text);
    outlet ||= named !== null;
    if (named !== null)
      return around(text, named, { kind: named.kind, value: named.outlet.name }, cut);
    const said = time ? null : readTime(text, new Date());
    time ||= said !== null;
    if (said === null || said.kind === "latest") return [text];
    return around(text, said, { kind: "time", value: text.slice(said.start, said.end) }, cut);
  };
  return pieces.flatMap((piece) => (typeof piece === "string" ? cut(piece) : [piece]));
}

/** Finds the outlet of which a question has the bare name, where no article uses that as a word. */
async function readBareOutlet(pieces: readonly Piece[], archive: Archive): Promise<Piece[]> {
  const names = await archive.outletNames();
  if (pieces.some(namesSource)) return [...pieces];
  for (const [at, piece] of pieces.entries()) {
    if (typeof piece !== "string") continue;
    for (const named of names.mentions(piece)) {
      const terms = termsIn(piece.slice(named.start, named.end), archive.analyser);
      const rest = piece.slice(0, named.start) + piece.slice(named.end);
      const statistics = await archive.index.statistics([
        ...terms,
        ...termsIn(rest, archive.analyser),
      ]);
      const used = statistics.map(({ documentFrequency }) => documentFrequency > 0);
      // By its name alone nothing could be searched for.
      if (used.slice(0, terms.length).includes(true) || !used.includes(true)) continue;
      const cut = around(piece, named, { kind: named.kind, value: named.outlet.name }, (text) => [
        text,
      ]);
      return [...pieces.slice(0, at), ...cut, ...pieces.slice(at + 1)];
    }
  }
  return [...pieces];
}

function namesSource(piece: Piece): boolean {
  return typeof piece !== "string" && piece.kind.endsWith("source");
}

/** A text with an operator in place of the words that say it. */
function around(
  text: string,
  { start, end }: Span,
  operator: Operator,
  cut: (text: string) => Piece[],
): Piece[] {
  const prose = text.slice(start, end);
  const [before, after] = [text.slice(0, start), text.slice(end)];
  return [...cut(before), { ...operator, prose }, ...cut(after)].filter((piece) => piece !== "");
}

/** The same question without the operator at this position; the words of a phrase stay. */
export function removeOperator(parsed: ParsedQuestion, position: number): ParsedQuestion {
  const operator = parsed.operators[position];
  return withoutThese(parsed, operator === undefined ? [] : [operator]);
}

export function removeOperators(parsed: ParsedQuestion): ParsedQuestion {
  return withoutThese(parsed, parsed.operators);
}

/** A text without operators of its own: every sign in it is a plain sign. */
export function literalQuestion(text: string): ParsedQuestion {
  return { ...(questionOf([text]) as ParsedQuestion), text: text.trim(), words: text.trim() };
}

function withoutThese(parsed: ParsedQuestion, removed: readonly Operator[]): ParsedQuestion {
  const pieces = parsed.pieces.flatMap((piece) => {
    if (typeof piece === "string" || !removed.includes(piece)) return [piece];
    return piece.kind === "phrase" ? [piece.value] : [" "];
  });
  return questionOf(pieces) as ParsedQuestion;
}

function optionPieces(given: FilterOptions): Piece[] {
  return (["source", "after", "before"] as const).flatMap((kind) => {
    const value = given[kind]?.trim() ?? "";
    return value === "" ? [] : [" ", { kind, value }];
  });
}

interface Known {
  /** The one that an operator means, if it means one. */
  article: Article | undefined;
  outlets: readonly Outlet[];
  locale: string;
}

function resolve(operator: Operator, { article, outlets, locale }: Known): Piece | ParseError {
  const { kind, value } = operator;
  if (kind === "article") {
    // "article:50" is words of a question about a treaty.
    return article === undefined ? `${kind} ${value}` : { ...operator, title: article.title };
  }
  if (kind === "source" || kind === "not-source") {
    const meant = matchOutlet(value, outlets);
    if (meant.outlet === null) {
      return { problem: "outlet", kind, typed: value, nearest: meant.nearest };
    }
    return { kind, value: meant.outlet.name, written: meant.outlet.written };
  }
  if (kind === "after" || kind === "before") {
    const date = readDate(value, locale);
    return date === null ? { problem: "date", typed: value } : { kind, value: date };
  }
  return operator;
}

function questionOf(pieces: readonly Piece[]): ParsedQuestion | ParseError {
  const operators = pieces.filter((piece) => typeof piece !== "string");
  const values = (kind: Operator["kind"]): string[] =>
    operators.filter((each) => each.kind === kind).map(({ value }) => value);
  const written = (kind: Operator["kind"]): string[] =>
    operators.filter((each) => each.kind === kind).flatMap((each) => each.written ?? [each.value]);
  if (values("source").length > 1) return { problem: "outlets", names: values("source") };
  const [sources, notSources] = [written("source"), written("not-source")];
  // Of two bounds the narrower one holds.
  const after = values("after")
    .toSorted((a, b) => compare(firstDay(a), firstDay(b)))
    .at(-1);
  const [before] = values("before").toSorted((a, b) => compare(lastDay(a), lastDay(b)));
  if (after !== undefined && before !== undefined && firstDay(after) > lastDay(before)) {
    return { problem: "range", after, before };
  }
  return {
    text: writePieces(pieces),
    pieces,
    operators,
    words: wordsOf(pieces),
    filter: {
      ...(values("article").length > 0 && { articles: values("article") }),
      ...(sources.length > 0 && { sources }),
      ...(notSources.length > 0 && { notSources }),
      ...(after !== undefined && { after }),
      ...(before !== undefined && { before }),
    },
    phrases: values("phrase"),
    without: values("without"),
  };
}

function isFilter(piece: Piece): piece is Operator {
  return typeof piece !== "string" && piece.kind !== "phrase" && piece.prose === undefined;
}

function isSame(piece: Piece, { kind, value }: Operator): boolean {
  return typeof piece !== "string" && piece.kind === kind && piece.value === value;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
