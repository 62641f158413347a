/**
 * `npm run bench -- [paragraphs] [engines,…] [questions]`: search engines on generated news, each
 * in a separate process, asked in turns in one run, so that whatever else the machine does falls
 * on all alike. Prints a table and keeps it in docs/performance.json, from which the chart is drawn.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { termsIn, createAnalyser } from "../src/language/tokenizer.ts";
import { keepResults, type Row } from "./results.ts";
import type { Built, Searched } from "./engine.ts";
import { newsArticles } from "./news.ts";
import { percentilesOf } from "./percentiles.ts";
import { newsQuestions } from "./questions.ts";

const ENGINES = "dateline,wink,minisearch,flexsearch,fts5,lancedb";
const LIMIT = 10;
/** The first questions of a turn find the processor's memory full of others' data. */
const TURN = 1000;
/**
 * Each engine gets its own questions, so many in a turn, until so many milliseconds have
 * passed: what is compiled late is compiled by then. This project takes 5,000 questions to be.
 */
const WARM_UP = { questions: 100, ms: 2000 };
/** Each question is asked so often and its best time taken: others use the processor as well. */
const ROUNDS = 3;
/** Questions are made from the first so many paragraphs. */
const ASKED_ABOUT = 20_000;

const [size = "10000", names = ENGINES, count = "300"] = process.argv.slice(2);

interface Run {
  name: string;
  child: ChildProcess;
  built: Built;
  times: number[];
  cpu: number;
  found: string[][];
}

async function start(name: string): Promise<Run> {
  const child = fork(fileURLToPath(new URL("engine.ts", import.meta.url)), [name, size], {
    execArgv: ["--import", "tsx", "--expose-gc", "--max-old-space-size=12000"],
    env: { ...process.env, LANCE_LOG: "error", RUST_LOG: "error" },
  });
  const [built] = (await once(child, "message")) as [Built];
  console.error(`${name}: ${built.seconds.toFixed(1)} s, ${built.megabytes.toFixed(0)} MB`);
  return { name, child, built, times: [], cpu: 0, found: [] };
}

async function ask(run: Run, questions: readonly string[][]): Promise<Searched> {
  run.child.send({ questions, limit: LIMIT });
  const [searched] = (await once(run.child, "message")) as [Searched];
  return searched;
}

async function warmUp(run: Run): Promise<void> {
  const started = performance.now();
  do await ask(run, questions.slice(0, WARM_UP.questions));
  while (performance.now() - started < WARM_UP.ms);
}

function rowOf({ name, built, times, cpu, found }: Run, best: readonly string[][]): Row {
  const at = percentilesOf(times);
  const shared = found.map((ids, question) => {
    const reference = best[question] ?? [];
    return ids.filter((id) => reference.includes(id)).length / Math.max(reference.length, 1);
  });
  return {
    engine: name,
    paragraphs: Number(size),
    questions: times.length,
    build: built.seconds,
    megabytes: built.megabytes,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    cpu: cpu / times.length,
    perSecond: (1000 * times.length) / times.reduce((sum, time) => sum + time, 0),
    overlap: shared.reduce((sum, share) => sum + share, 0) / shared.length,
  };
}

const analyser = createAnalyser();
const articles = [...newsArticles(Math.min(Number(size), ASKED_ABOUT))];
const parsed = newsQuestions(articles, Number(count) + WARM_UP.questions);
const questions = parsed.map((question) => [...new Set(termsIn(question, analyser))]);

const runs: Run[] = [];
for (const name of names.split(",")) runs.push(await start(name));
for (const run of runs) await warmUp(run);
for (let from = WARM_UP.questions; from < questions.length; from += TURN) {
  const turn = questions.slice(from, from + TURN);
  const best = new Map(runs.map((run) => [run, turn.map(() => Number.POSITIVE_INFINITY)]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const run of runs) {
      const { times, cpu, found } = await ask(run, turn);
      best.set(
        run,
        times.map((time, at) => Math.min(time, best.get(run)?.[at] ?? time)),
      );
      run.cpu += cpu / ROUNDS;
      if (round === 0) run.found.push(...found);
    }
  }
  for (const run of runs) run.times.push(...(best.get(run) ?? []));
}
const reference = runs.find(({ name }) => name === "wink") ?? runs[0];
const rows = runs.map((run) => rowOf(run, reference?.found ?? []));
console.table(rows);
keepResults(rows);
for (const { child } of runs) child.kill();
