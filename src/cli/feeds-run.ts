import { readFile } from "node:fs/promises";
import { contactOption, searchOption, stateDir } from "../config.ts";
import { ConfigError, type CorpusProblem, problemLine } from "../errors.ts";
import { editList, withFeeds, withoutFeed } from "../feeds/edit-list.ts";
import { loadFeeds } from "../feeds/feeds-file.ts";
import { findFeed } from "../feeds/find-feed.ts";
import { followFeeds } from "../feeds/follow-feeds.ts";
import type { FeedEvent, Following } from "../feeds/following.ts";
import { listingLines, listingOf } from "../feeds/listing.ts";
import { openFollowing } from "../feeds/open-following.ts";
import { readOpml, writeOpml } from "../feeds/opml.ts";
import type { FetchOptions } from "../ingest/fetch/answer.ts";
import { InputError } from "../ingest/input-error.ts";
import { readStream } from "../ingest/inputs.ts";
import type { Database } from "../state/database.ts";
import { retryEntries } from "../state/entries.ts";
import { changeFeed, feedNamed, type FeedRow, listFrom } from "../state/feeds.ts";
import { openState } from "../state/open-state.ts";
import { EXIT } from "./command-line.ts";
import { keepWritten } from "./write-folder.ts";

/** What the commands talk to. */
export interface FeedsIo {
  corpus: string;
  json: boolean;
  out: (line: string) => void;
  say: (line: string) => void;
  signal: AbortSignal;
  /** For tests only. */
  fetch?: FetchOptions;
}

export interface AddFeedOptions {
  outlet?: string;
  every?: string;
  keep?: string;
  fullText: boolean;
  needsReview?: true;
}

export async function addFeeds(
  addresses: readonly string[],
  options: AddFeedOptions,
  io: FeedsIo,
): Promise<number> {
  const { outlet, every, keep, fullText, needsReview } = options;
  const listed = new Set((await loadFeeds(io.corpus)).map(({ url }) => url));
  return withFollowing(io, (following) =>
    each(addresses, io, async (address) => {
      const { url, feed } = await findFeed(address, following);
      const shown = { url, title: feed.title, entries: feed.entries.length };
      if (listed.has(url)) throw new InputError(`${url} is followed already.`);
      await editList(io.corpus, (text) =>
        withFeeds(text, [
          {
            url,
            outlet,
            every,
            keep: keep !== undefined && /^\d+$/.test(keep) ? Number(keep) : keep,
            full_text: fullText ? undefined : false,
            needs_review: needsReview,
          },
        ]),
      );
      listed.add(url);
      if (io.json) io.out(JSON.stringify(shown));
      else
        io.out(
          `${url}: followed from now on (${feed.title ?? "without a name"}, ${entriesIn(shown.entries)}).`,
        );
    }),
  );
}

export async function listFeedStates(io: FeedsIo): Promise<number> {
  const feeds = await loadFeeds(io.corpus);
  if (feeds.length === 0) {
    io.say("No feed is followed yet: `feeds add ADDRESS` follows one.");
    return EXIT.ok;
  }
  const states = await withState(io, async (database) => {
    await database.write((rows) =>
      listFrom(
        rows,
        feeds.map(({ url }) => url),
        Date.now(),
      ),
    );
    return database.read(listingOf);
  });
  for (const state of states) {
    if (io.json) io.out(JSON.stringify(state));
    else for (const line of listingLines(state, Date.now())) io.out(line);
  }
  return EXIT.ok;
}

export async function checkFeeds(io: FeedsIo): Promise<number> {
  const feeds = await loadFeeds(io.corpus);
  return withFollowing(io, (following) =>
    each(
      feeds.map(({ url }) => url),
      io,
      async (address) => {
        const { url, feed } = await findFeed(address, following);
        const { title, entries } = feed;
        if (io.json) io.out(JSON.stringify({ url, title, entries: entries.length }));
        else io.out(`${url}: ${title ?? "without a name"}, ${entriesIn(entries.length)}.`);
      },
    ),
  );
}

export function pauseFeed(address: string, io: FeedsIo): Promise<number> {
  return changeListed(address, io, async (feed, database) => {
    await database.write((rows) =>
      changeFeed(rows, feed.id, { status: "paused", lastError: "Paused by hand." }),
    );
    return "paused";
  });
}

export function retryFeed(address: string, older: number, io: FeedsIo): Promise<number> {
  return changeListed(address, io, async (feed, database) => {
    const now = Date.now();
    const count = await database.write((rows) => {
      const fresh = { failures: 0, failingSince: null, goneSince: null, lastError: null } as const;
      changeFeed(rows, feed.id, { ...fresh, status: "active", nextCheck: now });
      return retryEntries(rows, feed.id, now, older);
    });
    return `asked at once; ${entriesIn(count)} will be tried again`;
  });
}

export async function removeFeed(address: string, io: FeedsIo): Promise<number> {
  return changeListed(address, io, async ({ url }) => {
    await editList(io.corpus, (text) => withoutFeed(text, url));
    return "followed no longer; its articles stay";
  });
}

export async function importFeeds(file: string, io: FeedsIo): Promise<number> {
  const text = await (file === "-" ? readStdin() : readFile(file, "utf8")).catch(
    (error: unknown) => {
      io.say(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    },
  );
  if (text === null) return EXIT.failed;
  return each([file], io, async () => {
    const listed = new Set((await loadFeeds(io.corpus)).map(({ url }) => url));
    const fresh = readOpml(text).filter(({ url }) => !listed.has(url));
    await editList(io.corpus, (list) =>
      withFeeds(
        list,
        fresh.map(({ url }) => ({ url })),
      ),
    );
    if (io.json) for (const feed of fresh) io.out(JSON.stringify(feed));
    else io.out(`${fresh.length} feeds are followed from now on.`);
  });
}

export async function exportFeeds(io: FeedsIo): Promise<number> {
  const feeds = await loadFeeds(io.corpus);
  const states = await withState(io, (database) => database.read(listingOf));
  const titles = new Map(states.map(({ url, title }) => [url, title]));
  io.out(
    writeOpml(
      feeds.map(({ url, outlet }) => ({ url, title: outlet ?? titles.get(url) ?? null })),
    ).trimEnd(),
  );
  return EXIT.ok;
}

export async function runFeeds(io: FeedsIo): Promise<number> {
  const { corpus: dir, signal } = io;
  const say = ({ message, fields, level }: FeedEvent): void => {
    const time = new Date().toISOString();
    if (io.json) io.say(JSON.stringify({ time, level, ...fields, msg: message }));
    else io.say([time, message, ...Object.values(fields)].join("  "));
  };
  const to = searchOption();
  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal]);
  const work = [
    followFeeds({ dir, stateDir: stateDir(dir), contact: contact(), signal: ended, say }),
  ];
  if (to !== null) work.push(keepWritten({ dir, to, signal: ended, ...told(say) }));
  try {
    await Promise.race(work);
  } finally {
    // Neither goes on without the other.
    stop.abort();
    await Promise.allSettled(work);
  }
  return EXIT.ok;
}

/** What an operator is told of what is written to a search engine. */
function told(say: (event: FeedEvent) => void) {
  return {
    onWritten: ({ changed, removed }: { changed: number; removed: number }) =>
      say({ level: "info", message: "the search engine has it", fields: { changed, removed } }),
    onError: (problems: readonly CorpusProblem[]) => {
      for (const problem of problems) {
        say({ level: "warn", message: problemLine(problem), fields: {} });
      }
    },
    onUnreachable: ({ message }: Error) => say({ level: "warn", message, fields: {} }),
  };
}

/** Does something for each address; one that fails is told, and the others go on. */
async function each(
  addresses: readonly string[],
  io: FeedsIo,
  action: (address: string) => Promise<void>,
): Promise<number> {
  let code: number = EXIT.ok;
  for (const address of addresses) {
    try {
      await action(address);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      code = EXIT.failed;
      if (io.json) io.out(JSON.stringify({ url: address, error: error.message }));
      else io.say(`${address}: ${error.message}`);
    }
  }
  return code;
}

/** Changes a feed that is listed, named by its address. */
async function changeListed(
  address: string,
  io: FeedsIo,
  change: (feed: FeedRow, database: Database) => Promise<string>,
): Promise<number> {
  const urls = (await loadFeeds(io.corpus)).map(({ url }) => url);
  const url = URL.canParse(address) ? new URL(address).href : address;
  if (!urls.includes(url)) {
    io.say(`${address} is not listed in feeds.yaml; \`feeds list\` shows what is.`);
    return EXIT.failed;
  }
  const done = await withState(io, async (database) => {
    const feed = await database.write((rows) => {
      listFrom(rows, urls, Date.now());
      return feedNamed(rows, url);
    });
    return feed && change(feed, database);
  });
  io.out(io.json ? JSON.stringify({ url, done }) : `${url}: ${done}.`);
  return EXIT.ok;
}

async function withState<Result>(
  { corpus }: FeedsIo,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await openState(stateDir(corpus));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function withFollowing<Result>(
  io: FeedsIo,
  work: (following: Following) => Promise<Result>,
): Promise<Result> {
  const following = await openFollowing({
    dir: io.corpus,
    stateDir: stateDir(io.corpus),
    contact: contact(),
    signal: io.signal,
    say: () => undefined,
    ...(io.fetch && { testFetch: io.fetch }),
  });
  try {
    return await work(following);
  } finally {
    await following.close();
  }
}

/** @throws {ConfigError} when there is none: a site must be able to complain. */
function contact(): string {
  const { contact: given } = contactOption();
  if (given !== undefined) return given;
  throw new ConfigError(
    "CONTACT is missing: set it to an e-mail or web address that outlets can write to, for example CONTACT=editor@news.example.",
  );
}

async function readStdin(): Promise<string> {
  return Buffer.from(await readStream(process.stdin)).toString("utf8");
}

function entriesIn(count: number): string {
  return count === 1 ? "1 entry" : `${count} entries`;
}
