import type { AskedWord, OfferedTerm, OfferedWord } from "../../index/corrections.ts";
import type { TermStatistics } from "../../index/passage-index.ts";
import type { Analyser } from "../../language/tokenizer.ts";
import type { Archive } from "../archive.ts";

/** What is asked about a question's words, all at once. */
export interface WordQuestions {
  /** Terms whose statistics are wanted, */
  terms: Iterable<string>;
  /** those whose like ones are wanted as well, */
  alike: Iterable<string>;
  /** and words that may be slips. */
  slips: readonly AskedWord[];
  analyser: Analyser;
}

/** What the articles know of a question's words, and of those that it may mean. */
export class WordFacts {
  readonly #statistics = new Map<string, TermStatistics>();
  readonly #alike = new Map<string, readonly string[]>();
  readonly #offered = new Map<string, readonly OfferedWord[]>();

  static async ask(
    { terms, alike, slips, analyser }: WordQuestions,
    { index, vocabulary }: Archive,
  ): Promise<WordFacts> {
    const facts = new WordFacts();
    const wanted = [...new Set(terms)];
    const likely = [...new Set(alike)];
    const [statistics, like, offered] = await Promise.all([
      wanted.length === 0 ? [] : index.statistics(wanted),
      likely.length === 0 ? [] : vocabulary.alike(likely),
      slips.length === 0 ? [] : vocabulary.corrections({ words: slips, analyser }),
    ]);
    for (const each of statistics) facts.#statistics.set(each.term, each);
    for (const [at, term] of likely.entries()) facts.#alike.set(term, like[at] ?? []);
    for (const [at, { word }] of slips.entries()) facts.#learn(word, offered[at] ?? []);
    return facts;
  }

  /** How many paragraphs hold a term, and what it weighs. */
  statistics(term: string): Pick<TermStatistics, "documentFrequency" | "idf"> {
    const known = this.#statistics.get(term);
    if (known === undefined) throw new Error(`the statistics of "${term}" were not asked for`);
    const { documentFrequency, idf } = known;
    return { documentFrequency, idf };
  }

  frequency(term: string): number {
    return this.statistics(term).documentFrequency;
  }

  /** Terms that begin like one. */
  alike(term: string): readonly string[] {
    return this.#alike.get(term) ?? [];
  }

  /** What a word may be a slip for, likeliest first. */
  offered(word: string): readonly OfferedWord[] {
    return this.#offered.get(word) ?? [];
  }

  #learn(word: string, offered: readonly OfferedWord[]): void {
    this.#offered.set(word, offered);
    for (const each of offered) for (const term of each.terms) this.#learnTerm(term);
  }

  #learnTerm({ alike, ...statistics }: OfferedTerm): void {
    this.#statistics.set(statistics.term, statistics);
    this.#alike.set(statistics.term, alike);
  }
}
