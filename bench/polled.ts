/**
 * `npx tsx bench/polled.ts [paragraphs] [speed] [rounds]`: how long answers take while a thread of the bot
 * follows 50 feeds of ten sites, beside how long they take while it does not, in turns of the same
 * run; and how much of that they waited for a processor, as Linux says. The sites are another
 * process of this machine, each feed has news at every poll, and the follower's clock runs fast: at
 * 30 a feed is polled every half minute instead of every quarter of an hour.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import pino from "pino";
import { answerTo } from "../commands/ask.ts";
import { openApp } from "../src/app.ts";
import { folderStamps } from "../src/articles/changed-files.ts";
import { startLiveReload } from "../src/live-reload.ts";
import { discordRenderer } from "../src/reply/renderer.ts";
import { newsArticles } from "./news.ts";
import { percentilesOf } from "./percentiles.ts";
import type { SitesMessage } from "./polled-sites.ts";
import { newsQuestions } from "./questions.ts";
import { ThreadTimes, type Timed } from "./thread-times.ts";
import { writeCorpus } from "./write-corpus.ts";

/** Answers of a turn, and milliseconds between two of them. */
const ANSWERS = 500;
const BETWEEN = 20;
/** Milliseconds between the beginning of a turn and its first answer that counts. */
const SETTLE = 3_000;

const [paragraphs = "10000", speed = "30", rounds = "6"] = process.argv.slice(2);
const dir = mkdtempSync(join(tmpdir(), "bench-polled-"));
writeCorpus(dir, Number(paragraphs));
const questions = newsQuestions([...newsArticles(Number(paragraphs))], 400);
const sites = fork(new URL("polled-sites.ts", import.meta.url), { execArgv: ["--import", "tsx"] });
const [{ origins }] = (await once(sites, "message")) as [{ origins: string[] }];
// A list makes the bot follow the folder as it does where feeds add to it.
const feeds = origins.map((origin, at) => `- url: ${origin}/feed${at % 5}\n  every: 15m\n`);
writeFileSync(join(dir, "feeds.yaml"), feeds.join(""));
const log = pino({ level: "silent" });
const seen = await folderStamps(dir);
const { app, ready } = await openApp(dir);
const base = await ready;
const watching = await startLiveReload(app, dir, { base, seen, log });

async function requestsOf(child: ChildProcess): Promise<number> {
  const answer = once(child, "message") as Promise<[SitesMessage]>;
  child.send("count");
  const [said] = await answer;
  return "requests" in said ? said.requests : 0;
}

async function follow<T>(work: () => Promise<T>): Promise<T> {
  const worker = new Worker(new URL("polled-worker.mjs", import.meta.url), {
    workerData: { dir, origins: [...new Set(origins)], speed: Number(speed) },
  });
  const publishing = setInterval(() => sites.send("publish"), (15 * 60_000) / Number(speed));
  sites.send("publish");
  const before = await requestsOf(sites);
  try {
    while ((await requestsOf(sites)) === before) await wait(50);
    return await work();
  } finally {
    clearInterval(publishing);
    const stopped = once(worker, "exit");
    // A thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage("stop");
    await stopped;
  }
}

const renderer = discordRenderer("en-GB");
const thread = new ThreadTimes();
let asked = 0;

/** One answer every 20 ms or so. */
async function ask(): Promise<Timed[]> {
  const times: Timed[] = [];
  const since = performance.now() + SETTLE;
  while (times.length < ANSWERS) {
    const question = questions[asked % questions.length] ?? "";
    asked += 1;
    const timed = await thread.time(() => answerTo(question, app, renderer));
    if (performance.now() > since) times.push(timed);
    await wait(BETWEEN);
  }
  return times;
}

await ask();
const idle: Timed[] = [];
const polled: Timed[] = [];
const before = await requestsOf(sites);
for (let round = 0; round < Number(rounds); round += 1) {
  idle.push(...(await ask()));
  polled.push(...(await follow(ask)));
  console.error(`round ${round + 1} of ${rounds}; load ${loadavg()[0]?.toFixed(1)}`);
}
const requests = (await requestsOf(sites)) - before;

function compare(what: string, each: (timed: Timed) => number): void {
  const [alone, beside] = [idle, polled].map((times) => percentilesOf(times.map(each)));
  const shown = [alone, beside].map((at) =>
    [0.5, 0.9, 0.99].map((share) => at?.(share).toFixed(2)).join(" / "),
  );
  const times = ((beside?.(0.99) ?? 0) / (alone?.(0.99) ?? 1)).toFixed(2);
  console.log(
    `${what}: p50 / p90 / p99 ${shown[1]} ms beside ${shown[0]} idle: ${times} times at p99`,
  );
}

console.log(`${polled.length} answers and ${requests} requests to sites, ${idle.length} idle`);
compare("answers", ({ took }) => took);
compare("less waiting for a processor", ({ took, waited }) => took - waited);
await watching.stop();
sites.disconnect();
rmSync(dir, { recursive: true });
