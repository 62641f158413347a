import { ABOVE, type MatchedWord, type MatchFeatures, type RerankQuery } from "./passage-index.ts";

/** What a term counts that only begins like the question's, or says the same in other words. */
const VARIANT_COVERAGE = 0.65;
/** A sentence of this many searched words counts half. */
const HALVING_LENGTH = 40;
/** Of two sentences that match equally, the one with the answer type asked for is quoted. */
const ANSWER_TYPE_BOOST = 0.3;
/** What a pair counts when its words are next to each other, and one word apart. */
const NEARNESS = [1, 0.5];

/**
 * A paragraph's searched words, and behind them those of its article's title and its subheading. The
 * arrays may be longer, and serve for the next paragraph.
 */
export interface AnalysedParagraph {
  /** How many words there are, those above included. */
  words: number;
  sentences: number;
  /** The number of each word's term. */
  terms: Uint32Array;
  /** The answer types of each word, as bits. */
  types: Uint8Array;
  /** Where each sentence ends among the words (exclusive); what is above follows the last one. */
  sentenceEnds: Uint32Array;
  /** The word at a place, folded. */
  wordAt: (place: number) => string;
}

/** A paragraph that is gone. */
export const NOTHING: AnalysedParagraph = {
  words: 0,
  sentences: 0,
  terms: new Uint32Array(),
  types: new Uint8Array(),
  sentenceEnds: new Uint32Array(),
  wordAt: () => "",
};

/** Looks for a question's words in paragraphs, a hundred times a question: plain loops. */
export class WordMatcher {
  readonly #query: RerankQuery;
  readonly #table: TermTable;
  readonly #size: number;
  /** By each of the question's terms: how well the sentence at hand covers it, */
  readonly #own: Float64Array;
  /** and how near the next one follows it in the paragraph. */
  readonly #nearness: Float64Array;
  #paragraph: AnalysedParagraph = NOTHING;

  constructor(query: RerankQuery, table: TermTable) {
    this.#query = query;
    this.#table = table;
    this.#size = query.terms.length;
    this.#own = new Float64Array(this.#size);
    this.#nearness = new Float64Array(this.#size);
  }

  /** What a paragraph shows for the question. */
  featuresOf(paragraph: AnalysedParagraph): MatchFeatures {
    this.#paragraph = paragraph;
    this.#nearness.fill(0);
    const { sentences, sentenceEnds } = paragraph;
    const termCoverage = new Float64Array(this.#size);
    const matched: MatchedWord[] = [];
    let [best, sentence, sentenceWeight, tightness] = [0, 0, 0, 0];
    let hasAnswerType = false;
    let start = 0;
    for (let at = 0; at < sentences; at += 1) {
      const end = sentenceEnds[at] ?? 0;
      const before = matched.length;
      this.#own.fill(0);
      const hasType = this.#matchWords(start, end, at, matched);
      if (hasType) hasAnswerType = true;
      if (matched.length > before) {
        const weight = this.#weight() / (1 + (end - start) / HALVING_LENGTH);
        sentenceWeight = Math.max(sentenceWeight, weight);
        const merit = weight * (hasType ? 1 + ANSWER_TYPE_BOOST : 1);
        if (merit > best) {
          best = merit;
          sentence = at;
        }
        tightness = Math.max(tightness, this.#tightness(start, end));
        for (let position = 0; position < this.#size; position += 1) {
          const own = this.#own[position] ?? 0;
          if (own > (termCoverage[position] ?? 0)) termCoverage[position] = own;
        }
      }
      start = end;
    }
    this.#matchWords(start, paragraph.words, ABOVE, matched);
    const pairs = this.#pairs();
    return {
      sentence,
      sentenceWeight,
      pairs,
      tightness,
      hasAnswerType,
      termCoverage,
      sentences,
      matched,
    };
  }

  /** Notes the question's words in a sentence; whether another has the expected answer type. */
  #matchWords(start: number, end: number, sentence: number, matched: MatchedWord[]): boolean {
    const { terms, types, wordAt } = this.#paragraph;
    const { answerType } = this.#query;
    const table = this.#table;
    let hasType = false;
    for (let at = start; at < end; at += 1) {
      const entry = table[terms[at] ?? 0] ?? 0;
      if (entry === 0) {
        if (((types[at] ?? 0) & answerType) !== 0) hasType = true;
        continue;
      }
      const position = Math.abs(entry) - 1;
      const next = at + 1 < end ? (table[terms[at + 1] ?? 0] ?? 0) : 0;
      const leads = next === position + 2;
      matched.push({ sentence, position, exact: entry > 0, word: wordAt(at), leads });
      if (sentence === ABOVE) continue;
      const coverage = entry > 0 ? 1 : VARIANT_COVERAGE;
      if (coverage > (this.#own[position] ?? 0)) this.#own[position] = coverage;
      this.#noteNext(at, end);
    }
    return hasType;
  }

  /** Notes how near the question's next term follows the one at `at`, if that is the nearest so far. */
  #noteNext(at: number, end: number): void {
    const { terms } = this.#paragraph;
    const entry = this.#table[terms[at] ?? 0] ?? 0;
    const position = Math.abs(entry) - 1;
    for (let apart = 0; apart < NEARNESS.length && at + 1 + apart < end; apart += 1) {
      const next = this.#table[terms[at + 1 + apart] ?? 0] ?? 0;
      if (Math.abs(next) !== position + 2) continue;
      const near = (NEARNESS[apart] ?? 0) * (entry > 0 && next > 0 ? 1 : VARIANT_COVERAGE);
      if (near > (this.#nearness[position] ?? 0)) this.#nearness[position] = near;
    }
  }

  #pairs(): number {
    const { weights } = this.#query;
    let pairs = 0;
    for (let position = 0; position + 1 < this.#size; position += 1) {
      const lighter = Math.min(weights[position] ?? 0, weights[position + 1] ?? 0);
      pairs += lighter * (this.#nearness[position] ?? 0);
    }
    return pairs;
  }

  #weight(): number {
    const { weights } = this.#query;
    let weight = 0;
    for (let position = 0; position < this.#size; position += 1) {
      weight += (this.#own[position] ?? 0) * (weights[position] ?? 0);
    }
    return weight;
  }

  /** 0 unless the sentence at hand holds every term of the question, and there are several. */
  #tightness(start: number, end: number): number {
    if (this.#size < 2) return 0;
    for (let position = 0; position < this.#size; position += 1) {
      if (this.#own[position] === 0) return 0;
    }
    return this.#size / this.#shortestWindow(start, end);
  }

  /** The fewest words in a row that have every term of the question. */
  #shortestWindow(start: number, end: number): number {
    const { terms } = this.#paragraph;
    const last = new Int32Array(this.#size).fill(-1);
    let seen = 0;
    let shortest = end - start;
    for (let at = start; at < end; at += 1) {
      const entry = this.#table[terms[at] ?? 0] ?? 0;
      if (entry === 0) continue;
      const position = Math.abs(entry) - 1;
      if (last[position] === -1) seen += 1;
      last[position] = at;
      if (seen === this.#size) shortest = Math.min(shortest, at - Math.min(...last) + 1);
    }
    return shortest;
  }
}

/**
 * By a term's number: its position among the question's terms plus 1, negative for a variant of the
 * question's term, 0 for a term that the question does not have.
 */
export type TermTable = Int8Array;

interface SharedTermTable {
  /** All questions share one table, so `work` must not wait for anything. */
  with<T>(query: RerankQuery, work: (table: TermTable) => T): T;
}

/** `size` is how many numbers there are by now, `numberOf` undefined for a term without one. */
export function createTermTable(
  size: () => number,
  numberOf: (term: string) => number | undefined,
): SharedTermTable {
  let table: TermTable = new Int8Array(size());
  return {
    with(query, work) {
      if (table.length < size()) table = new Int8Array(size() * 2);
      const used: number[] = [];
      for (const [term, position] of query.positions) {
        const number = numberOf(term);
        if (number === undefined) continue;
        table[number] = query.terms[position] === term ? position + 1 : -position - 1;
        used.push(number);
      }
      try {
        return work(table);
      } finally {
        for (const number of used) table[number] = 0;
      }
    },
  };
}
