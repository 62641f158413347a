import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  addFeeds,
  checkFeeds,
  exportFeeds,
  type FeedsIo,
  importFeeds,
  listFeedStates,
  pauseFeed,
  removeFeed,
  retryFeed,
} from "../../src/cli/feeds-run.ts";
import { NewsSite, rssOf, sendFeed, sendPage, report } from "../support/news-sites.ts";
import { runIn } from "../support/run-cli.ts";

let dir: string;
let site: NewsSite;
let lines: string[];
let said: string[];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "feeds-cli-"));
  site = await NewsSite.start(2, () => Date.now());
  [lines, said] = [[], []];
  vi.stubEnv("CONTACT", "editor@archive.example");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await site.stop();
  await rm(dir, { recursive: true, force: true });
});

function io(json = false): FeedsIo {
  return {
    corpus: dir,
    json,
    out: (line) => lines.push(line),
    say: (line) => said.push(line),
    signal: new AbortController().signal,
    fetch: { testOrigins: new Set([site.origin]) },
  };
}

const list = () => readFile(join(dir, "feeds.yaml"), "utf8");
const listed = (yaml: string) => writeFile(join(dir, "feeds.yaml"), yaml);

describe("add", () => {
  test("of a home page follows the feed that it names, and keeps what the list says", async () => {
    await listed("# Ours\n- url: https://other.example/feed # weekly\n");
    const head = '<link rel="alternate" type="application/rss+xml" href="/feed">';
    site.pages.set("/", sendPage("Home", report("home"), head));
    site.pages.set("/feed", sendFeed(rssOf(site, [])));
    const options = { outlet: "Westmere: Herald", every: "1h", keep: "500", fullText: false };
    expect(await addFeeds([`${site.origin}/`], options, io())).toBe(0);
    expect(await list()).toBe(
      `# Ours\n- url: https://other.example/feed # weekly\n- url: ${site.origin}/feed\n` +
        '  outlet: "Westmere: Herald"\n  every: 1h\n  keep: 500\n  full_text: false\n',
    );
    expect(lines).toEqual([expect.stringContaining("followed from now on (Herald of 127.0.0.2")]);
  });

  test.each([
    ["a page that names no feed", "/page", /is no feed, and names none: give the address/],
    ["what is not there", "/none", /answered 404/],
  ])("of %s says so, and lists nothing", async (_, path, message) => {
    site.pages.set("/page", sendPage("Home", report("home")));
    expect(await addFeeds([site.origin + path], { fullText: true }, io())).toBe(1);
    expect(said.join()).toMatch(message);
    await expect(list()).rejects.toThrow("ENOENT");
  });

  test("of a feed that is followed says so", async () => {
    site.pages.set("/feed", sendFeed(rssOf(site, [])));
    await listed(`- url: ${site.origin}/feed\n`);
    expect(await addFeeds([`${site.origin}/feed`], { fullText: true }, io(true))).toBe(1);
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      url: `${site.origin}/feed`,
      error: expect.stringContaining("followed already"),
    });
  });
});

async function state(): Promise<unknown> {
  lines = [];
  await listFeedStates(io(true));
  return JSON.parse(lines[0] ?? "");
}

describe("a feed that is listed", () => {
  const url = "https://herald.example/feed";
  beforeEach(() => listed(`- url: ${url}\n`));

  test("is shown with its state, its last success and its next check", async () => {
    await listFeedStates(io());
    expect(lines).toEqual([url, "  active, 0 articles, last success: never, next check: now"]);
  });

  test("is paused, tried again and removed", async () => {
    expect(await pauseFeed(url, io())).toBe(0);
    expect(await state()).toMatchObject({ status: "paused", next_check: null });
    expect(await retryFeed(url, 0, io())).toBe(0);
    expect(await state()).toMatchObject({ status: "active", last_error: null });
    expect(await removeFeed(url, io())).toBe(0);
    expect(await list()).toBe("");
  });

  test("is exported as OPML, and imported again once", async () => {
    await exportFeeds(io());
    const file = join(dir, "feeds.opml");
    await writeFile(file, lines.join("\n"));
    await removeFeed(url, io());
    await importFeeds(file, io());
    await importFeeds(file, io());
    expect(await list()).toBe(`- url: ${url}\n`);
  });
});

test("what is not listed cannot be paused", async () => {
  expect(await pauseFeed("https://herald.example/feed", io())).toBe(1);
  expect(said.join()).toContain("is not listed in feeds.yaml");
});

test("check reads each feed, and one that fails ends it with 1", async () => {
  site.pages.set("/feed", sendFeed(rssOf(site, [])));
  await listed(`- url: ${site.origin}/feed\n- url: ${site.origin}/none\n`);
  expect(await checkFeeds(io())).toBe(1);
  expect(lines).toEqual([`${site.origin}/feed: Herald of 127.0.0.2, 0 entries.`]);
  expect(said.join()).toContain("answered 404");
});

test.each([
  [["add"], 2, "missing required argument"],
  [["add", "https://a.example/", "--every", "5"], 2, "Write a time from 15m to 24h"],
  [["add", "https://a.example/"], 78, "CONTACT is missing"],
])("%j ends with %i and says what to do", async (args, code, message) => {
  const finished = await runIn(dir, "feeds", args);
  expect({ code: finished.code, stdout: finished.stdout }).toEqual({ code, stdout: "" });
  expect(finished.stderr).toContain(message);
});

test("a list with a fault ends with 1, and file, line and field", async () => {
  await listed("- url: https://a.example/\n  keep: long\n");
  const { code, stderr } = await runIn(dir, "feeds", ["list", "--corpus", "."]);
  expect(code).toBe(1);
  expect(stderr).toContain("feeds.yaml:2: keep: write an age in days or a number of articles");
});
