import type { Rows } from "../state/database.ts";
import { changeEntry, entriesOf, type EntryRow } from "../state/entries.ts";
import { feedNamed } from "../state/feeds.ts";
import { removeVersions } from "../state/versions.ts";
import type { ArticleFolder } from "./article-folder.ts";
import type { Keep, ListedFeed } from "./feeds-file.ts";
import type { Following } from "./following.ts";
import { dayOf } from "./times.ts";

/** Those of a feed's articles, the newest first, that are kept no longer. */
function beyond(keep: Keep, stored: readonly EntryRow[], now: number): EntryRow[] {
  const own = stored.filter(({ isCopy }) => isCopy === 0);
  if ("count" in keep) return own.slice(keep.count);
  const oldest = dayOf(now - keep.age);
  return own.filter(({ published, storedAt }) => (published ?? dayOf(storedAt ?? now)) < oldest);
}

/** Removes what the operator does not want to keep; never a file that was edited by hand. */
export async function removeOld(
  feeds: readonly ListedFeed[],
  folder: ArticleFolder,
  { database, clock, say }: Pick<Following, "database" | "clock" | "say">,
): Promise<void> {
  for (const { url, keep } of feeds) {
    if (keep === null) continue;
    const stored = await database.read((rows) => storedOf(rows, url));
    for (const { id, file, written } of beyond(keep, stored, clock.now())) {
      if (file === null) continue;
      const there = await folder.digestOf(file);
      if (there !== null && there !== written) continue;
      // The file first: where it goes no further than that, the next time it does.
      await folder.remove(file);
      await database.write((rows) => {
        const reason = there === null ? "Its file was removed." : "It was kept no longer.";
        changeEntry(rows, id, { status: "removed", reason, content: null, nextTry: null });
        removeVersions(rows, file);
      });
      say({ level: "info", message: "article is kept no longer", fields: { feed: url, file } });
    }
  }
}

function storedOf(rows: Rows, url: string): EntryRow[] {
  const feed = feedNamed(rows, url);
  return feed === null ? [] : entriesOf(rows, feed.id, "stored");
}
