import { hasEnded } from "../lib/lease-holder.ts";
import type { Database } from "./database.ts";

/** Milliseconds for which a lease holds unless it is renewed. */
export const LEASE_MS = 60_000;

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
