import { setTimeout as sleep } from "node:timers/promises";
import { fetchPage } from "./fetch/fetch.ts";
import type { AddressList } from "./formats/address-list.ts";
import { packedPages } from "./formats/wacz.ts";
import { crawledPages, unpacked } from "./formats/warc.ts";
import { isAddress, openInput } from "./inputs.ts";
import { readBytes, readCrawl } from "./read-bytes.ts";
import { failed, type Item, type Tools } from "./tools.ts";

/** Milliseconds between two requests to one host when a list is followed. */
const PAUSE_MS = 1_000;
/** A sitemap may list sitemaps, which list pages. */
const MAX_LISTS = 2;

/** Reads one input; a feed or an archive gives several items. Whatever is wrong with it comes back as an item. */
export async function* readInput(input: string, tools: Tools, depth = 0): AsyncGenerator<Item> {
  try {
    for await (const item of readItems(input, tools)) {
      if (item.kind !== "list" || depth >= MAX_LISTS || !(await tools.follow?.(input, item.list))) {
        yield item;
      } else yield* readListed(item.list, tools, depth + 1);
    }
  } catch (error) {
    yield failed(input, error);
  }
}

async function* readItems(input: string, tools: Tools): AsyncGenerator<Item> {
  if (input === "-") {
    yield* readBytes(input, await tools.stdin(), { fetched: null }, tools);
  } else if (isAddress(input)) {
    const fetched = await fetchPage(input, tools.fetch);
    yield* readBytes(input, fetched.bytes, { fetched }, tools);
  } else {
    const opened = await openInput(input);
    if (opened.kind === "bytes") yield* readBytes(input, opened.bytes, { fetched: null }, tools);
    else if (opened.kind === "wacz") yield* readCrawl(packedPages(input), tools);
    else {
      const { stream, isPacked } = opened;
      yield* readCrawl(crawledPages(isPacked ? unpacked(stream) : stream), tools);
    }
  }
}

/** The addresses of a list one after the other, with a pause where two are of one host. */
async function* readListed(
  { addresses }: AddressList,
  tools: Tools,
  depth: number,
): AsyncGenerator<Item> {
  let last = "";
  for (const address of addresses) {
    if (tools.known?.(address)) continue;
    const { host } = new URL(address);
    if (host === last) await sleep(tools.fetch?.testPause ?? PAUSE_MS);
    last = host;
    yield* readInput(address, tools, depth);
  }
}
