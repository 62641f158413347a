import { decodeText } from "./decode.ts";
import type { Draft } from "./draft.ts";
import { entryText, withEntry } from "./feed/entry-draft.ts";
import { isFeed, readFeed, type Feed, type FeedEntry } from "./feed/feed.ts";
import { fetchPage, type FetchOptions, type Fetched } from "./fetch/fetch.ts";
import { InputError } from "./input-error.ts";
import { isAddress, readInputFile } from "./inputs.ts";
import { pageDraft } from "./page/page-draft.ts";
import type { PageReader } from "./page/page.ts";
import { readMarkdown } from "./raw/markdown-file.ts";
import { readText } from "./raw/read-text.ts";

/** What one input, or one entry of a feed, turned out to be. */
export type Item =
  | { input: string; kind: "article"; draft: Draft }
  /** A feed's entry of which only the beginning could be had. */
  | { input: string; kind: "teaser"; draft: Draft }
  | { input: string; kind: "error"; message: string };

export interface Tools {
  pages: PageReader;
  /** "2026-11-22"; rules out what lies ahead, and is never taken for a date of publication. */
  today: string;
  /** The address that the operator gave for a file, or null. */
  url: string | null;
  stdin: () => Promise<Uint8Array>;
  fetch?: FetchOptions;
  /** Whether an address is already in the corpus: a feed's entry that is there is not fetched again. */
  known?: (url: string) => boolean;
}

/** Reads one input; a feed gives one item an entry. Whatever is wrong with it comes back as an item. */
export async function* readInput(input: string, tools: Tools): AsyncGenerator<Item> {
  try {
    if (input === "-") yield* readBytes(input, await tools.stdin(), null, tools);
    else if (isAddress(input)) yield* readFetched(input, await fetchNow(input, tools), tools);
    else yield* readBytes(input, await readInputFile(input), null, tools);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield { input, kind: "error", message: error.message };
  }
}

async function fetchNow(address: string, tools: Tools): Promise<Fetched> {
  const result = await fetchPage(address, tools.fetch);
  if (result.status === "ok") return result.fetched;
  const reason = result.status === "later" ? result.reason : "says that nothing changed";
  throw new InputError(`${address} ${reason}; try again later.`);
}

function readFetched(input: string, fetched: Fetched, tools: Tools): AsyncGenerator<Item> {
  return readBytes(input, fetched.bytes, fetched, tools);
}

async function* readBytes(
  input: string,
  bytes: Uint8Array,
  fetched: Fetched | null,
  tools: Tools,
): AsyncGenerator<Item> {
  const text = decodeText(bytes, fetched?.charset ?? null);
  const from = fetched?.url ?? null;
  if (isFeed(text)) {
    yield* readEntries(readFeed(text, from), tools);
  } else if (isHtml(text, input)) {
    const page = await tools.pages.read({ html: text, url: from ?? tools.url, today: tools.today });
    yield { input, kind: "article", draft: pageDraft(page, from) };
  } else if (/\.(?:md|markdown)$/i.test(input) || /^\uFEFF?(?:---\r?\n|# \S)/.test(text)) {
    yield { input, kind: "article", draft: readMarkdown(text, tools.today) };
  } else {
    const draft = readText(text, tools.today);
    const address = from === null ? {} : ({ url: from, urlEvidence: "fetched" } as const);
    yield { input, kind: "article", draft: { ...draft, ...address } };
  }
}

function isHtml(text: string, input: string): boolean {
  const head = text.slice(0, 2_000);
  if (/<(?:!doctype html|html|head|body|article|main)[\s>]/i.test(head)) return true;
  return /\.x?html?$/i.test(input) || /^\s*<(?:p|div|h1|meta|title)[\s>]/i.test(head);
}

/** The entries of a feed: each page is fetched; where it cannot be, the feed's own text stands in if it is whole. */
export async function* readEntries(feed: Feed, tools: Tools): AsyncGenerator<Item> {
  if (feed.entries.length === 0) throw new InputError("The feed has no entries.");
  for (const entry of feed.entries) {
    const input = entry.url ?? entry.title ?? "entry without address";
    if (entry.url !== null && tools.known?.(entry.url)) continue;
    try {
      yield await readEntry(feed, entry, input, tools);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      yield { input, kind: "error", message: error.message };
    }
  }
}

async function readEntry(feed: Feed, entry: FeedEntry, input: string, tools: Tools): Promise<Item> {
  const own = await entryText(feed, entry, tools.pages, tools.today);
  let reason = "it has no address";
  if (entry.url !== null) {
    try {
      const fetched = await fetchNow(entry.url, tools);
      for await (const item of readFetched(input, fetched, { ...tools, url: null })) {
        if (item.kind !== "article") break;
        const draft = withEntry(item.draft, feed, entry, tools.today);
        // A page may hide behind a script what its feed gives whole.
        if (own.teaser || lengthOf(draft) >= lengthOf(own.draft) / 2) {
          return { input, kind: lengthOf(draft) < 200 ? "teaser" : "article", draft };
        }
      }
      reason = "its page holds less than the feed";
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      reason = error.message;
    }
  }
  own.draft.warnings.push(`The text comes from the feed itself: ${reason}`);
  return { input, kind: own.teaser ? "teaser" : "article", draft: own.draft };
}

function lengthOf(draft: Draft): number {
  return draft.blocks.reduce((sum, { text }) => sum + text.length, 0);
}
