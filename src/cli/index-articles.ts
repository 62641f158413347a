import { Command, InvalidArgumentError } from "commander";
import { articleFiles, readArticle } from "../articles/load.ts";
import type { Article } from "../articles/article.ts";
import { loadVariants } from "../articles/variants.ts";
import { corpusDir } from "../config.ts";
import { type CorpusProblem, problemLine } from "../errors.ts";
import {
  parseSearchUrl,
  type SearchAddress,
  SearchConnection,
} from "../index/remote/connection.ts";
import { UnreachableError } from "../index/remote/unreachable.ts";
import { writeArchive } from "../index/remote/write-archive.ts";
import { EXIT, runCommandLine } from "./command-line.ts";
import { startProgress } from "./progress.ts";

/** A node may take so long over a thousand documents. */
const TIMEOUT_MS = 60_000;

interface Options {
  to: SearchAddress;
  shards: number;
  replicas: number;
}

const program = new Command("dateline index")
  .description(
    "Make a search engine's archive that of a folder: OpenSearch, for bots with SEARCH_URL. What has not changed since stays as it is.",
  )
  .argument("[dir]", "the folder of articles", corpusDir())
  .requiredOption(
    "--to <url>",
    "its nodes and the archive's name: http://one:9200,http://two:9200/news",
    address,
  )
  .option("--shards <n>", "parts of an index that is not there yet", atLeast(1), 3)
  .option("--replicas <n>", "copies of each part beside the first", atLeast(0), 1)
  .addHelpText(
    "after",
    "\nExit codes: 0 written, 1 a file has a fault and its article stays as it was, or the engine gave no answer, 2 usage error.",
  );

process.exitCode = await runCommandLine(program, process.argv, async () => {
  const dir = program.processedArgs[0] as string;
  const { to, shards, replicas } = program.opts<Options>();
  const connection = await SearchConnection.open(to, { timeout: TIMEOUT_MS });
  try {
    const problems: CorpusProblem[] = [];
    const files = await articleFiles(dir);
    const bar = startProgress("indexing", files.length);
    const keep = new Set<string>();
    const { facts, changed, removed } = await writeArchive(
      connection,
      articlesIn(dir, files, { problems, keep, step: () => bar.step() }),
      { name: to.name, variants: await loadVariants(dir), spread: { shards, replicas }, keep },
    );
    bar.stop();
    for (const problem of problems) process.stderr.write(`${problemLine(problem)}\n`);
    const { articles, paragraphs } = facts;
    process.stdout.write(
      `${articles} articles, ${paragraphs} paragraphs; ${changed} written, ${removed} removed\n`,
    );
    return problems.length > 0 ? EXIT.failed : EXIT.ok;
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    process.stderr.write(`${error.message}. Call this again: it goes on from here.\n`);
    return EXIT.failed;
  } finally {
    await connection.close();
  }
});

/** Articles, one by one; what is wrong with a file, and whose article therefore stays, is noted. */
async function* articlesIn(
  dir: string,
  files: readonly string[],
  noted: { problems: CorpusProblem[]; keep: Set<string>; step: () => void },
): AsyncGenerator<Article> {
  for (const file of files) {
    const { article, problems } = await readArticle(dir, file);
    noted.step();
    noted.problems.push(...problems);
    if (article && problems.length === 0) yield article;
    else noted.keep.add(file.replace(/\.md$/i, ""));
  }
}

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
