import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import packageJson from "../package.json" with { type: "json" };
import {
  parseSearchUrl,
  type SearchAddress,
  SearchConnection,
} from "../src/index/remote/connection.ts";
import { writeArchive } from "../src/index/remote/write-archive.ts";
import { createAnalyser } from "../src/language/tokenizer.ts";
import { StoryFinder } from "../src/stories/story-finder.ts";
import { startCluster, type TestCluster } from "../test/opensearch/cluster.ts";
import { newsArticles } from "./news.ts";
import { newsQuestions } from "./questions.ts";
import type { Asked, Times, Took } from "./remote-asks.ts";

/**
 * An archive of generated articles at a search engine: how fast it is written, how long questions
 * and typed letters take one at a time, and what the memory of a bot comes to. Three nodes are
 * started here and stopped again, or those of `--to` are asked; there the archive stays, and `--skip`
 * asks one that does. Articles are made while they are written: none is held. Each round is a new bot
 * with other questions: in the first, the nodes still compile what answers them.
 *
 *     npm run bench:remote -- 1000000
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: "string" },
    questions: { type: "string", default: "500" },
    replicas: { type: "string", default: "0" },
    rounds: { type: "string", default: "4" },
    skip: { type: "boolean", default: false },
  },
});
const paragraphs = Number(positionals[0] ?? 20_000);
const ASKED_ABOUT = 20_000;
/** Titles typed a round. */
const TYPED = 220;
/** As deploy/compose.scale.yaml starts bots. */
const BOT_FLAGS = ["--max-semi-space-size=2", "--v8-pool-size=1"];

/** Both of Java's compilers, as nodes have that run for days. */
const cluster = values.to === undefined ? await startCluster(3, []) : null;
try {
  const address = parseSearchUrl(values.to ?? `${cluster?.urls.join(",")}/bench`);
  if (!values.skip) await write(address);
  for (let round = 1; round <= Number(values.rounds); round += 1) await ask(address, round);
} finally {
  await cluster?.stop();
}

async function write(address: SearchAddress): Promise<void> {
  const connection = await SearchConnection.open(address, { timeout: 60_000 });
  const [cpu, nodes] = [process.cpuUsage(), await nodeSeconds(cluster)];
  const started = performance.now();
  const { name } = address;
  const spread = { shards: 3, replicas: Number(values.replicas) };
  await writeArchive(connection, newsArticles(paragraphs), {
    name,
    spread,
    stories: new StoryFinder(createAnalyser()),
  });
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  print("paragraphs written a second", paragraphs / seconds);
  print("  microseconds of this process each", (user + system) / paragraphs);
  print("  and of the nodes", (((await nodeSeconds(cluster)) - nodes) * 1e6) / paragraphs);
  const path = `/_stats/store?filter_path=_all.primaries.store.size_in_bytes`;
  const { _all } = await connection.call<Stats>({ method: "GET", path });
  print("bytes at the nodes a paragraph", _all.primaries.store.size_in_bytes / paragraphs);
  await connection.close();
}

interface Stats {
  _all: { primaries: { store: { size_in_bytes: number } } };
}

async function ask(address: SearchAddress, round: number): Promise<void> {
  const some = [...newsArticles(Math.min(paragraphs, ASKED_ABOUT))];
  const questions = newsQuestions(some, Number(values.questions) + 20, round);
  const typed = some
    .slice(TYPED * (round - 1), TYPED * round)
    .map(({ title }) => title.slice(0, 12));
  const asked: Asked = { address: { ...address, nodes: [...address.nodes] }, questions, typed };
  const child = spawn(process.execPath, [...BOT_FLAGS, await builtBot()], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify(asked));
  const before = await nodeSeconds(cluster);
  const said = JSON.parse(await text(child.stdout)) as Took;
  console.log(`round ${round}`);
  printTimes("a question", said.asked);
  printTimes("a typed letter", said.letters);
  print("seconds of the nodes for all of them", (await nodeSeconds(cluster)) - before);
  print("memory of a bot, MB: when it is ready", said.ready);
  print("  after the questions", said.after);
}

/** The asking program, built as a bot is: its memory is that of the program that runs. */
async function builtBot(): Promise<string> {
  const root = join(import.meta.dirname, "..");
  const outfile = join(root, "node_modules/.cache/dateline/remote-asks.mjs");
  await build({
    entryPoints: [join(import.meta.dirname, "remote-asks.ts")],
    outfile,
    bundle: true,
    external: Object.keys({ ...packageJson.dependencies, ...packageJson.optionalDependencies }),
    platform: "node",
    format: "esm",
    target: "node20.19",
    logLevel: "warning",
  });
  return outfile;
}

/** Processor time of the nodes that were started here. */
async function nodeSeconds(nodes: TestCluster | null): Promise<number> {
  let ticks = 0;
  for (const { pid } of nodes?.nodes ?? []) {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  }
  return ticks / 100;
}

function printTimes(what: string, { median, p99, cpu }: Times): void {
  print(`${what}, ms: median`, median);
  print("  99th percentile", p99);
  print("  of it, processor time of the bot", cpu);
}

function print(what: string, value: number): void {
  console.log(`${what.padEnd(48)}${value.toPrecision(3)}`);
}
