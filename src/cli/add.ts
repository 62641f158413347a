import { confirm } from "@clack/prompts";
import { Command, InvalidArgumentError, Option } from "commander";
import { runAdd, type AddIo, type AddOptions } from "./add-run.ts";
import { contactOption, corpusDir } from "../config.ts";
import { folded } from "../ingest/page/dom.ts";
import { EXIT, programCall, runCommandLine } from "./command-line.ts";
import { startProgress } from "./progress.ts";
import { isPartialDate } from "../articles/partial-date.ts";

interface Options {
  source?: string;
  date?: string;
  title?: string;
  url?: string;
  corpus: string;
  dryRun?: true;
  json?: true;
  yes?: true;
  replace?: true;
  continue?: true;
  watch?: string[];
}

const program = new Command("dateline add")
  .description("Turn texts, pages, addresses and feeds into articles of the corpus.")
  .argument(
    "[input...]",
    "a file (text, page, mail, export, web archive, list of addresses), a folder, an address, or - (stdin)",
  )
  .option("--source <outlet>", "the outlet, as shown to readers")
  .option("--date <date>", "the day of publication, e.g. 2023-05-19", calendarDate)
  .option("--title <title>", "the headline")
  .option("--url <address>", "the address of the article", webAddress)
  .option("--corpus <dir>", "the folder of articles", corpusDir())
  .option("--dry-run", "show what would be written, and write nothing")
  .option("--json", "print one JSON object per line")
  .option("--yes", "do not ask before writing, nor before fetching the addresses of a list")
  .option("--replace", "update the file of an article that already exists")
  .option("--continue", "go on where an interrupted run of the same inputs stopped")
  .addOption(new Option("--watch <feed...>").hideHelp())
  .addHelpText(
    "after",
    `
Exit codes: 0 success, 1 an input failed or already exists, 2 usage error.

Examples:
  ${programCall("add")} saved.html --source "Example News"
  ${programCall("add")} --dry-run --json texts/
  ${programCall("add")} https://news.example/feed.xml`,
  );

process.exitCode = await runCommandLine(program, process.argv, async () => {
  const options = program.opts<Options>();
  const inputs = program.args;
  const misuse = usageError(inputs, options);
  if (misuse !== null) {
    process.stderr.write(`error: ${misuse}\n(see --help)\n`);
    return EXIT.usageError;
  }
  const stop = new AbortController();
  // Once only: a second Ctrl-C ends the process at once.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const io = terminal(options, inputs, stop.signal);
  return runAdd(inputs, addOptions(options), io);
});

function usageError(inputs: readonly string[], options: Options): string | null {
  const { watch, title, url, date } = options;
  if (watch !== undefined) {
    return `--watch is gone: "dateline feeds add ${watch.join(" ")}" follows feeds, and the bot reads them from then on.`;
  }
  if (inputs.length === 0) return "give at least one input.";
  const single = title !== undefined || url !== undefined || date !== undefined;
  if (single && inputs.length > 1) return "--title, --url and --date are for a single input.";
  return inputs.filter((input) => input === "-").length > 1 ? "- can be given only once." : null;
}

function addOptions({ corpus, title, source, date, url, ...flags }: Options): AddOptions {
  return {
    corpus,
    given: { title: title && folded(title), source: source && folded(source), date, url },
    json: flags.json ?? false,
    dryRun: flags.dryRun ?? false,
    replace: flags.replace ?? false,
    yes: flags.yes ?? false,
    isContinued: flags.continue ?? false,
  };
}

function terminal(options: Options, inputs: readonly string[], signal: AbortSignal): AddIo {
  const mayAsk =
    process.stdin.isTTY && process.stdout.isTTY && !options.yes && !options.json && !options.dryRun;
  return {
    stdin: process.stdin,
    out: (line) => process.stdout.write(`${line}\n`),
    say: (line) => process.stderr.write(`${line}\n`),
    ask: mayAsk && !inputs.includes("-") ? askInTerminal : null,
    progress: (total) => startProgress("adding", total),
    signal,
    today: localDay(new Date()),
    fetch: contactOption(),
  };
}

/** Ctrl-C at the question is a "no". */
async function askInTerminal(question: string): Promise<boolean> {
  return (await confirm({ message: question, output: process.stderr })) === true;
}

function localDay(date: Date): string {
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return [year, ...[month, day].map((part) => String(part).padStart(2, "0"))].join("-");
}

function calendarDate(text: string): string {
  if (isPartialDate(text)) return text;
  throw new InvalidArgumentError('Write a date such as "2023", "2023-05" or "2023-05-19".');
}

function webAddress(text: string): string {
  if (/^https?:\/\/\S+$/i.test(text) && URL.canParse(text)) return new URL(text).href;
  throw new InvalidArgumentError("Write an address that starts with https:// or http://.");
}
