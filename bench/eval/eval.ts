import { Command, InvalidArgumentError, Option } from "commander";
import { retrieve } from "../../src/answer/ask.ts";
import { createArchive, type Archive } from "../../src/answer/archive.ts";
import { explainPassage } from "../../src/answer/explain.ts";
import { loadVariants } from "../../src/articles/variants.ts";
import {
  type Collection,
  CollectionError,
  inHalves,
  readCollection,
  readGolden,
} from "./collection.ts";
import {
  type Configuration,
  CONFIGURATIONS,
  evaluate,
  judgedFirst,
  type Result,
  reliability,
  summarise,
} from "./evaluate.ts";
import { readNewsArchive } from "./news-archive.ts";
import { countByKind, renderNews, scoreNews } from "./news-score.ts";
import { renderComparison, renderExplanation, renderReliability, renderSummary } from "./report.ts";
import { renderTiming, time } from "./timing.ts";
import { EXIT, runCommandLine } from "../../src/cli/command-line.ts";
import { startProgress } from "../../src/cli/progress.ts";

interface Options {
  archive?: string;
  size: number[];
  split?: string;
  json: boolean;
  typos: boolean;
  halves: boolean;
  time: boolean;
  compare?: Configuration;
  explain?: string;
}

const CORPUS = "corpus";
const GOLDEN = "test/golden/questions.jsonl";

const program = new Command("dateline eval")
  .description("Score the ranking and the refusals on questions whose answers are known.")
  .argument(
    "[dir]",
    "a collection in BEIR layout, or a .jsonl of questions on corpus/; without one, the golden questions",
  )
  .option(
    "--archive <dir>",
    "an archive of news: articles.jsonl and questions.jsonl, packed or not",
  )
  .option(
    "--size <articles>",
    "fill it up from distractors.jsonl, e.g. 300 or 300,1000,10000",
    readSizes,
    [0],
  )
  .option("--split <name>", "the judgements to use: qrels/NAME.tsv")
  .option("--json", "print JSON", false)
  .option("--typos", "repeat with one random edit in the rarest word of each question", false)
  .option(
    "--halves",
    "each half of the articles by itself; the other half's questions are on other topics",
    false,
  )
  .addOption(
    new Option(
      "--compare <configuration>",
      "set beside the full recipe, with a bootstrap interval",
    ).choices(Object.keys(CONFIGURATIONS)),
  )
  .option("--time", "also time the answer beside a search alone", false)
  .option("--explain <qid>", "why the passages of one question got their scores")
  .addHelpText(
    "after",
    `
Configurations: full is the recipe in use, exact is it without spelling correction, plain is BM25 alone.
Exit codes: 0 scored, 1 error, 2 usage error.

Examples:
  npm run -s eval
  npm run -s eval -- test/golden/second.jsonl
  npm run -s eval -- --archive test/golden/archive
  npm run -s eval -- path/to/collection --split test --compare plain --typos`,
  );

process.exitCode = await runCommandLine(program, process.argv, async () => {
  const options = program.opts<Options>();
  try {
    if (options.archive !== undefined) return await scoreArchive(options.archive, options);
    const [dir] = program.args;
    const collection =
      dir === undefined || dir.endsWith(".jsonl")
        ? await readGolden(CORPUS, dir ?? GOLDEN)
        : await readCollection(dir, options.split);
    return await score(collection, options);
  } catch (error) {
    if (!(error instanceof CollectionError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return EXIT.failed;
  }
});

async function score(collection: Collection, options: Options): Promise<number> {
  const variants = await loadVariants(CORPUS);
  if (options.explain !== undefined) {
    return explain(options.explain, collection, await createArchive(collection.articles, variants));
  }
  const parts = options.halves ? inHalves(collection) : [collection];
  for (const part of parts) {
    const archive = await createArchive(part.articles, variants);
    for (const typos of options.typos ? [false, true] : [false]) {
      const name = `${part.name}${typos ? ", with typing errors" : ""}`;
      const run = (configuration: Configuration): Promise<Result[]> => {
        const bar = startProgress(`${name} (${configuration})`, part.questions.length);
        const setting = { configuration, typos, onQuestion: () => bar.step() };
        return evaluate(archive, part.questions, setting).finally(() => bar.stop());
      };
      await report(name, await run("full"), options, run);
    }
    if (options.time) console.log(renderTiming(await time(archive, part.questions)));
  }
  return EXIT.ok;
}

/** An archive of news at each size: what is answered, kind by kind, and how sure it may be. */
async function scoreArchive(dir: string, { size: sizes, json }: Options): Promise<number> {
  const variants = await loadVariants(CORPUS);
  for (const size of sizes) {
    const { name, articles, questions } = await readNewsArchive(dir, size);
    const archive = await createArchive(articles, variants);
    const title = `${name}, ${articles.length} articles`;
    const bar = startProgress(title, questions.length);
    const results = await scoreNews(archive, questions, () => bar.step()).finally(() => bar.stop());
    const judged = results.map(({ confidence, rank }) => ({ confidence, right: rank === 1 }));
    if (json) {
      const kinds = Object.fromEntries(countByKind(results));
      console.log(JSON.stringify({ archive: title, kinds, reliability: reliability(judged) }));
    } else {
      console.log(`${renderNews(title, results)}\n\n${renderReliability(judged)}\n`);
    }
  }
  return EXIT.ok;
}

function readSizes(text: string): number[] {
  const sizes = text.split(",").map(Number);
  if (sizes.every((size) => Number.isInteger(size) && size > 0)) return sizes;
  throw new InvalidArgumentError("Give numbers of articles, e.g. 300,1000.");
}

async function report(
  name: string,
  results: Result[],
  { json, compare }: Options,
  run: (configuration: Configuration) => Promise<Result[]>,
): Promise<void> {
  const other = compare === undefined ? null : await run(compare);
  if (json) {
    const compared = other === null ? {} : { [compare ?? ""]: summarise(other) };
    const full = { ...summarise(results), reliability: reliability(judgedFirst(results)) };
    console.log(JSON.stringify({ collection: name, full, ...compared }));
    return;
  }
  console.log(renderSummary(name, summarise(results)));
  console.log(renderReliability(judgedFirst(results)));
  if (other !== null) console.log(renderComparison([compare ?? "", "full"], other, results));
}

async function explain(id: string, collection: Collection, archive: Archive): Promise<number> {
  const question = collection.questions.find((each) => each.id === id);
  if (question === undefined) {
    process.stderr.write(`There is no question ${id} in ${collection.name}.\n`);
    return EXIT.failed;
  }
  const { ranked, verdict } = await retrieve(question.text, archive);
  const best = ranked.slice(0, 3).map(({ paragraph }) => paragraph);
  console.log(`${question.text}\n  confidence ${verdict.confidence.toFixed(2)}`);
  for (const paragraph of new Set([...best, ...question.relevant.keys()])) {
    const mark = question.relevant.has(paragraph) ? " (right)" : "";
    const explanation = await explainPassage(question.text, paragraph, archive);
    console.log(renderExplanation(`${paragraph}${mark}`, explanation));
  }
  return EXIT.ok;
}
