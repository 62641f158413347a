import {
  type AskedWord,
  type Entry,
  isNear,
  LocalVocabulary,
  type OfferedWord,
  type SlipRequest,
  TWO_EDITS_FROM,
  type Vocabulary,
  wordSource,
} from "../corrections.ts";
import { RecentMap } from "../../lib/recent-map.ts";
import type { PassageIndex, TermStatistics } from "../passage-index.ts";
import type { SearchConnection } from "./connection.ts";
import { type FoundDocument, type Search, type SearchAnswer, searchAll } from "./searches.ts";
import { entriesIn, MAX_WORD_LENGTH, type WordDocument } from "./word-documents.ts";

/** Words near one that are looked at: more than a language has; */
const MAX_WORDS = 1000;
/** and documents that a search gives at most. */
const MAX_DOCUMENTS = 10_000;
/** Terms that are known to be there, and those for which others alike are kept, some 200 bytes each. */
const MAX_KEPT = 5000;
/** How many letters more or less a term alike may have, and how few it has. */
const MAX_ENDING_LENGTH = 3;
const MIN_LENGTH = 4;

/**
 * The words of an archive that a search engine holds. It gives those that may be meant; which are is
 * decided here, as in `LocalVocabulary`.
 */
export class RemoteVocabulary implements Vocabulary {
  readonly #connection: SearchConnection;
  /** The index of words. */
  readonly #words: string;
  readonly #index: Pick<PassageIndex, "statistics">;
  /** Of one state of the archive: words with these terms are no slips. */
  readonly #known = new RecentMap<string, true>(MAX_KEPT);
  readonly #alike = new RecentMap<string, readonly string[]>(MAX_KEPT);

  constructor(
    connection: SearchConnection,
    words: string,
    index: Pick<PassageIndex, "statistics">,
  ) {
    this.#connection = connection;
    this.#words = words;
    this.#index = index;
  }

  async corrections(request: SlipRequest): Promise<OfferedWord[][]> {
    const met = request.words.filter(({ term }) => this.#known.get(term) === true);
    const known = new Set(met.map(({ term }) => term));
    const asked = request.words.filter(({ word, term }) => isLookedFor(word) && !known.has(term));
    if (asked.length === 0) return request.words.map(() => []);
    const [there, near] = await searchAll<WordDocument>(this.#connection, [
      this.#search([{ terms: { term: asked.map(({ term }) => term) } }]),
      this.#search(asked.map(({ word }) => nearQuery(word, 1))),
    ]);
    for (const term of termsIn(there)) {
      known.add(term);
      this.#known.set(term, true);
    }
    const strange = asked.filter(({ term }) => !known.has(term));
    if (strange.length === 0) return request.words.map(() => []);
    const isFar = ({ word }: AskedWord) => !near?.hits.hits.some(isNearTo(word));
    const words = wordsIn(near, await this.#further(strange.filter(isFar)));
    // What would be offered, to ask of its terms together.
    const offered = new TermCollector();
    await new LocalVocabulary(wordSource(words, known), offered).corrections(request);
    const [alike] = await Promise.all([
      this.#termsAlike([...offered.terms]),
      this.#index.statistics([...offered.terms]),
    ]);
    const source = wordSource(words, [...known, ...alike]);
    return new LocalVocabulary(source, this.#index).corrections(request);
  }

  async alike(terms: readonly string[]): Promise<(readonly string[])[]> {
    const all = new Map(terms.map((term) => [term, this.#alike.get(term)]));
    const strange = terms.filter((term) => all.get(term) === undefined);
    const source = wordSource([], await this.#termsAlike(strange));
    const found = await new LocalVocabulary(source, this.#index).alike(strange);
    for (const [at, term] of strange.entries()) {
      const alike = found[at] ?? [];
      all.set(term, alike);
      this.#alike.set(term, alike);
    }
    return terms.map((term) => all.get(term) ?? []);
  }

  /** Words two edits away: to find them takes an engine ten times as long, and few are asked for. */
  async #further(asked: readonly AskedWord[]): Promise<SearchAnswer<WordDocument> | undefined> {
    const long = asked.filter(({ word }) => word.length >= TWO_EDITS_FROM);
    if (long.length === 0) return undefined;
    const searches = [this.#search(long.map(({ word }) => nearQuery(word, 2)))];
    const [answer] = await searchAll<WordDocument>(this.#connection, searches);
    return answer;
  }

  async #termsAlike(terms: readonly string[]): Promise<string[]> {
    const looked = terms.filter(isLookedFor);
    if (looked.length === 0) return [];
    const searches = [this.#search(looked.map(alikeQuery))];
    const [answer] = await searchAll<WordDocument>(this.#connection, searches);
    return termsIn(answer);
  }

  /** What meets any of these queries, in no order: none weighs more. */
  #search(should: readonly object[]): Search {
    const query = { bool: { filter: [{ bool: { should, minimum_should_match: 1 } }] } };
    const body = { size: MAX_DOCUMENTS, query, sort: ["_doc"], track_total_hits: false };
    return { index: this.#words, body };
  }
}

/** Learns which terms an offer has. */
class TermCollector implements Pick<PassageIndex, "statistics"> {
  readonly terms = new Set<string>();

  async statistics(terms: readonly string[]): Promise<TermStatistics[]> {
    for (const term of terms) this.terms.add(term);
    return terms.map((term) => ({ term, documentFrequency: 0, idf: 0 }));
  }
}

function isLookedFor(word: string): boolean {
  return word.length >= MIN_LENGTH && word.length <= MAX_WORD_LENGTH;
}

/** Words that so many edits lead to. */
function nearQuery(word: string, fuzziness: number): object {
  const rewrite = "constant_score";
  return { fuzzy: { word: { value: word, fuzziness, max_expansions: MAX_WORDS, rewrite } } };
}

/** Terms that begin like this one, or that it begins with, of a few letters more or less. */
function alikeQuery(term: string): object {
  const shorter = Array.from({ length: MAX_ENDING_LENGTH }, (_, cut) => term.slice(0, -cut - 1));
  const longer = [
    { prefix: { term } },
    { range: { letters: { lte: term.length + MAX_ENDING_LENGTH } } },
  ];
  const should = [{ terms: { term: shorter } }, { bool: { filter: longer } }];
  return { bool: { should, minimum_should_match: 1 } };
}

function isNearTo(word: string): (found: FoundDocument<WordDocument>) => boolean {
  return ({ _source }) => entriesIn(_source).some((entry) => isNear(word, entry.word, 1));
}

/** The words that documents hold, each once. */
function wordsIn(...answers: readonly (SearchAnswer<WordDocument> | undefined)[]): Entry[] {
  const documents = answers.flatMap((answer) => answer?.hits.hits ?? []);
  const entries = documents.flatMap(({ _source }) => entriesIn(_source));
  // What was a form of another word may be used since.
  const rarest = entries.toSorted((a, b) => a.count - b.count);
  return [...new Map(rarest.map((entry) => [entry.word, entry])).values()];
}

function termsIn(answer: SearchAnswer<WordDocument> | undefined): string[] {
  const found = answer?.hits.hits ?? [];
  return found.flatMap(({ _source: { term } }) => (term === undefined ? [] : [term]));
}
