/** A pool of `bench:threads`, in a process of its own: asked, it says how many answers it gives a second. */
import { AnswerThreads } from "../src/answer/answer-threads.ts";
import { openArchive } from "../src/answer/open-archive.ts";
import { type ParsedQuestion, parseQuestion } from "../src/answer/question/parse.ts";
import { newsArticles } from "./news.ts";
import { newsQuestions } from "./questions.ts";

const QUESTIONS = 1000;
/** Questions a thread, which until then is still compiled: a bot runs for days. */
const WARM_UP = 2000;
const ASKED_ABOUT = 20_000;

const [dir = "", size = "", count = ""] = process.argv.slice(2);
const archive = await openArchive(dir);
await archive.warm();
const sample = [...newsArticles(Math.min(Number(size), ASKED_ABOUT))];
const threads = new AnswerThreads(Number(count), (error) => {
  throw error;
});
await ask(await parsed(WARM_UP * Number(count), 1));
const questions = await parsed(QUESTIONS, 2);
process.send?.(0);
process.on("message", () => void round());
process.on("disconnect", () => void threads.stop());

async function round(): Promise<void> {
  const started = performance.now();
  await ask(questions);
  process.send?.((questions.length * 1000) / (performance.now() - started));
}

async function parsed(length: number, seed: number): Promise<ParsedQuestion[]> {
  const read: ParsedQuestion[] = [];
  for (const question of newsQuestions(sample, length, seed)) {
    const one = await parseQuestion(question, {}, archive, "en");
    if (!("problem" in one)) read.push(one);
  }
  return read;
}

function ask(all: readonly ParsedQuestion[]): Promise<unknown> {
  return Promise.all(all.map((each) => threads.answer(each, archive, { limit: 5 })));
}
