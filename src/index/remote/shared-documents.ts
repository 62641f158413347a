import { setTimeout as wait } from "node:timers/promises";
import { ConfigError } from "../../errors.ts";
import type { SearchConnection } from "./connection.ts";
import { searchAll } from "./searches.ts";

/** A document as it was read, to be changed only if nobody has changed it since. */
export interface Read<T> {
  document: T;
  version: Version;
}

/** Of a document as it was read. */
export interface Version {
  if_seq_no: number;
  if_primary_term: number;
}

interface Versioned {
  _seq_no?: number;
  _primary_term?: number;
}

interface Answer<T> extends Versioned {
  _source?: T;
  error?: { type: string; reason: string };
  status?: number;
}

export interface Page<T> {
  documents: T[];
  /** Behind it the next page begins; absent where there is none. */
  next?: unknown[];
}

const NOT_FOUND = 404;
const CONFLICT = 409;
const BAD_REQUEST = 400;
const FORBIDDEN = [401, 403];
/** Attempts at a change that others come before; the wait after each, at most, in ms. */
const MAX_ATTEMPTS = 20;
const MAX_WAIT_MS = 50;
/** Documents of a page. */
const PAGE = 1000;

/**
 * Documents that several processes change: each change is made to what was read, or not at all. They
 * are kept in an index of their own, which one lost machine leaves whole.
 */
export class SharedDocuments {
  readonly #connection: SearchConnection;
  /** An alias: through it nothing is written into an index that the engine makes by itself. */
  readonly #index: string;
  readonly #properties: object;

  private constructor(connection: SearchConnection, index: string, properties: object) {
    this.#connection = connection;
    this.#index = index;
    this.#properties = properties;
  }

  /**
   * Makes the index where it is not there yet; `properties` are the fields that are searched by.
   * @throws {ConfigError} where the engine does not let it.
   */
  static async open(
    connection: SearchConnection,
    index: string,
    properties: object,
  ): Promise<SharedDocuments> {
    const documents = new SharedDocuments(connection, index, properties);
    await documents.#make();
    return documents;
  }

  async #make(): Promise<void> {
    // Said of the interval, it holds even while nobody searches.
    const kept = { number_of_shards: 1, auto_expand_replicas: "0-1", refresh_interval: "1s" };
    const { error, status } = await this.#connection.call<Answer<never>>({
      method: "PUT",
      path: `/${this.#index}.data`,
      body: {
        aliases: { [this.#index]: {} },
        settings: { index: kept },
        mappings: { dynamic: false, properties: this.#properties },
      },
      expected: [BAD_REQUEST, ...FORBIDDEN],
    });
    if (error !== undefined && error.type !== "resource_already_exists_exception") {
      throw new ConfigError(
        `The search engine does not let the bot make the index ${this.#index}.data (${status}: ${error.reason}): allow it to, or set FOLLOWING=off.`,
      );
    }
  }

  /** As the last change left it; null where there is none. */
  async get<T>(id: string): Promise<Read<T> | null> {
    const answer = await this.#connection.call<Answer<T>>({
      method: "GET",
      path: this.#path("_doc", id),
      expected: [NOT_FOUND],
    });
    const { _source: document } = answer;
    return document === undefined ? null : { document, version: versionIn(answer) };
  }

  /**
   * Writes a document over the one that was read, or where there was none; null where somebody came
   * first. With `visible` it is found from then on, otherwise within a second. Where somebody has
   * deleted the index, it is made again.
   */
  async put<T>(
    id: string,
    document: object,
    before: Read<T> | null,
    visible = false,
  ): Promise<Version | null> {
    const answer = await this.#connection.call<Answer<never>>({
      method: "PUT",
      path: this.#path(before === null ? "_create" : "_doc", id),
      query: { ...before?.version, refresh: visible, require_alias: true },
      body: document,
      expected: [CONFLICT, NOT_FOUND],
    });
    if (answer.error === undefined) return versionIn(answer);
    if (answer.status === NOT_FOUND) await this.#make();
    return null;
  }

  /** Takes out a document, whatever it says; or the one that was read: false where it has changed. */
  async remove<T>(id: string, before?: Read<T>): Promise<boolean> {
    const { error } = await this.#connection.call<Answer<never>>({
      method: "DELETE",
      path: this.#path("_doc", id),
      query: { ...before?.version, refresh: true },
      expected: [NOT_FOUND, CONFLICT],
    });
    return error === undefined;
  }

  /**
   * Changes a document to what `change` makes of it: null takes it out, undefined leaves it as it is.
   * Called again where somebody else came first.
   */
  async change<T extends object>(
    id: string,
    change: (document: T | null) => T | null | undefined,
    visible = false,
  ): Promise<void> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const before = await this.get<T>(id);
      const after = change(before?.document ?? null);
      if (after === undefined || (after === null && before === null)) return;
      const isDone =
        after === null
          ? await this.remove(id, before ?? undefined)
          : (await this.put(id, after, before, visible)) !== null;
      if (isDone) return;
      await wait(Math.random() * MAX_WAIT_MS);
    }
    throw new Error(`${this.#index}/${id} was changed by others ${MAX_ATTEMPTS} times in a row.`);
  }

  /** Documents that meet a condition, by one of their fields, which is different in each. */
  async page<T>(query: object, by: string, after?: unknown[]): Promise<Page<T>> {
    const body = {
      size: PAGE,
      query,
      sort: [{ [by]: "asc" }],
      track_total_hits: false,
      ...(after && { search_after: after }),
    };
    const [answer] = await searchAll<T>(this.#connection, [{ index: this.#index, body }]);
    const hits = answer?.hits.hits ?? [];
    const next = hits.length < PAGE ? undefined : hits.at(-1)?.sort;
    return { documents: hits.map(({ _source }) => _source), ...(next && { next }) };
  }

  /** Another where one of the documents that have a field was written, or one has gone. */
  async stateOf(field: string): Promise<string> {
    const body = {
      size: 1,
      query: { exists: { field } },
      sort: [{ _seq_no: "desc" }],
      track_total_hits: true,
      _source: false,
    };
    const [answer] = await searchAll(this.#connection, [{ index: this.#index, body }]);
    const { hits = [], total } = answer?.hits ?? {};
    return JSON.stringify([total?.value ?? 0, hits[0]?.sort ?? null]);
  }

  #path(what: string, id: string): string {
    return `/${this.#index}/${what}/${encodeURIComponent(id)}`;
  }
}

/** In what the engine answers of a document. */
export function versionIn({ _seq_no: seq = 0, _primary_term: term = 0 }: Versioned): Version {
  return { if_seq_no: seq, if_primary_term: term };
}
