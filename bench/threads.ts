/**
 * `npm run bench:threads -- [paragraphs] [folder]`: a folder of generated articles (made when it is
 * not there), asked by as many questions at once as there are, of one thread and of two, each in a
 * process as a bot has it, by turns.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { percentilesOf } from "./percentiles.ts";
import { writeCorpus } from "./write-corpus.ts";

const ROUNDS = 15;
const COUNTS = [1, 2] as const;

const [size = "1000000", folder = mkdtempSync(join(tmpdir(), "bench-corpus-"))] =
  process.argv.slice(2);
const dir = join(folder, "corpus");
if (!existsSync(dir)) writeCorpus(dir, Number(size));

const median = (values: readonly number[]): number => percentilesOf(values)(0.5);
const pools: ChildProcess[] = [];
for (const count of COUNTS) {
  const pool = fork(join(import.meta.dirname, "thread-pool.ts"), [dir, size, String(count)]);
  pools.push(pool);
  await answerOf(pool);
}
/** Answers a second, by round and pool. */
const rates: number[][] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const ofRound: number[] = [];
  for (const pool of pools) {
    pool.send("ask");
    ofRound.push(await answerOf(pool));
  }
  rates.push(ofRound);
}
process.stdout.write(`${size} paragraphs, medians of ${ROUNDS} rounds\n`);
for (const [at, count] of COUNTS.entries()) {
  const rate = median(rates.map((each) => each[at] ?? 0));
  // The machine's speed changes from round to round.
  const ratio = median(rates.map((each) => (each[at] ?? 0) / (each[0] ?? 1)));
  process.stdout.write(
    `${count} threads: ${rate.toFixed(0)} a second, ${ratio.toFixed(2)} times\n`,
  );
}
for (const pool of pools) pool.disconnect();

async function answerOf(pool: ChildProcess): Promise<number> {
  const over = new AbortController();
  const { signal } = over;
  try {
    const [answer] = await Promise.race([
      once(pool, "message", { signal }),
      once(pool, "exit", { signal }),
    ]);
    if (pool.exitCode !== null) throw new Error(`a pool ended with ${pool.exitCode}`);
    return answer as number;
  } finally {
    over.abort();
  }
}
