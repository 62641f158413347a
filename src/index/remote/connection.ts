import type { Client } from "@opensearch-project/opensearch";
import { CircuitBreaker } from "../../lib/circuit-breaker.ts";
import { TurnBatch } from "../../lib/turn-batch.ts";
import { UnreachableError } from "./unreachable.ts";

/** Where an archive is: the nodes of a search engine, and the archive's name there. */
export interface SearchAddress {
  nodes: readonly string[];
  name: string;
}

export interface Call {
  method: "GET" | "POST" | "PUT" | "DELETE" | "HEAD";
  path: string;
  query?: Record<string, string | number | boolean>;
  body?: object;
  /** One JSON object a line, as bulk requests are; also as text. */
  lines?: readonly (object | string)[];
  /** Statuses that are answers, not failures. */
  expected?: readonly number[];
  /** How long it may take, in ms, where that is longer than usual. */
  timeout?: number;
}

/** A search as two lines of several: where and how, and for what. */
export type SearchLines = readonly [header: object, body: object];

export interface ConnectionOptions {
  /** How long one attempt may take, in ms. */
  timeout?: number;
  /** Further attempts, each at another node. */
  retries?: number;
}

const DEFAULT_NAME = "dateline";
/** Lower-case, as names of indexes must be. */
const NAME = /^[a-z\d][a-z\d_-]{0,63}$/;
/** A reader is answered within 3 s: two attempts of this, and the time to write the answer. */
const TIMEOUT_MS = 1200;
const RETRIES = 2;
/** No node answered, or none that could: too many requests, or 500 from one that lost the others. */
const isUnavailable = (status: number): boolean => status === 429 || status >= 500;

/**
 * "http://one:9200,http://two:9200/news": nodes of a cluster, and the name of the archive, which is
 * "dateline" unless given.
 * @throws {TypeError} with what is wrong, without passwords.
 */
export function parseSearchUrl(text: string): SearchAddress {
  const urls = text.split(",").map((part) => part.trim());
  const nodes: string[] = [];
  let name = DEFAULT_NAME;
  for (const url of urls) {
    if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
      throw new TypeError("every address must begin with http:// or https://");
    }
    const parsed = new URL(url);
    const path = parsed.pathname.replaceAll(/^\/+|\/+$/g, "");
    if (path !== "") name = path;
    parsed.pathname = "";
    nodes.push(parsed.href);
  }
  if (!NAME.test(name)) {
    throw new TypeError("the archive's name may hold small letters, figures, - and _");
  }
  return { nodes, name };
}

/** Requests to a search engine. The client is loaded when the first connection is opened. */
export class SearchConnection {
  /** How long a search may take at each part of an index, in ms: the rest is for the way. */
  readonly searchTimeout: number;
  readonly #client: Client;
  readonly #breaker = new CircuitBreaker();
  readonly #searches = new TurnBatch<SearchLines, unknown>((all) => this.#searchAll(all));

  private constructor(client: Client, timeout: number) {
    this.#client = client;
    this.searchTimeout = Math.floor((timeout * 2) / 3);
  }

  static async open(
    { nodes }: Pick<SearchAddress, "nodes">,
    { timeout = TIMEOUT_MS, retries = RETRIES }: ConnectionOptions = {},
  ): Promise<SearchConnection> {
    const { Client: Opened } = await import("@opensearch-project/opensearch");
    const client = new Opened({
      nodes: [...nodes],
      requestTimeout: timeout,
      maxRetries: retries,
      // Answers are read and never merged into objects; their keys are ours.
      disablePrototypePoisoningProtection: true,
      // A node that fell out is asked again when a request happens to come, not before readers.
      resurrectStrategy: "optimistic",
    });
    return new SearchConnection(client, timeout);
  }

  /**
   * The body of the answer.
   * @throws {UnreachableError} where no node answers in time.
   */
  async call<T>({ expected, timeout, query, lines, ...call }: Call): Promise<T> {
    if (!this.#breaker.permits()) throw new UnreachableError("The search engine is down.");
    try {
      const { body } = await this.#client.transport.request(
        {
          ...call,
          ...(query && { querystring: query }),
          ...(lines && { bulkBody: lines as Record<string, unknown>[] }),
        },
        { ...(expected && { ignore: [...expected] }), ...(timeout && { requestTimeout: timeout }) },
      );
      this.#breaker.succeeded();
      return body as T;
    } catch (error) {
      throw this.#failure(error);
    }
  }

  /**
   * An answer a search, in the order asked. What is searched for in one turn of the event loop goes
   * together.
   * @throws {UnreachableError} where no node answers in time.
   */
  search<T>(searches: readonly SearchLines[]): Promise<T[]> {
    return this.#searches.ask(searches) as Promise<T[]>;
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async #searchAll(searches: readonly SearchLines[]): Promise<unknown[]> {
    const { responses } = await this.call<{ responses: unknown[] }>({
      method: "POST",
      path: "/_msearch",
      lines: searches.flat(),
    });
    return responses;
  }

  #failure(error: unknown): Error {
    const status: unknown = error instanceof Error ? Reflect.get(error, "statusCode") : undefined;
    if (typeof status === "number" && !isUnavailable(status)) {
      this.#breaker.succeeded();
      return error as Error;
    }
    this.#breaker.failed();
    const reason = error instanceof Error ? error.message : String(error);
    return new UnreachableError(`The search engine gave no answer: ${reason}`, { cause: error });
  }
}
