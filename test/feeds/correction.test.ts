import { afterAll, expect, onTestFinished, test, vi } from "vitest";
import pino from "pino";
import { createApp } from "../../src/app.ts";
import { folderStamps } from "../../src/articles/changed-files.ts";
import { startPageReader } from "../../src/ingest/page/page.ts";
import { startLiveReload } from "../../src/live-reload.ts";
import { historyOf } from "../../src/state/history.ts";
import { Followed, HOUR } from "../support/followed.ts";
import { publish, report, sendPage, siteEntry } from "../support/news-sites.ts";
import { messageText, pressLabel, startWith } from "../support/running.ts";

const pages = startPageReader({ threads: 1 });
afterAll(() => pages.stop());

/** Milliseconds from the poll that finds a correction until it is answered from. */
const MAX_WAIT = 60_000;

const pageSaying = (boats: string) =>
  sendPage(
    "Ferries of Westmere",
    `<p>${boats} ferries left Westmere at noon for the islands, and the market was full.</p>${report("a")}`,
  );

test("a correction is answered from within a minute of its poll, and the former text stays", async () => {
  const followed = await Followed.start(pages);
  onTestFinished(() => followed.stop());
  const site = await followed.site();
  publish(site, siteEntry("a"));
  site.pages.set("/a", pageSaying("Seven"));
  await followed.follow(`- url: ${site.origin}/feed\n  every: 1h\n`);
  await followed.pass(HOUR / 2);

  const app = await createApp(followed.dir);
  app.history = (slug) => followed.database.read((rows) => historyOf(rows, slug));
  const seen = await folderStamps(followed.dir);
  const log = pino({ level: "silent" });
  const watching = await startLiveReload(app, followed.dir, { seen, log });
  onTestFinished(() => watching.stop());
  const { reader } = await startWith(app);
  const ann = reader();
  const ask = async () =>
    messageText(
      (await ann.command("ask", { question: "How many ferries left Westmere?" })).message,
    );
  expect(await ask()).toContain("Seven");

  publish(site, siteEntry("a", { updated: new Date(followed.clock.now()).toISOString() }));
  site.pages.set("/a", pageSaying("Nine"));
  const polls = site.asked("/feed").length;
  await followed.pass(HOUR);
  expect(site.asked("/feed").length).toBeGreaterThan(polls);
  await vi.waitFor(async () => expect(await ask()).toContain("Nine"), MAX_WAIT);

  const source = await ann.command("source", { article: "Ferries of Westmere" });
  expect(messageText(source.message)).toContain("Changed on");
  const earlier = await pressLabel(ann, source.message, "Earlier text");
  expect(messageText(earlier.message)).toContain("Seven");
});
