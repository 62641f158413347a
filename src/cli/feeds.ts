import { Command, InvalidArgumentError, Option } from "commander";
import { corpusDir } from "../config.ts";
import {
  addFeeds,
  checkFeeds,
  exportFeeds,
  type FeedsIo,
  importFeeds,
  listFeedStates,
  pauseFeed,
  removeFeed,
  retryFeed,
  runFeeds,
} from "./feeds-run.ts";
import { EXIT, programCall, runCommandLine } from "./command-line.ts";

const EVERY = /^(?:\d{1,4}m|\d{1,2}h|1d)$/;
const KEEP = /^[1-9]\d{0,4}d?$/;

const stop = new AbortController();
// Once only: a second Ctrl-C ends the process at once.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

let run: (io: FeedsIo) => Promise<number>;

const program = new Command("dateline feeds")
  .description("The feeds that the bot follows: listed in feeds.yaml in the folder of articles.")
  .option("--corpus <dir>", "the folder of articles", corpusDir())
  .option("--json", "print one JSON object per line")
  .addHelpText(
    "after",
    `
Exit codes: 0 success, 1 a feed cannot be read or is not listed, 2 usage error, 78 wrong settings.

Example: ${programCall("feeds")} add https://news.example/ --outlet "Example News"`,
  );

program
  .command("add")
  .description("follow feeds; of a home page, the feed that it names")
  .argument("<address...>", "addresses of feeds or home pages")
  .option("--outlet <name>", "the outlet, as shown to readers")
  .addOption(
    new Option(
      "--every <time>",
      "time between polls, from 15m to 24h; else by its entries",
    ).argParser((text) => matching(text, EVERY, "Write a time from 15m to 24h, e.g. 30m.")),
  )
  .addOption(
    new Option(
      "--keep <age or count>",
      "how long articles are kept: 90d, or how many: 500",
    ).argParser((text) => matching(text, KEEP, "Write an age such as 90d, or a number.")),
  )
  .option("--no-full-text", "take the feed's own text; fetch no pages")
  .option("--needs-review", "mark each article to be reviewed")
  .action((addresses: string[], options: Parameters<typeof addFeeds>[1]) => {
    run = (io) => addFeeds(addresses, options, io);
  });
program
  .command("list")
  .description("each feed with its last success, last error and next check")
  .action(() => {
    run = listFeedStates;
  });
program
  .command("check")
  .description("check feeds.yaml, and read each feed without storing anything")
  .action(() => {
    run = checkFeeds;
  });
program
  .command("pause")
  .description("do not ask a feed until `retry`")
  .argument("<feed>", "its address as listed")
  .action((feed: string) => {
    run = (io) => pauseFeed(feed, io);
  });
program
  .command("retry")
  .description(
    "ask a feed that is paused, failing or gone at once; try entries again that were given up",
  )
  .argument("<feed>", "its address as listed")
  .addOption(
    new Option("--older <count>", "also read so many entries that the first poll passed by")
      .argParser((text) => Number(matching(text, /^\d{1,4}$/, "Write a number up to 9999.")))
      .default(0),
  )
  .action((feed: string, { older }: { older: number }) => {
    run = (io) => retryFeed(feed, older, io);
  });
program
  .command("remove")
  .description("follow a feed no longer; its articles stay")
  .argument("<feed>", "its address as listed")
  .action((feed: string) => {
    run = (io) => removeFeed(feed, io);
  });
program
  .command("import")
  .description("follow the feeds of an OPML file, as other readers export it")
  .argument("<file>", "the file, or - (stdin)")
  .action((file: string) => {
    run = (io) => importFeeds(file, io);
  });
program
  .command("export")
  .description("print the feeds as OPML")
  .action(() => {
    run = exportFeeds;
  });
program
  .command("run")
  .description("follow the feeds in this process, without a bot, until Ctrl-C")
  .action(() => {
    run = runFeeds;
  });

process.exitCode = await runCommandLine(program, process.argv, () => {
  const { corpus, json } = program.opts<{ corpus: string; json?: true }>();
  if (run === undefined) return Promise.resolve(EXIT.usageError);
  return run({
    corpus,
    json: json ?? false,
    out: (line) => process.stdout.write(`${line}\n`),
    say: (line) => process.stderr.write(`${line}\n`),
    signal: stop.signal,
  });
});

function matching(text: string, pattern: RegExp, rule: string): string {
  if (pattern.test(text)) return text;
  throw new InvalidArgumentError(rule);
}
