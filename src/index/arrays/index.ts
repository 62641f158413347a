import type { Filter } from "../../articles/filter.ts";
import { MIN_DOCUMENTS, idf } from "../bm25.ts";
import type { ParagraphSearch } from "../paragraph-search.ts";
import type { FilterCount, Hit, TermStatistics } from "../passage-index.ts";
import type { WeighedTerm } from "./article-scores.ts";
import type { FreshIndex } from "./fresh.ts";
import { NOTHING_HIDDEN } from "./hidden.ts";
import { averageLength } from "./inverted-index.ts";
import { type Found, SearchedSegment, Segment } from "./segment.ts";

/**
 * `ParagraphSearch` over typed arrays: the ids and scores of `createWinkIndex`, at any size. Nothing
 * writes to the data, so that several threads may search one copy of it. With `fresh` articles, the
 * ids and scores are those of an index of all articles, though the large `base` stays as it is.
 */
export function createArrayIndex(base: Segment, fresh?: FreshIndex): ParagraphSearch {
  return new ArrayIndex(base, fresh);
}

class ArrayIndex implements ParagraphSearch {
  readonly size: number;
  readonly averageLength: number;
  readonly #articles: number;
  readonly #base: SearchedSegment;
  readonly #fresh: SearchedSegment | null;
  readonly #all: readonly SearchedSegment[];
  readonly #places: Uint32Array;

  constructor(base: Segment, fresh?: FreshIndex) {
    const hidden = fresh?.hidden ?? NOTHING_HIDDEN;
    const added = fresh && new Segment(fresh.data);
    this.size = base.paragraphs - hidden.paragraphs + (added?.paragraphs ?? 0);
    this.#articles = base.articles - hidden.articles.length + (added?.articles ?? 0);
    const words = base.totalLength - hidden.totalLength + (added?.totalLength ?? 0);
    const inArticles = base.articleLength - hidden.articleLength + (added?.articleLength ?? 0);
    const averages = {
      paragraph: averageLength(words, this.size),
      article: averageLength(inArticles, this.#articles),
    };
    this.averageLength = averages.paragraph;
    this.#base = new SearchedSegment(base, hidden, averages);
    this.#fresh = added ? new SearchedSegment(added, NOTHING_HIDDEN, averages) : null;
    this.#all = this.#fresh ? [this.#base, this.#fresh] : [this.#base];
    this.#places = fresh?.places ?? new Uint32Array();
  }

  async search(terms: readonly string[], limit: number, filter?: Filter): Promise<Hit[]> {
    const most = Math.min(Math.floor(limit), this.size);
    if (most < 1) return [];
    const searched = this.#termsIn(terms).map((term) => ({ ...term, idf: this.#idf(term) }));
    const [base = [], fresh = []] = this.#all.map((segment, which) =>
      segment.search(numbersIn(searched, which), most, filter),
    );
    const hits: Hit[] = [];
    for (let [at, freshAt] = [0, 0]; hits.length < most;) {
      const [one, other] = [base[at], fresh[freshAt]];
      if (one && (!other || this.#isBefore(one, other))) {
        hits.push({ paragraph: this.#base.idOf(one), score: one.score });
        at += 1;
      } else if (other) {
        hits.push({ paragraph: this.#fresh?.idOf(other) ?? "", score: other.score });
        freshAt += 1;
      } else break;
    }
    return hits;
  }

  async statistics(terms: readonly string[]): Promise<TermStatistics[]> {
    return terms.map((text) => {
      const term = this.#find(text);
      return { term: text, documentFrequency: term.frequency, idf: this.#idf(term) };
    });
  }

  async articleScores(terms: readonly string[], slugs: readonly string[]): Promise<number[]> {
    const size = Math.max(this.#articles, MIN_DOCUMENTS);
    const searched = this.#termsIn(terms).map(({ numbers }) => {
      const counts = numbers.map((number, which) => this.#all[which]?.articleFrequency(number));
      return { numbers, idf: idf(sum(counts), size) };
    });
    const scores = new Map<string, number>();
    for (const [which, segment] of this.#all.entries()) {
      const positions = slugs.map((slug) => segment.positionOf(slug));
      const asked = positions.filter((position) => position !== -1);
      const known = segment.articleScores(numbersIn(searched, which), asked);
      for (const [at, slug] of slugs.entries()) {
        const score = known.get(positions[at] ?? -1);
        if (score !== undefined) scores.set(slug, score);
      }
    }
    return slugs.map((slug) => scores.get(slug) ?? 0);
  }

  async count(filter: Filter): Promise<FilterCount> {
    const counts = this.#all.map((segment) => segment.count(filter));
    return {
      in: sum(counts.map((each) => each.in)),
      unknown: sum(counts.map((each) => each.unknown)),
    };
  }

  /** Of equal scores, the one whose article comes first in the order of ties. */
  #isBefore(one: Found, other: Found): boolean {
    if (one.score !== other.score) return one.score > other.score;
    return one.article < (this.#places[other.article] ?? 0);
  }

  /** The terms that articles use, each once, in the order asked. */
  #termsIn(terms: readonly string[]): Term[] {
    return [...new Set(terms)]
      .map((term) => this.#find(term))
      .filter(({ frequency }) => frequency > 0);
  }

  #find(text: string): Term {
    const numbers = this.#all.map(({ segment }) => segment.termNumber(text));
    const counts = numbers.map((number, which) => this.#all[which]?.frequency(number));
    return { numbers, frequency: sum(counts) };
  }

  #idf({ frequency }: Term): number {
    return idf(frequency, Math.max(this.size, MIN_DOCUMENTS));
  }
}

/** A term's number in each segment, and how many paragraphs have it. */
interface Term {
  numbers: readonly number[];
  frequency: number;
}

/** Terms by their numbers in one of the segments. */
function numbersIn(
  terms: readonly { numbers: readonly number[]; idf: number }[],
  which: number,
): WeighedTerm[] {
  return terms.map(({ numbers, idf: weight }) => ({ number: numbers[which] ?? -1, idf: weight }));
}

function sum(counts: readonly (number | undefined)[]): number {
  return counts.reduce<number>((all, count) => all + (count ?? 0), 0);
}
