import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { FEEDS_FILE } from "../articles/load.ts";
import { parseYamlList } from "../articles/yaml-list.ts";
import { CorpusError } from "../errors.ts";
import { MAX_INTERVAL, MIN_INTERVAL } from "./schedule.ts";
import { DAY, HOUR, MINUTE } from "./times.ts";

/** How long the articles of a feed are kept: for so many milliseconds, or so many of them. */
export type Keep = { age: number } | { count: number };

/** A feed as the operator lists it. */
export interface ListedFeed {
  url: string;
  /** The outlet as shown to readers; null: as pages and feed say. */
  outlet: string | null;
  /** Milliseconds between two polls; null: as often as the feed has entries. */
  every: number | null;
  /** Null: for ever. */
  keep: Keep | null;
  /** Whether the pages of its entries are fetched, or its own text is taken. */
  fullText: boolean;
  /** Whether each article is marked to be reviewed. */
  needsReview: boolean;
}

const UNITS = { m: MINUTE, h: HOUR, d: DAY } as const;
const EVERY = "write a time from 15m to 24h, e.g. every: 30m";
const KEEP = "write an age in days or a number of articles, e.g. keep: 90d or keep: 500";

const feed = z
  .strictObject(
    {
      url: z
        .string("write the address of the feed, e.g. url: https://news.example/feed.xml")
        .refine(isFeedAddress, "is not an address that starts with https:// or http://"),
      outlet: z
        .string("write a name, in quotes if YAML reads it as a number")
        .trim()
        .min(1, "is empty; write a name or leave it out")
        .max(100, "is longer than 100 characters")
        .refine((name) => !/\p{Cc}/u.test(name), "contains control characters; remove them")
        .nullish(),
      every: z
        .string(EVERY)
        .transform(duration)
        .refine((ms) => ms >= MIN_INTERVAL && ms <= MAX_INTERVAL, EVERY)
        .nullish(),
      keep: z
        .union([z.int().positive(), z.string().regex(/^[1-9]\d{0,4}d$/, KEEP)], KEEP)
        .transform((keep) => (typeof keep === "number" ? { count: keep } : { age: duration(keep) }))
        .nullish(),
      full_text: z.boolean("write true or false").default(true),
      needs_review: z.boolean("write true or false").default(false),
    },
    'write a feed as "url: …", with outlet, every, keep, full_text and needs_review if it has some',
  )
  .transform((listed): ListedFeed => ({
    url: new URL(listed.url).href,
    outlet: listed.outlet ?? null,
    every: listed.every ?? null,
    keep: listed.keep ?? null,
    fullText: listed.full_text,
    needsReview: listed.needs_review,
  }));
const FEEDS = z.array(feed, 'write a list of feeds, each starting with "- url: …"');

/** @throws {CorpusError} with file, line and field of every fault. */
export function parseFeeds(text: string): ListedFeed[] {
  const { items, fault } = parseYamlList(FEEDS_FILE, text, FEEDS);
  const problems = items.flatMap(({ url }, at) => {
    const first = items.findIndex((other) => other.url === url);
    const message = "is listed twice; keep one of them";
    return first < at ? [fault([at, "url"], "url", message)] : [];
  });
  if (problems.length > 0) throw new CorpusError(problems);
  return items;
}

/**
 * The feeds that a folder's `feeds.yaml` lists; none when there is no such file.
 * @throws {CorpusError} as `parseFeeds` does.
 */
export async function loadFeeds(dir: string): Promise<ListedFeed[]> {
  return parseFeeds(await feedsText(dir));
}

/** The text of a folder's `feeds.yaml`; "" where there is none. */
export async function feedsText(dir: string): Promise<string> {
  return readFile(join(dir, FEEDS_FILE), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    const message = `cannot be read (${error.code}); make it readable or remove it`;
    throw new CorpusError([{ file: FEEDS_FILE, line: 0, field: "file", message }]);
  });
}

/** What differs when the file has changed. */
export async function feedsStamp(dir: string): Promise<string> {
  const found = await stat(join(dir, FEEDS_FILE)).catch(() => null);
  return found === null ? "" : `${found.mtimeMs} ${found.size} ${found.ino}`;
}

function isFeedAddress(address: string): boolean {
  if (!URL.canParse(address) || address.length > 500) return false;
  const { protocol, username, password } = new URL(address);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}

/** "30m", "2h", "90d" in milliseconds; not a number for anything else. */
function duration(text: string): number {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text.trim()) ?? [];
  return Number(count) * UNITS[(unit ?? "m") as keyof typeof UNITS];
}
