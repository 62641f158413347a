import {
  LocalVocabulary,
  type OfferedWord,
  type SlipRequest,
  type Vocabulary,
  wordSource,
} from "../corrections.ts";
import type { PassageIndex, TermStatistics } from "../passage-index.ts";
import type { SearchConnection } from "./connection.ts";
import { type Search, type SearchAnswer, searchAll } from "./searches.ts";
import { entriesIn, MAX_WORD_LENGTH, type WordDocument } from "./word-documents.ts";

/** Words near one that are looked at, and terms alike: more than a language has. */
const MAX_WORDS = 1000;
const MAX_TERMS = 10_000;
/** How many letters more or less a term alike may have, and how few it has. */
const MAX_ENDING_LENGTH = 3;
const MIN_LENGTH = 4;
const TWO_EDITS_FROM = 8;

/**
 * The words of an archive that a search engine holds. It gives those that may be meant; which are is
 * decided here, as in `LocalVocabulary`.
 */
export class RemoteVocabulary implements Vocabulary {
  readonly #connection: SearchConnection;
  /** The index of words. */
  readonly #words: string;
  readonly #index: Pick<PassageIndex, "statistics">;

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
    const asked = request.words.filter(({ word }) => isLookedFor(word));
    if (asked.length === 0) return request.words.map(() => []);
    const terms = asked.map(({ term }) => term);
    const [known, ...near] = await searchAll<WordDocument>(this.#connection, [
      this.#search({ terms: { term: terms } }, terms.length),
      ...asked.map(({ word }) => this.#search(nearQuery(word), MAX_WORDS)),
    ]);
    // Two words may be near one, and what was a form may be used since.
    const documents = near.flatMap(({ hits }) => hits.hits.map(({ _source }) => _source));
    const entries = documents.flatMap(entriesIn).toSorted((a, b) => a.count - b.count);
    const words = [...new Map(entries.map((entry) => [entry.word, entry])).values()];
    // What would be offered, to ask of its terms together.
    const offered = new TermCollector();
    await new LocalVocabulary(wordSource(words, termsIn(known)), offered).corrections(request);
    const [alike] = await Promise.all([
      this.#termsAlike([...offered.terms]),
      this.#index.statistics([...offered.terms]),
    ]);
    const source = wordSource(words, [...termsIn(known), ...alike]);
    return new LocalVocabulary(source, this.#index).corrections(request);
  }

  async alike(terms: readonly string[]): Promise<(readonly string[])[]> {
    const source = wordSource([], await this.#termsAlike(terms));
    return new LocalVocabulary(source, this.#index).alike(terms);
  }

  async #termsAlike(terms: readonly string[]): Promise<string[]> {
    const looked = terms.filter(isLookedFor);
    if (looked.length === 0) return [];
    const searches = looked.map((term) => this.#search(alikeQuery(term), MAX_TERMS));
    const answers = await searchAll<WordDocument>(this.#connection, searches);
    return answers.flatMap(termsIn);
  }

  #search(query: object, size: number): Search {
    const body = { size, query: { bool: { filter: [query] } }, track_total_hits: false };
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

/** Words that one or two edits lead to, as `nearest` allows. */
function nearQuery(word: string): object {
  const fuzziness = word.length < TWO_EDITS_FROM ? 1 : 2;
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

function termsIn(answer: SearchAnswer<WordDocument> | undefined): string[] {
  const found = answer?.hits.hits ?? [];
  return found.flatMap(({ _source: { term } }) => (term === undefined ? [] : [term]));
}
