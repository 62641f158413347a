import { indexed } from "./documents.ts";
import type { Search, SearchAnswer } from "./searches.ts";
import type { IndexNames } from "./definitions.ts";

/** In how many paragraphs, and in how many articles, a term is. */
export interface TermCount {
  paragraphs: number;
  articles: number;
}

/** Terms whose counts are kept. */
const MAX_KEPT = 10_000;
const NOWHERE: TermCount = { paragraphs: 0, articles: 0 };

/** How often terms occur; those of one state of the archive, kept once they were asked for. */
export class TermCounts {
  readonly #names: IndexNames;
  readonly #known = new Map<string, TermCount>();

  constructor(names: IndexNames) {
    this.#names = names;
  }

  /** Those that were not asked for before. */
  unknown(terms: readonly string[]): string[] {
    return [...new Set(terms)].filter((term) => !this.#known.has(term));
  }

  of(term: string): TermCount {
    return this.#known.get(term) ?? NOWHERE;
  }

  /**
   * What to ask the engine about terms: a search each, which it answers without looking at a single
   * document. To count several at once, it would look at all.
   */
  searches(terms: readonly string[]): Search[] {
    return terms.flatMap((term) => {
      const query = { term: { terms: indexed(term) } };
      const body = { size: 0, track_total_hits: true, query };
      return [
        { index: this.#names.paragraphs, body },
        { index: this.#names.articles, body },
      ];
    });
  }

  /** Keeps what the engine says to `searches` of these terms. */
  learn(terms: readonly string[], answers: readonly SearchAnswer<unknown>[]): void {
    for (const [at, term] of terms.entries()) {
      if (this.#known.size >= MAX_KEPT) this.#known.delete(this.#known.keys().next().value ?? "");
      const [paragraphs, articles] = [countIn(answers[at * 2]), countIn(answers[at * 2 + 1])];
      this.#known.set(term, { paragraphs, articles });
    }
  }
}

function countIn(answer: SearchAnswer<unknown> | undefined): number {
  return answer?.hits.total?.value ?? 0;
}
