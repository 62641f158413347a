import type { MatchFeatures, RerankQuery } from "./passage-index.ts";
import type { Analysis } from "./wink/features.ts";

/** What a term counts that only begins like the question's, or says the same in other words. */
const VARIANT_COVERAGE = 0.65;
/** A sentence of this many searched words counts half. */
const HALVING_LENGTH = 40;
/** A sentence that offers the kind asked for is quoted rather than one that matches as well. */
const ANSWER_TYPE_BOOST = 0.3;
/** What a pair counts when its words are next to each other, and one word apart. */
const NEARNESS = [1, 0.5];

/** The part of an analysis that counts here. */
export type AnalysedParagraph = Pick<Analysis, "terms" | "kinds" | "sentenceEnds">;

/** What a paragraph shows for the question. It runs a hundred times a question: plain loops. */
export function matchFeatures(
  analysis: AnalysedParagraph,
  query: RerankQuery,
  slots: TermTable,
): MatchFeatures {
  const { terms, kinds, sentenceEnds } = analysis;
  const size = query.terms.length;
  const termCoverage = new Float64Array(size);
  const nearness = new Float64Array(size);
  const own = new Float64Array(size);
  const features = { sentence: 0, sentenceWeight: 0, pairs: 0, tightness: 0, hasAnswerType: false };
  let best = 0;
  let start = 0;
  for (let sentence = 0; sentence < sentenceEnds.length; sentence += 1) {
    const end = sentenceEnds[sentence] ?? 0;
    let hasType = false;
    let different = 0;
    own.fill(0);
    for (let at = start; at < end; at += 1) {
      const slot = slots[terms[at] ?? 0] ?? 0;
      if (slot === 0) {
        if (((kinds[at] ?? 0) & query.answerType) !== 0) hasType = true;
        continue;
      }
      const position = Math.abs(slot) - 1;
      const coverage = slot > 0 ? 1 : VARIANT_COVERAGE;
      if (own[position] === 0) different += 1;
      if (coverage > (own[position] ?? 0)) own[position] = coverage;
      follow(at, end, slot, terms, slots, nearness);
    }
    const weight = weightOf(own, query) / (1 + (end - start) / HALVING_LENGTH);
    if (weight > features.sentenceWeight) features.sentenceWeight = weight;
    const merit = weight * (hasType ? 1 + ANSWER_TYPE_BOOST : 1);
    if (merit > best) [best, features.sentence] = [merit, sentence];
    if (hasType) features.hasAnswerType = true;
    if (different > 1 && different === size) {
      const tightness = size / shortestWindow(terms, start, end, slots, size);
      if (tightness > features.tightness) features.tightness = tightness;
    }
    for (let position = 0; position < size; position += 1) {
      termCoverage[position] = Math.max(termCoverage[position] ?? 0, own[position] ?? 0);
    }
    start = end;
  }
  for (let position = 0; position + 1 < size; position += 1) {
    const lighter = Math.min(query.weights[position] ?? 0, query.weights[position + 1] ?? 0);
    features.pairs += lighter * (nearness[position] ?? 0);
  }
  return { ...features, termCoverage };
}

function weightOf(own: Float64Array, { weights }: RerankQuery): number {
  let weight = 0;
  for (let position = 0; position < own.length; position += 1) {
    weight += (own[position] ?? 0) * (weights[position] ?? 0);
  }
  return weight;
}

/** Whether the question's next term follows the one at `at`, and how nearly; its best so far. */
function follow(
  at: number,
  end: number,
  slot: number,
  terms: Uint32Array,
  slots: TermTable,
  nearness: Float64Array,
): void {
  const position = Math.abs(slot) - 1;
  for (let apart = 0; apart < NEARNESS.length && at + 1 + apart < end; apart += 1) {
    const next = slots[terms[at + 1 + apart] ?? 0] ?? 0;
    if (Math.abs(next) !== position + 2) continue;
    const near = (NEARNESS[apart] ?? 0) * (slot > 0 && next > 0 ? 1 : VARIANT_COVERAGE);
    if (near > (nearness[position] ?? 0)) nearness[position] = near;
  }
}

/** The fewest words of a sentence, from `start` to `end`, that hold every term of the question. */
function shortestWindow(
  terms: Uint32Array,
  start: number,
  end: number,
  slots: TermTable,
  size: number,
): number {
  const last = new Int32Array(size).fill(-1);
  let seen = 0;
  let shortest = end - start;
  for (let at = start; at < end; at += 1) {
    const slot = slots[terms[at] ?? 0] ?? 0;
    if (slot === 0) continue;
    const position = Math.abs(slot) - 1;
    if (last[position] === -1) seen += 1;
    last[position] = at;
    if (seen === size) shortest = Math.min(shortest, at - Math.min(...last) + 1);
  }
  return shortest;
}

/**
 * By a term's number: the position among the question's terms plus 1, negative for a term that is
 * only alike, 0 for one that the question does not have.
 */
export type TermTable = Int8Array;

interface Slotting {
  /** `work` must not wait for anything: all questions share the slots. */
  with<T>(query: RerankQuery, work: (slots: TermTable) => T): T;
}

/** `size` is how many numbers there are by now, `numberOf` undefined for a term without one. */
export function createTermTable(
  size: () => number,
  numberOf: (term: string) => number | undefined,
): Slotting {
  let slots: TermTable = new Int8Array(size());
  return {
    with(query, work) {
      if (slots.length < size()) slots = new Int8Array(size() * 2);
      const used: number[] = [];
      for (const [term, position] of query.positions) {
        const number = numberOf(term);
        if (number === undefined) continue;
        slots[number] = query.terms[position] === term ? position + 1 : -position - 1;
        used.push(number);
      }
      try {
        return work(slots);
      } finally {
        for (const number of used) slots[number] = 0;
      }
    },
  };
}
