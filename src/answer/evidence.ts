import type { MatchFeatures } from "../index/passage-index.ts";
import { definitionOf } from "../language/definitions.ts";
import { fold, wordsIn } from "../language/fold.ts";
import type { Article, PartialDate } from "../articles/article.ts";
import { isNegation, mayNegate } from "../language/negation.ts";
import { YEAR } from "../language/numbers.ts";
import { isSpoken, type SentenceSpeech } from "../language/speakers.ts";
import type { Word } from "../language/written-words.ts";
import type { Archive } from "./archive.ts";
import { bestWindow, type Coverage, coverageOf, VARIANT, weightOf } from "./coverage.ts";
import type { Intent } from "./question/intent.ts";
import type { Query } from "./question/query.ts";
import type { QueryWord } from "./question/words.ts";
import type { PassageReader, ReadPassage } from "./read-passage.ts";
import { namesHolder, type Office } from "./holders.ts";
import { isOther, mayBeOther } from "./other-words.ts";
import { dateAsked, statesDate, statesYearOf } from "./question/time-bounds.ts";
import { formCoverage, isAcronym, writesOut } from "./typed-forms.ts";

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
  /** Whether it names who has the office that is asked about; null if none is. */
  holder: boolean | null;
  /** Figures of the question that the passage lacks. */
  missingFigures: number;
  /** Whether the passage states what is to be measured near the words of the question. */
  measure: "stated" | "elsewhere" | "none" | null;
  /** Who speaks in the best sentence, where the question asks what somebody said. */
  speaks: "asked" | "other" | "unknown" | null;
  /** Whether the best sentence denies what the question holds. */
  negated: boolean;
  /** How much of a definition it is, where one is asked for: 0 to 1. */
  definition: number | null;
  /** Whether it states a year of the time asked about: "in 1993" for "in the 90s". */
  statesYear: boolean;
  /** Whether it states the day or month asked about as one; null where it is another time. */
  statesDate: boolean | null;
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

/** What is written in place of a given name. */
const TITLES = new Set("mr mrs ms miss dr sir prof professor".split(" "));
const TITLED = /\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Prof|Professor)\b/u;

/** Looks at the texts of candidates for one question. */
export class Examiner {
  readonly #query: Query;
  readonly #passages: PassageReader;
  readonly #weights: readonly number[];
  readonly #total: number;
  /** The positions of words that may be initials. */
  readonly #acronyms: readonly number[];
  readonly #date: PartialDate | null;

  constructor(query: Query, { passages }: Pick<Archive, "passages">) {
    this.#query = query;
    this.#passages = passages;
    this.#weights = query.words.map((word) => weightOf(word, query.intent.aside));
    this.#total = this.#weights.reduce((sum, weight) => sum + weight, 0);
    this.#date = dateAsked(query.time);
    this.#acronyms = query.words.flatMap(({ typed }, at) => (isAcronym(typed) ? [at] : []));
  }

  /** Null where the candidate is gone. */
  examine({
    paragraph,
    whole,
    features,
  }: {
    paragraph: string;
    whole: Article;
    features: MatchFeatures;
  }): Evidence | null {
    const passage = this.#passages.read(paragraph, whole);
    if (passage === null) return null;
    const query = this.#query;
    const { intent } = query;
    const covered = coverageOf(query, features);
    this.#addWrittenOut(covered, passage);
    this.#addTitled(covered, passage);
    this.#removeOthers(covered, passage);
    const { table, above } = covered;
    const { best, window, sentence, missing } = bestWindow(covered, this.#weights);
    const coverage = new Float64Array(query.words.length);
    for (const row of table) {
      for (const [at, own] of row.entries()) if (own > (coverage[at] ?? 0)) coverage[at] = own;
    }
    const definition = definitionIn(intent.defined, passage);
    const all = this.#total === 0 ? 1 : this.#total;
    return {
      coverage,
      window: this.#total === 0 ? 1 : window / all,
      sentence: this.#total === 0 ? 1 : sentence / all,
      best: definition?.at ?? best,
      heaviestMissing: missing / all,
      missingNames: missingNames(query, coverage, above),
      missingAsked: missingAsked(query, covered, best),
      related: relatedIn(query, passage),
      holder: holderIn(query, passage),
      missingFigures: missingFigures(query, coverage, above),
      measure: measureIn(intent.measure, passage, best),
      speaks: this.#speakerIn(passage, best),
      negated: isNegated(query, passage, best),
      definition: intent.defined === null ? null : (definition?.score ?? 0),
      statesYear: query.time !== null && statesYearOf(query.time, passage.paragraph.text),
      statesDate:
        this.#date === null
          ? null
          : statesDate(this.#date, passage.paragraph.text, passage.article),
      heading: passage.heading,
      furniture: passage.furniture,
      get sketch() {
        return passage.sketch;
      },
      figures: passage.figures,
      outlet: passage.article.source,
      title: passage.article.title,
    };
  }

  /** "Mr Kostov" names Hari Kostov in an article that says who he is. */
  #addTitled({ table }: Coverage, passage: ReadPassage): void {
    if (!TITLED.test(passage.paragraph.text)) return;
    const { words } = this.#query;
    for (const [at, { term }] of words.entries()) {
      const last = words[at + 1];
      if (last === undefined || table.some((row) => (row[at] ?? 0) > 0)) continue;
      for (const [sentence, row] of table.entries()) {
        const titled = (passage.words[sentence] ?? []).some(
          (word, place, all) =>
            word.term === last.term && TITLES.has(all[place - 1]?.word.replace(".", "") ?? ""),
        );
        if (titled && this.#passages.termsOf(passage.article).has(term)) row[at] = VARIANT;
      }
    }
  }

  #addWrittenOut({ table, above }: Coverage, passage: ReadPassage): void {
    for (const at of this.#acronyms) {
      const acronym = this.#query.words[at]?.typed ?? "";
      const { article, paragraph, sentences } = passage;
      for (const [sentence, { start, end }] of sentences.entries()) {
        const row = table[sentence];
        if (row !== undefined && writesOut(paragraph.text.slice(start, end), acronym)) row[at] = 1;
      }
      if (writesOut(article.title, acronym)) above[at] = 1;
    }
  }

  /** Takes out what is another word or name by the words around it, which the index does not tell. */
  #removeOthers({ table, above }: Coverage, passage: ReadPassage): void {
    const { words: asked } = this.#query;
    for (const [at, word] of asked.entries()) {
      if (!mayBeOther(word)) continue;
      for (const [place, words] of [...passage.words, passage.above].entries()) {
        const row = table[place] ?? above;
        const own = words.flatMap(({ term }, position) => (term === word.term ? [position] : []));
        const others = own.filter((position) => isOther(word, asked, words, position));
        if (own.length > 0 && others.length === own.length) row[at] = 0;
      }
    }
  }

  #speakerIn(passage: ReadPassage, best: number): Evidence["speaks"] {
    const { speaker } = this.#query.intent;
    if (speaker === null) return null;
    const sentence = passage.sentences[best];
    const { text } = passage.paragraph;
    if (sentence === undefined || !isSpoken(text, sentence)) return "unknown";
    const speech = this.#passages.speech(passage)[best];
    return speakerIn(speaker, speech, text.slice(sentence.start, sentence.end));
  }
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
function missingAsked({ intent, words }: Query, { table, above }: Coverage, best: number): number {
  if (intent.asked.length === 0) return 0;
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
      // "The 2020 conflict" is spoken of without its year.
      !YEAR.test(term) &&
      (coverage[at] ?? 0) === 0 &&
      (above[at] ?? 0) === 0
    );
  }).length;
}

/** Whether a word, as typed or as corrected, is among these folded ones. */
export function isOneOf(
  words: readonly string[],
  { word, typed }: { word: string; typed: string },
): boolean {
  return words.includes(word) || words.includes(fold(typed));
}

/** Words this far apart may still belong together: "the mayor of the city of Brisbane". */
const MAX_APART = 6;

/** What keeps words of two sentences apart. */
const BETWEEN_SENTENCES: readonly Word[] = Array.from({ length: MAX_APART }, () => ({
  word: "",
  term: "",
  stop: true,
}));
const DEFINITE = new Set(["the", "its", "their", "his", "her"]);

/** Which words are what a relation of the question asks for, and which what that is of. */
function officeOf(query: Query, { noun, of }: NonNullable<Intent["relation"]>): Office {
  const asked = (folded: readonly string[]): QueryWord[] =>
    query.words.filter((word) => isOneOf(folded, word));
  const [nouns, owners] = [asked(noun), asked(of)];
  const isOf = (group: readonly QueryWord[], { word, term }: Word): boolean =>
    group.some((each) =>
      each.term === term
        ? formCoverage(each, undefined, { word, leads: false }) > 0
        : query.variants.get(term) === each.term,
    );
  return {
    isOffice: (word) => isOf(nouns, word),
    parts: nouns.map((one) => (word) => isOf([one], word)),
    isOwner: (word) => isOf(owners, word),
  };
}

function relatedIn(query: Query, passage: ReadPassage): boolean | null {
  const { relation } = query.intent;
  if (relation === null) return null;
  const { words, above } = passage;
  const { isOffice, isOwner } = officeOf(query, relation);
  const all = words.flatMap((sentence) => [...sentence, ...BETWEEN_SENTENCES]);
  const at = (isOf: (word: Word) => boolean): number[] =>
    all.flatMap((word, position) => (isOf(word) ? [position] : []));
  const [places, named] = [at(isOffice), at(isOwner)];
  // "The captain" under a headline that names the ship.
  const headed = named.length === 0 && above.some(isOwner);
  if (headed && places.some((place) => DEFINITE.has(all[place - 1]?.word ?? ""))) return null;
  return places.some((noun) => named.some((owner) => Math.abs(noun - owner) <= MAX_APART));
}

function holderIn(query: Query, passage: ReadPassage): boolean | null {
  const { relation, holder } = query.intent;
  if (!holder || relation === null) return null;
  const office = officeOf(query, relation);
  const { text } = passage.paragraph;
  return passage.sentences.some(({ start, end }) =>
    namesHolder(text.slice(start, end), query.analyser, office),
  );
}

function measureIn(
  measure: Intent["measure"],
  passage: ReadPassage,
  best: number,
): Evidence["measure"] {
  if (measure === null) return null;
  const { sentences } = passage;
  const { text } = passage.paragraph;
  const near = text.slice(
    sentences[best - 1]?.start ?? sentences[best]?.start ?? 0,
    sentences[best + 1]?.end ?? text.length,
  );
  if (measure.stated.test(near)) return "stated";
  return measure.stated.test(text) ? "elsewhere" : "none";
}

/** "Critics of X" do not speak for X, as "a spokesman for X" does. */
const AGAINST =
  /\b(critics|opponents|rivals|enemies|detractors|accusers|adversaries|victims|supporters|fans|followers) (?:of|to|for) .*/iu;

function speakerIn(
  asked: readonly string[],
  speech: SentenceSpeech | undefined,
  sentence: string,
): Evidence["speaks"] {
  const said = speech?.speaker ?? null;
  if (said === null) return "unknown";
  const names = wordsIn(`${said.name ?? ""} ${said.text.replace(AGAINST, "$1")}`);
  if (asked.some((word) => names.includes(word))) return "asked";
  // "Dr. Roe of the Department of Health says": the department doesn't.
  const before = /(?<name>[\p{L}'’-]+),?\s+(?:of|from|at|with)\s+(?:the\s+)?[^.,;:“”"]*$/u.exec(
    sentence.slice(0, Math.max(0, sentence.indexOf(said.text))),
  );
  if (fold(before?.groups?.["name"] ?? "") === asked.at(-1)) return "asked";
  return said.certain ? "other" : "unknown";
}

/** A word this near behind a negation is what it denies: "did not yet sign". */
const MAX_DENIED = 3;

/** Whether a sentence denies a word of the question that is no name. */
function isNegated({ words: asked, rerank }: Query, passage: ReadPassage, best: number): boolean {
  if (!passage.mayNegate) return false;
  const sentence = passage.sentences[best];
  if (sentence === undefined) return false;
  // Only few are read word by word.
  if (!mayNegate(passage.paragraph.text.slice(sentence.start, sentence.end))) return false;
  const words = passage.words[best] ?? [];
  return words.some(({ word }, at) => {
    if (!isNegation(word)) return false;
    return words.slice(at + 1, at + 1 + MAX_DENIED).some(({ term }) => {
      const meant = asked[rerank.positions.get(term) ?? -1];
      return meant !== undefined && !meant.name && !meant.time && !meant.asking;
    });
  });
}

function definitionIn(
  defined: Intent["defined"],
  passage: ReadPassage,
): { score: number; at: number } | null {
  if (defined === null) return null;
  const { text } = passage.paragraph;
  let found: { score: number; at: number } | null = null;
  for (const [at, { start, end }] of passage.sentences.entries()) {
    const score = definitionOf(defined, text.slice(start, end))?.score ?? 0;
    if (score > (found?.score ?? 0)) found = { score, at };
  }
  return found;
}
