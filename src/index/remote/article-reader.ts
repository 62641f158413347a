import type { SearchConnection } from "./connection.ts";
import type { ArticleDocument } from "./documents.ts";

type Documents = ReadonlyMap<string, ArticleDocument>;

/** Articles that are about to be read. */
interface Batch {
  slugs: Set<string>;
  found: Promise<Documents>;
}

/**
 * Reads articles by their slugs, as they are now. All that is asked for in one turn of the event
 * loop is read together, each article once: what is quoted is scored as well.
 */
export class ArticleReader {
  readonly #connection: SearchConnection;
  readonly #index: string;
  #waiting: Batch | null = null;

  constructor(connection: SearchConnection, index: string) {
    this.#connection = connection;
    this.#index = index;
  }

  /** By their slugs; those that are not there are missing, others may be there besides. */
  async read(slugs: readonly string[]): Promise<Documents> {
    if (slugs.length === 0) return new Map();
    this.#waiting ??= this.#next();
    const { slugs: wanted, found } = this.#waiting;
    for (const slug of slugs) wanted.add(slug);
    return found;
  }

  #next(): Batch {
    const slugs = new Set<string>();
    const found = Promise.resolve().then(() => {
      this.#waiting = null;
      return this.#get([...slugs]);
    });
    return { slugs, found };
  }

  /** Whole documents: to leave parts out, the engine would have to take each apart. */
  async #get(ids: readonly string[]): Promise<Documents> {
    const { docs } = await this.#connection.call<{
      docs: { _id: string; _source?: ArticleDocument }[];
    }>({ method: "POST", path: `/${this.#index}/_mget`, body: { ids } });
    return new Map(docs.flatMap(({ _id, _source }) => (_source ? [[_id, _source] as const] : [])));
  }
}
