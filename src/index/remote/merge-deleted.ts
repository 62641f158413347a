import { setTimeout as wait } from "node:timers/promises";
import type { SearchConnection } from "./connection.ts";
import { indexNames } from "./definitions.ts";

/** Merging reads and writes all that has changed: of a large archive, for hours. */
const MAX_MERGE_MS = 6 * 3_600_000;
/** Engines tell copies every 30 s what they need not keep. */
const MAX_RELEASED_MS = 45_000;
const POLL_MS = 500;

/**
 * Has the engine merge away the paragraphs that are gone: until then they count in its scores, and a
 * search's best candidates could be missed; see `definitions`. Takes up to 45 s where there are any,
 * and of a large archive longer.
 */
export async function mergeDeleted(
  connection: SearchConnection,
  { name, key }: { name: string; key: string },
): Promise<void> {
  const { paragraphs: index } = indexNames(name, key);
  const path = `/${index}/_stats/docs`;
  const { _all } = await connection.call<DocumentStats>({ method: "GET", path });
  if (_all.total.docs.deleted === 0) return;
  await connection.call({ method: "POST", path: `/${index}/_flush` });
  await untilReleased(connection, index);
  await connection.call({
    method: "POST",
    path: `/${index}/_forcemerge`,
    query: { only_expunge_deletes: true },
    timeout: MAX_MERGE_MS,
  });
  await connection.call({ method: "POST", path: `/${index}/_refresh` });
}

interface DocumentStats {
  _all: { total: { docs: { deleted: number } } };
}

/**
 * Waits until each copy of a shard is known to have all changes: as long as one might be sent them
 * again, no merge leaves out what is gone. A copy that is lost is waited for in vain.
 */
async function untilReleased(connection: SearchConnection, index: string): Promise<void> {
  const until = Date.now() + MAX_RELEASED_MS;
  while (Date.now() < until) {
    const { indices } = await connection.call<LeaseStats>({
      method: "GET",
      path: `/${index}/_stats/docs`,
      query: { level: "shards" },
    });
    const copies = Object.values(indices).flatMap(({ shards }) => Object.values(shards).flat());
    const isReleased = copies.every(({ seq_no, retention_leases: { leases } }) =>
      leases.every(({ retaining_seq_no }) => retaining_seq_no > seq_no.max_seq_no),
    );
    if (isReleased) return;
    await wait(POLL_MS);
  }
}

interface LeaseStats {
  indices: Record<string, { shards: Record<string, CopyStats[]> }>;
}

interface CopyStats {
  seq_no: { max_seq_no: number };
  retention_leases: { leases: { retaining_seq_no: number }[] };
}
