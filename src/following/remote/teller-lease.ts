import type { Read, SharedDocuments } from "../../index/remote/shared-documents.ts";

/** Milliseconds after which a process that does not renew its lease has lost it. */
export const LEASE_MS = 30_000;
/** It is renewed after this part of that time. */
const RENEWED_AFTER = 1 / 3;
const ID = "teller";

interface LeaseDocument {
  /** Null where its holder gave it back. */
  holder: string | null;
  /** The archive, as it was when it was last written by then, has been told of. */
  seen: number;
}

interface LeaseOptions {
  /** A name that no other process has. */
  holder: string;
  leaseMs?: number;
}

/**
 * Which of a bot's processes tells followers, and how far they have been told. No clock is compared
 * with another machine's: who waits for the lease takes it once it has seen it unchanged for that long.
 */
export class TellerLease {
  readonly #documents: SharedDocuments;
  readonly #holder: string;
  readonly #leaseMs: number;
  /** As this process wrote it. */
  #own: { lease: Read<LeaseDocument>; at: number } | null = null;
  /** As somebody else did, and since when it has been seen so. */
  #others: { version: string; at: number } | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(documents: SharedDocuments, { holder, leaseMs = LEASE_MS }: LeaseOptions) {
    this.#documents = documents;
    this.#holder = holder;
    this.#leaseMs = leaseMs;
  }

  /** Up to when the archive has been told of; of who holds the lease. */
  get seen(): number {
    return this.#own?.lease.document.seen ?? 0;
  }

  /**
   * Whether this process tells followers from now on: takes the lease where nobody has it, and renews
   * it. Who is the very first begins with an archive that was last written at `written`.
   */
  hold(written: number): Promise<boolean> {
    return this.#inTurn(() => this.#hold(written));
  }

  /** From now on an archive that was last written at `seen` has been told of; false where the lease is lost. */
  advance(seen: number): Promise<boolean> {
    return this.#inTurn(async () => this.#own !== null && this.#write(this.#own.lease, seen));
  }

  /** Lets another process take it at once. */
  release(): Promise<void> {
    return this.#inTurn(async () => {
      const own = this.#own;
      this.#own = null;
      if (own === null) return;
      await this.#documents.put(ID, { ...own.lease.document, holder: null }, own.lease);
    });
  }

  /** One after the other: each is written over what the one before wrote. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #hold(written: number): Promise<boolean> {
    const own = this.#own;
    if (own !== null) {
      if (performance.now() - own.at < this.#leaseMs * RENEWED_AFTER) return true;
      if (await this.#write(own.lease, own.lease.document.seen)) return true;
    }
    const found = await this.#documents.get<LeaseDocument>(ID);
    if (found === null) return this.#write(null, written);
    return this.#isFree(found) && this.#write(found, found.document.seen);
  }

  #isFree({ document, version }: Read<LeaseDocument>): boolean {
    // Its own too, where the answer to a renewal was lost.
    if (document.holder === null || document.holder === this.#holder) return true;
    const now = performance.now();
    const seen = JSON.stringify(version);
    if (this.#others?.version !== seen) this.#others = { version: seen, at: now };
    return now - this.#others.at >= this.#leaseMs;
  }

  async #write(before: Read<LeaseDocument> | null, seen: number): Promise<boolean> {
    const at = performance.now();
    const document = { holder: this.#holder, seen };
    const version = await this.#documents.put(ID, document, before);
    this.#own = version && { lease: { document, version }, at };
    return version !== null;
  }
}
