import { setTimeout as wait } from "node:timers/promises";
import { OperatorError } from "../../errors.ts";
import { hasEnded, leaseHolder } from "../../lib/lease-holder.ts";
import type { SearchConnection } from "./connection.ts";
import { type Version, versionIn } from "./shared-documents.ts";
import { UnreachableError } from "./unreachable.ts";

/** Milliseconds after which a process that does not renew its lease has lost it. */
const LEASE_MS = 30_000;
/** It is renewed after this part of that time. */
const RENEWED_AFTER = 1 / 3;
/** Milliseconds between two looks at whether the lease is free. */
const LOOK_MS = 500;
const ID = "writer";
const NOT_FOUND = 404;
const CONFLICT = 409;

interface Answer {
  _source?: { holder: string; renewed: number };
  _seq_no?: number;
  _primary_term?: number;
  error?: object;
}

interface LeaseOptions {
  /** Called once where somebody else writes the archive. */
  onWait?: (() => void) | undefined;
  leaseMs?: number;
}

/** Another process has begun to write the archive that this one was writing. */
export class LeaseLostError extends OperatorError {
  override name = "LeaseLostError";
}

/**
 * Lets one process at a time write an archive: what two write at once, each takes for what is to be
 * tidied up. The lease is a document of the archive's facts. No clock is compared with another
 * machine's: who waits takes a lease that it has seen unchanged for long enough, or whose holder has
 * ended on this machine.
 */
export class WriterLease {
  readonly #connection: SearchConnection;
  readonly #index: string;
  readonly #holder = leaseHolder();
  #version: Version | null = null;
  #renewals = 0;
  #renewing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  private constructor(connection: SearchConnection, index: string) {
    this.#connection = connection;
    this.#index = index;
  }

  /** Waits until nobody else writes the archive whose facts are in `index`. */
  static async take(
    connection: SearchConnection,
    index: string,
    { onWait, leaseMs = LEASE_MS }: LeaseOptions = {},
  ): Promise<WriterLease> {
    const lease = new WriterLease(connection, index);
    let seen = { version: "", since: 0 };
    for (let hasTold = false; !(await lease.#takeIfFree(isFree)); hasTold = true) {
      if (!hasTold) onWait?.();
      await wait(LOOK_MS);
    }
    lease.#timer = setInterval(() => {
      lease.#renewing = lease.#renewing.then(() => lease.#renew());
    }, leaseMs * RENEWED_AFTER).unref();
    return lease;

    function isFree(holder: string, { if_seq_no: version }: Version): boolean {
      const now = performance.now();
      if (seen.version !== `${version}`) seen = { version: `${version}`, since: now };
      return hasEnded(holder) || now - seen.since >= leaseMs;
    }
  }

  /** @throws {LeaseLostError} where another process has taken it: to be called before each write. */
  check(): void {
    if (this.#version !== null) return;
    throw new LeaseLostError(
      "Another process writes this archive now. Call this again when it has ended.",
    );
  }

  /** Lets another process write at once. Where the engine gives no answer, it does later. */
  async release(): Promise<void> {
    clearInterval(this.#timer);
    await this.#renewing;
    if (this.#version === null) return;
    try {
      await this.#call("DELETE", this.#version);
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
    }
  }

  async #takeIfFree(isFree: (holder: string, version: Version) => boolean): Promise<boolean> {
    const found = await this.#call("GET");
    if (found._source === undefined) return this.#write(null);
    const version = versionIn(found);
    return isFree(found._source.holder, version) && this.#write(version);
  }

  /** An attempt whose answer was lost may have renewed it. */
  async #renew(): Promise<void> {
    if (this.#version === null) return;
    try {
      if (await this.#write(this.#version)) return;
      const found = await this.#call("GET");
      this.#version = found._source?.holder === this.#holder ? versionIn(found) : null;
    } catch {
      // The next attempt may: the lease is not lost before nobody has seen it change for long enough.
    }
  }

  /** Over what was read, or where there is none; false where another process came first. */
  async #write(before: Version | null): Promise<boolean> {
    this.#renewals += 1;
    const written = await this.#call("PUT", before);
    if (written.error !== undefined) return false;
    this.#version = versionIn(written);
    return true;
  }

  #call(method: "GET" | "PUT" | "DELETE", before: Version | null = null): Promise<Answer> {
    const isNew = method === "PUT" && before === null;
    return this.#connection.call<Answer>({
      method,
      path: `/${this.#index}/${isNew ? "_create" : "_doc"}/${ID}`,
      expected: [NOT_FOUND, CONFLICT],
      ...(before && { query: { ...before } }),
      ...(method === "PUT" && { body: { holder: this.#holder, renewed: this.#renewals } }),
    });
  }
}
