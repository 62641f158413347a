/**
 * `npm run bench:snapshots -- [paragraphs] [engines,…]`: how large what each engine writes to disk
 * is, and how long it takes to read it again until the first question is answered. Each in a
 * separate process; what was read must answer as what was written did.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readSectionFile, SectionWriter } from "../src/snapshot/section-file.ts";
import { flatten, unflatten } from "../src/snapshot/nested-arrays.ts";
import { createArrayIndexData, type ArrayIndexData } from "../src/index/arrays/data.ts";
import { createArrayIndex } from "../src/index/arrays/index.ts";
import { Segment } from "../src/index/arrays/segment.ts";
import type { ParagraphSearch } from "../src/index/paragraph-search.ts";
import { termsIn, createAnalyser } from "../src/language/tokenizer.ts";
import { filled } from "./engines/filled.ts";
import { newsArticles } from "./news.ts";
import { newsQuestions } from "./questions.ts";

const ENGINES = "dateline,wink,minisearch,flexsearch,fts5,lancedb";
const QUESTIONS = 20;
const LIMIT = 10;

type Ask = (words: readonly string[]) => Promise<readonly unknown[]>;

interface Stored {
  ask: Ask;
  save(path: string): Promise<void>;
  load(path: string): Promise<Ask>;
}

interface Measured {
  megabytes: number;
  saved: number;
  loaded: number;
}

async function stored(name: string, size: number): Promise<Stored> {
  if (name === "dateline") return ours(size);
  const { engine, load } = await filled(name, size);
  return {
    ask: (words) => engine.search(words, LIMIT),
    save: (path) => engine.save(path),
    load: async (path) => {
      const again = await load(path);
      return (words) => again.search(words, LIMIT);
    },
  };
}

async function ours(size: number): Promise<Stored> {
  const data = createArrayIndexData([...newsArticles(size)], createAnalyser());
  return {
    ask: asking(createArrayIndex(new Segment(data))),
    save: async (path) => new SectionWriter(path).finish({ arrays: flatten(data), facts: null }),
    load: async (path) => {
      const arrays = readSectionFile(path)?.arrays ?? {};
      return asking(createArrayIndex(new Segment(unflatten(arrays) as unknown as ArrayIndexData)));
    },
  };
}

function asking(index: ParagraphSearch): Ask {
  return async (words) => (await index.search(words, LIMIT)).map(({ paragraph }) => paragraph);
}

async function measure(name: string, size: number): Promise<Measured> {
  const analyser = createAnalyser();
  const sample = [...newsArticles(Math.min(size, 2000))];
  const questions = newsQuestions(sample, QUESTIONS).map((each) => [
    ...new Set(termsIn(each, analyser)),
  ]);
  const engine = await stored(name, size);
  const before = await Promise.all(questions.map((words) => engine.ask(words)));
  const folder = mkdtempSync(join(tmpdir(), "bench-snapshot-"));
  try {
    const path = join(folder, "index");
    const started = performance.now();
    await engine.save(path);
    const written = performance.now();
    const again = await engine.load(path);
    await again(questions[0] ?? []);
    const read = performance.now();
    const after = await Promise.all(questions.map(again));
    if (JSON.stringify(after) !== JSON.stringify(before)) throw new Error("other answers");
    const megabytes = sizeOf(path) / 2 ** 20;
    return { megabytes, saved: (written - started) / 1000, loaded: (read - written) / 1000 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function sizeOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

const [size = "10000", names = ENGINES] = process.argv.slice(2);
if (process.send === undefined) {
  const rows: object[] = [];
  for (const name of names.split(",")) {
    const child = fork(fileURLToPath(import.meta.url), [size, name], {
      execArgv: ["--import", "tsx", "--max-old-space-size=12000"],
      env: { ...process.env, LANCE_LOG: "error", RUST_LOG: "error" },
    });
    const [said] = await Promise.race([once(child, "message"), once(child, "exit")]);
    rows.push({ engine: name, ...(typeof said === "object" ? said : { failed: said }) });
  }
  console.table(rows);
} else {
  process.send(await measure(names, Number(size)));
  process.disconnect();
}
