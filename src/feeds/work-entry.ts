import type { FeedEntry } from "../ingest/feed/feed.ts";
import { InputError } from "../ingest/input-error.ts";
import { changeEntry, type EntryRow } from "../state/entries.ts";
import type { FeedRow } from "../state/feeds.ts";
import type { ArticleFolder } from "./article-folder.ts";
import type { ListedFeed } from "./feeds-file.ts";
import type { Following } from "./following.ts";
import { readEntry, type EntryOutcome } from "./read-entry.ts";
import { retryEntryAt } from "./schedule.ts";
import { storeArticle, type Stored } from "./store-article.ts";

const SAID: Readonly<Record<Stored["kind"], string | null>> = {
  added: "article added",
  corrected: "article corrected",
  copy: "article is there already",
  withheld: "article was edited by hand: the outlet's new text is kept beside it",
  removed: "article was removed: its new text is left out",
  unchanged: null,
};

export interface EntryWork {
  entry: EntryRow;
  feed: FeedRow;
  listed: ListedFeed;
}

/** Reads an entry that waits, and stores its article or notes why not. */
export async function workEntry(
  { entry, feed, listed }: EntryWork,
  following: Following & { folder: ArticleFolder },
): Promise<void> {
  const read = await readEntry(
    {
      entry: JSON.parse(entry.content ?? "{}") as FeedEntry,
      feedTitle: feed.title,
      fullText: listed.fullText,
      isLast: retryEntryAt(entry.attempts + 1, 0) === null,
    },
    following,
  );
  try {
    if (read.kind !== "article") return await noteUnread(entry, read, following);
    const { folder } = following;
    const stored = await folder.inTurn(() => storeArticle(entry, read.draft, listed, following));
    const message = SAID[stored.kind];
    const fields = { feed: feed.url, file: stored.file };
    if (message !== null) following.say({ level: "info", message, fields });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    await noteUnread(entry, { kind: "refused", reason: error.message }, following);
  }
}

async function noteUnread(
  entry: EntryRow,
  read: Exclude<EntryOutcome, { kind: "article" }>,
  { database, clock }: Following,
): Promise<void> {
  const changes = changesFor(entry, read, clock.now());
  await database.write((rows) => changeEntry(rows, entry.id, changes));
}

function changesFor(
  entry: EntryRow,
  read: Exclude<EntryOutcome, { kind: "article" }>,
  now: number,
): Partial<EntryRow> {
  // What is stored stays stored, however its correction fares.
  const isStored = entry.status === "stored";
  if (read.kind === "stopped") return { nextTry: read.until };
  if (read.kind === "later") {
    const attempts = entry.attempts + 1;
    const nextTry = retryEntryAt(attempts, now);
    const failed = { attempts, nextTry, reason: read.reason };
    return isStored ? failed : { ...failed, status: "failed" };
  }
  const isAgain = entry.status !== "waiting" && entry.status !== "failed";
  const done = { content: null, nextTry: null, rereads: entry.rereads + Number(isAgain) };
  if (isStored) return done;
  const reason = read.kind === "refused" ? read.reason : null;
  return { ...done, status: read.kind, reason };
}
