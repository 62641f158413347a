import { createInterface } from "node:readline";
import { Command, InvalidArgumentError } from "commander";
import type { Answer, NoAnswer } from "../answer/answer.ts";
import type { Archive } from "../answer/archive.ts";
import { type Beside, besidePassage } from "../answer/beside.ts";
import { parseQuestion } from "../answer/question/parse.ts";
import { openArchive } from "../answer/open-archive.ts";
import { readDate } from "../articles/partial-date.ts";
import { timelineOf } from "../answer/timeline.ts";
import { compareOutlets } from "../answer/compare.ts";
import { reportsOf } from "../answer/story.ts";
import { everyArticle } from "../articles/store.ts";
import { typedStory } from "../reply/choices/story.ts";
import { jsonComparison, jsonStory, jsonTimeline } from "../reply/topic-json.ts";
import { jsonError, jsonOutcome } from "../reply/json.ts";
import { en } from "../reply/messages/en.ts";
import { renderOutcome, terminalRenderer } from "../reply/terminal.ts";
import { RemoteArchive } from "../answer/remote-archive.ts";
import { loadOutlets } from "../articles/known-outlets.ts";
import { cacheOption, corpusDir, searchOption } from "../config.ts";
import { needsSample, SAMPLE_DIR } from "../sample.ts";
import { EXIT, programCall, runCommandLine } from "./command-line.ts";
import { questionsInstead } from "../answer/suggest/examples.ts";
import { answerParsed } from "../answer/ask.ts";
import { type CorpusProblem, problemLine } from "../errors.ts";
import { parseErrorNote } from "../reply/text/notes.ts";

/** The exit code of a single question that the articles do not answer. */
const NOT_ANSWERED = 3;

interface Options {
  json?: true;
  stories?: true;
  story?: string | true;
  timeline?: string | true;
  compare?: string | true;
  corpus: string;
  limit: number;
  exact?: true;
  source?: string;
  after?: string;
  before?: string;
}

const program = new Command("dateline ask")
  .description(
    "Answer a question from the articles, in the terminal, word for word: those of the folder, or those that SEARCH_URL names unless --corpus is given.",
  )
  .argument(
    "[question...]",
    "the question; without it, questions are read from standard input, one per line",
  )
  .option("--json", "print one JSON object per line")
  .option("--stories", "list the stories: which articles report the same event")
  .option("--compare [topic]", "one passage per outlet, and the numbers that differ; likewise")
  .option("--timeline [topic]", "what happened when; without a topic, topics are read one per line")
  .option("--story [topic]", "the articles of one event, in order of publication; likewise")
  .option("--corpus <dir>", "the folder of articles", corpusDir())
  .option("--limit <n>", "most passages to show, 1 to 50", wholeNumber, 5)
  .option("--exact", "search for exactly what was typed, without spelling correction")
  .option("--source <outlet>", "only articles of this outlet")
  .option("--after <date>", "only articles of this date or later, e.g. 2023-05", writtenDate)
  .option("--before <date>", "only articles of this date or earlier", writtenDate)
  .addHelpText(
    "after",
    `
Exit codes: 0 answered, 3 not answered (single question), 1 error, 2 usage error (also an outlet or
a date in the question that is not understood).

With --json, one object a question:
  {"question", "answered", "missing", "corrected": [{"from", "to"}], "leftOut", "time", "filters",
  "passages": [{"article", "paragraph", "text", "quote", "title", "source", "url", "date": {"value",
  "status", "text"}, "speaker": {"name", "paragraph"} or null, "copies": [slugs with nearly the same
  paragraph], "lacks", "score"}], "error": why it was not understood}
With --stories, one story a line, its articles oldest first; a lone article is a story too. --json:
  {"story": id, "articles": [slugs]}
With --story, one JSON object a topic, or story id:
  {"topic", "story": id or null, "articles": [{"article", "source", "date", "title", "url",
  "kind": "report|update|correction", "lead", "copies"}], "others": [ids of stories also meant]}
With --compare, one JSON object a topic:
  {"topic", "outlets": [{"source", "date", "article", "quote"}], "figures": [a difference as one
  text], "differences": [{"what", "unit", "values": [{"value", "text", "source", "date", "article"}]}]}
With --timeline, one JSON object a topic:
  {"topic", "entries": [{"day", "how": "stated|weekday|published|year from article", "text": the
  sentence, "article", "source", "copies"}], "earlier": [background, alike], "leftOut": sentences}

In a question: source:tass, after:2023-05, before:2024, "exact words", -word.

Examples:
  ${programCall("ask")} "how many people were killed in the 2020 conflict"
  ${programCall("ask")} --json --limit 1 < questions.txt`,
  );

process.exitCode = await runCommandLine(program, process.argv, async () => {
  const options = program.opts<Options>();
  const question = program.args.join(" ");
  const isFolder = program.getOptionValueSource("corpus") === "cli";
  const address = isFolder ? null : searchOption();
  if (address === null) return answer(await openFolder(options.corpus), question, options);
  const remote = await RemoteArchive.open(address, await loadOutlets(options.corpus));
  try {
    return await answer(remote.archive, question, options);
  } finally {
    await remote.close();
  }
});

async function openFolder(corpus: string): Promise<Archive> {
  const isSample = await needsSample(corpus);
  if (isSample)
    process.stderr.write("No articles here yet: the answer is from invented samples.\n");
  const folder = isSample ? SAMPLE_DIR : corpus;
  return openArchive(folder, { ...cacheOption(), onProblems: tellLeftOut });
}

async function answer(archive: Archive, question: string, options: Options): Promise<number> {
  if (options.stories) return printStories(archive, options);
  if (options.story !== undefined) return printTopics(options.story, archive, jsonStoryOf);
  if (options.compare !== undefined) return printTopics(options.compare, archive, jsonComparisonOf);
  if (options.timeline !== undefined) return printTopics(options.timeline, archive, jsonTimelineOf);
  if (program.args.length === 0) return answerLines(archive, options);
  const answered = await answerOne(question, archive, options);
  return answered === null ? EXIT.usageError : answered ? EXIT.ok : NOT_ANSWERED;
}

/** On stderr: the answer is from the other articles. */
function tellLeftOut(problems: readonly CorpusProblem[]): void {
  for (const problem of problems) process.stderr.write(`left out: ${problemLine(problem)}\n`);
}

async function printStories(archive: Archive, { json }: Options): Promise<number> {
  const stories = await archive.stories();
  for (const article of await everyArticle(archive.articles)) {
    const { id, articles } = stories.ofArticle(article);
    if (articles[0] !== article.slug) continue;
    const line = json ? JSON.stringify({ story: id, articles }) : `${id} ${articles.join(" ")}`;
    process.stdout.write(`${line}\n`);
  }
  return EXIT.ok;
}

/** One line of JSON a topic. */
async function printTopics(
  topic: string | true,
  archive: Archive,
  found: (topic: string, archive: Archive) => Promise<object>,
): Promise<number> {
  for await (const each of topic === true ? linesOf("topic") : [topic]) {
    process.stdout.write(`${JSON.stringify(await found(each.trim(), archive))}\n`);
  }
  return EXIT.ok;
}

async function jsonStoryOf(topic: string, archive: Archive): Promise<object> {
  const { stories } = await typedStory(topic, archive, terminalRenderer(false));
  const [best, ...others] = stories.map(({ story }) => story);
  const reports = best === undefined ? null : await reportsOf(best, archive);
  return jsonStory(
    topic,
    reports,
    others.map(({ id }) => id),
  );
}

async function jsonComparisonOf(topic: string, archive: Archive): Promise<object> {
  return jsonComparison(await compareOutlets(topic, archive));
}

async function jsonTimelineOf(topic: string, archive: Archive): Promise<object> {
  return jsonTimeline(await timelineOf(topic, archive));
}

async function answerLines(archive: Archive, options: Options): Promise<number> {
  const isRead = !options.json && !process.stdin.isTTY;
  for await (const line of linesOf("question")) {
    // Whoever types sees what was asked.
    if (isRead) process.stdout.write(`\n? ${terminalRenderer(false).show(line, Infinity)}\n`);
    await answerOne(line, archive, options);
  }
  return EXIT.ok;
}

/** The lines of standard input that are not blank. */
async function* linesOf(what: string): AsyncGenerator<string> {
  if (process.stdin.isTTY) process.stderr.write(`One ${what} per line; Ctrl-D ends.\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== "") yield line;
  }
}

/** Whether it was answered; null when it was not understood. */
async function answerOne(
  question: string,
  archive: Archive,
  { json, limit, exact, ...given }: Options,
): Promise<boolean | null> {
  const parsed = await parseQuestion(question, given, archive, en.locale);
  if ("problem" in parsed) {
    const why = parseErrorNote(parsed, terminalRenderer(false));
    if (json) process.stdout.write(`${JSON.stringify(jsonError(question, why))}\n`);
    else process.stderr.write(`${why}\n`);
    return null;
  }
  const found = await answerParsed(parsed, archive, { limit, exact: exact === true });
  const text = json
    ? JSON.stringify(jsonOutcome(found, question, await besides(found.outcome, limit, archive)))
    : renderOutcome(found.outcome, {
        found,
        instead: await questionsInstead(found.outcome, archive),
        beside: (await besides(found.outcome, 1, archive))[0] ?? null,
        color: process.stdout.hasColors?.() ?? false,
        span: archive.span,
        articles: archive.articles.size,
        exact: exact === true,
        width: process.stdout.columns ?? 80,
      });
  process.stdout.write(`${text}\n`);
  return found.outcome.answered;
}

/** What a reader needs beside each of the first passages. */
async function besides(
  { passages }: Answer | NoAnswer,
  limit: number,
  archive: Archive,
): Promise<Beside[]> {
  return Promise.all(passages.slice(0, limit).map((passage) => besidePassage(passage, archive)));
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 50) return number;
  throw new InvalidArgumentError("Write a whole number from 1 to 50.");
}

function writtenDate(text: string): string {
  const date = readDate(text, en.locale);
  if (date !== null) return date;
  throw new InvalidArgumentError('Write a date such as "2023", "May 2023" or "2023-05-19".');
}
