import { leaseHolder } from "../lib/lease-holder.ts";
import { holdLease, LEASE_MS, releaseLease } from "../state/lease.ts";
import { overviewOf } from "../state/overview.ts";
import { Follower } from "./follower.ts";
import type { Following } from "./following.ts";
import { openFollowing, type OpenOptions } from "./open-following.ts";

const LEASE = "feeds";
/** Milliseconds after which the lease is renewed, and taken by another process once it is free. */
const RENEW_EVERY = LEASE_MS / 3;
/** Milliseconds between two overviews. */
const REPORT_EVERY = 15_000;

/**
 * Follows the feeds of a folder until the signal comes. Of several processes with one database, one
 * does; the others wait until it ends.
 * @throws {StateError} when the database cannot be used.
 * @throws {CorpusError} when the list of outlets has a fault.
 */
export async function followFeeds(options: OpenOptions): Promise<void> {
  const { signal, say } = options;
  const following = await openFollowing(options);
  const lease = new Lease(following);
  const reporting = report(following, options);
  try {
    let hasTold = false;
    while (!signal.aborted) {
      if (await lease.hold()) {
        const follower = await Follower.open({ following, signal, mayGoOn: () => lease.hold() });
        await follower.run();
      } else if (!hasTold) {
        hasTold = true;
        const message = "another process follows the feeds; this one takes over when it ends";
        say({ level: "info", message, fields: {} });
      }
      if (!signal.aborted) await following.clock.sleep(RENEW_EVERY, signal);
    }
  } finally {
    await reporting;
    await lease.release();
    await following.close();
  }
}

async function report({ database, clock }: Following, options: OpenOptions): Promise<void> {
  const { signal, onOverview } = options;
  if (onOverview === undefined) return;
  while (!signal.aborted) {
    onOverview(await database.read(overviewOf));
    await clock.sleep(REPORT_EVERY, signal);
  }
}

/** The right to follow, which one process has at a time. */
class Lease {
  readonly #following: Following;
  readonly #holder = leaseHolder();
  #heldAt = -Infinity;

  constructor(following: Following) {
    this.#following = following;
  }

  /** Whether this process has it; renewed when a third of its time is over. */
  async hold(): Promise<boolean> {
    const now = this.#following.clock.now();
    if (Math.abs(now - this.#heldAt) < RENEW_EVERY) return true;
    const isHeld = await holdLease(this.#following.database, LEASE, this.#holder, now);
    this.#heldAt = isHeld ? now : -Infinity;
    return isHeld;
  }

  release(): Promise<void> {
    return releaseLease(this.#following.database, LEASE, this.#holder);
  }
}
