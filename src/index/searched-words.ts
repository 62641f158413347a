import { answerTypes, SENTENCE_BEGINS } from "../language/answer-types.ts";
import { sentencesIn } from "../language/sentences.ts";
import type { Token } from "../language/tokenizer.ts";
import type { Span } from "../lib/span.ts";

/** A text's words, stop words left out, and how sentences and types of answers lie among them. */
export interface SearchedWords {
  tokens: Token[];
  /** The answer types of each, as bits. */
  types: number[];
  sentences: readonly Span[];
  /** Where each sentence ends among the tokens (exclusive). */
  sentenceEnds: Uint32Array;
}

/** `tokens` are all of the text's. */
export function searchedWords(text: string, tokens: readonly Token[]): SearchedWords {
  const sentences = sentencesIn(text);
  const sentenceEnds = new Uint32Array(sentences.length);
  const searched: Token[] = [];
  const types: number[] = [];
  let sentence = 0;
  let before = SENTENCE_BEGINS;
  for (const token of tokens) {
    while (sentence < sentences.length && token.start >= (sentences[sentence]?.end ?? 0)) {
      sentenceEnds[sentence] = searched.length;
      sentence += 1;
      before = SENTENCE_BEGINS;
    }
    if (!token.stop) {
      searched.push(token);
      types.push(answerTypes(token.types, before));
    }
    before = token.types;
  }
  sentenceEnds.fill(searched.length, sentence);
  return { tokens: searched, types, sentences, sentenceEnds };
}
