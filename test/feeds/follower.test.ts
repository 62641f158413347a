import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { startPageReader } from "../../src/ingest/page/page.ts";
import { countByStatus, entriesOf, finishEntry } from "../../src/state/entries.ts";
import { historyOf } from "../../src/state/history.ts";
import { versionsOf } from "../../src/state/versions.ts";
import { DAY, Followed, HOUR, MINUTE, START, timesOf } from "../support/followed.ts";
import {
  type NewsSite,
  publish,
  report,
  rssOf,
  sendFeed,
  sendPage,
  sendStatus,
  siteEntry,
} from "../support/news-sites.ts";

const pages = startPageReader({ threads: 1 });
afterAll(() => pages.stop());

let followed: Followed;
let site: NewsSite;
beforeEach(async () => {
  followed = await Followed.start(pages);
  site = await followed.site();
});
afterEach(() => followed.stop());

const follow = (more = "") => followed.follow(`- url: ${site.origin}/feed\n${more}`);

describe("the articles of a feed", () => {
  test("become files, one request at a time with 5 s between them", async () => {
    publish(site, siteEntry("a"), siteEntry("b"));
    await follow();
    await followed.pass(HOUR);
    expect(await followed.files()).toEqual([
      "2026-11-27-report-on-a.md",
      "2026-11-27-report-on-b.md",
    ]);
    expect(site.requests.map(({ at, path }) => [(at - START) / 1_000, path])).toEqual([
      [0, "/feed"],
      [5, "/robots.txt"],
      [10, "/a"],
      [15, "/b"],
    ]);
    const [first] = site.requests;
    expect(first?.headers["user-agent"]).toMatch(/^Dateline\/\d.*; https:\/\/archive\.example\//);
  });

  test("are the newest 20 at the first poll; the others are passed by, then new ones are read", async () => {
    const old = Array.from({ length: 25 }, (_, at) => {
      const published = new Date(Date.UTC(2026, 10, at + 1)).toISOString();
      return siteEntry(`n${at}`, { published });
    });
    publish(site, ...old);
    await follow();
    await followed.pass(HOUR);
    expect(await followed.files()).toHaveLength(20);
    expect(site.asked("/n4")).toHaveLength(0);
    publish(site, siteEntry("new"), ...old);
    await followed.pass(DAY);
    expect(await followed.files()).toHaveLength(21);
    expect(site.asked("/n4")).toHaveLength(0);
  });

  test("name the outlet that the list names, and are marked where it says so", async () => {
    publish(site, siteEntry("a"));
    await follow("  outlet: Westmere Herald\n  needs_review: true\n");
    await followed.pass(HOUR);
    const text = await followed.textOf("2026-11-27-report-on-a.md");
    expect(text).toMatch(/^source: Westmere Herald$/m);
    expect(text).toMatch(/^needs_review: true$/m);
  });

  test("that were removed from the folder do not come back, changed or not", async () => {
    publish(site, siteEntry("a"), siteEntry("b"));
    await follow("  every: 1h\n");
    await followed.pass(HOUR / 2);
    await rm(join(followed.dir, "2026-11-27-report-on-a.md"));
    publish(site, siteEntry("a", { updated: "2026-11-27T12:30:00Z" }), siteEntry("b"));
    await followed.pass(DAY);
    expect(await followed.files()).toEqual(["2026-11-27-report-on-b.md"]);
  });

  test("are kept as long as the list says, unless they were edited", async () => {
    publish(
      site,
      siteEntry("a"),
      siteEntry("b"),
      siteEntry("c", { published: "2026-11-26T10:00:00Z" }),
    );
    await follow("  keep: 2d\n");
    await followed.pass(HOUR);
    const kept = join(followed.dir, "2026-11-27-report-on-b.md");
    await writeFile(kept, `${await followed.textOf("2026-11-27-report-on-b.md")}\nMore.\n`);
    expect(await followed.files()).toHaveLength(3);
    // As where it was killed before it was noted.
    await rm(join(followed.dir, "2026-11-26-report-on-c.md"));
    await followed.pass(4 * DAY);
    expect(await followed.files()).toEqual(["2026-11-27-report-on-b.md"]);
    const counts = await followed.database.read((rows) => countByStatus(rows, 1));
    expect(counts).toEqual([
      { status: "removed", count: 2 },
      { status: "stored", count: 1 },
    ]);
  });
});

describe("a restart", () => {
  test("asks for nothing early, and keeps the gap", async () => {
    publish(site, siteEntry("a"), siteEntry("b"));
    await follow("  every: 1h\n");
    // The feed, robots.txt and the first page have been asked for.
    await followed.pass(12_000);
    await followed.restart();
    await followed.pass(HOUR);
    expect(timesOf(site, "/b", 1_000)).toEqual([15]);
    expect(timesOf(site, "/feed", HOUR)).toEqual([0, 1]);
    expect(await followed.files()).toHaveLength(2);
  });

  test("asks for changes only, with what the server gave before", async () => {
    publish(site, siteEntry("a"));
    site.pages.set("/feed", sendFeed(rssOf(site, [siteEntry("a")]), { etag: '"1"' }));
    await follow("  every: 1h\n");
    await followed.pass(HOUR / 2);
    await followed.restart();
    await followed.pass(HOUR);
    expect(site.asked("/feed").map(({ headers }) => headers["if-none-match"])).toEqual([
      undefined,
      '"1"',
    ]);
  });
});

describe("an entry", () => {
  test("whose page answers 503 once is not lost", async () => {
    publish(site, siteEntry("a"));
    const page = site.pages.get("/a");
    site.pages.set("/a", sendStatus(503));
    await follow();
    await followed.pass(MINUTE);
    expect(await followed.files()).toEqual([]);
    if (page) site.pages.set("/a", page);
    await followed.pass(HOUR);
    expect(await followed.files()).toHaveLength(1);
    expect(timesOf(site, "/a", MINUTE)).toEqual([0.17, 15.17]);
  });

  test("whose page never answers is tried after 15 min, 1 h, 6 h and 24 h, then listed", async () => {
    publish(site, siteEntry("a"));
    site.pages.set("/a", sendStatus(503));
    await follow();
    await followed.pass(4 * DAY);
    expect(timesOf(site, "/a", HOUR).map(Math.round)).toEqual([0, 0, 1, 7, 31]);
    const { id } = await followed.feed();
    const [given] = await followed.database.read((rows) => entriesOf(rows, id, "failed"));
    expect(given).toMatchObject({ nextTry: null, reason: expect.stringContaining("503") });
  });

  test("that changes at every poll while its page fails is not asked for more often", async () => {
    publish(site, siteEntry("a"));
    site.pages.set("/a", sendStatus(503));
    await follow("  every: 15m\n");
    for (let time = 1; time < 30 * 4; time += 1) {
      await followed.pass(15 * MINUTE);
      const updated = new Date(followed.clock.now()).toISOString();
      site.pages.set("/feed", sendFeed(rssOf(site, [siteEntry("a", { updated })])));
    }
    expect(timesOf(site, "/a", HOUR).map(Math.round)).toEqual([0, 0, 1, 7]);
  });

  test("that changed while it was read is read again", async () => {
    publish(site, siteEntry("a"));
    site.pages.set("/a", sendStatus(503));
    await follow("  every: 15m\n");
    await followed.pass(MINUTE);
    const { id } = await followed.feed();
    const read = async () => {
      const [entry] = await followed.database.read((rows) => entriesOf(rows, id, "failed"));
      if (entry === undefined) throw new Error("no entry");
      return entry;
    };
    const before = await read();
    publish(site, siteEntry("a", { updated: "2026-11-27T12:10:00Z" }));
    site.pages.set("/a", sendStatus(503));
    await followed.pass(16 * MINUTE);
    const { content } = await read();
    const done = { status: "failed", content: null, nextTry: null } as const;
    await followed.database.write((rows) => finishEntry(rows, before, done, 7));
    expect(content).not.toBe(before.content);
    expect(await read()).toMatchObject({ content, nextTry: 7 });
    await followed.database.write((rows) => finishEntry(rows, { ...before, content }, done, 8));
    expect(await read()).toMatchObject({ content: null, nextTry: null });
  });

  test("that robots.txt forbids is not fetched", async () => {
    publish(site, siteEntry("a"), siteEntry("private/b"));
    site.pages.set("/robots.txt", (response) => {
      response.writeHead(200, { "content-type": "text/plain" });
      response.end("User-agent: *\nDisallow: /private/\nCrawl-delay: 20\n");
    });
    await follow();
    await followed.pass(HOUR);
    expect(await followed.files()).toEqual(["2026-11-27-report-on-a.md"]);
    expect(site.asked("/private/b")).toHaveLength(0);
    const { id } = await followed.feed();
    const [refused] = await followed.database.read((rows) => entriesOf(rows, id, "refused"));
    expect(refused?.reason).toContain("robots.txt does not allow this page");
    // Its crawl delay holds from then on.
    expect(timesOf(site, "/a", 1_000)).toEqual([25]);
  });

  test("whose site has no robots.txt to give for now waits", async () => {
    publish(site, siteEntry("a"));
    site.pages.set("/robots.txt", sendStatus(503));
    await follow();
    await followed.pass(MINUTE);
    expect(site.asked("/a")).toHaveLength(0);
    site.pages.delete("/robots.txt");
    await followed.pass(DAY);
    expect(await followed.files()).toHaveLength(1);
  });

  test("whose guid is used again for another article is another entry", async () => {
    publish(site, siteEntry("a", { guid: "1", published: "2026-11-26T10:00:00Z" }));
    await follow("  every: 1h\n");
    await followed.pass(HOUR / 2);
    publish(site, siteEntry("b", { guid: "1" }));
    await followed.pass(2 * HOUR);
    expect((await followed.files()).map((name) => name.slice(11))).toEqual([
      "report-on-a.md",
      "report-on-b.md",
    ]);
  });

  test("whose headline and address change is the same article", async () => {
    publish(site, siteEntry("a", { guid: "1" }));
    await follow("  every: 1h\n");
    await followed.pass(HOUR / 2);
    publish(site, siteEntry("a-more", { guid: "1" }));
    site.pages.set("/a-more", sendPage("Report on a-more", report("/a")));
    await followed.pass(2 * HOUR);
    expect(await followed.files()).toEqual(["2026-11-27-report-on-a.md"]);
    expect(await followed.textOf("2026-11-27-report-on-a.md")).toContain("Report on a-more");
  });

  test("that two feeds have is one article", async () => {
    publish(site, siteEntry("a"));
    const other = await followed.site();
    const copy = { ...siteEntry("copied"), title: "Report on a" };
    other.pages.set("/feed", sendFeed(rssOf(other, [copy])));
    other.pages.set("/copied", sendPage("Report on a", report("/a")));
    await followed.follow(`- url: ${site.origin}/feed\n- url: ${other.origin}/feed\n`);
    await followed.pass(HOUR);
    expect(await followed.files()).toEqual(["2026-11-27-report-on-a.md"]);
    const history = await followed.database.read((rows) =>
      historyOf(rows, "2026-11-27-report-on-a"),
    );
    // Whichever of the two is read first is the article’s own.
    expect(history.alsoIn).toEqual([expect.stringMatching(/^Herald of 127\.0\.0\.[23]$/)]);
    const counts = await followed.database.read((rows) =>
      [1, 2].map((id) => countByStatus(rows, id)),
    );
    expect(counts).toEqual([[{ status: "stored", count: 1 }], [{ status: "stored", count: 1 }]]);
  });
});

/** The outlet corrects its article on "a", and an hour passes. */
async function corrected(text: string): Promise<void> {
  publish(site, siteEntry("a", { updated: new Date(followed.clock.now()).toISOString() }));
  site.pages.set("/a", sendPage("Report on a", text));
  await followed.pass(HOUR);
}

describe("a correction", () => {
  const FILE = "2026-11-27-report-on-a.md";

  test("is in the folder a minute after its poll, and the former text is kept", async () => {
    publish(site, siteEntry("a"));
    await follow("  every: 1h\n");
    await followed.pass(HOUR / 2);
    const former = await followed.textOf(FILE);
    await corrected(report("other"));
    const [, polled = 0] = timesOf(site, "/feed", 1_000);
    const [, read = 0] = timesOf(site, "/a", 1_000);
    expect(read - polled).toBeLessThan(60);
    expect(await followed.textOf(FILE)).toContain("of other");
    const kept = await followed.database.read((rows) => versionsOf(rows, FILE, "former"));
    expect(kept.map(({ text }) => text)).toEqual([former]);
  });

  test("is read three times at most", async () => {
    publish(site, siteEntry("a"));
    await follow("  every: 1h\n");
    await followed.pass(HOUR / 2);
    for (let time = 0; time < 6; time += 1) await corrected(report(`version ${time}`));
    expect(site.asked("/a")).toHaveLength(4);
  });

  test("never overwrites what was edited by hand, and is kept beside it", async () => {
    publish(site, siteEntry("a"));
    await follow("  every: 1h\n");
    await followed.pass(HOUR / 2);
    const edited = `${await followed.textOf(FILE)}\nA note by the archivist.\n`;
    await writeFile(join(followed.dir, FILE), edited);
    await corrected(report("other"));
    expect(await followed.textOf(FILE)).toBe(edited);
    const kept = await followed.database.read((rows) => versionsOf(rows, FILE, "withheld"));
    expect(kept[0]?.text).toContain("of other");
    expect(followed.said().join()).toContain("edited by hand");
  });
});

test("a list with a fault is told with file, line and field, and the former list is used on", async () => {
  publish(site, siteEntry("a"));
  await follow("  every: 1h\n");
  await followed.pass(MINUTE);
  await writeFile(join(followed.dir, "feeds.yaml"), `- url: ${site.origin}/feed\n  evry: 2h\n`);
  await followed.pass(3 * HOUR);
  expect(followed.said()).toContain(
    "feeds.yaml:2: evry: is not a known key; remove it or check its spelling",
  );
  expect(timesOf(site, "/feed", HOUR)).toEqual([0, 1, 2, 3]);
});
