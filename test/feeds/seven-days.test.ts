import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { startPageReader } from "../../src/ingest/page/page.ts";
import { DAY, Followed, HOUR, MINUTE, START } from "../support/followed.ts";
import {
  type NewsSite,
  report,
  rssOf,
  sendFeed,
  sendPage,
  type SiteEntry,
  type SiteRequest,
} from "../support/news-sites.ts";

const SITES = 5;
const FEEDS_OF_A_SITE = 5;
/** Entries that a feed shows at a time. */
const WINDOW = 40;
const GAP = 5_000;
/** Of one page: after five an entry is given up and listed, which is no loss but no article either. */
const MAX_FAILURES = 3;

/** Milliseconds of the machine's own time for a request or a page: a busy machine is no ill site. */
const TIME_LIMIT = 60_000;

const pages = startPageReader({ threads: 1, timeLimit: TIME_LIMIT });
afterAll(() => pages.stop());
let followed: Followed;
beforeEach(async () => {
  followed = await Followed.start(pages, TIME_LIMIT);
});
afterEach(() => followed.stop());

/** 0 to 1, the same in each run. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface PublishedFeed {
  site: NewsSite;
  path: string;
  /** Milliseconds between two entries. */
  every: number;
}

/** What a feed has published by now, the newest first. */
function entriesBy({ path, every }: PublishedFeed, now: number): SiteEntry[] {
  const count = Math.floor((now - START) / every) + 1;
  return Array.from({ length: count }, (_, at) => {
    const published = new Date(START + at * every).toISOString();
    return { path: `${path}/${at}`, title: `Report ${at} of ${path.slice(1)}`, published };
  }).toReversed();
}

/** A site that is often ill: answers 503, 429, 403 and 302 and drops connections, by chance. */
function serve(feed: PublishedFeed, chance: () => number): void {
  const { site, path } = feed;
  const isIll = () => followed.clock.now() < START + 7 * DAY && chance() < 0.3;
  site.pages.set(path, (response, request) => {
    if (isIll()) return fail(response, request, chance);
    const text = rssOf(site, entriesBy(feed, followed.clock.now()).slice(0, WINDOW));
    const etag = `"${Math.floor((followed.clock.now() - START) / feed.every)}"`;
    if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
    else sendFeed(text, { etag })(response, request);
  });
  for (const { path: page, title } of entriesBy(feed, START + 9 * DAY)) {
    const answer = sendPage(title, report(`${site.origin}${page}`));
    let failed = 0;
    site.pages.set(page, (response, request) => {
      if (failed < MAX_FAILURES && isIll()) {
        failed += 1;
        fail(response, request, chance);
      } else answer(response, request);
    });
  }
}

function fail(...[response, , chance]: [...Parameters<ReturnType<typeof sendFeed>>, () => number]) {
  const kind = Math.floor(chance() * 6);
  if (kind === 0) response.writeHead(429, { "retry-after": "1800" }).end();
  else if (kind === 1) response.writeHead(302, { location: "/nowhere" }).end();
  else if (kind === 2) response.destroy();
  else response.writeHead(503).end();
}

/** Milliseconds between the starts of two requests that follow each other. */
function gapsOf(requests: readonly SiteRequest[]): number[] {
  return requests.slice(1).map(({ at }, index) => at - (requests[index]?.at ?? 0));
}

test("25 feeds of 5 ill sites for 7 days: nothing early, nothing twice, nothing lost", async () => {
  const feeds: PublishedFeed[] = [];
  for (let number = 0; number < SITES; number += 1) {
    const site = await followed.site();
    for (let at = 0; at < FEEDS_OF_A_SITE; at += 1) {
      feeds.push({ site, path: `/f${number}-${at}`, every: (12 + 8 * at) * HOUR });
    }
  }
  // Each has its own chances: which site asks first depends on the machine.
  for (const [index, feed] of feeds.entries()) serve(feed, chances(index * 2_654_435_761));
  await followed.follow(feeds.map(({ site, path }) => `- url: ${site.origin}${path}\n`).join(""));
  for (let day = 0; day < 7; day += 1) {
    await followed.pass(DAY);
    await followed.restart();
  }
  // The sites get well; what was to be tried again is.
  await followed.pass(1.9 * DAY);

  const titles = await Promise.all(
    (await followed.files()).map(
      async (file) => /^title: (.*)$/m.exec(await followed.textOf(file))?.[1],
    ),
  );
  expect(titles.length).toBe(new Set(titles).size);
  const published = feeds.flatMap((feed) =>
    entriesBy(feed, START + 7 * DAY).map(({ title }) => title),
  );
  expect(published.filter((title) => !titles.includes(title))).toEqual([]);

  for (const { requests } of followed.sites) {
    expect(Math.min(...gapsOf(requests))).toBeGreaterThanOrEqual(GAP);
  }
  for (const { site, path } of feeds) {
    expect(Math.min(...gapsOf(site.asked(path)))).toBeGreaterThanOrEqual(0.9 * 15 * MINUTE);
  }
}, 600_000);
