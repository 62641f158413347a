import { placeOf } from "../../lib/binary-search.ts";
import { numberOf } from "../../lib/string-table.ts";
import type { ArrayIndexData } from "./data.ts";
import { type ForwardIndex, isMark, SUBHEADING, wordOf } from "./forward-index.ts";
import { unusedTerms } from "./spelling-index.ts";

/**
 * Articles of a prepared index that were changed or removed since: they are found no more, and what
 * they add to its statistics is taken away.
 */
export interface HiddenArticles {
  /** Positions in the catalogue, ascending. */
  articles: Uint32Array;
  /** What they hold, counted as in the index. */
  paragraphs: number;
  totalLength: number;
  articleLength: number;
  /** Numbers of terms, ascending; of each, how many of the paragraphs and articles hold it. */
  terms: Uint32Array;
  inParagraphs: Uint32Array;
  inArticles: Uint32Array;
  /** Numbers of words, ascending, and how often each occurs. */
  words: Uint32Array;
  occurrences: Uint32Array;
  /** Numbers of terms, ascending, that no word without a figure leads to any more. */
  unusedTerms: Uint32Array;
}

export const NOTHING_HIDDEN: HiddenArticles = {
  articles: new Uint32Array(),
  paragraphs: 0,
  totalLength: 0,
  articleLength: 0,
  terms: new Uint32Array(),
  inParagraphs: new Uint32Array(),
  inArticles: new Uint32Array(),
  words: new Uint32Array(),
  occurrences: new Uint32Array(),
  unusedTerms: new Uint32Array(),
};

/** Counts what the articles at these positions hold. */
export function hideArticles(data: ArrayIndexData, positions: Iterable<number>): HiddenArticles {
  const articles = Uint32Array.from(new Set(positions)).toSorted();
  const counts = new Counts(data.forward);
  for (const position of articles) counts.add(data.order[position] ?? 0);
  const { paragraphs, totalLength, articleLength } = counts;
  const terms = Uint32Array.from(counts.inParagraphs.keys()).toSorted();
  const words = Uint32Array.from(counts.occurrences.keys()).toSorted();
  const occurrences = words.map((word) => counts.occurrences.get(word) ?? 0);
  return {
    articles,
    paragraphs,
    totalLength,
    articleLength,
    terms,
    inParagraphs: terms.map((term) => counts.inParagraphs.get(term) ?? 0),
    inArticles: terms.map((term) => counts.inArticles.get(term) ?? 0),
    words,
    occurrences,
    unusedTerms: unusedTerms(data.forward, data.lexicon, { words, occurrences }),
  };
}

/** Whether an article was prepared, and is not hidden since. */
export function isShown(data: ArrayIndexData, hidden: HiddenArticles, slug: string): boolean {
  const position = numberOf(data.catalogue.slugs, slug);
  return position !== -1 && placeOf(hidden.articles, position) === -1;
}

/** How many of the paragraphs that hold a term are hidden. */
export function hiddenParagraphs({ terms, inParagraphs }: HiddenArticles, term: number): number {
  return inParagraphs[placeOf(terms, term)] ?? 0;
}

/** How many of the articles that hold a term are hidden. */
export function hiddenIn({ terms, inArticles }: HiddenArticles, term: number): number {
  return inArticles[placeOf(terms, term)] ?? 0;
}

class Counts {
  paragraphs = 0;
  totalLength = 0;
  articleLength = 0;
  readonly inParagraphs = new Map<number, number>();
  readonly inArticles = new Map<number, number>();
  readonly occurrences = new Map<number, number>();
  readonly #forward: ForwardIndex;

  constructor(forward: ForwardIndex) {
    this.#forward = forward;
  }

  /** Adds an article of the forward index, counted as `createInvertedIndex` counts it. */
  add(article: number): void {
    const { titleRun } = this.#forward;
    const first = titleRun[article] ?? 0;
    const last = titleRun[article + 1] ?? 0;
    const title = this.#read(first);
    this.#addWords(first);
    // The title of an article without paragraphs counts nothing in a search.
    if (last - first === 1) return;
    const inArticle = new Set(title.body);
    this.articleLength += title.body.length;
    for (let run = first + 1; run < last; run += 1) {
      const { body, subheading } = this.#read(run);
      this.#addWords(run);
      this.paragraphs += 1;
      this.totalLength += title.body.length + body.length + subheading.length;
      this.articleLength += body.length;
      for (const term of body) inArticle.add(term);
      for (const term of new Set([...title.body, ...body, ...subheading])) {
        addTo(this.inParagraphs, term);
      }
    }
    for (const term of inArticle) addTo(this.inArticles, term);
  }

  /** The terms of a title or paragraph, and those of its subheading. */
  #read(run: number): { body: number[]; subheading: number[] } {
    const { stream, runAt, termOf } = this.#forward;
    const body: number[] = [];
    const subheading: number[] = [];
    let into = body;
    for (let at = runAt[run] ?? 0; at < (runAt[run + 1] ?? 0); at += 1) {
      const entry = stream[at] ?? 0;
      if (entry === SUBHEADING) into = subheading;
      else if (!isMark(entry)) into.push(termOf[wordOf(entry)] ?? 0);
    }
    return { body, subheading };
  }

  #addWords(run: number): void {
    const { stream, runAt } = this.#forward;
    for (let at = runAt[run] ?? 0; at < (runAt[run + 1] ?? 0); at += 1) {
      const entry = stream[at] ?? 0;
      if (entry === SUBHEADING) break;
      if (!isMark(entry)) addTo(this.occurrences, wordOf(entry));
    }
  }
}

function addTo(counts: Map<number, number>, number: number): void {
  counts.set(number, (counts.get(number) ?? 0) + 1);
}
