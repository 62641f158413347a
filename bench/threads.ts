/**
 * `npm run bench:threads -- [paragraphs] [folder]`: a folder of generated articles (made when it is
 * not there), asked by as many questions at once as there are, of one and of two threads in turns.
 */
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AnswerThreads } from "../src/answer/answer-threads.ts";
import { openArchive } from "../src/answer/open-archive.ts";
import { type ParsedQuestion, parseQuestion } from "../src/answer/question/parse.ts";
import { newsArticles } from "./news.ts";
import { percentilesOf } from "./percentiles.ts";
import { newsQuestions } from "./questions.ts";
import { writeCorpus } from "./write-corpus.ts";

const QUESTIONS = 1000;
const WARM_UP = 200;
const ROUNDS = 15;
const ASKED_ABOUT = 20_000;
const COUNTS = [1, 2] as const;

const [size = "1000000", folder = mkdtempSync(join(tmpdir(), "bench-corpus-"))] =
  process.argv.slice(2);
const dir = join(folder, "corpus");
if (!existsSync(dir)) writeCorpus(dir, Number(size));
const archive = await openArchive(dir);
await archive.warm();
const sample = [...newsArticles(Math.min(Number(size), ASKED_ABOUT))];
const asked: ParsedQuestion[] = [];
for (const question of newsQuestions(sample, QUESTIONS + WARM_UP)) {
  const read = await parseQuestion(question, {}, archive, "en");
  if (!("problem" in read)) asked.push(read);
}

const median = (values: readonly number[]): number => percentilesOf(values)(0.5);
const fail = (error: Error): void => {
  throw error;
};
const pools = COUNTS.map((count) => ({ count, threads: new AnswerThreads(count, fail) }));
const ask = (threads: AnswerThreads, questions: readonly ParsedQuestion[]) =>
  Promise.all(questions.map((each) => threads.answer(each, archive, { limit: 5 })));
for (const { threads, count } of pools) {
  for (let at = 0; at < count; at += 1) await ask(threads, asked.slice(0, WARM_UP));
}
/** Answers a second, by round and pool. */
const rates: number[][] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const ofRound: number[] = [];
  for (const { threads } of pools) {
    const started = performance.now();
    await ask(threads, asked.slice(WARM_UP));
    ofRound.push(((asked.length - WARM_UP) * 1000) / (performance.now() - started));
  }
  rates.push(ofRound);
}
process.stdout.write(`${archive.index.size} paragraphs, medians of ${ROUNDS} rounds\n`);
for (const [at, { count }] of pools.entries()) {
  const rate = median(rates.map((each) => each[at] ?? 0));
  // The machine's speed changes from round to round.
  const ratio = median(rates.map((each) => (each[at] ?? 0) / (each[0] ?? 1)));
  process.stdout.write(
    `${count} threads: ${rate.toFixed(0)} a second, ${ratio.toFixed(2)} times\n`,
  );
}
await Promise.all(pools.map(({ threads }) => threads.stop()));
