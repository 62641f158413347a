import { parentPort, workerData } from "node:worker_threads";
import { CorpusError } from "../errors.ts";
import { NICENESS, standBack } from "../lib/thread-priority.ts";
import { StateError } from "../state/state-error.ts";
import { followFeeds } from "./follow-feeds.ts";
import type { FeedEvent } from "./following.ts";
import type { FeedsOverview } from "../state/overview.ts";

/** What the thread tells the bot. */
export type ThreadMessage = { event: FeedEvent } | { overview: FeedsOverview };

/** Follows feeds in a thread of the bot, until it is sent a message. */
const stop = new AbortController();
parentPort?.once("message", () => stop.abort());

standBack(NICENESS.following);

/** A thread has no origin. */
function tell(message: ThreadMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(message);
}

try {
  const { dir, stateDir, contact } = workerData as Record<"dir" | "stateDir" | "contact", string>;
  await followFeeds({
    dir,
    stateDir,
    contact,
    signal: stop.signal,
    say: (event) => tell({ event }),
    onOverview: (overview) => tell({ overview }),
  });
} catch (error) {
  if (!(error instanceof StateError) && !(error instanceof CorpusError)) throw error;
  const message = `feeds are not followed: ${error.message}`;
  tell({ event: { level: "warn", message, fields: {} } });
}
