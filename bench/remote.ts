import { parseArgs } from "node:util";
import { answerQuestion } from "../src/answer/ask.ts";
import { RemoteArchive } from "../src/answer/remote-archive.ts";
import { KnownOutlets } from "../src/articles/known-outlets.ts";
import { parseSearchUrl, SearchConnection } from "../src/index/remote/connection.ts";
import { writeArchive } from "../src/index/remote/write-archive.ts";
import { newsArticles } from "./news.ts";
import { newsQuestions } from "./questions.ts";

/**
 * An archive of generated articles at a search engine: how fast it is written, and how long questions
 * and typed letters take one at a time. The archive stays there; `--skip` asks one that does.
 *
 *     npm run bench:remote -- --to http://127.0.0.1:9200/bench --paragraphs 20000
 */
const { values } = parseArgs({
  options: {
    to: { type: "string", default: "http://127.0.0.1:9200/bench" },
    paragraphs: { type: "string", default: "20000" },
    questions: { type: "string", default: "300" },
    replicas: { type: "string", default: "0" },
    skip: { type: "boolean", default: false },
  },
});
const address = parseSearchUrl(values.to);
const paragraphs = Number(values.paragraphs);

if (!values.skip) {
  const connection = await SearchConnection.open(address, { timeout: 60_000 });
  const started = performance.now();
  const cpu = process.cpuUsage();
  const { name } = address;
  const spread = { shards: 3, replicas: Number(values.replicas) };
  await writeArchive(connection, newsArticles(paragraphs), { name, spread });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  print("paragraphs written a second", paragraphs / seconds);
  print("of them, microseconds of this process each", (user + system) / paragraphs);
  await connection.close();
}

const remote = await RemoteArchive.open(address, new KnownOutlets([]), { timeout: 60_000 });
const { archive } = remote;
await archive.warm();
const some = [...newsArticles(Math.min(paragraphs, 20_000))];
const questions = newsQuestions(some, Number(values.questions) + 20);
const titles = some.slice(0, 200).map(({ title }) => title);
const asked = await time(questions, (question) => answerQuestion(question, archive));
const typed = await time(titles, (title) => {
  return archive.articles.find({ typed: title.slice(0, 12), limit: 25, locale: "en" });
});
print("a question, ms: median", asked.median);
print("  99th percentile", asked.p99);
print("  of it, processor time of this process", asked.cpu);
print("a typed letter, ms: median", typed.median);
print("  99th percentile", typed.p99);
print("memory of this process, MB", process.memoryUsage().rss / 1e6);
await remote.close();

async function time<T>(all: readonly T[], work: (one: T) => Promise<unknown>) {
  for (const one of all.slice(0, 20)) await work(one);
  const cpu = process.cpuUsage();
  const times: number[] = [];
  for (const one of all.slice(20)) {
    const started = performance.now();
    await work(one);
    times.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { median: at(0.5), p99: at(0.99), cpu: (user + system) / 1000 / times.length };
}

function print(what: string, value: number): void {
  console.log(`${what.padEnd(48)}${value.toPrecision(3)}`);
}
