import type { Archive } from "../answer/archive.ts";
import type { Article } from "../articles/article.ts";
import type { Analyser } from "../language/tokenizer.ts";
import { tokenize } from "../language/tokenizer.ts";
import { isWeak } from "../language/weak-words.ts";
import { addToMultimap } from "../lib/multimap.ts";
import type { Follow } from "./follows.ts";

/** Which questions a new article may answer, so that few of ten thousand are asked in full. */
export class QuestionIndex {
  readonly #follows: readonly Follow[];
  /** By term, the positions of the questions that hold it. */
  readonly #postings: ReadonlyMap<string, readonly number[]>;
  /** By position, what all terms of a question weigh together. */
  readonly #weights: Float64Array;
  readonly #idf: ReadonlyMap<string, number>;
  readonly #analyser: Analyser;

  private constructor(parts: {
    follows: readonly Follow[];
    postings: ReadonlyMap<string, readonly number[]>;
    idf: ReadonlyMap<string, number>;
    analyser: Analyser;
  }) {
    this.#follows = parts.follows;
    this.#postings = parts.postings;
    this.#idf = parts.idf;
    this.#analyser = parts.analyser;
    this.#weights = new Float64Array(parts.follows.length);
    for (const [term, positions] of parts.postings) {
      for (const position of positions) this.#add(this.#weights, position, term);
    }
  }

  /** The weights are those of an archive's words. */
  static async create(
    follows: readonly Follow[],
    { analyser, index }: Archive,
  ): Promise<QuestionIndex> {
    const postings = new Map<string, number[]>();
    for (const [position, { question }] of follows.entries()) {
      for (const term of contentTerms(question, analyser)) {
        addToMultimap(postings, term, position);
      }
    }
    const statistics = await index.statistics([...postings.keys()]);
    const known = statistics.filter(({ documentFrequency }) => documentFrequency > 0);
    const idf = new Map(known.map((each) => [each.term, each.idf]));
    return new QuestionIndex({ follows, postings, idf, analyser });
  }

  /** Questions of whose weight a paragraph, with its headline, holds enough. */
  matching({ title, paragraphs }: Article): Follow[] {
    const heading = contentTerms(title, this.#analyser);
    const found = new Set<number>();
    for (const { text } of paragraphs) {
      const terms = contentTerms(text, this.#analyser);
      for (const term of heading) terms.add(term);
      for (const [position, held] of this.#held(terms)) {
        if (held >= MIN_SHARE * (this.#weights[position] ?? 0)) found.add(position);
      }
    }
    return this.#follows.filter((_, position) => found.has(position));
  }

  /** By position, what a question's terms among these weigh. */
  #held(terms: ReadonlySet<string>): Map<number, number> {
    const held = new Map<number, number>();
    for (const term of terms) {
      const weight = this.#idf.get(term) ?? 0;
      for (const position of this.#postings.get(term) ?? []) {
        held.set(position, (held.get(position) ?? 0) + weight);
      }
    }
    return held;
  }

  #add(weights: Float64Array, position: number, term: string): void {
    weights[position] = (weights[position] ?? 0) + (this.#idf.get(term) ?? 0);
  }
}

/**
 * A paragraph that answers may say some of a question in other words, but not most of it. Of the
 * 196 articles that answer one of the news archive's questions about as well as the best, none is
 * lost with .4, 3 with .45 and 11 with .5. Words that no article has do not count.
 */
const MIN_SHARE = 0.4;

function contentTerms(text: string, analyser: Analyser): Set<string> {
  const terms = tokenize(text, analyser).map(({ term }) => term);
  return new Set(terms.filter((term) => !isWeak(term)));
}
