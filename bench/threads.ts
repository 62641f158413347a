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
import { newsQuestions } from "./questions.ts";
import { writeCorpus } from "./write-corpus.ts";

const QUESTIONS = 1000;
const WARM_UP = 200;
const ROUNDS = 5;
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

const fail = (error: Error): void => {
  throw error;
};
const pools = COUNTS.map((count) => ({ count, threads: new AnswerThreads(count, fail), best: 0 }));
const ask = (threads: AnswerThreads, questions: readonly ParsedQuestion[]) =>
  Promise.all(questions.map((each) => threads.answer(each, archive, { limit: 5 })));
for (const { threads, count } of pools) {
  for (let at = 0; at < count; at += 1) await ask(threads, asked.slice(0, WARM_UP));
}
for (let round = 0; round < ROUNDS; round += 1) {
  for (const pool of pools) {
    const started = performance.now();
    await ask(pool.threads, asked.slice(WARM_UP));
    const seconds = (performance.now() - started) / 1000;
    pool.best = Math.max(pool.best, (asked.length - WARM_UP) / seconds);
  }
}
process.stdout.write(`${archive.index.size} paragraphs\n`);
for (const { count, best } of pools) {
  const ratio = best / (pools[0]?.best ?? best);
  process.stdout.write(
    `${count} threads: ${best.toFixed(0)} a second, ${ratio.toFixed(2)} times\n`,
  );
}
await Promise.all(pools.map(({ threads }) => threads.stop()));
