/**
 * What each part of a passage's score counts, beside its BM25 score, which counts 1. Behind each
 * value: hit@1 of 1,400 SQuAD questions (two sets of topics in brackets), and how many of the 30
 * golden ones, without the part. With all parts: .878 (.925, .818), 28. See docs/ranking.md.
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
  article: 0.2, // .875 (.924, .814), 28
  alike: 1, // .876 (.923, .817), 26
  sentence: 0.8, // .862 (.909, .804), 27
  pairs: 0.8, // .862 (.906, .807), 26
  offers: { date: 0.3, number: 0.1, name: 0.1, place: 0.1 }, // .879 (.927, .818), 25
  together: 0.6, // .873 (.923, .810), 27
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
