/**
 * `npm run bench:fresh -- [paragraphs] [engines,…] [folder]`: how long a new article takes from its
 * file to the first question that it answers, in an archive of generated articles, followed as the
 * bot follows it; what the bot's thread does for it; and how searches fare while all is merged.
 * Beside it, each in a separate process: preparing the archive again, and how long SQLite's FTS5 and
 * LanceDB take until an added article is found. On Linux: threads are timed by what it says of them.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pino from "pino";
import { openArchive } from "../src/answer/open-archive.ts";
import { type LiveApp, openApp } from "../src/app.ts";
import type { Article } from "../src/articles/article.ts";
import { folderStamps } from "../src/articles/changed-files.ts";
import { createAnalyser, termsIn } from "../src/language/tokenizer.ts";
import { startLiveReload } from "../src/live-reload.ts";
import { newsArticles } from "./news.ts";
import { percentilesOf } from "./percentiles.ts";
import { newsQuestions } from "./questions.ts";
import { articleText, writeCorpus } from "./write-corpus.ts";

const ADDED = 12;
const QUESTIONS = 400;
const SAMPLE = 20_000;
/** Milliseconds of searches whose times are compared. */
const SEARCHED = 4000;
/** Milliseconds in which what an article brings with it, such as suggestions, is made. */
const SETTLED = 1500;
const PEERS = ["fts5", "lancedb"] as const;

type Row = Record<string, string | number>;
type Add = (texts: string[], word: string) => Promise<boolean>;
type Peer = (folder: string, texts: Iterable<string>) => Promise<Add>;

const analyser = createAnalyser();
const questions = newsQuestions([...newsArticles(SAMPLE)], QUESTIONS).map((each) =>
  termsIn(each, analyser),
);
/** Articles to add, each with a word that no other has. */
const coming = [...newsArticles(40 * ADDED, 77)].slice(0, 3 * ADDED).map((article, number) => {
  const [first, ...rest] = article.paragraphs;
  const paragraphs = first ? [{ ...first, text: `${first.text} ${wordOf(number)}.` }, ...rest] : [];
  return { ...article, slug: `2031-01-01-coming-${number}`, paragraphs };
});

function wordOf(number: number): string {
  return `quokkaville${String.fromCodePoint(97 + (number % 26), 97 + Math.floor(number / 26))}`;
}

function termOf(number: number): string {
  return termsIn(wordOf(number), analyser)[0] ?? "";
}

/** An archive followed as the bot does. */
class Followed {
  readonly #dir: string;
  readonly #app: LiveApp;

  constructor(dir: string, app: LiveApp) {
    this.#dir = dir;
    this.#app = app;
  }

  /** Milliseconds from the file to the first search that finds it. */
  async add(number: number): Promise<number> {
    const started = performance.now();
    write(this.#dir, number);
    for (;;) {
      const found = await this.#app.archive.index.find({ terms: [termOf(number)], limit: 1 });
      if (found.length > 0) return performance.now() - started;
      await wait(2);
    }
  }

  async searchTimes(): Promise<number[]> {
    const times: number[] = [];
    const until = performance.now() + SEARCHED;
    for (let at = 0; performance.now() < until; at += 1) {
      const started = performance.now();
      const terms = questions[at % questions.length] ?? [];
      await this.#app.archive.index.find({ terms, limit: 50 });
      times.push(performance.now() - started);
      if (at % 20 === 19) await wait(1);
    }
    return times;
  }
}

async function ours(folder: string, size: number): Promise<Row[]> {
  const dir = corpusIn(folder, size);
  const seen = await folderStamps(dir);
  const { app, ready } = await openApp(dir);
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  // The merge begins with the first article after those that are timed.
  const first = coming.slice(0, ADDED + 1);
  const mergeFrom = first.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
  const base = await ready;
  const watching = await startLiveReload(app, dir, { base, seen, log, mergeFrom });
  await wait(5000 + size / 100);
  const followed = new Followed(dir, app);
  const [latencies, processor, merging, meanwhile]: number[][] = [[], [], [], []];
  for (let number = 0; number < ADDED; number += 1) {
    const before = threadTime();
    latencies?.push(await followed.add(number));
    await wait(SETTLED);
    processor?.push(threadTime() - before);
  }
  const idle = await followed.searchTimes();
  const isMerged = () => lines.some((line) => line.includes("articles merged"));
  for (let number = ADDED; number < coming.length && !isMerged(); number += 1) {
    meanwhile?.push(await followed.add(number));
    merging?.push(...(await followed.searchTimes()));
  }
  await watching.stop();
  removeComing(dir);
  return [
    row("from file to answer, ms", latencies),
    row("the same while merging, ms", meanwhile),
    row("processor time of the bot's thread, ms", processor),
    row("search, ms", idle),
    row("search while merging, ms", merging),
  ];
}

/** What an added article cost without that: all prepared again, unchanged files kept. */
async function rebuilt(folder: string, size: number): Promise<Row[]> {
  const dir = corpusIn(folder, size);
  await openArchive(dir);
  const times: number[] = [];
  for (let number = 0; number < 3; number += 1) {
    const started = performance.now();
    write(dir, number);
    await (await openArchive(dir)).warm();
    times.push(performance.now() - started);
  }
  removeComing(dir);
  return [row("all prepared again, ms", times)];
}

async function peer(name: (typeof PEERS)[number], folder: string, size: number): Promise<Row[]> {
  const { APPENDED } = (await import("./engines/appended.mjs")) as unknown as {
    APPENDED: Record<string, Peer>;
  };
  const add = await APPENDED[name]?.(folder, generatedTexts(size));
  const times: number[] = [];
  for (const [number, article] of coming.slice(0, ADDED).entries()) {
    const texts = textsOf(article);
    const started = performance.now();
    if ((await add?.(texts, termOf(number))) !== true) throw new Error("not found");
    times.push(performance.now() - started);
  }
  return [row(`${name}: added and found, ms`, times)];
}

function* generatedTexts(size: number): Generator<string> {
  for (const article of newsArticles(size)) yield* textsOf(article);
}

function textsOf({ title, paragraphs }: Article): string[] {
  const heading = termsIn(title, analyser);
  return paragraphs.map(({ text }) => [...heading, ...termsIn(text, analyser)].join(" "));
}

function corpusIn(folder: string, size: number): string {
  const dir = join(folder, "corpus");
  if (!existsSync(dir)) writeCorpus(dir, size);
  return dir;
}

function write(dir: string, number: number): void {
  const article = coming[number];
  if (article) writeFileSync(join(dir, `${article.slug}.md`), articleText(article));
}

function removeComing(dir: string): void {
  for (const { slug } of coming) rmSync(join(dir, `${slug}.md`), { force: true });
}

/** Milliseconds that this process's first thread has run. */
function threadTime(): number {
  const path = `/proc/self/task/${process.pid}/schedstat`;
  return Number(readFileSync(path, "utf8").split(" ")[0]) / 1e6;
}

function row(what: string, values: readonly number[] = []): Row {
  const at = percentilesOf(values);
  const [p50, p99, most] = [0.5, 0.99, 1].map((share) => at(share).toFixed(2));
  return { what, n: values.length, p50: p50 ?? "", p99: p99 ?? "", most: most ?? "" };
}

const [size = "10000", names = ["dateline", "rebuilt", ...PEERS].join(","), place] =
  process.argv.slice(2);
if (process.send === undefined) {
  const folder = place ?? mkdtempSync(join(tmpdir(), "bench-fresh-"));
  const rows: Row[] = [];
  try {
    for (const name of names.split(",")) {
      const child = fork(fileURLToPath(import.meta.url), [size, name, folder], {
        execArgv: ["--import", "tsx"],
        env: { ...process.env, LANCE_LOG: "error", RUST_LOG: "error" },
      });
      const [said] = await Promise.race([once(child, "message"), once(child, "exit")]);
      rows.push(...(Array.isArray(said) ? (said as Row[]) : [{ what: `${name} failed` }]));
    }
  } finally {
    if (place === undefined) rmSync(folder, { recursive: true });
  }
  console.table(rows);
} else {
  const folder = place ?? "";
  const engine = PEERS.find((name) => name === names);
  if (engine) process.send(await peer(engine, folder, Number(size)));
  else process.send(await (names === "rebuilt" ? rebuilt : ours)(folder, Number(size)));
  process.exit();
}
