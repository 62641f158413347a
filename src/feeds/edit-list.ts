import { randomUUID } from "node:crypto";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isMap, isSeq, parseDocument } from "yaml";
import { FEEDS_FILE } from "../articles/load.ts";
import { feedsText, parseFeeds } from "./feeds-file.ts";
import { makeFolder } from "../lib/make-folder.ts";

/** A feed as it is written into the list; what is left out stays out. */
export interface NewFeed {
  url: string;
  outlet?: string | undefined;
  every?: string | undefined;
  keep?: string | number | undefined;
  full_text?: false | undefined;
  needs_review?: true | undefined;
}

/** The text of a list with these feeds at its end; comments and order stay. */
export function withFeeds(text: string, feeds: readonly NewFeed[]): string {
  const document = parseDocument(text);
  if (document.contents === null) document.contents = document.createNode([]) as never;
  for (const feed of feeds) {
    const given = Object.entries(feed).filter(([, value]) => value !== undefined);
    document.add(document.createNode(Object.fromEntries(given)));
  }
  if (isSeq(document.contents)) document.contents.flow = false;
  return document.toString({ lineWidth: 0 });
}

/** The text of a list without a feed. */
export function withoutFeed(text: string, url: string): string {
  const document = parseDocument(text);
  if (!isSeq(document.contents)) return text;
  document.contents.items = document.contents.items.filter((item) => {
    const own: unknown = isMap(item) ? item.get("url") : null;
    return typeof own !== "string" || !URL.canParse(own) || new URL(own).href !== url;
  });
  return document.contents.items.length === 0 ? "" : document.toString({ lineWidth: 0 });
}

/**
 * Changes the list of a folder, whole or not at all.
 * @throws {CorpusError} when the list has a fault, before or after.
 */
export async function editList(dir: string, edit: (text: string) => string): Promise<void> {
  const text = await feedsText(dir);
  parseFeeds(text);
  const edited = edit(text);
  parseFeeds(edited);
  makeFolder(dir);
  const temporary = join(dir, `.${FEEDS_FILE}-${randomUUID()}`);
  await writeFile(temporary, edited, { mode: 0o644 });
  await rename(temporary, join(dir, FEEDS_FILE));
}
