import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { startPageReader } from "../../src/ingest/page/page.ts";
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

describe("a server that says how long to wait", () => {
  test.each([
    ["ttl", "", 90, {}],
    ["max-age less Age", "max-age", 0, { "cache-control": "max-age=7200", age: "1800" }],
    ["Retry-After", "retry", 0, { "retry-after": "5400" }],
    [
      "Expires, by a clock that is two years wrong",
      "expires",
      0,
      {
        date: "Fri, 29 Nov 2024 10:00:00 GMT",
        expires: "Fri, 29 Nov 2024 11:30:00 GMT",
      },
    ],
  ])("by %s is not asked before", async (_, _name, ttl, headers) => {
    site.pages.set("/feed", sendFeed(rssOf(site, [], ttl), headers));
    await follow("  every: 15m\n");
    await followed.pass(4 * HOUR);
    const times = timesOf(site, "/feed", HOUR);
    expect(times).toHaveLength(3);
    // 90 minutes, and a jitter of 0 to 10 %.
    for (const time of [times[1] ?? 0, (times[2] ?? 0) - (times[1] ?? 0)]) {
      expect(time).toBeGreaterThanOrEqual(1.5);
      expect(time).toBeLessThanOrEqual(1.66);
    }
  });

  test("by 429 stops its whole domain: feeds and pages, then each in its turn", async () => {
    publish(site, siteEntry("a"));
    const other = rssOf(site, [siteEntry("b")]);
    site.pages.set("/other", sendFeed(other));
    site.pages.set("/b", sendPage("Report on b", report("b")));
    site.pages.set("/a", sendStatus(429, { "retry-after": "7200" }));
    await followed.follow(
      `- url: ${site.origin}/feed\n  every: 1h\n- url: ${site.origin}/other\n  every: 15m\n`,
    );
    await followed.pass(HOUR);
    const stopped = site.requests.length;
    await followed.pass(HOUR);
    expect(site.requests.length).toBe(stopped);
    publish(site, siteEntry("a"));
    await followed.pass(2 * HOUR);
    expect(await followed.files()).toHaveLength(2);
    const times = site.requests.map(({ at }) => at);
    const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5_000);
  });

  test("by 429 for its robots.txt stops its whole domain too", async () => {
    publish(site, siteEntry("a"));
    site.pages.set("/robots.txt", sendStatus(429, { "retry-after": "7200" }));
    await follow("  every: 15m\n");
    await followed.pass(2 * HOUR);
    expect(site.requests.map(({ path }) => path)).toEqual(["/feed", "/robots.txt"]);
    site.pages.delete("/robots.txt");
    await followed.pass(HOUR);
    expect(await followed.files()).toHaveLength(1);
  });

  test("by 403 after a 429 is left alone too", async () => {
    let polls = 0;
    site.pages.set("/feed", (response) => {
      polls += 1;
      response.writeHead(polls === 1 ? 429 : 403).end();
    });
    await follow("  every: 15m\n");
    await followed.pass(6 * HOUR);
    // Each stop is twice as long as the one before.
    expect(timesOf(site, "/feed", MINUTE)).toEqual([0, 30, 90, 210]);
    expect((await followed.feed()).lastError).toContain("answered 403: too many requests");
  });
});

describe("a feed that fails", () => {
  const faults: [string, () => void, RegExp][] = [
    ["answers 500", () => site.pages.set("/feed", sendStatus(500)), /answered 500/],
    [
      "redirects for ever",
      () => site.pages.set("/feed", sendStatus(302, { location: "/feed" })),
      /redirects more than 4 times/,
    ],
    [
      "is larger than 5 MB",
      () => site.pages.set("/feed", sendFeed(" ".repeat(6 * 1024 * 1024))),
      /larger than 5 MB/,
    ],
    ["does not answer in time", () => site.pages.set("/feed", () => undefined), /did not answer/],
    ["is a page", () => site.pages.set("/feed", sendPage("A", report("a"))), /is not a feed/],
    [
      "leads to this machine",
      () => site.pages.set("/feed", sendStatus(302, { location: "http://127.0.0.1:1/" })),
      /Only ports 80 and 443/,
    ],
  ];

  test.each(faults)("because it %s waits twice as long each time", async (_, breakIt, reason) => {
    breakIt();
    await follow("  every: 15m\n");
    await followed.pass(4 * HOUR);
    const starts = timesOf(site, "/feed", MINUTE);
    const distinct = starts.filter((time, at) => at === 0 || time - (starts[at - 1] ?? 0) > 5);
    expect(distinct.map((time) => Math.round(time / 10) * 10)).toEqual([0, 30, 90, 210]);
    expect((await followed.feed()).lastError).toMatch(reason);
    expect(followed.said().filter((message) => message === "feed fails")).toHaveLength(1);
  });

  test("and asks for longer waits is never asked before", async () => {
    site.pages.set("/feed", sendFeed(rssOf(site, [siteEntry("a")], 360)));
    await follow("  every: 15m\n");
    await followed.pass(HOUR);
    site.pages.set("/feed", sendStatus(503));
    await followed.pass(2 * DAY);
    const [, first = 0, second = 0] = timesOf(site, "/feed", HOUR);
    expect(first).toBeGreaterThanOrEqual(6);
    // 360 minutes, twice.
    expect(second - first).toBeGreaterThanOrEqual(12);
  });

  test("at its first poll is not left alone for a day", async () => {
    site.pages.set("/feed", sendStatus(503));
    await follow();
    await followed.pass(HOUR);
    expect(timesOf(site, "/feed", MINUTE)).toEqual([0, 30]);
  });

  test("for a week is paused, which is said once", async () => {
    site.pages.set("/feed", sendStatus(500));
    await follow();
    await followed.pass(9 * DAY);
    expect((await followed.feed()).status).toBe("paused");
    expect(followed.said().filter((message) => message.startsWith("feed paused"))).toHaveLength(1);
    const asked = site.requests.length;
    await followed.pass(3 * DAY);
    expect(site.requests.length).toBe(asked);
  });

  test("with 410 is asked again after a day, and then never", async () => {
    site.pages.set("/feed", sendStatus(410));
    await follow("  every: 1h\n");
    await followed.pass(5 * DAY);
    const times = timesOf(site, "/feed", DAY);
    expect(times).toHaveLength(2);
    expect(times[1]).toBeGreaterThanOrEqual(1);
    expect((await followed.feed()).status).toBe("gone");
  });

  test("with 410 once, by mistake, goes on", async () => {
    site.pages.set("/feed", sendStatus(410));
    await follow("  every: 1h\n");
    await followed.pass(HOUR);
    publish(site, siteEntry("a"));
    await followed.pass(2 * DAY);
    expect((await followed.feed()).status).toBe("active");
    expect(await followed.files()).toHaveLength(1);
  });
});

describe("a feed that moves", () => {
  test.each([
    [301, true],
    [308, true],
    [302, false],
    [307, false],
  ])("with %i is asked at the new address after two days: %s", async (status, isAdopted) => {
    const target = await followed.site();
    site.pages.set("/feed", sendStatus(status, { location: `${target.origin}/feed` }));
    target.pages.set("/feed", sendFeed(rssOf(target, []), { etag: '"1"' }));
    await follow("  every: 12h\n");
    await followed.pass(1.9 * DAY);
    expect((await followed.feed()).address).toBe(`${site.origin}/feed`);
    await followed.pass(2 * DAY);
    const adopted = isAdopted ? target : site;
    expect((await followed.feed()).address).toBe(`${adopted.origin}/feed`);
    // The validator is for the origin that gave it alone.
    expect(site.requests.every(({ headers }) => !("if-none-match" in headers))).toBe(true);
    expect(target.requests.some(({ headers }) => headers["if-none-match"] === '"1"')).toBe(true);
  });

  test("to another place each time stays where it is", async () => {
    let polls = 0;
    site.pages.set("/feed", (response) => {
      polls += 1;
      response.writeHead(301, { location: `/feed-${polls % 2}` }).end();
    });
    for (const path of ["/feed-0", "/feed-1"]) site.pages.set(path, sendFeed(rssOf(site, [])));
    await follow("  every: 6h\n");
    await followed.pass(5 * DAY);
    expect((await followed.feed()).address).toBe(`${site.origin}/feed`);
  });
});

describe("what lies", () => {
  test("a server that always says that nothing changed is read whole once a day", async () => {
    publish(site, siteEntry("a"));
    let current = rssOf(site, [siteEntry("a")]);
    site.pages.set("/feed", (response, { headers }) => {
      if ("if-none-match" in headers) response.writeHead(304).end();
      else response.writeHead(200, { "content-type": "text/xml", etag: '"1"' }).end(current);
    });
    await follow("  every: 1h\n");
    await followed.pass(2 * HOUR);
    site.pages.set("/b", sendPage("Report on b", report("/b")));
    current = rssOf(site, [siteEntry("b"), siteEntry("a")]);
    await followed.pass(DAY);
    expect(await followed.files()).toHaveLength(2);
  });

  test("the machine's own clock, set far ahead and back again, does not silence a feed", async () => {
    publish(site, siteEntry("a"));
    followed.clock.set(START + 365 * DAY);
    await follow("  every: 1h\n");
    await followed.pass(MINUTE);
    await followed.end();
    followed.clock.set(START);
    await followed.reopen();
    await followed.pass(2 * HOUR);
    expect(timesOf(site, "/feed", HOUR).slice(1)).toEqual([0, 1, 2]);
  });
});
