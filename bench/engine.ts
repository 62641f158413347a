/**
 * One engine in a separate process, driven by bench/search.ts: builds an index of generated
 * articles, then searches when asked to. Every engine gets the same analysed words.
 */
import type { Hit } from "../src/index/passage-index.ts";
import { own } from "./engines/dateline.ts";
import { filled } from "./engines/filled.ts";
import { newsArticles } from "./news.ts";

export interface Built {
  seconds: number;
  megabytes: number;
}

export interface Searched {
  /** Milliseconds, one a question. */
  times: number[];
  /** Milliseconds of the processor, all threads, for all of them. */
  cpu: number;
  /** Ids of paragraphs, best first. */
  found: string[][];
}

type Search = (terms: readonly string[], limit: number) => Promise<Found>;
/** Hits, or numbers of paragraphs. */
type Found = readonly (Hit | number)[];

const [name = "", size = "0"] = process.argv.slice(2);

async function build(): Promise<{ search: Search; ids: readonly string[] }> {
  const make = own[name];
  if (make !== undefined) {
    const index = make(newsArticles(Number(size)));
    return { search: (words, limit) => index.search(words, limit), ids: [] };
  }
  const { engine, ids } = await filled(name, Number(size));
  return { search: (words, limit) => engine.search(words, limit), ids };
}

globalThis.gc?.();
const before = process.memoryUsage.rss();
const started = performance.now();
const { search, ids } = await build();
const seconds = (performance.now() - started) / 1000;
globalThis.gc?.();
process.send?.({ seconds, megabytes: (process.memoryUsage.rss() - before) / 2 ** 20 });

process.on("message", (message: { questions: string[][]; limit: number }) => {
  void run(message.questions, message.limit).then((searched) => process.send?.(searched));
});

async function run(questions: readonly string[][], limit: number): Promise<Searched> {
  const times: number[] = [];
  const all: Found[] = [];
  const used = process.cpuUsage();
  for (const question of questions) {
    const parsed = performance.now();
    all.push(await search(question, limit));
    times.push(performance.now() - parsed);
  }
  const { user, system } = process.cpuUsage(used);
  const found = all.map((each) => each.map(idOf));
  return { times, found, cpu: (user + system) / 1000 };
}

function idOf(found: Hit | number): string {
  return typeof found === "number" ? (ids[found] ?? "") : found.paragraph;
}
