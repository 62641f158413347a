import type { EntryRow } from "../state/entries.ts";
import { DAY } from "./times.ts";

/** A stored entry that changes is read again so often … */
const MAX_REREADS = 3;
/** … and for so long after it was stored. */
const MAX_AGE = 7 * DAY;

/** Whether an entry that its feed now shows differently is to be read again. */
export function isReread(
  { status, isCopy, rereads, storedAt, firstSeen }: EntryRow,
  now: number,
): boolean {
  if (status === "waiting" || status === "failed") return true;
  const mayChange = status === "teaser" || status === "refused" || status === "stored";
  const isYoung = now - (storedAt ?? firstSeen) <= MAX_AGE;
  return mayChange && isCopy === 0 && rereads < MAX_REREADS && isYoung;
}
