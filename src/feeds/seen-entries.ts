import type { FeedEntry } from "../ingest/feed/feed.ts";
import type { Rows } from "../state/database.ts";
import { addEntry, changeEntry, entriesLike } from "../state/entries.ts";
import type { FeedRow } from "../state/feeds.ts";
import { afterChange } from "./corrections.ts";
import { identitiesOf, matchEntry } from "./identity.ts";

/** Of a feed that is read for the first time, the newest so many entries are read. */
const FIRST_ENTRIES = 20;

/**
 * Notes the entries of a document: new ones, and known ones that changed, wait to be read. Returns
 * how many wait.
 */
export function noteEntries(
  rows: Rows,
  feed: FeedRow,
  entries: readonly FeedEntry[],
  now: number,
): number {
  const isFirst = feed.lastSuccess === null;
  const newest = isFirst ? newestOf(entries, FIRST_ENTRIES) : null;
  const identities = identitiesOf(entries);
  const matched = new Set<number>();
  let waiting = 0;
  for (const [at, identity] of identities.entries()) {
    const entry = entries[at];
    if (!entry) continue;
    const known = entriesLike(rows, feed.id, identity).filter(({ id }) => !matched.has(id));
    const match = known.find(({ id }) => id === matchEntry(identity, known)?.id);
    const content = JSON.stringify(entry);
    if (match === undefined) {
      const isRead = newest === null || newest.has(entry);
      addEntry(rows, {
        feed: feed.id,
        ...identity,
        url: entry.url,
        content,
        status: isRead ? "waiting" : "passed",
        firstSeen: now,
        nextTry: isRead ? now : null,
      });
      waiting += Number(isRead);
      continue;
    }
    matched.add(match.id);
    if (match.hash === identity.hash) continue;
    const changes = afterChange(match, content, now);
    changeEntry(rows, match.id, { ...identity, url: entry.url, ...changes });
    waiting += Number(changes.nextTry !== undefined);
  }
  return waiting;
}

/** Those with the latest days; of equals, and of those without, the ones that come first. */
function newestOf(entries: readonly FeedEntry[], count: number): ReadonlySet<FeedEntry> {
  const sorted = entries.toSorted((a, b) => {
    const [day, other] = [a.published ?? "", b.published ?? ""];
    return day === other ? 0 : day < other ? 1 : -1;
  });
  return new Set(sorted.slice(0, count));
}
