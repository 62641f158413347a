import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { feedsCheck } from "../../src/admin/feeds-check.ts";
import { FeedThread } from "../../src/feeds/feed-thread.ts";

let dir: string;
let thread: FeedThread;
let said: string[];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "thread-"));
  said = [];
});
afterEach(async () => {
  await thread.stop();
  await rm(dir, { recursive: true, force: true });
});

function start(contact: string | null): void {
  thread = new FeedThread({
    dir,
    stateDir: join(dir, ".dateline"),
    contact,
    say: ({ message }) => said.push(message),
    lookEvery: 50,
  });
}

const list = () => writeFile(join(dir, "feeds.yaml"), "- url: http://127.0.0.1/feed\n");

test("feeds are followed from when they are listed, and monitors are told how they fare", async () => {
  start("editor@archive.example");
  const check = feedsCheck(() => thread.overview);
  expect(check.find()).toEqual({ notes: [] });
  await list();
  await vi.waitFor(() => expect(said).toContain("feed fails"), 60_000);
  await vi.waitFor(() => expect(thread.overview?.failing).toBe(1), 60_000);
  expect(check.find().notes).toEqual(["Feeds that fail: 1. `dateline feeds list` names them."]);
  expect(check.gauges?.map(({ name, read }) => [name, read()])).toEqual([
    ["dateline_feeds", { well: 0, failing: 1, stopped: 0 }],
    ["dateline_feed_entries", { waiting: 0, given_up: 0 }],
    ["dateline_feeds_age_seconds", {}],
  ]);
});

test("without a contact nothing is followed, which is said once", async () => {
  await list();
  start(null);
  await vi.waitFor(() => expect(said).toHaveLength(1), 10_000);
  expect(said[0]).toContain("set CONTACT");
  expect(thread.overview).toBeNull();
});
