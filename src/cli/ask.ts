import { createInterface } from "node:readline";
import dotenv from "dotenv";
import { Command, InvalidArgumentError } from "commander";
import type { Archive } from "../answer/answer.ts";
import { answerQuestion, type AnswerOptions } from "../answer/answer-question.ts";
import { openArchive } from "../answer/open-archive.ts";
import { isPartialDate } from "../corpus/calendar.ts";
import { jsonOutcome } from "../reply/json.ts";
import { renderOutcome } from "../reply/terminal.ts";
import { EXIT, runCommandLine } from "./command-line.ts";

/** The exit code of a single question that the articles do not answer. */
const NOT_ANSWERED = 3;

interface Options {
  json?: true;
  corpus: string;
  limit: number;
  exact?: true;
  source?: string;
  after?: string;
  before?: string;
}

dotenv.config({ quiet: true });

const program = new Command("ask")
  .description("Answer a question from the articles, in the terminal, word for word.")
  .argument("[question...]", "the question; without one, one a line is read from standard input")
  .option("--json", "print one JSON object a line")
  .option("--corpus <dir>", "the folder of articles", process.env["CORPUS_DIR"] || "corpus")
  .option("--limit <n>", "passages at most, 1 to 50", wholeNumber, 5)
  .option("--exact", "search for exactly what was typed, without spelling correction")
  .option("--source <outlet>", "only articles of this outlet")
  .option("--after <date>", "only articles of this date or later, e.g. 2023-05", calendarDate)
  .option("--before <date>", "only articles of this date or earlier", calendarDate)
  .addHelpText(
    "after",
    `
Exit codes: 0 answered, 3 not answered (single question), 1 error, 2 wrong use.

Examples:
  npm run -s ask -- "how many people were killed in the 2020 conflict"
  npm run -s ask -- --json --limit 1 < questions.txt`,
  );

process.exitCode = await runCommandLine(program, process.argv, async () => {
  const options = program.opts<Options>();
  const question = program.args.join(" ");
  const archive = await openArchive(options.corpus);
  if (program.args.length === 0) return answerLines(archive, options);
  return (await answerOne(question, archive, options)) ? EXIT.ok : NOT_ANSWERED;
});

async function answerLines(archive: Archive, options: Options): Promise<number> {
  if (process.stdin.isTTY) process.stderr.write("One question a line; Ctrl-D ends.\n");
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== "") await answerOne(line, archive, options);
  }
  return EXIT.ok;
}

async function answerOne(question: string, archive: Archive, options: Options): Promise<boolean> {
  const outcome = await answerQuestion(question, archive, answerOptions(options));
  const text = options.json
    ? JSON.stringify(jsonOutcome(outcome, options.limit))
    : renderOutcome(outcome, {
        color: process.stdout.hasColors?.() ?? false,
        span: archive.span,
        articles: archive.articles.size,
        exact: options.exact ?? false,
        width: process.stdout.columns ?? 80,
      });
  process.stdout.write(`${text}\n`);
  return outcome.answered;
}

function answerOptions({ limit, exact, source, after, before }: Options): AnswerOptions {
  const filter = {
    ...(source !== undefined && { source }),
    ...(after !== undefined && { after }),
    ...(before !== undefined && { before }),
  };
  return {
    limit,
    ...(exact && { exact }),
    ...(Object.keys(filter).length > 0 && { filter }),
  };
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 50) return number;
  throw new InvalidArgumentError("Write a whole number from 1 to 50.");
}

function calendarDate(text: string): string {
  if (isPartialDate(text)) return text;
  throw new InvalidArgumentError('Write a date such as "2023", "2023-05" or "2023-05-19".');
}
