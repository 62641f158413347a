import type { Analyser } from "../../language/analyser.ts";
import { kindsOf } from "../../language/answer-types.ts";
import { sentences } from "../../language/sentences.ts";
import type { Span } from "../../lib/span.ts";
import { tokenize } from "../../language/tokenizer.ts";

/** A paragraph's searched words, compactly: what reranking and highlighting look at. */
export interface Analysis {
  /** The number of each term, as `TermNumbers` counts them. */
  terms: Uint32Array;
  /** Where each term stands in the paragraph. */
  starts: Uint32Array;
  ends: Uint32Array;
  /** The kinds of answer that each term offers, as bits. */
  kinds: Uint8Array;
  sentences: readonly Span[];
  /** Where each sentence ends among the terms (exclusive). */
  sentenceEnds: Uint32Array;
}

/** A number a term, from 0, so that paragraphs hold four bytes a word. */
export type TermNumbers = Map<string, number>;

export function analyse(text: string, analyser: Analyser, numbers: TermNumbers): Analysis {
  const spans = sentences(text);
  const sentenceEnds = new Uint32Array(spans.length);
  const terms: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const kinds: number[] = [];
  let sentence = 0;
  let before;
  for (const token of tokenize(text, analyser)) {
    while (sentence < spans.length && token.start >= (spans[sentence]?.end ?? 0)) {
      sentenceEnds[sentence] = terms.length;
      sentence += 1;
      before = undefined;
    }
    if (!token.stop) {
      terms.push(numberOf(token.term, numbers));
      starts.push(token.start);
      ends.push(token.end);
      kinds.push(kindsOf(text, token, before));
    }
    before = token;
  }
  sentenceEnds.fill(terms.length, sentence);
  return {
    terms: Uint32Array.from(terms),
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    kinds: Uint8Array.from(kinds),
    sentences: spans,
    sentenceEnds,
  };
}

function numberOf(term: string, numbers: TermNumbers): number {
  const known = numbers.get(term);
  if (known !== undefined) return known;
  numbers.set(term, numbers.size);
  return numbers.size - 1;
}
