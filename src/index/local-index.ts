import { filterMatch } from "../articles/filter.ts";
import type { LocalArticles } from "../articles/local-articles.ts";
import type { Analyser } from "../language/tokenizer.ts";
import { createPauses } from "../lib/event-loop.ts";
import type { FeatureSource, ParagraphSearch } from "./paragraph-search.ts";
import type { Conditions, FindRequest, Hit, PassageIndex } from "./passage-index.ts";
import { createPhraseFilter, createVerifier, type PhraseFilter } from "./phrase-filter.ts";

/** The most paragraphs whose conditions are checked for one question. */
export const MAX_READ = 5000;
const GROWTH = 5;
/** Paragraphs checked in one go: less than a millisecond. */
const BATCH = 50;

export interface LocalIndexParts {
  search: ParagraphSearch;
  features: FeatureSource;
  articles: LocalArticles;
  analyser: Analyser;
}

type Conditional = FindRequest & { conditions: Conditions };

/** A `PassageIndex` in this process: what it finds is checked against the texts at hand. */
export class LocalIndex implements PassageIndex {
  readonly size: number;
  readonly averageLength: number;
  readonly maxRead: number;
  readonly statistics: PassageIndex["statistics"];
  readonly articleScores: PassageIndex["articleScores"];
  readonly count: PassageIndex["count"];
  readonly #parts: LocalIndexParts;

  constructor(parts: LocalIndexParts) {
    const { search } = parts;
    this.#parts = parts;
    this.size = search.size;
    this.averageLength = search.averageLength;
    this.maxRead = search.size > MAX_READ ? MAX_READ : Infinity;
    this.statistics = (terms) => search.statistics(terms);
    this.articleScores = (terms, slugs) => search.articleScores(terms, slugs);
    this.count = (filter) => search.count(filter);
  }

  async find(request: FindRequest): Promise<Hit[]> {
    const { rerank } = request;
    const hits = await this.#hits(request);
    if (rerank === undefined) return hits;
    const features = await this.#parts.features.features(
      hits.map(({ paragraph }) => paragraph),
      rerank,
    );
    for (const [at, hit] of hits.entries()) {
      const found = features[at];
      if (found !== undefined) hit.features = found;
    }
    return hits;
  }

  async #hits(request: FindRequest): Promise<Hit[]> {
    const { terms, limit, filter, conditions, otherwise = [] } = request;
    // Conditions name words: a synonym would not meet them.
    if (conditions !== undefined) return this.#meeting({ ...request, conditions });
    const { search } = this.#parts;
    const hits = await search.search(terms, limit, filter);
    if (hits.length >= limit || otherwise.length === 0) return hits;
    const known = new Set(hits.map(({ paragraph }) => paragraph));
    const others = await search.search(otherwise, limit, filter);
    const more = others.filter(({ paragraph }) => !known.has(paragraph));
    return [...hits, ...more.map((hit) => ({ ...hit, score: 0 }))].slice(0, limit);
  }

  /** The best paragraphs by BM25 that meet the conditions. */
  async #meeting(request: Conditional): Promise<Hit[]> {
    const { terms, limit, filter, patience, conditions } = request;
    const { search, features, articles, analyser } = this.#parts;
    if (terms.length === 0) return this.#scan(request);
    const max = patience ?? MAX_READ;
    const phraseFilter = createPhraseFilter(conditions, { articles, features, analyser });
    const met: Hit[] = [];
    const seen = new Set<string>();
    let possible: ReadonlySet<string> | null = null;
    for (let wanted = limit; ; wanted = Math.min(wanted * GROWTH, max)) {
      const hits = await search.search(terms, wanted, filter);
      const fresh = hits.slice(seen.size);
      for (let at = 0; at < fresh.length && met.length < limit; at += BATCH) {
        const batch = fresh.slice(at, at + BATCH);
        met.push(...(await passing(batch, phraseFilter, possible)));
      }
      if (met.length >= limit || hits.length < wanted) break;
      if (wanted >= max) {
        if (patience !== undefined) return [];
        break;
      }
      for (const { paragraph } of fresh) seen.add(paragraph);
      possible ??= await possibleMatches(phraseFilter, search, max);
      if (possible !== null && [...possible].every((paragraph) => seen.has(paragraph))) break;
    }
    return met.slice(0, limit);
  }

  /** For phrases of stop words alone, which no index holds: the newest articles are read. */
  async #scan({ limit, filter, patience, conditions }: Conditional): Promise<Hit[]> {
    const met: Hit[] = [];
    if (conditions.phrases.length === 0) return met;
    const { articles, analyser } = this.#parts;
    const meets = createVerifier(conditions, analyser);
    const pause = createPauses();
    const max = patience ?? MAX_READ;
    let read = 0;
    for (const article of await articles.list()) {
      if (filter !== undefined && filterMatch(article, filter) !== "in") continue;
      for (const { id, text } of article.paragraphs) {
        if (met.length >= limit || read >= max) return met;
        read += 1;
        if (meets(text)) met.push({ paragraph: id, score: 0 });
      }
      await pause();
    }
    return met;
  }
}

async function passing(
  hits: readonly Hit[],
  phraseFilter: PhraseFilter,
  possible: ReadonlySet<string> | null,
): Promise<Hit[]> {
  const ids = hits.map(({ paragraph }) => paragraph).filter((id) => possible?.has(id) ?? true);
  const passed = new Set(await phraseFilter.verify(ids));
  return hits.filter(({ paragraph }) => passed.has(paragraph));
}

/** The only paragraphs that may meet the conditions, where a phrase has a word that is rare. */
async function possibleMatches(
  phraseFilter: PhraseFilter,
  search: ParagraphSearch,
  max: number,
): Promise<ReadonlySet<string> | null> {
  const frequencies = await search.statistics(phraseFilter.required);
  const [rarest] = frequencies.toSorted((a, b) => a.documentFrequency - b.documentFrequency);
  if (rarest === undefined || rarest.documentFrequency > max) return null;
  // A word of most paragraphs may weigh so little that a search misses some of them.
  if (rarest.documentFrequency * 2 > search.size) return null;
  const holding = await search.search([rarest.term], rarest.documentFrequency);
  const possible = new Set<string>();
  for (let at = 0; at < holding.length; at += BATCH) {
    const batch = holding.slice(at, at + BATCH).map(({ paragraph }) => paragraph);
    for (const id of await phraseFilter.preFilter(batch)) possible.add(id);
  }
  return possible;
}
