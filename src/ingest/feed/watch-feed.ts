import { setTimeout as sleep } from "node:timers/promises";
import { decodeText } from "../decode.ts";
import { fetchPage } from "../fetch/fetch.ts";
import { InputError } from "../input-error.ts";
import type { Item, Tools } from "../tools.ts";
import { readEntries } from "./read-entries.ts";
import { isFeed, readFeed } from "./feed.ts";

/** However often a feed fails, it is asked once a day. */
const MAX_WAIT_MS = 24 * 60 * 60 * 1_000;

export interface FeedWatch {
  address: string;
  /** Milliseconds between two polls while all is well. */
  every: number;
  tools: Tools;
  onItem: (item: Item) => Promise<void>;
  /** Said after each poll: what happened, and when the next one is. */
  onPoll: (outcome: string, waitMs: number) => void;
  signal: AbortSignal;
}

/** Polls a feed until the signal comes: asks only for changes, and waits twice as long after each failure. */
export async function watchFeed(watch: FeedWatch): Promise<void> {
  let validators: { etag?: string | undefined; lastModified?: string | undefined } = {};
  let seen = new Set<string>();
  let failures = 0;
  while (!watch.signal.aborted) {
    let outcome = "unchanged";
    let retryAfter = 0;
    try {
      const options = { ...watch.tools.fetch, ...validators, signal: watch.signal };
      const result = await fetchPage(watch.address, options);
      if (result.status === "ok") {
        seen = await readNew(watch, result.fetched, seen);
        const { etag, lastModified } = result.fetched;
        validators = { etag, lastModified };
        outcome = "read";
      }
      if (result.status === "later") {
        outcome = result.reason;
        retryAfter = (result.retryAfter ?? 0) * 1_000;
      }
      failures = result.status === "later" ? failures + 1 : 0;
    } catch (error) {
      if (watch.signal.aborted) return;
      if (!(error instanceof InputError)) throw error;
      outcome = error.message;
      failures += 1;
    }
    const backedOff = watch.every * 2 ** Math.min(failures, 20);
    const wait = Math.min(Math.max(backedOff, retryAfter), MAX_WAIT_MS);
    watch.onPoll(outcome, wait);
    await sleep(wait, undefined, { signal: watch.signal }).catch(() => undefined);
  }
}

/** Hands on the entries that the last poll did not show. Returns the addresses that this one shows. */
async function readNew(
  watch: FeedWatch,
  fetched: { url: string; bytes: Uint8Array; charset: string | null },
  seen: ReadonlySet<string>,
): Promise<Set<string>> {
  const text = decodeText(fetched.bytes, fetched.charset);
  if (!isFeed(text)) throw new InputError(`${watch.address} is not a feed.`);
  const feed = readFeed(text, fetched.url);
  const known = (url: string) => seen.has(url) || (watch.tools.known?.(url) ?? false);
  for await (const item of readEntries(feed, { ...watch.tools, known })) {
    if (watch.signal.aborted) break;
    await watch.onItem(item);
  }
  return new Set(feed.entries.flatMap(({ url }) => (url === null ? [] : [url])));
}
