/**
 * `npm run bench:answers -- [paragraphs] [folder]`: a folder of generated articles (made when it is
 * not there) opened as the bot opens it, from nothing and from its snapshot, then asked: whole
 * answers, reranked and quoted, as /ask gives them, and the hardest questions there can be.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { answerTo } from "../commands/ask.ts";
import { openArchive } from "../src/answer/open-archive.ts";
import { discordRenderer } from "../src/reply/renderer.ts";
import { newsArticles } from "./news.ts";
import { percentilesOf } from "./percentiles.ts";
import { commonestWords, newsQuestions } from "./questions.ts";
import { writeCorpus } from "./write-corpus.ts";
import type { Archive } from "../src/answer/archive.ts";

const QUESTIONS = 500;
const WARM_UP = 100;
const HARD = 10;
/** Each question is asked so often and its best time taken: others use the processor as well. */
const ROUNDS = 3;
const ASKED_ABOUT = 20_000;
const MAX_LENGTH = 300;

const [size = "10000", folder = mkdtempSync(join(tmpdir(), "bench-corpus-"))] =
  process.argv.slice(2);
const dir = join(folder, "corpus");
const cache = join(folder, ".cache");
if (!existsSync(dir)) writeCorpus(dir, Number(size));

const sample = [...newsArticles(Math.min(Number(size), ASKED_ABOUT))];
const questions = newsQuestions(sample, QUESTIONS + WARM_UP);
const common = commonestWords(sample.slice(0, 500), 60);
const hard = [common.slice(0, 32).join(" "), common.join(" ").slice(0, MAX_LENGTH)];

async function open(): Promise<Archive> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const started = performance.now();
  let how = "";
  const archive = await openArchive(dir, { onOpened: (origin) => (how = origin) });
  const seconds = (performance.now() - started) / 1000;
  delay.disable();
  globalThis.gc?.();
  report(`${how} in`, `${seconds.toFixed(1)} s`);
  report("event loop late, p99", `${(delay.percentile(99) / 1e6).toFixed(1)} ms`);
  const { rss, arrayBuffers, heapUsed } = process.memoryUsage();
  report("memory", `${mb(rss - before)} MB more; arrays ${mb(arrayBuffers)}, heap ${mb(heapUsed)}`);
  return archive;
}

async function time(name: string, asked: readonly string[], archive: Archive): Promise<void> {
  const times: number[] = [];
  const used = process.cpuUsage();
  for (const question of asked) {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round += 1) {
      const started = performance.now();
      await answerTo(question, { archive, version: "bench" }, discordRenderer("en"));
      best = Math.min(best, performance.now() - started);
    }
    times.push(best);
  }
  const { user, system } = process.cpuUsage(used);
  const at = percentilesOf(times);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => at(share).toFixed(2));
  const cpu = ((user + system) / 1000 / asked.length / ROUNDS).toFixed(2);
  report(name, `p50 ${p50} p95 ${p95} p99 ${p99} ms; processor ${cpu} ms each`);
}

function mb(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}

function report(name: string, value: string): void {
  console.log(`${name.padEnd(24)} ${value}`);
}

rmSync(cache, { recursive: true, force: true });
await open();
const [snapshot = ""] = readdirSync(cache);
report("snapshot", `${mb(statSync(join(cache, snapshot)).size)} MB`);
const archive = await open();
await archive.articles.page({ limit: 1 });
await time("warming up", questions.slice(0, WARM_UP), archive);
await time("answers", questions.slice(WARM_UP), archive);
for (const [at, question] of hard.entries()) {
  const parsed = Array.from({ length: HARD }, () => question);
  await time(at === 0 ? "32 commonest words" : "300 characters of them", parsed, archive);
}
if (process.argv[3] === undefined) rmSync(folder, { recursive: true });
