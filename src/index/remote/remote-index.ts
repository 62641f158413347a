import type { Filter } from "../../articles/filter.ts";
import type { ParagraphSearch } from "../paragraph-search.ts";
import type { FilterCount, Hit, TermStatistics } from "../passage-index.ts";
import type { SearchConnection } from "./connection.ts";
import { type IndexNames, indexNames } from "./definitions.ts";
import { type ArticleDocument, indexed, type ParagraphDocument } from "./documents.ts";
import {
  averageOf,
  bm25,
  type Candidate,
  idfAmong,
  isCertain,
  type Scored,
  scoreExactly,
  type WeighedTerm,
} from "./exact-scores.ts";
import type { ArchiveFacts } from "./facts.ts";
import { filterQuery, leftOutQuery } from "./filter-query.ts";
import { type Search, searchAll, type SearchAnswer } from "./searches.ts";
import { TermCounts } from "./term-counts.ts";

/** Candidates asked for; the best fifty of a million paragraphs were among the first 56. */
const MIN_CANDIDATES = 80;
/** And for each paragraph that is wanted. */
const CANDIDATES_EACH = 1.6;
/** So many paragraphs weigh nearly the same: which of them come first is left to the engine. */
const MAX_CANDIDATES = 1280;

/** In the order that breaks ties, where the engine's scores are the same. */
const BEST_FIRST = [
  "_score",
  { date: { order: "desc", missing: "_last" } },
  { slug: "asc" },
  { ordinal: "asc" },
];
const CANDIDATE_FIELDS = ["terms", "length", "paragraph", "article"];

/** BM25 over paragraphs that a search engine holds: its ids and scores are those of `createWinkIndex`. */
export class RemoteIndex implements ParagraphSearch {
  readonly size: number;
  readonly averageLength: number;
  readonly #connection: SearchConnection;
  readonly #facts: ArchiveFacts;
  readonly #names: IndexNames;
  readonly #counts: TermCounts;

  constructor(connection: SearchConnection, archive: string, facts: ArchiveFacts) {
    this.size = facts.paragraphs;
    this.averageLength = averageOf({ size: facts.paragraphs, words: facts.words });
    this.#connection = connection;
    this.#facts = facts;
    this.#names = indexNames(archive, facts.key);
    this.#counts = new TermCounts(this.#names);
  }

  async search(terms: readonly string[], limit: number, filter?: Filter): Promise<Hit[]> {
    const found = await this.#best(terms, limit, filter);
    return found.map(({ document, score }) => ({ paragraph: document.paragraph.id, score }));
  }

  async statistics(terms: readonly string[]): Promise<TermStatistics[]> {
    await this.#ask(terms);
    return terms.map((term) => {
      const { paragraphs } = this.#counts.of(term);
      return { term, documentFrequency: paragraphs, idf: idfAmong(paragraphs, this.size) };
    });
  }

  async articleScores(terms: readonly string[], slugs: readonly string[]): Promise<number[]> {
    const unique = [...new Set(slugs)];
    const search = {
      index: this.#names.articles,
      body: {
        size: unique.length,
        track_total_hits: false,
        query: { bool: { filter: [{ terms: { slug: unique } }] } },
        _source: ["slug", "length", "counts"],
      },
    };
    const [answer] = await this.#ask<ArticleDocument>(terms, [search]);
    const { articles: size, articleWords: words } = this.#facts;
    const average = averageOf({ size, words });
    const weighed = this.#weighed(terms, "articles", size);
    const scores = new Map<string, number>();
    for (const { _source } of answer?.hits.hits ?? []) {
      const { slug, length, counts } = _source;
      scores.set(slug, bm25(new Map(counts), length, { terms: weighed, average }).score);
    }
    return slugs.map((slug) => scores.get(slug) ?? 0);
  }

  async count(filter: Filter): Promise<FilterCount> {
    const unknown = leftOutQuery(filter);
    const queries = [filterQuery(filter), ...(unknown === null ? [] : [unknown])];
    const searches = queries.map((query) => ({
      index: this.#names.articles,
      body: { size: 0, track_total_hits: true, query: { bool: query } },
    }));
    const answers = await searchAll(this.#connection, searches);
    const [through = 0, leftOut = 0] = answers.map(({ hits }) => hits.total?.value ?? 0);
    return { in: through, unknown: leftOut };
  }

  /** The best paragraphs. Twice as many candidates are asked for until none can be missing. */
  async #best(terms: readonly string[], limit: number, filter?: Filter): Promise<Scored[]> {
    const most = Math.min(Math.floor(limit), this.size);
    const unique = [...new Set(terms)];
    if (most < 1 || unique.length === 0) return [];
    const { paragraphs: size, words } = this.#facts;
    for (let asked = Math.max(MIN_CANDIDATES, Math.ceil(most * CANDIDATES_EACH)); ; asked *= 2) {
      const search = this.#candidateSearch(unique, asked, filter);
      const [answer] = await this.#ask<ParagraphDocument>(unique, [search]);
      const candidates = (answer?.hits.hits ?? []).map(toCandidate);
      const weighed = this.#weighed(unique, "paragraphs", size);
      const scored = scoreExactly(candidates, weighed, averageOf({ size, words }));
      const last = candidates.at(-1);
      const isAll = candidates.length < asked || last === undefined;
      const certain = isAll || isCertain(scored, last, { limit: most, terms: weighed.length });
      if (certain || asked >= Math.max(MAX_CANDIDATES, most)) return scored.slice(0, most);
    }
  }

  #candidateSearch(terms: readonly string[], size: number, filter: Filter = {}): Search {
    const should = terms.map((term) => ({ term: { terms: indexed(term) } }));
    const query = { bool: { should, minimum_should_match: 1, ...filterQuery(filter) } };
    const body = { size, query, sort: BEST_FIRST, track_total_hits: false };
    return { index: this.#names.paragraphs, body: { ...body, _source: CANDIDATE_FIELDS } };
  }

  /** The terms that are used, in the order asked. */
  #weighed(
    terms: readonly string[],
    where: "paragraphs" | "articles",
    size: number,
  ): WeighedTerm[] {
    return [...new Set(terms)].flatMap((term) => {
      const count = this.#counts.of(term);
      return count.paragraphs > 0
        ? [{ term: indexed(term), idf: idfAmong(count[where], size) }]
        : [];
    });
  }

  /** Searches, and in the same round trip learns how often the terms occur. */
  async #ask<T>(
    terms: readonly string[],
    searches: readonly Search[] = [],
  ): Promise<SearchAnswer<T>[]> {
    const unknown = this.#counts.unknown(terms);
    const counting = this.#counts.searches(unknown);
    if (counting.length + searches.length === 0) return [];
    const answers = await searchAll<T>(this.#connection, [...counting, ...searches]);
    this.#counts.learn(unknown, answers);
    return answers.slice(counting.length);
  }
}

function toCandidate({
  _source: document,
  sort,
}: SearchAnswer<ParagraphDocument>["hits"]["hits"][number]): Candidate {
  return { document, engineScore: Number(sort?.[0]) };
}
