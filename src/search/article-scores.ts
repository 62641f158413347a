import { FEWEST_DOCUMENTS, idf, inUnits, saturation, UNITS } from "./bm25.ts";
import { type Forward, isMark, SUBHEADING, wordOf } from "./forward.ts";
import type { Postings } from "./postings.ts";

/** The score of each of these articles, by position. */
export type ArticleScores = (terms: readonly number[], articles: readonly number[]) => number[];

/**
 * BM25 of whole articles, from their words: the few articles of a question's candidates are read
 * in less time than postings of articles would take, and nothing more is stored.
 */
export function createArticleScores(
  forward: Forward,
  { articleFrequency, articleLength }: Postings,
  order: Uint32Array,
): ArticleScores {
  const { stream, runAt, titleRun, termOf } = forward;
  const size = Math.max(order.length, FEWEST_DOCUMENTS);
  const averageLength = articleLength.reduce((sum, length) => sum + length, 0) / size;
  /** The place among the terms asked for, plus 1, by term. */
  const places = new Uint16Array(forward.terms.ends.length);

  return (terms, articles) => {
    const idfs = terms.map((term) => idf(articleFrequency[term] ?? 0, size));
    const counts = new Uint32Array(terms.length + 1);
    for (const [place, term] of terms.entries()) places[term] = place + 1;
    const scores = articles.map((position) => {
      const length = articleLength[position] ?? 0;
      let score = 0;
      counts.fill(0);
      if (length > 0) count(order[position] ?? 0, counts);
      for (const [place, weight] of idfs.entries()) {
        const frequency = counts[place + 1] ?? 0;
        if (frequency === 0) continue;
        score = inUnits(saturation(frequency, length, averageLength) * weight) / UNITS + score;
      }
      return score;
    });
    for (const term of terms) places[term] = 0;
    return scores;
  };

  /** How often each place's term stands in the article's title and paragraphs. */
  function count(article: number, counts: Uint32Array): void {
    for (let run = titleRun[article] ?? 0; run < (titleRun[article + 1] ?? 0); run += 1) {
      const end = runAt[run + 1] ?? 0;
      for (let at = runAt[run] ?? 0; at < end; at += 1) {
        const entry = stream[at] ?? 0;
        if (entry === SUBHEADING) break;
        if (isMark(entry)) continue;
        const place = places[termOf[wordOf(entry)] ?? 0] ?? 0;
        if (place > 0) counts[place] = (counts[place] ?? 0) + 1;
      }
    }
  }
}
