import { assigned, selected } from "./columns.ts";
import type { Rows } from "./database.ts";

/** A feed that is or was followed. Times are milliseconds since 1970. */
export interface FeedRow {
  id: number;
  /** As the operator named it. */
  url: string;
  /** Where it is asked now: a permanent redirect is adopted. */
  address: string;
  /** Removed feeds are kept, so that what they brought is known again. */
  status: "active" | "paused" | "gone" | "removed";
  title: string | null;
  /** The least time between two polls that the feed asks for, in milliseconds. */
  ttl: number;
  etag: string | null;
  lastModified: string | null;
  /** The origin that gave both. */
  validatedBy: string | null;
  /** When it was last read whole, not answered with "unchanged". */
  fullRead: number | null;
  nextCheck: number;
  lastCheck: number | null;
  lastSuccess: number | null;
  lastError: string | null;
  /** In a row. */
  failures: number;
  failingSince: number | null;
  /** The first of several answers 410. */
  goneSince: number | null;
  /** Target of a permanent redirect that is not yet adopted. */
  movedTo: string | null;
  movedSince: number | null;
  movedPolls: number;
}

const COLUMNS = selected([
  "id",
  "url",
  "address",
  "status",
  "title",
  "ttl",
  "etag",
  "lastModified",
  "validatedBy",
  "fullRead",
  "nextCheck",
  "lastCheck",
  "lastSuccess",
  "lastError",
  "failures",
  "failingSince",
  "goneSince",
  "movedTo",
  "movedSince",
  "movedPolls",
]);

/** The feeds that are not removed, in the order in which they were added. */
export function listFeeds(rows: Rows): FeedRow[] {
  return rows.all<FeedRow>(`SELECT ${COLUMNS} FROM feed WHERE status <> 'removed' ORDER BY id`);
}

export function feedNamed(rows: Rows, url: string): FeedRow | null {
  return rows.first<FeedRow>(`SELECT ${COLUMNS} FROM feed WHERE url = ?`, url);
}

export function changeFeed(rows: Rows, id: number, changes: Partial<FeedRow>): void {
  const { sql, values } = assigned(changes);
  if (sql !== "") rows.run(`UPDATE feed SET ${sql} WHERE id = ?`, ...values, id);
}

/** Makes the list of feeds that of the operator: new ones are due at once, others are removed. */
export function listFrom(rows: Rows, urls: readonly string[], now: number): void {
  const wanted = new Set(urls);
  for (const { id, url } of listFeeds(rows)) {
    if (!wanted.has(url)) changeFeed(rows, id, { status: "removed" });
  }
  for (const url of wanted) {
    rows.run(
      `INSERT INTO feed (url, address, status, next_check) VALUES (?, ?, 'active', ?)
       ON CONFLICT (url) DO UPDATE SET status = 'active', next_check = max(next_check, excluded.next_check)
       WHERE status = 'removed'`,
      url,
      url,
      now,
    );
  }
}
