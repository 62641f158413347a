import { setTimeout as wait } from "node:timers/promises";
import type { SearchConnection } from "./connection.ts";
import { UnreachableError } from "./unreachable.ts";

/** One document written, changed or taken out. */
export interface Write {
  index: string;
  id: string;
  /** Null: there must be none. */
  document: object | null;
  /** Only these fields of a document change that is there. */
  isPart?: boolean;
}

/** Documents sent at a time: some megabytes. */
const MAX_WRITES = 1000;
/** Attempts at what the engine has no room for now, and the first wait between them, doubled each time. */
const MAX_ATTEMPTS = 8;
const WAIT_MS = 250;
const NOT_FOUND = 404;
const MIN_PASSING_FAULT = 500;
const TOO_MANY = 429;

interface BulkAnswer {
  errors: boolean;
  items: Record<string, { status: number; error?: { type: string; reason: string } }>[];
}

/** Writes documents many at a time. Writing one twice changes nothing: whatever failed is sent again. */
export class BulkWriter {
  readonly #connection: SearchConnection;
  readonly #writes: Write[] = [];
  #sending: Promise<void> = Promise.resolve();
  #written = 0;

  constructor(connection: SearchConnection) {
    this.#connection = connection;
  }

  /** How many were written so far. */
  get written(): number {
    return this.#written;
  }

  /** Waits where the engine takes longer than whoever calls. */
  async add(write: Write): Promise<void> {
    this.#writes.push(write);
    if (this.#writes.length >= MAX_WRITES) await this.#next();
  }

  /** Done when everything added is written. */
  async flush(): Promise<void> {
    if (this.#writes.length > 0) await this.#next();
    await this.#sending;
  }

  /** Sends what is waiting, while whoever calls goes on: one request is under way at a time. */
  async #next(): Promise<void> {
    const writes = this.#writes.splice(0);
    await this.#sending;
    this.#sending = this.#send(writes);
    // It is awaited with the next one: until then, nobody has looked.
    this.#sending.catch(() => {});
  }

  async #send(writes: readonly Write[]): Promise<void> {
    let left = writes;
    for (let attempt = 1; left.length > 0; attempt += 1) {
      const failed = await this.#attempt(left, attempt === MAX_ATTEMPTS);
      this.#written += left.length - failed.length;
      left = failed;
      if (left.length > 0) await wait(WAIT_MS * 2 ** attempt);
    }
  }

  /** Those that should be sent again. */
  async #attempt(writes: readonly Write[], isLast: boolean): Promise<readonly Write[]> {
    let answer: BulkAnswer;
    try {
      const lines = writes.flatMap(linesOf);
      answer = await this.#connection.call<BulkAnswer>({ method: "POST", path: "/_bulk", lines });
    } catch (error) {
      if (isLast || !(error instanceof UnreachableError)) throw error;
      return writes;
    }
    if (!answer.errors) return [];
    return writes.filter((write, at) => {
      const [item] = Object.values(answer.items[at] ?? {});
      if (item?.error === undefined || item.status === NOT_FOUND) return false;
      const passes = item.status >= MIN_PASSING_FAULT || item.status === TOO_MANY;
      if (passes && !isLast) return true;
      throw new Error(`The search engine refused ${write.id}: ${item.error.reason}`);
    });
  }
}

function linesOf({ index, id, document, isPart }: Write): object[] {
  const target = { _index: index, _id: id };
  if (isPart) return [{ update: target }, { doc: document }];
  return document === null ? [{ delete: target }] : [{ index: target }, document];
}
