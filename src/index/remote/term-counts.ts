import { indexed } from "./documents.ts";
import { RecentMap } from "../../lib/recent-map.ts";
import type { Search, SearchAnswer } from "./searches.ts";

/** Terms whose counts are kept. */
const MAX_KEPT = 10_000;

/** In how many documents of one index terms are; of one state of the archive, kept once they were asked for. */
export class TermCounts {
  readonly #index: string;
  readonly #known = new RecentMap<string, number>(MAX_KEPT);

  constructor(index: string) {
    this.#index = index;
  }

  /** Those that were not asked for before; of the others the counts stay for now. */
  unknown(terms: readonly string[]): string[] {
    return [...new Set(terms)].filter((term) => this.#known.get(term) === undefined);
  }

  of(term: string): number {
    return this.#known.get(term) ?? 0;
  }

  /**
   * What to ask the engine about terms: a search each, which it answers without looking at a single
   * document. To count several at once, it would look at all.
   */
  searches(terms: readonly string[]): Search[] {
    return terms.map((term) => {
      const query = { term: { terms: indexed(term) } };
      return { index: this.#index, body: { size: 0, track_total_hits: true, query } };
    });
  }

  /** Keeps what the engine says to `searches` of these terms. */
  learn(terms: readonly string[], answers: readonly SearchAnswer<unknown>[]): void {
    for (const [at, term] of terms.entries()) {
      this.#known.set(term, answers[at]?.hits.total?.value ?? 0);
    }
  }
}
