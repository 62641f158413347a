import type { Rows } from "./database.ts";
import { listFeeds } from "./feeds.ts";

/** How the followed feeds fare, in numbers. */
export interface FeedsOverview {
  /** All that are listed. */
  feeds: number;
  /** Those whose last poll failed. */
  failing: number;
  /** Those that are not asked any more: paused or gone. */
  stopped: number;
  /** Entries that wait to be read. */
  waiting: number;
  /** Entries that were given up. */
  givenUp: number;
  /** When a feed was last read, in milliseconds since 1970; null for never. */
  lastSuccess: number | null;
}

export function overviewOf(rows: Rows): FeedsOverview {
  const feeds = listFeeds(rows);
  const active = feeds.filter(({ status }) => status === "active");
  const successes = feeds.flatMap(({ lastSuccess }) => lastSuccess ?? []);
  const entries = rows.first<{ waiting: number; givenUp: number }>(
    `SELECT coalesce(sum(next_try IS NOT NULL), 0) AS waiting,
     coalesce(sum(status = 'failed' AND next_try IS NULL), 0) AS givenUp FROM entry
     WHERE (next_try IS NOT NULL OR status = 'failed')
     AND feed IN (SELECT id FROM feed WHERE status <> 'removed')`,
  );
  return {
    feeds: feeds.length,
    failing: active.filter(({ lastError }) => lastError !== null).length,
    stopped: feeds.length - active.length,
    waiting: entries?.waiting ?? 0,
    givenUp: entries?.givenUp ?? 0,
    lastSuccess: successes.length === 0 ? null : Math.max(...successes),
  };
}
