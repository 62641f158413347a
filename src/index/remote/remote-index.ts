import type { Filter } from "../../articles/filter.ts";
import { paragraphId } from "../../articles/article.ts";
import type { Analyser } from "../../language/tokenizer.ts";
import type {
  FilterCount,
  FindRequest,
  Hit,
  PassageIndex,
  TermStatistics,
} from "../passage-index.ts";
import { ArticleReader } from "./article-reader.ts";
import { documentFeatures } from "./document-features.ts";
import { conditionsQuery } from "./conditions-query.ts";
import type { SearchConnection } from "./connection.ts";
import { type IndexNames, indexNames } from "./definitions.ts";
import { countsIn, indexed, NEWEST_FIRST, type ParagraphDocument } from "./documents.ts";
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
import { filterQuery, leftOutQuery, type Restrictions } from "./filter-query.ts";
import { type FoundDocument, type Search, searchAll, type SearchAnswer } from "./searches.ts";
import { TermCounts } from "./term-counts.ts";

/** Candidates asked for; the best fifty of a million paragraphs were among the first 56. */
const MIN_CANDIDATES = 80;
/** And for each paragraph that is wanted. */
const CANDIDATES_EACH = 1.6;
/** So many paragraphs weigh nearly the same: which of them come first is left to the engine. */
const MAX_CANDIDATES = 1280;

/** In the order that breaks ties, where the engine's scores are the same. */
const BEST_FIRST = ["_score", ...NEWEST_FIRST, { ordinal: "asc" }];
const NEWEST = [...NEWEST_FIRST, { ordinal: "asc" }];

interface RemoteIndexOptions {
  facts: ArchiveFacts;
  analyser: Analyser;
  /** What else reads the same articles. */
  reader?: ArticleReader;
}

/**
 * BM25 over paragraphs that a search engine holds: its ids and scores are those of the indexes in
 * this process. A call is one round trip, unless so many paragraphs weigh nearly the same that more
 * must be looked at.
 */
export class RemoteIndex implements PassageIndex {
  readonly size: number;
  readonly averageLength: number;
  readonly maxRead = Infinity;
  readonly #connection: SearchConnection;
  readonly #facts: ArchiveFacts;
  readonly #names: IndexNames;
  readonly #analyser: Analyser;
  /** In how many paragraphs, and in how many articles, terms are. */
  readonly #counts: { paragraphs: TermCounts; articles: TermCounts };
  readonly #reader: ArticleReader;

  constructor(
    connection: SearchConnection,
    archive: string,
    { facts, analyser, reader }: RemoteIndexOptions,
  ) {
    this.size = facts.paragraphs;
    this.averageLength = averageOf({ size: facts.paragraphs, words: facts.words });
    this.#connection = connection;
    this.#facts = facts;
    this.#names = indexNames(archive, facts.key);
    this.#analyser = analyser;
    const { paragraphs, articles } = this.#names;
    this.#counts = {
      paragraphs: new TermCounts(paragraphs),
      articles: new TermCounts(articles),
    };
    this.#reader = reader ?? new ArticleReader(connection, this.#names.articles);
  }

  async find(request: FindRequest): Promise<Hit[]> {
    const found = await this.#found(request);
    const { rerank } = request;
    const hits = found.map(({ document, score }) => ({
      paragraph: idOf(document),
      score,
      revision: document.revision,
    }));
    if (rerank === undefined) return hits;
    const documents = found.map(({ document }) => document);
    const all = documentFeatures(documents, rerank, this.#analyser);
    return hits.map((hit, at) => {
      const own = all[at];
      return own === undefined ? hit : { ...hit, features: own };
    });
  }

  async statistics(terms: readonly string[]): Promise<TermStatistics[]> {
    const counts = this.#counts.paragraphs;
    await this.#ask(terms, counts);
    return terms.map((term) => {
      const documentFrequency = counts.of(term);
      return { term, documentFrequency, idf: idfAmong(documentFrequency, this.size) };
    });
  }

  async articleScores(terms: readonly string[], slugs: readonly string[]): Promise<number[]> {
    const counted = this.#counts.articles;
    const [documents] = await Promise.all([this.#reader.read(slugs), this.#ask(terms, counted)]);
    const { articles: size, articleWords: words } = this.#facts;
    const average = averageOf({ size, words });
    const weighed = weighedOf(terms, counted, size);
    return slugs.map((slug) => {
      const document = documents.get(slug);
      if (document === undefined) return 0;
      const counts = countsIn(
        document,
        weighed.map(({ term }) => term),
      );
      return bm25(counts, document.length, { terms: weighed, average }).score;
    });
  }

  async count(filter: Filter): Promise<FilterCount> {
    const unknown = leftOutQuery(filter);
    const searches = [filterQuery(filter), ...(unknown ? [unknown] : [])].map((bool) => {
      const body = { size: 0, track_total_hits: true, query: { bool } };
      return { index: this.#names.articles, body };
    });
    const counts = await searchAll(this.#connection, searches);
    const [inside = 0, outside = 0] = counts.map(({ hits }) => hits.total?.value ?? 0);
    return { in: inside, unknown: outside };
  }

  async #found(request: FindRequest): Promise<Scored[]> {
    const { terms, conditions, otherwise = [] } = request;
    const limit = Math.min(Math.floor(request.limit), this.size);
    if (limit < 1) return [];
    const restriction = restrictionOf(request, this.#analyser);
    if (conditions !== undefined && terms.length === 0) {
      return conditions.phrases.length === 0 ? [] : this.#newest(limit, restriction);
    }
    const wantsOthers = conditions === undefined && otherwise.length > 0;
    const few = wantsOthers && !this.#areMany(request);
    const [found, others] = await Promise.all([
      this.#best(terms, limit, restriction),
      few ? this.#best(otherwise, limit, restriction) : [],
      // In how many articles the terms are is asked next: so it is known by then.
      this.#ask(terms, this.#counts.articles),
    ]);
    const known = new Set(found.map(({ document }) => idOf(document)));
    const more = others.filter(({ document }) => !known.has(idOf(document)));
    return [...found, ...more.map((one) => ({ ...one, score: 0 }))].slice(0, limit);
  }

  /** Whether so many paragraphs have one of the terms, as was asked before, that others are not needed. */
  #areMany({ terms, limit, filter }: FindRequest): boolean {
    return (
      filter === undefined && terms.some((term) => this.#counts.paragraphs.of(term) >= limit * 2)
    );
  }

  /** The best paragraphs. Twice as many candidates are asked for until none can be missing. */
  async #best(
    terms: readonly string[],
    most: number,
    restriction: Restrictions,
  ): Promise<Scored[]> {
    const unique = [...new Set(terms)];
    if (unique.length === 0) return [];
    const { paragraphs: size, words } = this.#facts;
    const counts = this.#counts.paragraphs;
    for (let asked = Math.max(MIN_CANDIDATES, Math.ceil(most * CANDIDATES_EACH)); ; asked *= 2) {
      const search = this.#candidateSearch(unique, asked, restriction);
      const [answer] = await this.#ask<ParagraphDocument>(unique, counts, [search]);
      const candidates = (answer?.hits.hits ?? []).map(toCandidate);
      const weighed = weighedOf(unique, counts, size);
      const scored = scoreExactly(candidates, weighed, averageOf({ size, words }));
      const last = candidates.at(-1);
      const isAll = candidates.length < asked || last === undefined;
      const certain = isAll || isCertain(scored, last, { limit: most, terms: weighed.length });
      if (certain || asked >= Math.max(MAX_CANDIDATES, most)) return scored.slice(0, most);
    }
  }

  #candidateSearch(terms: readonly string[], size: number, restriction: Restrictions): Search {
    const should = terms.map((term) => ({ term: { terms: indexed(term) } }));
    const query = { bool: { should, minimum_should_match: 1, ...restriction } };
    const body = { size, query, sort: BEST_FIRST, track_total_hits: false };
    return { index: this.#names.paragraphs, body, weighs: true };
  }

  /** Those that meet conditions on words that no index weighs, the newest first. */
  async #newest(size: number, restriction: Restrictions): Promise<Scored[]> {
    const query = { bool: restriction };
    const body = { size, query, sort: NEWEST, track_total_hits: false };
    const search = { index: this.#names.paragraphs, body };
    const [answer] = await searchAll<ParagraphDocument>(this.#connection, [search]);
    const found = (answer?.hits.hits ?? []).map(toCandidate);
    return found.map((candidate) => ({ ...candidate, score: 0, unrounded: 0 }));
  }

  /** Searches, and in the same round trip learns how often the terms occur. */
  async #ask<T>(
    terms: readonly string[],
    counts: TermCounts,
    searches: readonly Search[] = [],
  ): Promise<SearchAnswer<T>[]> {
    const unknown = counts.unknown(terms);
    const counting = counts.searches(unknown);
    const answers = await searchAll<T>(this.#connection, [...counting, ...searches]);
    counts.learn(unknown, answers);
    return answers.slice(counting.length);
  }
}

/** The terms that are used, in the order asked. */
function weighedOf(terms: readonly string[], counts: TermCounts, size: number): WeighedTerm[] {
  return [...new Set(terms)].flatMap((term) => {
    const count = counts.of(term);
    return count === 0 ? [] : [{ term: indexed(term), idf: idfAmong(count, size) }];
  });
}

/** What a request's filter and conditions come to. */
function restrictionOf(
  { filter = {}, conditions }: Pick<FindRequest, "filter" | "conditions">,
  usual: Analyser,
): Restrictions {
  const filtered = filterQuery(filter);
  if (conditions === undefined) return filtered;
  const conditional = conditionsQuery(conditions, conditions.analyser ?? usual);
  return {
    filter: [...filtered.filter, ...conditional.filter],
    must_not: [...filtered.must_not, ...conditional.must_not],
  };
}

function toCandidate({ _source: document, sort }: FoundDocument<ParagraphDocument>): Candidate {
  return { document, engineScore: Number(sort?.[0]) };
}

function idOf({ slug, ordinal }: ParagraphDocument): string {
  return paragraphId(slug, ordinal);
}
