import { TurnBatch } from "../../lib/turn-batch.ts";
import type { SearchConnection } from "./connection.ts";
import type { ArticleDocument } from "./documents.ts";

type Documents = ReadonlyMap<string, ArticleDocument>;

/**
 * Reads articles by their slugs, as they are now. All that is asked for in one turn of the event
 * loop is read together, each article once: what is quoted is scored as well.
 */
export class ArticleReader {
  readonly #connection: SearchConnection;
  readonly #index: string;
  readonly #batch: TurnBatch<string, ArticleDocument | undefined>;

  constructor(connection: SearchConnection, index: string) {
    this.#connection = connection;
    this.#index = index;
    this.#batch = new TurnBatch(async (slugs) => {
      const found = await this.#get([...new Set(slugs)]);
      return slugs.map((slug) => found.get(slug));
    });
  }

  /** By their slugs; those that are not there are missing. */
  async read(slugs: readonly string[]): Promise<Documents> {
    const found = await this.#batch.ask(slugs);
    return new Map(found.flatMap((each) => (each ? [[each.slug, each] as const] : [])));
  }

  /** Whole documents: to leave parts out, the engine would have to take each apart. */
  async #get(ids: readonly string[]): Promise<Documents> {
    const { docs } = await this.#connection.call<{
      docs: { _id: string; _source?: ArticleDocument }[];
    }>({ method: "POST", path: `/${this.#index}/_mget`, body: { ids } });
    return new Map(docs.flatMap(({ _id, _source }) => (_source ? [[_id, _source] as const] : [])));
  }
}
