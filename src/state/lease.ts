import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Database } from "./database.ts";

/** Milliseconds for which a lease holds unless it is renewed. */
export const LEASE_MS = 60_000;

/** A name for this process as a holder: others on the machine can tell whether it still runs. */
export function leaseHolder(): string {
  return `${hostname()} ${process.pid} ${randomUUID()}`;
}

/**
 * Takes or renews a lease: at any time at most one holder has it. One whose process has ended on
 * this machine loses it at once, any other when its time is over.
 */
export function holdLease(
  database: Database,
  name: string,
  holder: string,
  now: number,
): Promise<boolean> {
  return database.write((rows) => {
    const held = rows.first<{ holder: string; until: number }>(
      "SELECT holder, until FROM lease WHERE name = ?",
      name,
    );
    // A time further ahead than a lease holds was noted while the clock was wrong.
    const isFree =
      held === null || held.holder === holder || held.until <= now || held.until > now + LEASE_MS;
    if (!isFree && !hasEnded(held.holder)) return false;
    rows.run("INSERT OR REPLACE INTO lease VALUES (?, ?, ?)", name, holder, now + LEASE_MS);
    return true;
  });
}

export async function releaseLease(
  database: Database,
  name: string,
  holder: string,
): Promise<void> {
  await database.write((rows) =>
    rows.run("DELETE FROM lease WHERE name = ? AND holder = ?", name, holder),
  );
}

/** A container that starts again has the name and the number of the one before it. */
function hasEnded(holder: string): boolean {
  const [host, pid] = holder.split(" ");
  if (host !== hostname()) return false;
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
