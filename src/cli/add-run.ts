import { carryOut, jsonDraft, planArticle, type KnownFacts, type Plan } from "../ingest/add.ts";
import { describePlan } from "../ingest/describe.ts";
import { knownArticles, type KnownArticles } from "../ingest/duplicates.ts";
import { watchFeed } from "../ingest/feed/watch-feed.ts";
import type { FetchOptions } from "../ingest/fetch/fetch.ts";
import { InputError } from "../ingest/input-error.ts";
import { expandInputs, readStream } from "../ingest/inputs.ts";
import { startPageReader } from "../ingest/page/page.ts";
import { readInput, type Item, type Tools } from "../ingest/read-input.ts";
import { EXIT } from "./command-line.ts";
import type { Progress } from "./progress.ts";

export interface AddOptions {
  corpus: string;
  given: KnownFacts;
  json: boolean;
  dryRun: boolean;
  replace: boolean;
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
  /** For tests only. */
  fetch?: FetchOptions;
}

export interface WatchedFeed {
  address: string;
  /** Milliseconds between two polls. */
  every: number;
  /** Ends the watch. */
  signal: AbortSignal;
}

interface Run {
  options: AddOptions;
  io: AddIo;
  known: KnownArticles;
  counts: { added: number; refused: number; failed: number; teasers: number };
}

/** Reads each input and writes its article. Returns the exit code: 1 when an input failed or was refused. */
export async function runAdd(
  inputs: readonly string[],
  options: AddOptions,
  io: AddIo,
): Promise<number> {
  const run = await startRun(options, io);
  const expanded = await expandInputs(inputs);
  const bar = io.progress(expanded.length);
  const pages = startPageReader();
  try {
    const tools = toolsOf(run, pages);
    for (const input of expanded) {
      for await (const item of readInput(input, tools)) await handle(item, run);
      bar.step();
    }
  } finally {
    bar.stop();
    await pages.stop();
  }
  if (expanded.length === 0) io.say("There is nothing to read there.");
  if (!options.json && expanded.length > 1) io.say(summary(run));
  const failed = run.counts.failed + run.counts.refused > 0 || expanded.length === 0;
  return failed ? EXIT.failed : EXIT.ok;
}

/** Polls a feed and adds what is new, until the signal comes. */
export async function runWatch(
  { address, every, signal }: WatchedFeed,
  options: AddOptions,
  io: AddIo,
): Promise<number> {
  const run = await startRun(options, { ...io, ask: null });
  const pages = startPageReader();
  try {
    await watchFeed({
      address,
      every,
      signal,
      tools: toolsOf(run, pages),
      onItem: (item) => handle(item, run),
      onPoll: (outcome, wait) =>
        io.say(
          `${address}: ${outcome}; ${summary(run)} Next poll in ${Math.ceil(wait / 1_000)} s.`,
        ),
    });
  } finally {
    await pages.stop();
  }
  return EXIT.ok;
}

async function startRun(options: AddOptions, io: AddIo): Promise<Run> {
  const known = await knownArticles(options.corpus);
  return { options, io, known, counts: { added: 0, refused: 0, failed: 0, teasers: 0 } };
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
    ...(io.fetch && { fetch: io.fetch }),
  };
}

async function handle(item: Item, run: Run): Promise<void> {
  const { options, io } = run;
  if (item.kind === "error") return fail(item.input, item.message, run);
  if (item.kind === "teaser") {
    run.counts.teasers += 1;
    if (options.json) io.out(JSON.stringify(jsonDraft(item.input, null, item.draft)));
    else io.out(`${item.input}\n  only a teaser: "${item.draft.title ?? ""}" is not stored`);
    return;
  }
  try {
    const { given, replace } = options;
    await write(planArticle(item, run.known, { given, replace, today: io.today }), run);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    fail(item.input, error.message, run);
  }
}

async function write(plan: Plan, run: Run): Promise<void> {
  const { options, io, counts } = run;
  if (plan.duplicateOf !== null) {
    const refusal = `It already exists as ${plan.duplicateOf}; --replace updates that file.`;
    if (!options.dryRun) {
      counts.refused += 1;
      return report(plan.input, refusal, run);
    }
    plan.draft.warnings.push(`It would be refused: ${refusal}`);
  }
  if (!options.json) io.out(describePlan(plan));
  if (!options.dryRun && io.ask && !(await io.ask(`Write ${plan.fileName}?`))) {
    io.say("Not written.");
    return;
  }
  const file = options.dryRun ? plan.fileName : await carryOut(plan, options.corpus, run.known);
  counts.added += 1;
  if (options.json) io.out(JSON.stringify(jsonDraft(plan.input, file, plan.draft)));
  else
    io.out(options.dryRun ? "  (dry run: not written)" : `  written to ${options.corpus}/${file}`);
}

function fail(input: string, message: string, run: Run): void {
  run.counts.failed += 1;
  report(input, message, run);
}

function report(input: string, error: string, { options, io }: Run): void {
  if (options.json) io.out(JSON.stringify({ input, error }));
  else io.say(`${input}: ${error}`);
}

function summary({ counts, options }: Run): string {
  const parts = [
    `${counts.added} ${options.dryRun ? "understood" : "added"}`,
    `${counts.refused} refused (already there)`,
    `${counts.failed} failed`,
    ...(counts.teasers > 0 ? [`${counts.teasers} teasers not stored`] : []),
  ];
  return `${parts.join(", ")}.`;
}
