import { assigned, selected } from "./columns.ts";
import type { Rows } from "./database.ts";

/** An entry that a feed showed, and what became of it. Times are milliseconds since 1970. */
export interface EntryRow {
  id: number;
  feed: number;
  guid: string | null;
  addressKey: string | null;
  titleKey: string;
  /** Its page. */
  url: string | null;
  /** "2026-11-27" */
  published: string | null;
  hash: string;
  /** The entry as JSON, while it is still to be read; also of a stored one that has changed. */
  content: string | null;
  /** `passed`: older than what a first poll reads. `failed` without a next try: given up. */
  status: "waiting" | "writing" | "stored" | "teaser" | "failed" | "refused" | "removed" | "passed";
  /** In words, for those that are not stored. */
  reason: string | null;
  firstSeen: number;
  nextTry: number | null;
  /** That failed. */
  attempts: number;
  storedAt: number | null;
  /** How often it was read again after a change. */
  rereads: number;
  /** The article's file. */
  file: string | null;
  /** Digest of the file as it was written, and of what is being written. */
  written: string | null;
  writing: string | null;
  /** 1 where the file holds another entry's article. */
  isCopy: number;
  /** Of a copy: who published it. */
  outlet: string | null;
}

const COLUMNS = selected([
  "id",
  "feed",
  "guid",
  "addressKey",
  "titleKey",
  "url",
  "published",
  "hash",
  "content",
  "status",
  "reason",
  "firstSeen",
  "nextTry",
  "attempts",
  "storedAt",
  "rereads",
  "file",
  "written",
  "writing",
  "isCopy",
  "outlet",
]);

/** What may be the same entry of a feed. */
export function entriesLike(
  rows: Rows,
  feed: number,
  { guid, addressKey, titleKey }: Pick<EntryRow, "guid" | "addressKey" | "titleKey">,
): EntryRow[] {
  return rows.all<EntryRow>(
    `SELECT ${COLUMNS} FROM entry WHERE feed = ? AND (guid = ? OR address_key = ? OR title_key = ?) ORDER BY id DESC`,
    feed,
    guid,
    addressKey,
    titleKey,
  );
}

export function addEntry(
  rows: Rows,
  entry: Omit<
    EntryRow,
    | "id"
    | "reason"
    | "attempts"
    | "storedAt"
    | "rereads"
    | "file"
    | "written"
    | "writing"
    | "isCopy"
    | "outlet"
  >,
): void {
  const { sql, values } = assigned(entry);
  const names = sql.replaceAll(" = ?", "");
  rows.run(`INSERT INTO entry (${names}) VALUES (${values.map(() => "?").join(", ")})`, ...values);
}

export function changeEntry(rows: Rows, id: number, changes: Partial<EntryRow>): void {
  const { sql, values } = assigned(changes);
  if (sql !== "") rows.run(`UPDATE entry SET ${sql} WHERE id = ?`, ...values, id);
}

/**
 * Notes what became of an entry as it was read. Where its feed has shown another text of it since,
 * that is still to be read.
 */
export function finishEntry(
  rows: Rows,
  read: EntryRow,
  changes: Partial<EntryRow>,
  now: number,
): void {
  const content = entryWithId(rows, read.id)?.content ?? null;
  const isNewer = content !== null && content !== read.content;
  changeEntry(rows, read.id, isNewer ? { ...changes, content, nextTry: now } : changes);
}

/** More than wait in a day at the pace of one request in five seconds. */
const MAX_DUE = 20_000;

/**
 * The entries of active feeds that are to be read now, those that wait longest first. A time after
 * `latest` was noted while the clock was wrong.
 */
export function dueEntries(
  rows: Rows,
  now: number,
  latest: number,
): Pick<EntryRow, "id" | "feed" | "url" | "nextTry">[] {
  return rows.all(
    `SELECT id, feed, url, next_try AS nextTry FROM entry WHERE (next_try <= ? OR next_try > ?)
     AND feed IN (SELECT id FROM feed WHERE status = 'active') ORDER BY next_try, id LIMIT ${MAX_DUE}`,
    now,
    latest,
  );
}

export function entryWithId(rows: Rows, id: number): EntryRow | null {
  return rows.first<EntryRow>(`SELECT ${COLUMNS} FROM entry WHERE id = ?`, id);
}

/** When the next entry is to be read, after now. */
export function nextEntryAt(rows: Rows, now: number): number | null {
  return (
    rows.first<{ at: number | null }>(
      "SELECT min(next_try) AS at FROM entry WHERE next_try > ?",
      now,
    )?.at ?? null
  );
}

/** Entries whose file was about to be written when the process ended. */
export function interruptedEntries(rows: Rows): EntryRow[] {
  return rows.all<EntryRow>(`SELECT ${COLUMNS} FROM entry WHERE writing IS NOT NULL`);
}

export function countSince(rows: Rows, feed: number, since: { time: number; day: string }): number {
  return (
    rows.first<{ count: number }>(
      `SELECT count(*) AS count FROM entry WHERE feed = ?
       AND CASE WHEN published IS NULL THEN first_seen >= ? AND status <> 'passed' ELSE published >= ? END`,
      feed,
      since.time,
      since.day,
    )?.count ?? 0
  );
}

/** Entries of a feed by what became of them. */
export function countByStatus(
  rows: Rows,
  feed: number,
): { status: EntryRow["status"]; count: number }[] {
  return rows.all(
    "SELECT status, count(*) AS count FROM entry WHERE feed = ? GROUP BY status",
    feed,
  );
}

/** A feed's entries of one kind, the newest first. */
export function entriesOf(rows: Rows, feed: number, status: EntryRow["status"]): EntryRow[] {
  return rows.all<EntryRow>(
    `SELECT ${COLUMNS} FROM entry WHERE feed = ? AND status = ? ORDER BY published DESC, id`,
    feed,
    status,
  );
}

/**
 * Lets a feed's entries that were given up be tried again, and so many of those that its first poll
 * passed by. Returns how many.
 */
export function retryEntries(rows: Rows, feed: number, now: number, older: number): number {
  const failed = rows.run(
    "UPDATE entry SET next_try = ?, attempts = 0 WHERE feed = ? AND status = 'failed' AND next_try IS NULL AND content IS NOT NULL",
    now,
    feed,
  );
  const passed = rows.run(
    `UPDATE entry SET next_try = ?, status = 'waiting' WHERE id IN (SELECT id FROM entry
     WHERE feed = ? AND status = 'passed' ORDER BY published DESC, id LIMIT ?)`,
    now,
    feed,
    older,
  );
  return failed + passed;
}

/** The outlets that published copies of a file's article, in the order in which they came. */
export function outletsOfCopies(rows: Rows, file: string): string[] {
  return rows
    .all<{ outlet: string }>(
      "SELECT outlet FROM entry WHERE file = ? AND outlet IS NOT NULL GROUP BY outlet ORDER BY min(id)",
      file,
    )
    .map(({ outlet }) => outlet);
}
