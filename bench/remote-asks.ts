/**
 * A bot's part of `bench:remote`, in a process like that of a bot, which holds no article. Reads
 * questions and typed letters as JSON from stdin, and prints what they took as JSON.
 */
import { json } from "node:stream/consumers";
import { holdYoungSpace, keepHeapSmall } from "../src/lib/young-space.ts";

export interface Asked {
  address: { nodes: string[]; name: string };
  questions: string[];
  typed: string[];
}

export interface Times {
  median: number;
  p99: number;
  /** Processor time of the bot, in ms each. */
  cpu: number;
}

/** Memory in MB when the bot is ready, and after all was asked. */
export interface Took {
  asked: Times;
  letters: Times;
  ready: number;
  after: number;
}

const WARM_UP = 20;

holdYoungSpace();
keepHeapSmall();
// All that a bot loads, so that its memory is seen.
await import("../src/discord/start-bot.ts");
await import("../commands/index.ts");
const { openRemoteApp } = await import("../src/app.ts");
const { answerQuestion } = await import("../src/answer/ask.ts");
const { KnownOutlets } = await import("../src/articles/known-outlets.ts");

const { address, questions, typed } = (await json(process.stdin)) as Asked;
const { app, remote } = await openRemoteApp(address, new KnownOutlets([]), { timeout: 60_000 });
const { archive } = app;
const ready = megabytes();
const asked = await time(questions, (question) => answerQuestion(question, archive));
const letters = await time(typed, (text) =>
  archive.articles.find({ typed: text, limit: 25, locale: "en" }),
);
const took: Took = { asked, letters, ready, after: megabytes() };
console.log(JSON.stringify(took));
await remote.close();

async function time(
  all: readonly string[],
  work: (one: string) => Promise<unknown>,
): Promise<Times> {
  for (const one of all.slice(0, WARM_UP)) await work(one);
  const cpu = process.cpuUsage();
  const times: number[] = [];
  for (const one of all.slice(WARM_UP)) {
    const started = performance.now();
    await work(one);
    times.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { median: at(0.5), p99: at(0.99), cpu: (user + system) / 1000 / times.length };
}

function megabytes(): number {
  return process.memoryUsage().rss / 1e6;
}
