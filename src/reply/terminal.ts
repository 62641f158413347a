import { talkOf } from "../answer/suggest/examples.ts";
import { sentenceAt } from "../language/sentences.ts";
import type { Answer, NoAnswer, Passage } from "../answer/answer.ts";
import type { Beside } from "../answer/beside.ts";
import { alsoReported } from "./cards/story.ts";
import {
  outletAndDate,
  passagePlace,
  shownTitle,
  strongOutletAndDate,
} from "./text/attribution.ts";
import { normalizeText, truncate } from "./text/escape.ts";
import { emptyNotes, insteadNotes, leftOutNotes, searchedArticles } from "./text/filters.ts";
import { en } from "./messages/en.ts";
import type { Renderer } from "./renderer.ts";
import {
  ageNotes,
  besideNotes,
  lackNotes,
  missingNotes,
  relatedNotes,
  searchNotes,
  whyNotes,
} from "./text/notes.ts";
import { quoteParagraph } from "./text/quote.ts";
import type { DateSpan } from "../articles/store.ts";
import type { QuestionOutcome } from "../answer/ask.ts";
import { searchedSpan } from "./text/dates.ts";

export interface TerminalOptions {
  /** Whether escape codes may be printed. */
  color: boolean;
  /** What was searched. */
  span: DateSpan;
  /** How many articles were searched. */
  articles: number;
  /** Columns to wrap at. */
  width: number;
  /** Whether spelling correction was off. */
  exact?: boolean;
  /** What the question's operators came to. */
  found?: QuestionOutcome;
  /** Questions that the archive does answer, where this one has no answer. */
  instead?: readonly string[];
  /** What the best passage needs beside it. */
  beside?: Beside | null;
}

type Style = (text: string) => string;

interface Word {
  text: string;
  bold: boolean;
}

const INDENT = "  ";
const MAX_URL_LENGTH = 300;
const ESCAPE = "\u001B";
/** Codes of "Select Graphic Rendition", ECMA-48. */
const [BOLD, DIM, INTENSITY_OFF] = [1, 2, 22];

/**
 * In English. Control and direction characters are taken out of what is shown; nothing else can
 * steer a terminal.
 */
export function terminalRenderer(color: boolean, today = new Date()): Renderer {
  return {
    locale: en.locale,
    today,
    messages: en,
    show: truncate,
    strong: style(color, BOLD),
    filter: (words) => `[${words}]`,
  };
}

/** An outcome for people at a terminal: the best passage whole, then one line for each other. */
export function renderOutcome(outcome: Answer | NoAnswer, options: TerminalOptions): string {
  const renderer = terminalRenderer(options.color);
  const instead = insteadLines(options.instead ?? [], renderer);
  const talk = talkOf(outcome);
  if (talk !== null) return [en.noAnswer.because[talk], ...instead].join("\n");
  const [best, ...others] = outcome.passages;
  const bold = renderer.strong;
  const dim = style(options.color, DIM);
  const wrap = (text: string): string => wrapWords(wordsOf(text, false), options.width, bold);
  const lines = notes(outcome, options, renderer).map(wrap);
  if (best !== undefined) {
    if (!outcome.answered) lines.push("", dim(`${en.noAnswer.nearest}:`));
    if (lines.length > 0) lines.push("");
    lines.push(...beforeLines(options), quoteLines(best, options.width, bold), "");
    lines.push(...attributionLines(best, renderer, dim));
    const lacks = best.lacks.filter((word) => !outcome.missing.includes(word));
    const held = [
      ...besideNotes(options.beside ?? null, renderer),
      ...eventLines(options.beside ?? null, renderer),
      ...relatedNotes(best.related ?? [], renderer),
      ...lackNotes(lacks, renderer),
    ];
    lines.push(...held.map((note) => INDENT + dim(note)));
  }
  if (others.length > 0) {
    const heading = outcome.answered ? en.answer.others : en.noAnswer.otherNearest;
    lines.push(
      "",
      dim(`${heading}:`),
      ...others.map((each, at) => otherLine(each, at + 2, options.width, renderer)),
    );
  }
  if (instead.length > 0) lines.push("", ...instead);
  return lines.join("\n");
}

/** The sentence before the quote's paragraph. */
function beforeLines({ beside = null, width, color }: TerminalOptions): string[] {
  if (beside === null || beside.before === null) return [];
  return [wrapWords(wordsOf(beside.before.text, false), width, style(color, BOLD), INDENT)];
}

/** Who else reports the event, and how to read their articles. */
function eventLines(beside: Beside | null, renderer: Renderer): string[] {
  if (beside === null || beside.story === null) return [];
  const { others, articles, id } = beside.story;
  return [`${alsoReported(others, articles, renderer)} (--story ${id})`];
}

function insteadLines(questions: readonly string[], { show }: Renderer): string[] {
  if (questions.length === 0) return [];
  return [en.ask.answers, ...questions.map((each) => INDENT + show(each, MAX_URL_LENGTH))];
}

function notes(
  outcome: Answer | NoAnswer,
  { span, articles, exact = false, found }: TerminalOptions,
  renderer: Renderer,
): string[] {
  const search = { ...outcome, exact };
  const how = searchNotes(search, renderer);
  const leftOut = found ? leftOutNotes(found, renderer) : [];
  if (outcome.answered) {
    const age = ageNotes(outcome, span, renderer);
    return [...how, ...missingNotes(search, renderer), ...age, ...leftOut];
  }
  const empty = found ? emptyNotes(found, renderer) : null;
  const why = empty ?? whyNotes({ ...search, reason: outcome.reason }, found, renderer);
  const instead = found ? insteadNotes(found, renderer) : [];
  const searched = found
    ? searchedArticles(found, { articles: { size: articles }, span }, renderer)
    : searchedSpan(articles, span, en);
  return [[en.noAnswer.plainly, ...why].join(" "), ...instead, ...how, searched, ...leftOut];
}

function quoteLines({ paragraph, sentence }: Passage, width: number, bold: Style): string {
  const quote = quoteParagraph(paragraph.text, sentence);
  const words = [
    ...wordsOf(quote.cutBefore ? "…" : "", false),
    ...wordsOf(quote.before, false),
    ...wordsOf(quote.best, true),
    ...wordsOf(quote.after, false),
    ...wordsOf(quote.cutAfter ? "…" : "", false),
  ];
  return wrapWords(words, width, bold, INDENT);
}

function attributionLines(
  { article, paragraph }: Passage,
  renderer: Renderer,
  dim: Style,
): string[] {
  return [
    strongOutletAndDate(article, renderer),
    shownTitle(article, renderer),
    dim(passagePlace(article, paragraph, renderer)),
    ...(article.url === null ? [] : [dim(renderer.show(article.url, MAX_URL_LENGTH))]),
  ].map((line) => INDENT + line);
}

/** Another passage in one line: where it is from, and what it says from its best sentence on. */
function otherLine(passage: Passage, rank: number, width: number, renderer: Renderer): string {
  const { article, paragraph, sentence } = passage;
  const said = paragraph.text.slice(sentenceAt(paragraph.text, sentence).start);
  const line = `${rank}. ${outletAndDate(article, renderer)}: ${said}`;
  return INDENT + truncate(line, Math.max(40, width - INDENT.length));
}

function wordsOf(text: string, bold: boolean): Word[] {
  const clean = normalizeText(text);
  return clean === "" ? [] : clean.split(" ").map((word) => ({ text: word, bold }));
}

/** Lines of at most `width` columns where words allow; bold is closed at the end of each. */
function wrapWords(words: readonly Word[], width: number, bold: Style, indent = ""): string {
  const lines: Word[][] = [];
  let column = Infinity;
  for (const word of words) {
    if (column + 1 + word.text.length > width) {
      lines.push([]);
      column = indent.length - 1;
    }
    lines.at(-1)?.push(word);
    column += 1 + word.text.length;
  }
  return lines.map((line) => indent + styleRuns(line, bold)).join("\n");
}

function styleRuns(line: readonly Word[], bold: Style): string {
  const runs: Word[] = [];
  for (const word of line) {
    const last = runs.at(-1);
    if (last?.bold === word.bold) last.text += ` ${word.text}`;
    else runs.push({ ...word });
  }
  return runs.map((run) => (run.bold ? bold(run.text) : run.text)).join(" ");
}

function style(allowed: boolean, on: number): Style {
  return (text) => (allowed ? `${ESCAPE}[${on}m${text}${ESCAPE}[${INTENSITY_OFF}m` : text);
}
