import { setTimeout as sleep } from "node:timers/promises";
import type { FetchOptions } from "../ingest/fetch/answer.ts";
import { startPageReader } from "../ingest/page/page.ts";
import type { FeedsOverview } from "../state/overview.ts";
import { openState } from "../state/open-state.ts";
import type { FeedEvent, Following } from "./following.ts";
import { Gate } from "./gate.ts";
import { Robots } from "./robots.ts";
import type { Clock } from "./times.ts";

export interface OpenOptions {
  /** The folder of articles. */
  dir: string;
  /** The folder of the database. */
  stateDir: string;
  /** Whom an outlet can ask about our requests. */
  contact: string;
  signal: AbortSignal;
  say: (event: FeedEvent) => void;
  /** Told now and then how the feeds fare. */
  onOverview?: (overview: FeedsOverview) => void;
  /** For tests only: how pages are fetched. */
  testFetch?: FetchOptions;
  /** For tests only: another clock. */
  testClock?: Clock;
}

const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
};

/**
 * What feeds are worked on with, by the clock of this machine.
 * @throws {StateError} when the database cannot be used.
 */
export async function openFollowing({
  dir,
  stateDir,
  contact,
  signal,
  say,
  testFetch,
  testClock: clock = SYSTEM_CLOCK,
}: OpenOptions): Promise<Following & { close(): Promise<void> }> {
  const database = await openState(stateDir);
  const fetch = { ...testFetch, contact, signal };
  const gate = new Gate(database, clock, signal);
  const pages = startPageReader({ threads: 1 });
  return {
    dir,
    database,
    clock,
    gate,
    robots: new Robots(database, clock, gate, fetch),
    fetch,
    pages,
    chance: Math.random,
    say,
    async close() {
      await pages.stop();
      await database.close();
    },
  };
}
