import { loadOutlets, type KnownOutlets } from "../articles/known-outlets.ts";
import { carryOut, planArticle, type KnownFacts, type Plan } from "../ingest/add.ts";
import { knownArticles, type KnownArticles } from "../ingest/duplicates.ts";
import type { FetchOptions } from "../ingest/fetch/answer.ts";
import { InputError } from "../ingest/input-error.ts";
import { expandInputs, isAddress, readStream } from "../ingest/inputs.ts";
import { startPageReader } from "../ingest/page/page.ts";
import { readInput } from "../ingest/read-input.ts";
import { RunJournal } from "../ingest/run-journal.ts";
import type { Item, Tools } from "../ingest/tools.ts";
import { mapAhead } from "../lib/run-ahead.ts";
import { AddOutcome } from "./add-outcome.ts";
import { EXIT } from "./command-line.ts";
import type { Progress } from "./progress.ts";

export interface AddOptions {
  corpus: string;
  given: KnownFacts;
  json: boolean;
  dryRun: boolean;
  replace: boolean;
  /** Whether nothing is asked: the addresses that a list holds are fetched. */
  yes: boolean;
  /** Whether to go on where a former run was interrupted. */
  isContinued: boolean;
}

/** What the command talks to. */
export interface AddIo {
  stdin: AsyncIterable<Uint8Array>;
  out: (line: string) => void;
  say: (line: string) => void;
  /** Asks the operator whether to write; null where nobody can be asked or `--yes` was given. */
  ask: ((question: string) => Promise<boolean>) | null;
  progress: (total: number) => Progress;
  /** "2026-11-22" */
  today: string;
  /** Comes when the operator interrupts the run. */
  signal: AbortSignal;
  fetch?: FetchOptions;
}

interface Run {
  options: AddOptions;
  io: AddIo;
  known: KnownArticles;
  outlets: KnownOutlets;
  outcome: AddOutcome;
}

/** Reads each input and writes its article. Returns the exit code: 1 when an input failed or was refused. */
export async function runAdd(
  inputs: readonly string[],
  options: AddOptions,
  io: AddIo,
): Promise<number> {
  const expanded = await expandInputs(inputs);
  const many = expanded.inputs.length > 1;
  const bar = io.progress(expanded.inputs.length);
  const run = await startRun(options, apartFromProgress(io, bar));
  run.outcome.passedOver(expanded.passedOver);
  const journal =
    many && !options.dryRun ? await RunJournal.open(options.corpus, options.isContinued) : null;
  if (journal !== null) sayWhereItStarts(journal, options, io);
  const left = expanded.inputs.filter((input) => journal?.isDone(input) !== true);
  const finished = await readAll(left, run, async (input) => {
    await journal?.markDone(input);
    bar.step();
  });
  bar.stop();
  if (finished === left.length) await journal?.close();
  if (expanded.inputs.length === 0) io.say("There is nothing to read there.");
  if (!options.json && many) io.say(run.outcome.summary());
  if (finished < left.length) {
    io.say(`Interrupted with ${left.length - finished} left; --continue goes on from there.`);
  }
  const failed = run.outcome.hasFailed || expanded.inputs.length === 0 || finished < left.length;
  return failed ? EXIT.failed : EXIT.ok;
}

/** After an interruption an operator must know whether the run goes on or begins again. */
function sayWhereItStarts({ former }: RunJournal, { isContinued }: AddOptions, io: AddIo): void {
  const inputs = `${former} input${former === 1 ? "" : "s"}`;
  if (isContinued && former > 0) io.say(`Going on after ${inputs} of the earlier run.`);
  else if (isContinued) io.say("No earlier run was interrupted; starting with the first input.");
  else if (former > 0) {
    io.say(
      `An earlier run was interrupted after ${inputs}; this one begins with the first. --continue goes on where a run stopped.`,
    );
  }
}

/** Reads the inputs in their order, files ahead of their turn, until the signal comes. Returns how many were finished. */
async function readAll(
  inputs: readonly string[],
  run: Run,
  onDone: (input: string) => Promise<void>,
): Promise<number> {
  const pages = startPageReader();
  const tools = toolsOf(run, pages);
  let finished = 0;
  // Questions are asked one at a time.
  const width = run.io.ask === null ? pages.width + 2 : 1;
  try {
    for await (const { input, first, rest } of mapAhead(inputs, width, (each) =>
      begin(each, tools),
    )) {
      for (let next = first ?? (await rest.next()); next.done !== true; next = await rest.next()) {
        // An input whose last article is written is finished.
        if (run.io.signal.aborted) return finished;
        await handle(next.value, run);
      }
      await onDone(input);
      finished += 1;
      if (run.io.signal.aborted) return finished;
    }
  } finally {
    await pages.stop();
  }
  return finished;
}

/** The first item of a file is read at once; what is fetched waits for its turn, for the outlets' sake. */
async function begin(input: string, tools: Tools) {
  const rest = readInput(input, tools);
  const first = isAddress(input) || input === "-" ? null : await rest.next();
  return { input, first, rest };
}

async function startRun(options: AddOptions, io: AddIo): Promise<Run> {
  const known = await knownArticles(options.corpus);
  const outlets = await loadOutlets(options.corpus);
  const outcome = new AddOutcome({ ...options, out: io.out, say: io.say });
  return { options, io, known, outlets, outcome };
}

/** In a terminal, output is printed above the progress line. */
function apartFromProgress(io: AddIo, bar: Progress): AddIo {
  const { out, say, ask } = io;
  const above =
    (print: (line: string) => void) =>
    (line: string): void => {
      bar.stop();
      print(line);
    };
  const asked =
    ask &&
    ((question: string): Promise<boolean> => {
      bar.stop();
      return ask(question);
    });
  return { ...io, out: above(out), say: above(say), ask: asked };
}

function toolsOf(run: Run, pages: Tools["pages"]): Tools {
  const { io, options, known } = run;
  return {
    pages,
    today: io.today,
    url: options.given.url ?? null,
    stdin: () => readStream(io.stdin),
    // An entry that is in the corpus is read again only to be replaced or shown.
    known: (url) => !options.replace && !options.dryRun && known.has(url),
    follow: async (input, { what, addresses }) =>
      options.yes ||
      (await io.ask?.(`${input} is ${what}. Fetch its ${addresses.length}?`)) === true,
    ...(io.fetch && { fetch: io.fetch }),
  };
}

async function handle(item: Item, run: Run): Promise<void> {
  const { options, io, known, outlets, outcome } = run;
  if (item.kind === "error") return outcome.fail(item.input, item.message);
  if (item.kind === "teaser") return outcome.teaser(item.input, item.draft);
  if (item.kind === "list") {
    const { what, addresses, left } = item.list;
    const more = left > 0 ? ` (and ${left} more, above the limit)` : "";
    const count = `${addresses.length} address${addresses.length === 1 ? "" : "es"}${more}`;
    return outcome.fail(item.input, `This is ${what} with ${count}; --yes fetches them.`);
  }
  try {
    const { given, replace } = options;
    const plan = planArticle(item, known, { given, replace, today: io.today, outlets });
    await write(plan, run);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    outcome.fail(item.input, error.message);
  }
}

async function write(plan: Plan, { options, io, known, outcome }: Run): Promise<void> {
  if (plan.duplicateOf !== null) {
    const refusal = `It already exists as ${plan.duplicateOf}; --replace updates that file.`;
    if (!options.dryRun) return outcome.refuse(plan.input, refusal);
    plan.draft.warnings.push(`It would be refused: ${refusal}`);
  }
  outcome.show(plan);
  if (!options.dryRun && io.ask && !(await io.ask(`Write ${plan.fileName}?`))) {
    io.say("Not written.");
    return;
  }
  const file = options.dryRun ? plan.fileName : await carryOut(plan, options.corpus, known);
  outcome.written(plan, file);
}
