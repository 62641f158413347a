import { Command } from "commander";
import { problemLine } from "../errors.ts";
import { checkCorpus } from "../ingest/check-corpus.ts";
import { corpusDir } from "../config.ts";
import { EXIT, runCommandLine } from "./command-line.ts";
import { startProgress } from "./progress.ts";

const program = new Command("dateline check")
  .description(
    "Check every article of the corpus: errors, missing dates and outlets, copies, boilerplate.",
  )
  .option("--corpus <dir>", "the folder of articles", corpusDir())
  .option("--json", "print one JSON object")
  .addHelpText(
    "after",
    "\nExit codes: 0 no errors (there may be warnings), 1 errors, 2 usage error.",
  );

process.exitCode = await runCommandLine(program, process.argv, async () => {
  const { corpus, json } = program.opts<{ corpus: string; json?: true }>();
  let bar = startProgress("checking", 0);
  const report = await checkCorpus(corpus, (files) => {
    bar = startProgress("checking", files);
    return bar;
  });
  bar.stop();
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else {
    for (const problem of report.errors) {
      process.stdout.write(`error    ${problemLine(problem)}\n`);
    }
    for (const { file, message } of report.warnings) {
      process.stdout.write(`warning  ${file}: ${message}\n`);
    }
    const { articles, paragraphs, errors, warnings } = report;
    process.stdout.write(
      `${articles} articles, ${paragraphs} paragraphs, ${errors.length} errors, ${warnings.length} warnings\n`,
    );
  }
  return report.errors.length > 0 ? EXIT.failed : EXIT.ok;
});
