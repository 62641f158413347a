import type { Article, Paragraph } from "../articles/article.ts";
import { definitionOf } from "../language/definitions.ts";
import { sketchOf } from "../language/fingerprint.ts";
import { isFurniture } from "../language/furniture.ts";
import { fold, wordsIn } from "../language/fold.ts";
import { sentencesIn } from "../language/sentences.ts";
import { speakersIn } from "../language/speakers.ts";
import { tokenize, type Token } from "../language/tokenizer.ts";
import { isWeak } from "../language/weak-words.ts";
import type { Span } from "../lib/span.ts";
import type { Archive } from "./archive.ts";
import type { Query } from "./question/query.ts";
import type { QueryWord } from "./question/words.ts";
import { formCoverage } from "./typed-forms.ts";

/** What a look at the text of a passage shows, beside what the index knows of it. */
export interface Evidence {
  /** How well the paragraph covers each word of the question, by the form that was typed. */
  coverage: Float64Array;
  /** Share of the question's weight in the best sentence, its neighbours and the headings, 0 to 1. */
  window: number;
  /** The same of the best sentence alone. */
  sentence: number;
  /** The position of that sentence. */
  best: number;
  /** The weight, as a share of all, of the heaviest word that is nowhere near. */
  heaviestMissing: number;
  /** The terms of names that neither the passage nor its headings hold, a run of names as one. */
  missingNames: readonly (readonly string[])[];
  /** How many of the words that the question asks for are nowhere near. */
  missingAsked: number;
  /** Whether what is asked for is beside that of which it is asked; null if nothing is. */
  related: boolean | null;
  /** Figures of the question that the passage lacks. */
  missingFigures: number;
  /** Whether the passage states what is to be measured near the words of the question. */
  measure: "stated" | "elsewhere" | "none" | null;
  /** Who speaks in the best sentence, where the question asks what somebody said. */
  speaks: "asked" | "other" | "unknown" | null;
  /** How much of a definition it is, where one is asked for: 0 to 1. */
  definition: number | null;
  /** Whether it is written as a headline or a caption, not as a sentence. */
  heading: boolean;
  /** Whether it is what pages print around their articles. */
  furniture: boolean;
  /** What copies of it are told by: its figures, and its shingles, made when they are asked for. */
  figures: string;
  readonly sketch: Uint32Array;
  outlet: string | null;
  title: string;
}

/** What a word counts in the sentence beside the best one, and in the headings above. */
const NEXT_SENTENCE = 0.8;
const IN_HEADING = 0.6;
const VARIANT = 0.65;
const WEAK_WEIGHT = 0.25;
/** A line of fewer words without a stop at its end is a heading, a caption or a list's item. */
const MAX_HEADING_WORDS = 16;
const ENDS_SENTENCE = /[.!?…。！？:;]["”’»)\]*]*\s*$/u;

/** Looks at the text of a candidate; null where it is gone. */
export async function examine(
  candidate: { paragraph: string; article: string },
  query: Query,
  archive: Archive,
): Promise<Evidence | null> {
  const paragraph = await archive.articles.paragraph(candidate.paragraph);
  const article = await archive.articles.article(candidate.article);
  if (paragraph === undefined || article === undefined) return null;
  const tokens = tokenize(paragraph.text, archive.analyser);
  const sentences = sentencesIn(paragraph.text);
  const heading = tokenize(`${article.title}\n${paragraph.subheading ?? ""}`, archive.analyser);
  const table = coverageTable(query, tokens, sentences);
  const above = query.words.map((word, at) =>
    coverageIn(word, query.words[at + 1], heading, query),
  );
  const weights = query.words.map(weightOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const { best, window, sentence, missing } = bestWindow(table, above, weights);
  const coverage = Float64Array.from(query.words, (_, at) =>
    Math.max(0, ...table.map((row) => row[at] ?? 0)),
  );
  let sketch: Uint32Array | undefined;
  const definition = definitionIn(query, paragraph.text, sentences);
  return {
    coverage,
    window: total === 0 ? 1 : window / total,
    sentence: total === 0 ? 1 : sentence / total,
    best: definition?.at ?? best,
    heaviestMissing: total === 0 ? 0 : missing / total,
    missingNames: missingNames(query, coverage, above),
    missingAsked: missingAsked(query, table, above, best),
    related: relatedIn(query, tokens),
    missingFigures: missingFigures(query, coverage, above),
    measure: measureIn(query, paragraph.text, sentences, best),
    speaks: speakerIn(query, article, paragraph, best),
    definition: query.intent.defined === null ? null : (definition?.score ?? 0),
    heading: isHeading(paragraph.text, sentences.length),
    furniture: isFurniture(paragraph.text),
    get sketch() {
      return (sketch ??= sketchOf([paragraph.text]));
    },
    figures: paragraph.text.match(/\d+/gu)?.join(" ") ?? "",
    outlet: article.source,
    title: article.title,
  };
}

function weightOf({ term, idf, asking, time }: QueryWord): number {
  if (asking || time) return 0;
  return idf * (isWeak(term) ? WEAK_WEIGHT : 1);
}

/** For each sentence, how well it covers each word. */
function coverageTable(
  query: Query,
  tokens: readonly Token[],
  sentences: readonly Span[],
): number[][] {
  let from = 0;
  return sentences.map((sentence, at) => {
    let to = from;
    const end = at === sentences.length - 1 ? Infinity : sentence.end;
    while (to < tokens.length && (tokens[to]?.start ?? 0) < end) to += 1;
    const own = tokens.slice(from, to);
    from = to;
    return query.words.map((word, position) =>
      coverageIn(word, query.words[position + 1], own, query),
    );
  });
}

function coverageIn(
  word: QueryWord,
  next: QueryWord | undefined,
  tokens: readonly Token[],
  { variants }: Query,
): number {
  const same = formCoverage(word, next, tokens);
  if (same === 1) return 1;
  const similar = tokens.some(({ term }) => variants.get(term) === word.term);
  return Math.max(same, similar ? VARIANT : 0);
}

interface Window {
  best: number;
  window: number;
  sentence: number;
  /** The weight of the heaviest word that the window lacks. */
  missing: number;
}

function bestWindow(
  table: readonly (readonly number[])[],
  above: readonly number[],
  weights: readonly number[],
): Window {
  let found: Window = { best: 0, window: -1, sentence: 0, missing: Math.max(0, ...weights) };
  for (const [at, row] of table.entries()) {
    let [window, sentence, missing] = [0, 0, 0];
    for (const [position, weight] of weights.entries()) {
      const own = row[position] ?? 0;
      const beside = Math.max(table[at - 1]?.[position] ?? 0, table[at + 1]?.[position] ?? 0);
      const covered = Math.max(own, beside * NEXT_SENTENCE, (above[position] ?? 0) * IN_HEADING);
      window += weight * covered;
      sentence += weight * own;
      if (covered === 0 && weight > missing) missing = weight;
    }
    if (window > found.window) found = { best: at, window, sentence, missing };
  }
  return { ...found, window: Math.max(0, found.window) };
}

/** Adjacent names count as one: "Colin Powell" is there where "Powell" is. */
function missingNames(query: Query, coverage: Float64Array, above: readonly number[]): string[][] {
  const missing: string[][] = [];
  let run: { terms: string[]; held: boolean } | null = null;
  for (const [at, { name, term }] of [...query.words, { name: false, term: "" }].entries()) {
    if (name) {
      run ??= { terms: [], held: false };
      run.terms.push(term);
      run.held ||= (coverage[at] ?? 0) > 0 || (above[at] ?? 0) > 0;
    } else {
      if (run !== null && !run.held) missing.push(run.terms);
      run = null;
    }
  }
  return missing;
}

/** Asked words that neither the best sentence, its neighbours nor the headings hold. */
function missingAsked(
  { intent, words }: Query,
  table: readonly (readonly number[])[],
  above: readonly number[],
  best: number,
): number {
  const near = table.slice(Math.max(0, best - 1), best + 2);
  return words.filter(({ word, typed, name }, at) => {
    if (name || !isOneOf(intent.asked, { word, typed })) return false;
    return (above[at] ?? 0) === 0 && near.every((row) => (row[at] ?? 0) === 0);
  }).length;
}

function missingFigures(
  { words }: Query,
  coverage: Float64Array,
  above: readonly number[],
): number {
  return words.filter(({ term, time }, at) => {
    return (
      !time &&
      /^\d/u.test(term) &&
      !YEAR.test(term) &&
      (coverage[at] ?? 0) === 0 &&
      (above[at] ?? 0) === 0
    );
  }).length;
}

/** "The 2020 conflict" is spoken of without its year. */
const YEAR = /^(?:1[5-9]|20)\d\d$/u;

/** Whether a word, as typed or as corrected, is among these folded ones. */
function isOneOf(
  words: readonly string[],
  { word, typed }: { word: string; typed: string },
): boolean {
  return words.includes(word) || words.includes(fold(typed));
}

/** Words this far apart may still belong together: "the mayor of the city of Brisbane". */
const MAX_APART = 6;

function relatedIn(query: Query, tokens: readonly Token[]): boolean | null {
  const { relation } = query.intent;
  if (relation === null) return null;
  const termsOf = (words: readonly string[]): Set<string> =>
    new Set(query.words.filter((word) => isOneOf(words, word)).map(({ term }) => term));
  const [nouns, owners] = [termsOf(relation.noun), termsOf(relation.of)];
  const at = (terms: ReadonlySet<string>): number[] =>
    tokens.flatMap(({ term }, position) => {
      const meant = query.variants.get(term) ?? term;
      return terms.has(term) || terms.has(meant) ? [position] : [];
    });
  const places = at(owners);
  return at(nouns).some((noun) => places.some((owner) => Math.abs(noun - owner) <= MAX_APART));
}

function measureIn(
  { intent: { measure } }: Query,
  text: string,
  sentences: readonly Span[],
  best: number,
): Evidence["measure"] {
  if (measure === null) return null;
  const near = text.slice(
    sentences[best - 1]?.start ?? sentences[best]?.start ?? 0,
    sentences[best + 1]?.end ?? text.length,
  );
  if (measure.stated.test(near)) return "stated";
  return measure.stated.test(text) ? "elsewhere" : "none";
}

function speakerIn(
  { intent: { speaker } }: Query,
  article: Article,
  paragraph: Paragraph,
  best: number,
): Evidence["speaks"] {
  if (speaker === null) return null;
  const texts = article.paragraphs.slice(0, paragraph.ordinal).map(({ text }) => text);
  const said = speakersIn(texts).at(-1)?.[best]?.speaker ?? null;
  if (said === null) return "unknown";
  const names = wordsIn(`${said.name ?? ""} ${said.text}`);
  if (speaker.some((word) => names.includes(word))) return "asked";
  return said.certain ? "other" : "unknown";
}

function definitionIn(
  { intent: { defined } }: Query,
  text: string,
  sentences: readonly Span[],
): { score: number; at: number } | null {
  if (defined === null) return null;
  let found: { score: number; at: number } | null = null;
  for (const [at, { start, end }] of sentences.entries()) {
    const score = definitionOf(defined, text.slice(start, end))?.score ?? 0;
    if (score > (found?.score ?? 0)) found = { score, at };
  }
  return found;
}

function isHeading(text: string, sentences: number): boolean {
  if (sentences > 1 || ENDS_SENTENCE.test(text)) return false;
  return wordsIn(text).length < MAX_HEADING_WORDS;
}
