/**
 * `npx tsx bench/polled.ts [paragraphs] [speed]`: how long answers take while the bot's thread
 * follows 50 feeds of ten sites, beside how long they take while it does not, in turns of the same
 * run. The sites are on this machine, each feed has news at every poll, and the follower's clock runs
 * fast: at 30 a feed is polled every half minute instead of every quarter of an hour.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import pino from "pino";
import { answerTo } from "../commands/ask.ts";
import { openApp } from "../src/app.ts";
import { folderStamps } from "../src/articles/changed-files.ts";
import { startLiveReload } from "../src/live-reload.ts";
import { discordRenderer } from "../src/reply/renderer.ts";
import {
  NewsSite,
  report,
  rssOf,
  sendFeed,
  sendPage,
  siteEntry,
} from "../test/support/news-sites.ts";
import { newsArticles } from "./news.ts";
import { percentilesOf } from "./percentiles.ts";
import { newsQuestions } from "./questions.ts";
import { writeCorpus } from "./write-corpus.ts";

const SITES = 10;
const FEEDS = 5;
const ENTRIES = 4;
const ROUNDS = 4;
/** Milliseconds of a turn, and of waiting before it. */
const TURN = 15_000;
const SETTLE = 3_000;

const [paragraphs = "10000", speed = "30"] = process.argv.slice(2);
const dir = mkdtempSync(join(tmpdir(), "bench-polled-"));
writeCorpus(dir, Number(paragraphs));
const questions = newsQuestions([...newsArticles(Number(paragraphs))], 400);
const log = pino({ level: "silent" });
const seen = await folderStamps(dir);
const { app, ready } = await openApp(dir);
const base = await ready;
const watching = await startLiveReload(app, dir, { base, seen, log });
const sites: NewsSite[] = [];
for (let site = 0; site < SITES; site += 1) sites.push(await NewsSite.start(site + 20, Date.now));
const feeds = sites.flatMap(({ origin }) =>
  Array.from({ length: FEEDS }, (_, feed) => `- url: ${origin}/feed${feed}\n  every: 15m\n`),
);
writeFileSync(join(dir, "feeds.yaml"), feeds.join(""));

let published = 0;

/** Every feed has another entry, beside those before. */
function publishMore(): void {
  published += 1;
  for (const [number, site] of sites.entries()) {
    for (let feed = 0; feed < FEEDS; feed += 1) {
      const entries = Array.from({ length: Math.min(published, ENTRIES) }, (_, at) =>
        siteEntry(`n${number}-${feed}-${published - at}`, { published: new Date().toISOString() }),
      );
      site.pages.set(`/feed${feed}`, sendFeed(rssOf(site, entries)));
      for (const { path, title } of entries) site.pages.set(path, sendPage(title, report(path)));
    }
  }
}

const requests = () => sites.reduce((sum, site) => sum + site.requests.length, 0);

async function follow<T>(work: () => Promise<T>): Promise<T> {
  const worker = new Worker(new URL("polled-worker.mjs", import.meta.url), {
    workerData: { dir, origins: sites.map(({ origin }) => origin), speed: Number(speed) },
  });
  const publishing = setInterval(publishMore, (15 * 60_000) / Number(speed));
  publishMore();
  const before = requests();
  try {
    while (requests() === before) await wait(50);
    return await work();
  } finally {
    clearInterval(publishing);
    const stopped = new Promise((resolve) => worker.once("exit", resolve));
    // A thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage("stop");
    await stopped;
  }
}

const renderer = discordRenderer("en-GB");

/** Milliseconds of each answer, one every 20 ms or so. */
async function ask(): Promise<number[]> {
  await wait(SETTLE);
  const times: number[] = [];
  const until = performance.now() + TURN;
  for (let at = 0; performance.now() < until; at += 1) {
    const started = performance.now();
    await answerTo(questions[at % questions.length] ?? "", app, renderer);
    times.push(performance.now() - started);
    await wait(20);
  }
  return times;
}

await ask();
const idle: number[] = [];
const polled: number[] = [];
let asked = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  idle.push(...(await ask()));
  const before = requests();
  polled.push(...(await follow(ask)));
  asked += requests() - before;
}
for (const [name, times] of Object.entries({ idle, polled })) {
  const share = percentilesOf(times);
  const [p50, p99] = [share(0.5), share(0.99)];
  console.log(
    `${name}: ${times.length} answers, p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`,
  );
}
const [without, beside] = [percentilesOf(idle)(0.99), percentilesOf(polled)(0.99)];
console.log(
  `${asked} requests to sites meanwhile; p99 ${(beside / without).toFixed(2)} times idle`,
);
await watching.stop();
await Promise.all(sites.map((site) => site.stop()));
rmSync(dir, { recursive: true });
