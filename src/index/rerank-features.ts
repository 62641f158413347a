import type { MatchFeatures, RerankQuery } from "./passage-index.ts";

/** What a term counts that only begins like the question's, or says the same in other words. */
const VARIANT_COVERAGE = 0.65;
/** A sentence of this many searched words counts half. */
const HALVING_LENGTH = 40;
/** Of two sentences that match equally, the one with the answer type asked for is quoted. */
const ANSWER_TYPE_BOOST = 0.3;
/** What a pair counts when its words are next to each other, and one word apart. */
const NEARNESS = [1, 0.5];

/** A paragraph's searched words, compactly. */
export interface AnalysedParagraph {
  /** The number of each term. */
  terms: Uint32Array;
  /** The answer types of each term, as bits. */
  types: Uint8Array;
  /** Where each sentence ends among the terms (exclusive). */
  sentenceEnds: Uint32Array;
}

/** A sentence of the paragraph: its words are those from `start` to `end`. */
interface Sentence {
  terms: Uint32Array;
  start: number;
  end: number;
  table: TermTable;
}

/** What a paragraph shows for the question. It runs a hundred times a question: plain loops. */
export function matchFeatures(
  { terms, types, sentenceEnds }: AnalysedParagraph,
  query: RerankQuery,
  table: TermTable,
): MatchFeatures {
  const size = query.terms.length;
  const termCoverage = new Float64Array(size);
  const nearness = new Float64Array(size);
  const own = new Float64Array(size);
  const features = { sentence: 0, sentenceWeight: 0, tightness: 0, hasAnswerType: false };
  const sentence: Sentence = { terms, start: 0, end: 0, table };
  let best = 0;
  for (let number = 0; number < sentenceEnds.length; number += 1) {
    const { start } = sentence;
    const end = sentenceEnds[number] ?? 0;
    sentence.end = end;
    let hasType = false;
    let different = 0;
    own.fill(0);
    for (let at = start; at < end; at += 1) {
      const entry = table[terms[at] ?? 0] ?? 0;
      if (entry === 0) {
        if (((types[at] ?? 0) & query.answerType) !== 0) hasType = true;
        continue;
      }
      const position = Math.abs(entry) - 1;
      const coverage = entry > 0 ? 1 : VARIANT_COVERAGE;
      if (own[position] === 0) different += 1;
      if (coverage > (own[position] ?? 0)) own[position] = coverage;
      noteNext(sentence, at, nearness);
    }
    const weight = weightOf(own, query) / (1 + (end - start) / HALVING_LENGTH);
    if (weight > features.sentenceWeight) features.sentenceWeight = weight;
    const merit = weight * (hasType ? 1 + ANSWER_TYPE_BOOST : 1);
    if (merit > best) [best, features.sentence] = [merit, number];
    if (hasType) features.hasAnswerType = true;
    if (different > 1 && different === size) {
      const tightness = size / shortestWindow(sentence, size);
      if (tightness > features.tightness) features.tightness = tightness;
    }
    for (let position = 0; position < size; position += 1) {
      termCoverage[position] = Math.max(termCoverage[position] ?? 0, own[position] ?? 0);
    }
    sentence.start = end;
  }
  return { ...features, pairs: pairsOf(nearness, query), termCoverage };
}

function pairsOf(nearness: Float64Array, { weights }: RerankQuery): number {
  let pairs = 0;
  for (let position = 0; position + 1 < nearness.length; position += 1) {
    const lighter = Math.min(weights[position] ?? 0, weights[position + 1] ?? 0);
    pairs += lighter * (nearness[position] ?? 0);
  }
  return pairs;
}

function weightOf(own: Float64Array, { weights }: RerankQuery): number {
  let weight = 0;
  for (let position = 0; position < own.length; position += 1) {
    weight += (own[position] ?? 0) * (weights[position] ?? 0);
  }
  return weight;
}

/** Notes how near the question's next term follows the one at `at`, if that is the nearest so far. */
function noteNext({ terms, end, table }: Sentence, at: number, nearness: Float64Array): void {
  const entry = table[terms[at] ?? 0] ?? 0;
  const position = Math.abs(entry) - 1;
  for (let apart = 0; apart < NEARNESS.length && at + 1 + apart < end; apart += 1) {
    const next = table[terms[at + 1 + apart] ?? 0] ?? 0;
    if (Math.abs(next) !== position + 2) continue;
    const near = (NEARNESS[apart] ?? 0) * (entry > 0 && next > 0 ? 1 : VARIANT_COVERAGE);
    if (near > (nearness[position] ?? 0)) nearness[position] = near;
  }
}

/** The fewest words in a row that have every term of the question. */
function shortestWindow({ terms, start, end, table }: Sentence, size: number): number {
  const last = new Int32Array(size).fill(-1);
  let seen = 0;
  let shortest = end - start;
  for (let at = start; at < end; at += 1) {
    const entry = table[terms[at] ?? 0] ?? 0;
    if (entry === 0) continue;
    const position = Math.abs(entry) - 1;
    if (last[position] === -1) seen += 1;
    last[position] = at;
    if (seen === size) shortest = Math.min(shortest, at - Math.min(...last) + 1);
  }
  return shortest;
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
