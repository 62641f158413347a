import type { Article } from "../articles/article.ts";
import { type Filter, filterMatch } from "../articles/filter.ts";
import type { Analyser } from "../language/tokenizer.ts";
import { addToMultimap } from "../lib/multimap.ts";
import { saturation } from "./bm25.ts";
import type { ParagraphSearch } from "./paragraph-search.ts";
import type { FilterCount, Hit, PassageIndex, TermStatistics } from "./passage-index.ts";
import { documents } from "./wink/index.ts";

interface Posting {
  paragraph: number;
  /** What the term counts there, before its idf. */
  counts: number;
}

/**
 * BM25 over the paragraphs of one article by the statistics of the archive that it is in: what
 * `whole` finds of that article, for a hundredth of the time where many questions are asked of it.
 * Weights are not rounded as wink's are.
 */
export class ArticleIndex implements ParagraphSearch {
  readonly size: number;
  readonly averageLength: number;
  readonly #whole: PassageIndex;
  readonly #article: Article;
  readonly #ids: readonly string[];
  readonly #postings = new Map<string, Posting[]>();
  readonly #statistics = new Map<string, TermStatistics>();
  /** By term, what it counts in the whole article. */
  readonly #inArticle = new Map<string, number>();

  constructor(article: Article, whole: PassageIndex, analyser: Analyser) {
    const paragraphs = documents([article], analyser);
    this.size = paragraphs.length;
    this.averageLength = whole.averageLength;
    this.#whole = whole;
    this.#article = article;
    this.#ids = paragraphs.map(({ id }) => id);
    for (const [paragraph, { body, title, subheading }] of paragraphs.entries()) {
      const terms = [...body, ...title, ...subheading];
      const frequencies = new Map<string, number>();
      for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      for (const [term, frequency] of frequencies) {
        const counts = saturation(frequency, terms.length, this.averageLength);
        addToMultimap(this.#postings, term, { paragraph, counts });
      }
    }
  }

  async search(terms: readonly string[], limit: number, filter?: Filter): Promise<Hit[]> {
    if (filter !== undefined && filterMatch(this.#article, filter) !== "in") return [];
    const held = [...new Set(terms)].filter((term) => this.#postings.has(term));
    const scores = new Map<number, number>();
    for (const { term, idf } of await this.statistics(held)) {
      for (const { paragraph, counts } of this.#postings.get(term) ?? []) {
        scores.set(paragraph, (scores.get(paragraph) ?? 0) + counts * idf);
      }
    }
    return [...scores]
      .toSorted(([place, score], [otherPlace, other]) => other - score || place - otherPlace)
      .slice(0, limit)
      .map(([paragraph, score]) => ({ paragraph: this.#ids[paragraph] ?? "", score }));
  }

  async statistics(terms: readonly string[]): Promise<TermStatistics[]> {
    const unknown = terms.filter((term) => !this.#statistics.has(term));
    if (unknown.length > 0) {
      for (const each of await this.#whole.statistics(unknown)) {
        this.#statistics.set(each.term, each);
      }
    }
    return terms.map(
      (term) => this.#statistics.get(term) ?? { term, documentFrequency: 0, idf: 0 },
    );
  }

  async articleScores(terms: readonly string[], slugs: readonly string[]): Promise<number[]> {
    const { slug } = this.#article;
    const held = [...new Set(terms)].filter((term) => this.#postings.has(term));
    // Asked for in one turn: one round trip, where the archive is elsewhere.
    const counts = await Promise.all(held.map((term) => this.#countsInArticle(term)));
    const score = counts.reduce((sum, each) => sum + each, 0);
    return slugs.map((each) => (each === slug ? score : 0));
  }

  async #countsInArticle(term: string): Promise<number> {
    const known = this.#inArticle.get(term);
    if (known !== undefined) return known;
    const [counts = 0] = await this.#whole.articleScores([term], [this.#article.slug]);
    this.#inArticle.set(term, counts);
    return counts;
  }

  async count(filter: Filter): Promise<FilterCount> {
    const match = filterMatch(this.#article, filter);
    return { in: match === "in" ? 1 : 0, unknown: match === "unknown" ? 1 : 0 };
  }
}
