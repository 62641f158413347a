/**
 * What each part of a passage's score counts, beside its BM25 score, which counts 1. Behind each
 * value: hit@1 of 1,400 SQuAD questions (halves of topics in brackets) and of the 30 golden ones
 * without the part; with all of them .873 (.918, .817) and 27. docs/ranking.md has the table.
 */
export interface Weights {
  /** BM25 of the whole article. */
  article: number;
  /** Words that stand there only in another form or another wording. */
  alike: number;
  /** The best sentence's matched words. */
  sentence: number;
  /** The question's neighbouring words that are neighbours in a sentence. */
  pairs: number;
  /** Share added when the paragraph offers what the question asks for, by kind. */
  offers: { date: number; number: number; name: number; place: number };
  /** Share added when one sentence holds all words of the question, less the further apart. */
  together: number;
}

export const WEIGHTS: Weights = {
  article: 0.2,
  alike: 1,
  sentence: 0.8,
  pairs: 0.8,
  offers: { date: 0.3, number: 0.1, name: 0.1, place: 0.1 },
  together: 0.6,
};

/** BM25 alone, to compare with. */
export const PLAIN: Weights = {
  article: 0,
  alike: 0,
  sentence: 0,
  pairs: 0,
  offers: { date: 0, number: 0, name: 0, place: 0 },
  together: 0,
};
