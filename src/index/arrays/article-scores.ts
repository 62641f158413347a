import { inUnits, saturation, UNITS } from "../bm25.ts";
import type { ArrayIndexData } from "./data.ts";
import { isMark, SENTENCE_END, SUBHEADING, wordOf } from "./forward-index.ts";
import { seek } from "./max-score.ts";

/** A term by its number, and what it weighs among articles. */
export interface WeighedTerm {
  number: number;
  idf: number;
}

/** The score of each of these articles, by position; they are asked for in ascending order. */
export type ArticleScores = (
  terms: readonly WeighedTerm[],
  articles: readonly number[],
) => number[];

/**
 * BM25 of whole articles, of so many words on average. What a term counts in an article is what its
 * postings say of the paragraphs, so that nothing more is stored; they count the title, and words of
 * a subheading, in every paragraph below it, which an article has but once, or not at all.
 */
export function createArticleScores(
  {
    forward,
    postings,
    order,
    catalogue,
  }: Pick<ArrayIndexData, "forward" | "postings" | "order" | "catalogue">,
  average: number,
): ArticleScores {
  const { stream, runAt, titleRun, termOf } = forward;
  const { at, paragraphs, codes, frequencies, articleLength } = postings;
  const { firstParagraph } = catalogue;

  return (terms, articles) => {
    const scores = articles.map(() => 0);
    for (const { number: term, idf } of terms) {
      let cursor = at[term] ?? 0;
      for (const [place, article] of articles.entries()) {
        cursor = seek(paragraphs, firstParagraph[article] ?? 0, cursor, at[term + 1] ?? 0);
        const frequency = countIn(article, term, cursor);
        if (frequency === 0) continue;
        const counts = saturation(frequency, articleLength[article] ?? 0, average);
        scores[place] = inUnits(counts * idf) / UNITS + (scores[place] ?? 0);
      }
    }
    return scores;
  };

  /** How often an article's title and paragraphs hold a term whose postings there begin at `from`. */
  function countIn(article: number, term: number, from: number): number {
    const first = firstParagraph[article] ?? 0;
    const end = firstParagraph[article + 1] ?? 0;
    const to = at[term + 1] ?? 0;
    if (from === to || (paragraphs[from] ?? 0) >= end) return 0;
    const title = titleRun[order[article] ?? 0] ?? 0;
    const inTitle = countInRun(title, term);
    let count = inTitle;
    for (let next = from; next < to; next += 1) {
      const paragraph = paragraphs[next] ?? 0;
      if (paragraph >= end) break;
      const run = title + 1 + paragraph - first;
      count += hasSubheading(run)
        ? countInRun(run, term)
        : (frequencies[codes[next] ?? 0] ?? 0) - inTitle;
    }
    return count;
  }

  /** A paragraph's own words end with the end of a sentence. */
  function hasSubheading(run: number): boolean {
    return stream[(runAt[run + 1] ?? 0) - 1] !== SENTENCE_END;
  }

  /** How often a title, or a paragraph without its subheading, holds a term. */
  function countInRun(run: number, term: number): number {
    const end = runAt[run + 1] ?? 0;
    let count = 0;
    for (let next = runAt[run] ?? 0; next < end; next += 1) {
      const entry = stream[next] ?? 0;
      if (entry === SUBHEADING) break;
      if (!isMark(entry) && termOf[wordOf(entry)] === term) count += 1;
    }
    return count;
  }
}
