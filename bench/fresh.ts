/**
 * `npm run bench:fresh -- [paragraphs] [engines,…] [folder]`: how long a new article takes from its
 * file to the first question that it answers, in an archive of generated articles, followed as the
 * bot follows it; what the bot's thread does for it; and how searches fare while all is merged.
 * Beside it, each in a separate process: preparing the archive again, and how long SQLite's FTS5 and
 * LanceDB take until an added article is found. A folder is kept, and so need not be filled again.
 * On Linux: threads are timed by what it says of them.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
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
import { ThreadTimes, type Timed } from "./thread-times.ts";
import { articleText, writeCorpus } from "./write-corpus.ts";

const ADDED = 12;
const QUESTIONS = 400;
const SAMPLE = 20_000;
/** Searches whose times are compared, at least: of fewer, the slowest hundredth says little. */
const MIN_SEARCHES = 5000;
/** Searches between two articles that are added while all is merged. */
const BETWEEN = 2000;
/** Milliseconds after which a merge that has not ended is left alone. */
const MAX_MERGE = 10 * 60_000;
/** Preparing so many paragraphs again is timed once. */
const LARGE = 500_000;
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
  #asked = 0;

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

  /** Searches one after the other until so many are done, or `isOver` says so. */
  async search(count: number, isOver = () => false): Promise<Timed[]> {
    const times: Timed[] = [];
    while (times.length < count && !isOver()) {
      const terms = questions[this.#asked % questions.length] ?? [];
      this.#asked += 1;
      const { index } = this.#app.archive;
      times.push(await mainThread.time(() => index.find({ terms, limit: 50 })));
      if (times.length % 20 === 0) await wait(1);
    }
    return times;
  }
}

async function ours(folder: string, size: number): Promise<Row[]> {
  const dir = corpusIn(folder, size);
  const seen = await folderStamps(dir);
  tell("preparing the archive");
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
  const [latencies, processor, meanwhile]: number[][] = [[], [], []];
  tell("adding articles");
  for (let number = 0; number < ADDED; number += 1) {
    const before = mainThread.read();
    latencies?.push(await followed.add(number));
    await wait(SETTLED);
    processor?.push(mainThread.read().ran - before.ran);
  }
  tell("searching");
  await followed.search(MIN_SEARCHES);
  const idle = await followed.search(MIN_SEARCHES);
  tell("merging");
  const isMerged = () => lines.some((line) => line.includes("articles merged"));
  const giveUp = performance.now() + MAX_MERGE;
  const isOver = () => isMerged() || performance.now() > giveUp;
  const merging: Timed[] = [];
  for (let number = ADDED; number < coming.length && !isOver(); number += 1) {
    meanwhile?.push(await followed.add(number));
    const isLast = number === coming.length - 1;
    merging.push(...(await followed.search(isLast ? Infinity : BETWEEN, isOver)));
  }
  if (!isMerged()) tell("it has not been merged");
  // The names and titles of what was merged are made now.
  const after = await followed.search(MIN_SEARCHES);
  await wait(size / 100);
  const again = await followed.search(MIN_SEARCHES);
  await watching.stop();
  removeComing(dir);
  return [
    row("from file to answer, ms", latencies),
    row("the same while merging, ms", meanwhile),
    row("processor time of the bot's thread, ms", processor),
    ...searchRows({ idle, "while merging": merging, "just after": after, "idle again": again }),
  ];
}

/** How long searches took, and how long without what they waited for a processor. */
function searchRows(searches: Readonly<Record<string, readonly Timed[]>>): Row[] {
  const rows = (what: string, each: (search: Timed) => number): Row[] =>
    Object.entries(searches).map(([when, all]) => row(`${what}, ms: ${when}`, all.map(each)));
  return [
    ...rows("search", ({ took }) => took),
    ...rows("search less waiting for a processor", ({ took, waited }) => took - waited),
  ];
}

/** What an added article cost without that: all prepared again, unchanged files kept. */
async function rebuilt(folder: string, size: number): Promise<Row[]> {
  const dir = corpusIn(folder, size);
  await openArchive(dir);
  const times: number[] = [];
  for (let number = 0; number < (size < LARGE ? 3 : 1); number += 1) {
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

const mainThread = new ThreadTimes();

function tell(what: string): void {
  console.error(
    `${new Date().toLocaleTimeString("en-GB")} ${what}; load ${loadavg()[0]?.toFixed(1)}`,
  );
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
  try {
    for (const name of names.split(",")) {
      tell(name);
      const child = fork(fileURLToPath(import.meta.url), [size, name, folder], {
        execArgv: ["--import", "tsx"],
        env: { ...process.env, LANCE_LOG: "error", RUST_LOG: "error" },
      });
      const [said] = await Promise.race([once(child, "message"), once(child, "exit")]);
      console.table(Array.isArray(said) ? (said as Row[]) : [{ what: `${name} failed` }]);
    }
  } finally {
    if (place === undefined) rmSync(folder, { recursive: true });
  }
} else {
  const folder = place ?? "";
  const engine = PEERS.find((name) => name === names);
  if (engine) process.send(await peer(engine, folder, Number(size)));
  else process.send(await (names === "rebuilt" ? rebuilt : ours)(folder, Number(size)));
  process.exit();
}
