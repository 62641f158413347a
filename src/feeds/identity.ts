import { createHash } from "node:crypto";
import { urlKey } from "../articles/url.ts";
import type { FeedEntry } from "../ingest/feed/feed.ts";

/** By what an entry is known again. */
export interface EntryIdentity {
  /** Null where another entry of the document has it too. */
  guid: string | null;
  /** Its address without what does not matter; null where another entry has it too. */
  addressKey: string | null;
  /** Its headline and day. */
  titleKey: string;
  published: string | null;
  /** Of what would be seen to change: headline, day of change, text. */
  hash: string;
}

/** An entry that was seen before. */
export interface KnownEntry extends EntryIdentity {
  id: number;
}

/** The identities of a document's entries, in their order. */
export function identitiesOf(entries: readonly FeedEntry[]): EntryIdentity[] {
  const guids = countOf(entries.map(({ guid }) => guid));
  const keys = entries.map(({ url }) => (url === null ? null : urlKey(url)));
  const addresses = countOf(keys);
  return entries.map((entry, at) => {
    const key = keys[at] ?? null;
    return {
      guid: guids.get(entry.guid) === 1 ? entry.guid : null,
      addressKey: addresses.get(key) === 1 ? key : null,
      titleKey: digest(`${folded(entry.title)}\n${entry.published ?? ""}`),
      published: entry.published,
      hash: digest(JSON.stringify([entry.title, entry.updated, entry.html])),
    };
  });
}

/**
 * Which of the known entries this one is, or null for a new one: the guid decides, else the address,
 * else headline and day. A guid that comes back with another address, headline and day was used for
 * another article; with the old day, the headline was changed and the address with it.
 */
export function matchEntry(entry: EntryIdentity, known: readonly KnownEntry[]): KnownEntry | null {
  const byGuid =
    entry.guid === null ? null : known.find(({ guid }) => guid === entry.guid && guid !== null);
  if (byGuid && !isReused(entry, byGuid)) return byGuid;
  const byAddress = known.find(
    ({ addressKey }) => addressKey !== null && addressKey === entry.addressKey,
  );
  if (byAddress) return byAddress;
  // Where either is known, headline and day alone say little: "Briefing" is a headline every day.
  if (entry.guid !== null || entry.addressKey !== null) return null;
  return known.find(({ titleKey }) => titleKey === entry.titleKey) ?? null;
}

function isReused(entry: EntryIdentity, known: EntryIdentity): boolean {
  const sameAddress = entry.addressKey !== null && entry.addressKey === known.addressKey;
  if (sameAddress || entry.titleKey === known.titleKey) return false;
  // A feed without addresses and days has nothing but its guids to go by.
  if (entry.addressKey === null && entry.published === known.published) return false;
  return entry.published === null || entry.published !== known.published;
}

function countOf(values: readonly (string | null)[]): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const value of values) {
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function folded(text: string | null): string {
  return (text ?? "").normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

export function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
