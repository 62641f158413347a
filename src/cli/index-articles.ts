import { Command, InvalidArgumentError } from "commander";
import { corpusDir } from "../config.ts";
import { problemLine } from "../errors.ts";
import {
  parseSearchUrl,
  type SearchAddress,
  SearchConnection,
} from "../index/remote/connection.ts";
import { mergeDeleted } from "../index/remote/merge-deleted.ts";
import { UnreachableError } from "../index/remote/unreachable.ts";
import { EXIT, runCommandLine } from "./command-line.ts";
import { type Progress, startProgress } from "./progress.ts";
import { WRITE_TIMEOUT_MS, writeFolder } from "./write-folder.ts";

interface Options {
  to: SearchAddress;
  shards: number;
  replicas: number;
  remove?: true;
}

const program = new Command("dateline index")
  .description(
    "Make a search engine's archive that of a folder: OpenSearch, for bots with SEARCH_URL. What has not changed since stays as it is.",
  )
  .argument("[dir]", "the folder of articles", corpusDir())
  .requiredOption(
    "--to <url>",
    "its nodes and the archive's name (dateline unless given): http://one:9200,http://two:9200/news",
    address,
  )
  .option("--shards <n>", "parts of an index that is not there yet", atLeast(1), 3)
  .option("--replicas <n>", "copies of each part beside the first", atLeast(0), 1)
  .option("--remove", "take out what is not in the folder, even if that is most of the archive")
  .addHelpText(
    "after",
    "\nExit codes: 0 written, 1 a file has a fault and its article stays as it was, most of the archive is not in the folder, or the engine gave no answer, 2 usage error.",
  );

process.exitCode = await runCommandLine(program, process.argv, async () => {
  const dir = program.processedArgs[0] as string;
  const { to, shards, replicas, remove } = program.opts<Options>();
  const connection = await SearchConnection.open(to, { timeout: WRITE_TIMEOUT_MS });
  try {
    let bar: Progress | undefined;
    const { facts, changed, removed, problems } = await writeFolder(connection, dir, {
      name: to.name,
      spread: { shards, replicas },
      ...(remove && { maxRemovedShare: 1 }),
      onWait: () => process.stderr.write("Another process writes this archive: waiting for it.\n"),
      onStart: (files) => (bar = startProgress("indexing", files)),
      onArticle: () => bar?.step(),
    });
    bar?.stop();
    for (const problem of problems) process.stderr.write(`${problemLine(problem)}\n`);
    const { articles, paragraphs } = facts;
    process.stdout.write(
      `${articles} articles, ${paragraphs} paragraphs; ${changed} written, ${removed} removed\n`,
    );
    await mergeDeleted(connection, { name: to.name, key: facts.key });
    return problems.length > 0 ? EXIT.failed : EXIT.ok;
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    process.stderr.write(`${error.message}. Call this again: it goes on from here.\n`);
    return EXIT.failed;
  } finally {
    await connection.close();
  }
});

function address(text: string): SearchAddress {
  try {
    return parseSearchUrl(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function atLeast(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= least) return number;
    throw new InvalidArgumentError(`write a whole number, ${least} or more`);
  };
}
