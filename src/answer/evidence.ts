import { definitionOf } from "../language/definitions.ts";
import { fold, wordsIn } from "../language/fold.ts";
import type { Word } from "../language/tokenizer.ts";
import type { SentenceSpeech } from "../language/speakers.ts";
import { isWeak } from "../language/weak-words.ts";
import type { Span } from "../lib/span.ts";
import type { Archive } from "./archive.ts";
import type { Query } from "./question/query.ts";
import type { QueryWord } from "./question/words.ts";
import type { ReadPassage } from "./read-passage.ts";
import { formCoverage, writtenOut } from "./typed-forms.ts";

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

/** Looks at the text of a candidate; null where it is gone. */
export async function examine(
  candidate: { paragraph: string },
  query: Query,
  { passages }: Archive,
): Promise<Evidence | null> {
  const passage = await passages.read(candidate.paragraph);
  if (passage === null) return null;
  const { article, paragraph, sentences } = passage;
  const table = passage.words.map((words) => coverageRow(query, words));
  const above = coverageRow(query, passage.above);
  for (const [at, { typed }] of query.words.entries()) {
    const full = writtenOut(typed);
    if (full === null) continue;
    for (const [sentence, { start, end }] of sentences.entries()) {
      const row = table[sentence];
      if (row !== undefined && full.test(paragraph.text.slice(start, end))) row[at] = 1;
    }
    if (full.test(article.title)) above[at] = 1;
  }
  const weights = query.words.map((word) => weightOf(word, query));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const { best, window, sentence, missing } = bestWindow(table, above, weights);
  const coverage = Float64Array.from(query.words, (_, at) =>
    Math.max(0, ...table.map((row) => row[at] ?? 0)),
  );
  const definition = definitionIn(query, paragraph.text, sentences);
  return {
    coverage,
    window: total === 0 ? 1 : window / total,
    sentence: total === 0 ? 1 : sentence / total,
    best: definition?.at ?? best,
    heaviestMissing: total === 0 ? 0 : missing / total,
    missingNames: missingNames(query, coverage, above),
    missingAsked: missingAsked(query, table, above, best),
    related: relatedIn(query, passage),
    missingFigures: missingFigures(query, coverage, above),
    measure: measureIn(query, paragraph.text, sentences, best),
    speaks:
      query.intent.speaker === null
        ? null
        : speakerIn(query.intent.speaker, passages.speech(passage)[best]),
    definition: query.intent.defined === null ? null : (definition?.score ?? 0),
    heading: passage.heading,
    furniture: passage.furniture,
    get sketch() {
      return passage.sketch;
    },
    figures: passage.figures,
    outlet: article.source,
    title: article.title,
  };
}

function weightOf({ term, word, name, idf, asking, time }: QueryWord, { intent }: Query): number {
  if (asking || time) return 0;
  const little = isWeak(term) || (intent.aside.includes(word) && !name);
  return idf * (little ? WEAK_WEIGHT : 1);
}

/** How well some words cover each word of the question, 0 to 1. */
function coverageRow({ words: asked, rerank }: Query, words: readonly Word[]): number[] {
  const row = asked.map(() => 0);
  for (const [at, word] of words.entries()) {
    const position = rerank.positions.get(word.term);
    const meant = position === undefined ? undefined : asked[position];
    if (position === undefined || meant === undefined) continue;
    const covered =
      meant.term === word.term
        ? formCoverage(meant, asked[position + 1], word, words[at + 1])
        : VARIANT;
    row[position] = Math.max(row[position] ?? 0, covered);
  }
  return row;
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

const DEFINITE = new Set(["the", "its", "their", "his", "her"]);

function relatedIn(query: Query, { words, above }: ReadPassage): boolean | null {
  const { relation } = query.intent;
  if (relation === null) return null;
  const termsOf = (folded: readonly string[]): Set<string> =>
    new Set(query.words.filter((word) => isOneOf(folded, word)).map(({ term }) => term));
  const [nouns, owners] = [termsOf(relation.noun), termsOf(relation.of)];
  const all = words.flat();
  const at = (terms: ReadonlySet<string>): number[] =>
    all.flatMap(({ term }, position) => {
      const meant = query.variants.get(term) ?? term;
      return terms.has(term) || terms.has(meant) ? [position] : [];
    });
  const [places, named] = [at(nouns), at(owners)];
  // "The captain" under a headline that names the ship.
  const headed = named.length === 0 && above.some(({ term }) => owners.has(term));
  if (headed && places.some((place) => DEFINITE.has(all[place - 1]?.word ?? ""))) return null;
  return places.some((noun) => named.some((owner) => Math.abs(noun - owner) <= MAX_APART));
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
  asked: readonly string[],
  sentence: SentenceSpeech | undefined,
): Evidence["speaks"] {
  const said = sentence?.speaker ?? null;
  if (said === null) return "unknown";
  const names = wordsIn(`${said.name ?? ""} ${said.text}`);
  if (asked.some((word) => names.includes(word))) return "asked";
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
