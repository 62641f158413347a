import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newsArticles } from "../../bench/news.ts";
import { newsQuestions } from "../../bench/questions.ts";
import { writeCorpus } from "../../bench/write-corpus.ts";
import { AnswerThreads } from "../../src/answer/answer-threads.ts";
import { type Archive, createArchive } from "../../src/answer/archive.ts";
import { answerParsed } from "../../src/answer/ask.ts";
import { openArchive } from "../../src/answer/open-archive.ts";
import { type ParsedQuestion, parseQuestion } from "../../src/answer/question/parse.ts";
import { loadCorpus } from "../../src/articles/load.ts";

const QUESTIONS = [
  "Who claims to have crushed the Armenian forces?",
  "what did Lavrov say about the ceasefire in 2023",
  "lachin corridor source:tass",
  "ceasefire before:1990",
  "hello",
  "who is the king of Norway",
];
/** Too many for the engine of small archives. */
const PARAGRAPHS = 6000;

const workers: Worker[] = [];
const deaths: Error[] = [];
const note = (worker: Worker) => void workers.push(worker);
let threads: AnswerThreads;
let archive: Archive;

beforeAll(async () => {
  process.on("worker", note);
  threads = new AnswerThreads(2, (error) => deaths.push(error));
  archive = await createArchive(await loadCorpus("corpus"));
});

afterAll(async () => {
  process.off("worker", note);
  await threads.stop();
});

async function parsed(question: string, of: Archive): Promise<ParsedQuestion> {
  const read = await parseQuestion(question, {}, of, "en");
  if ("problem" in read) throw new Error(question);
  return read;
}

/** Asks all at once, and compares each answer with that of this thread. */
async function compare(questions: readonly string[], of: Archive): Promise<void> {
  const read = await Promise.all(questions.map((question) => parsed(question, of)));
  const answers = await Promise.all(read.map((each) => threads.answer(each, of, { limit: 5 })));
  for (const [at, each] of read.entries()) {
    expect(answers[at]).toEqual(await answerParsed(each, of, { limit: 5 }));
  }
}

test("threads give the answers that the bot's own thread gives", () => compare(QUESTIONS, archive));

test("they do from an archive that was prepared on disk, and from one that replaces another", async () => {
  const dir = await mkdtemp(join(tmpdir(), "threads-"));
  try {
    writeCorpus(dir, PARAGRAPHS);
    const large = await openArchive(dir);
    const asked = newsQuestions([...newsArticles(PARAGRAPHS)], 20);
    await compare(asked, large);
    await compare(QUESTIONS.slice(0, 2), archive);
    await compare(asked.slice(0, 2), large);
  } finally {
    await rm(dir, { recursive: true });
  }
});

test("a thread that dies is replaced, and its questions are answered", async () => {
  const before = workers.length;
  const asked = compare([...QUESTIONS, ...QUESTIONS], archive);
  await Promise.all(workers.slice(0, 2).map((worker) => worker.terminate()));
  await asked;
  expect(deaths).toHaveLength(2);
  expect(workers.length - before).toBe(2);
  await compare(QUESTIONS, archive);
});

test("questions that threads have, or that wait for one, are refused when they are stopped", async () => {
  const own = new AnswerThreads(1, (error) => deaths.push(error));
  const known = deaths.length;
  const question = await parsed(QUESTIONS[0] ?? "", archive);
  const asked = Array.from({ length: 20 }, () =>
    expect(own.answer(question, archive)).rejects.toThrow(/ended/u),
  );
  await own.stop();
  await Promise.all(asked);
  expect(deaths).toHaveLength(known);
});
