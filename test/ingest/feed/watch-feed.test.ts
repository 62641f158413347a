import { afterEach, expect, test } from "vitest";
import { watchFeed } from "../../../src/ingest/feed/watch-feed.ts";
import { startPageReader, type PageReader } from "../../../src/ingest/page/page.ts";
import type { Item } from "../../../src/ingest/tools.ts";
import { startServer, type TestServer } from "../../support/page-server.ts";
import { paragraphs } from "../../support/prose.ts";

let server: TestServer;
let pages: PageReader;
afterEach(async () => {
  await pages.stop();
  await server.stop();
});

interface Poll {
  outcome: string;
  wait: number;
}

/** Watches the server's feed until so many polls are done. */
async function poll(count: number, every = 1): Promise<{ polls: Poll[]; items: Item[] }> {
  pages = startPageReader();
  const stop = new AbortController();
  const [polls, items]: [Poll[], Item[]] = [[], []];
  await watchFeed({
    address: `${server.origin}/feed`,
    every,
    signal: stop.signal,
    tools: {
      pages,
      today: "2026-11-22",
      url: null,
      stdin: () => Promise.resolve(new Uint8Array()),
      fetch: { testOrigins: new Set([server.origin]) },
    },
    onItem: async (item) => void items.push(item),
    onPoll: (outcome, wait) => {
      polls.push({ outcome, wait });
      if (polls.length === count) stop.abort();
    },
  });
  return { polls, items };
}

function feedOf(...paths: string[]): string {
  const items = paths.map(
    (path) => `<item><title>Ferry ${path}</title><link>${server.origin}/${path}</link></item>`,
  );
  return `<rss version="2.0"><channel><title>Example Herald</title>${items.join("")}</channel></rss>`;
}

const feedPolls = () => server.requests.filter(({ url }) => url === "/feed");

test("a feed is asked for changes only, and each entry is read once", async () => {
  let version = 0;
  server = await startServer((request, response) => {
    if (request.url !== "/feed") {
      response
        .writeHead(200, { "content-type": "text/html" })
        .end(`<title>Ferry</title>${paragraphs()}`);
      return;
    }
    version += 1;
    const feed = version === 1 ? feedOf("a") : feedOf("b", "a");
    const headers = { "content-type": "application/rss+xml", etag: `"${version}"` };
    if (version === 2) response.writeHead(304).end();
    else response.writeHead(200, headers).end(feed);
  });
  const { polls, items } = await poll(3);
  expect(polls.map(({ outcome }) => outcome)).toEqual(["read", "unchanged", "read"]);
  expect(items.map(({ input }) => input)).toEqual([`${server.origin}/a`, `${server.origin}/b`]);
  expect(feedPolls().map(({ headers }) => headers["if-none-match"])).toEqual([
    undefined,
    '"1"',
    '"1"',
  ]);
});

test("each failure doubles the wait, and a success ends that", async () => {
  let parsed = 0;
  server = await startServer((_, response) => {
    parsed += 1;
    if (parsed <= 3) response.writeHead(500).end();
    else response.writeHead(304).end();
  });
  const { polls } = await poll(4, 2);
  expect(polls.map(({ wait }) => wait)).toEqual([4, 8, 16, 2]);
});

test("a server that says when to come back is not asked before", async () => {
  server = await startServer((_, response) =>
    response.writeHead(429, { "retry-after": "7200" }).end(),
  );
  const { polls } = await poll(1);
  expect(polls).toEqual([{ outcome: "answered 429", wait: 7_200_000 }]);
});

test("what is no feed is said, and asked again later", async () => {
  server = await startServer((_, response) =>
    response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
  );
  const { polls } = await poll(2, 1);
  expect(polls.map(({ outcome }) => outcome.includes("is not a feed"))).toEqual([true, true]);
  expect(polls.map(({ wait }) => wait)).toEqual([2, 4]);
});
