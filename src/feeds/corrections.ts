import type { EntryRow } from "../state/entries.ts";
import { DAY } from "./times.ts";

/** An entry that changes is read again so often … */
const MAX_REREADS = 3;
/** … and for so long after it was stored. */
const MAX_AGE = 7 * DAY;

/** What is to be remembered of an entry that its feed now shows differently, as `content`. */
export function afterChange(entry: EntryRow, content: string, now: number): Partial<EntryRow> {
  // What is to be read anyway is read when its time comes: a feed that changes it at every poll
  // would have a page that fails asked at every poll.
  if (entry.nextTry !== null || entry.status === "passed") return { content };
  if (!isReread(entry, now)) return {};
  const again = { content, nextTry: now, attempts: 0 };
  // Of others it is counted when they have been read.
  return entry.status === "failed" ? { ...again, rereads: entry.rereads + 1 } : again;
}

function isReread(
  { status, isCopy, rereads, storedAt, firstSeen }: EntryRow,
  now: number,
): boolean {
  const mayChange = ["teaser", "refused", "stored", "failed"].includes(status);
  const isYoung = now - (storedAt ?? firstSeen) <= MAX_AGE;
  return mayChange && isCopy === 0 && rereads < MAX_REREADS && isYoung;
}
