import type { SearchConnection } from "./connection.ts";
import type { ArticleDocument } from "./documents.ts";
import { searchAll } from "./searches.ts";

type Documents = ReadonlyMap<string, ArticleDocument>;

/**
 * Reads articles by their slugs. What is asked for in one turn of the event loop is read in one round
 * trip, each article once: what is quoted is scored as well.
 */
export class ArticleReader {
  readonly #connection: SearchConnection;
  readonly #index: string;
  /** Those that are read in this turn, by their slugs. */
  #reading = new Map<string, Promise<Documents>>();

  constructor(connection: SearchConnection, index: string) {
    this.#connection = connection;
    this.#index = index;
  }

  /** By their slugs; those that are not there are missing, others may be there besides. */
  async read(slugs: readonly string[]): Promise<Documents> {
    const reading = this.#reading;
    if (reading.size === 0) setImmediate(() => (this.#reading = new Map()));
    const others = [...new Set(slugs)].filter((slug) => !reading.has(slug));
    if (others.length > 0) {
      const found = this.#get(others);
      for (const slug of others) reading.set(slug, found);
    }
    const all = await Promise.all(new Set(slugs.flatMap((slug) => reading.get(slug) ?? [])));
    return new Map(all.flatMap((documents) => [...documents]));
  }

  /** Whole documents: to leave parts out, the engine would have to take each apart. */
  async #get(ids: readonly string[]): Promise<Documents> {
    const query = { bool: { filter: [{ ids: { values: ids } }] } };
    const body = { size: ids.length, query, sort: ["_doc"], track_total_hits: false };
    const search = { index: this.#index, body };
    const [answer] = await searchAll<ArticleDocument>(this.#connection, [search]);
    return new Map((answer?.hits.hits ?? []).map(({ _id, _source }) => [_id, _source]));
  }
}
