import type { Draft } from "../draft.ts";
import { fetchPage } from "../fetch/fetch.ts";
import { InputError } from "../input-error.ts";
import { readPage } from "../page/read-page.ts";
import { failed, type Item, type Tools } from "../tools.ts";
import { entryText, withEntry, type EntryText } from "./entry-draft.ts";
import type { Feed, FeedEntry } from "./feed.ts";

/** A page with less text than this, in characters, hides its article. */
const MIN_PAGE_TEXT = 200;

/** The entries of a feed: each page is fetched; where it cannot be, the feed's own text is used if it is whole. */
export async function* readEntries(feed: Feed, tools: Tools): AsyncGenerator<Item> {
  if (feed.entries.length === 0) throw new InputError("The feed has no entries.");
  for (const entry of feed.entries) {
    const input = entry.url ?? entry.title ?? "entry without address";
    if (entry.url !== null && tools.known?.(entry.url)) continue;
    try {
      yield await readEntry(feed, entry, input, tools);
    } catch (error) {
      yield failed(input, error);
    }
  }
}

async function readEntry(feed: Feed, entry: FeedEntry, input: string, tools: Tools): Promise<Item> {
  const own = await entryText(feed, entry, tools.pages, tools.today);
  let reason = "it has no address";
  if (entry.url !== null) {
    try {
      const fetched = await fetchPage(entry.url, tools.fetch);
      const page = await readPage(fetched.bytes, { fetched, url: null }, tools);
      const better = betterText(own, withEntry(page, feed, entry, tools.today));
      if (better.draft !== own.draft) return { input, ...better };
      reason = "its page holds less than the feed";
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      reason = error.message;
    }
  }
  own.draft.warnings.push(`The text comes from the feed itself: ${reason}`);
  return { input, kind: own.teaser ? "teaser" : "article", draft: own.draft };
}

/** The page, or the feed's own text where that is whole and the page shows half of it or less. */
export function betterText(
  own: EntryText,
  page: Draft,
): { kind: "article" | "teaser"; draft: Draft } {
  // A page may hide behind a script, or sell, what its feed gives whole.
  const isPart = lengthOf(page) < lengthOf(own.draft) / (page.needsReview ? 1 : 2);
  if (!own.teaser && isPart) return { kind: "article", draft: own.draft };
  return { kind: lengthOf(page) < MIN_PAGE_TEXT ? "teaser" : "article", draft: page };
}

function lengthOf(draft: Draft): number {
  return draft.blocks.reduce((sum, { text }) => sum + text.length, 0);
}
