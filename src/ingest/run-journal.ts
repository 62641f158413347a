import { appendFile, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "../lib/make-folder.ts";

/** The dot keeps it out of the corpus. */
const FILE = ".add-progress";

/**
 * Which inputs a run has finished, kept in the corpus folder as long as the run is not over, so that one that was
 * interrupted or killed can go on from there.
 */
export class RunJournal {
  readonly #path: string;
  readonly #done: ReadonlySet<string>;
  /** How many inputs an earlier run finished before it was interrupted. */
  readonly former: number;

  private constructor(path: string, done: ReadonlySet<string>, former: number) {
    this.#path = path;
    this.#done = done;
    this.former = former;
  }

  /** The journal of a new run, or that of the one before it where it is to be continued. */
  static async open(dir: string, isContinued: boolean): Promise<RunJournal> {
    const path = join(dir, FILE);
    makeFolder(dir);
    const text = await readFile(path, "utf8").catch(() => "");
    const done = new Set(text.split("\n").flatMap(inputOf));
    if (isContinued) return new RunJournal(path, done, done.size);
    await rm(path, { force: true });
    return new RunJournal(path, new Set(), done.size);
  }

  isDone(input: string): boolean {
    return this.#done.has(input);
  }

  async markDone(input: string): Promise<void> {
    await appendFile(this.#path, `${JSON.stringify(input)}\n`);
  }

  /** The run is over: nothing is left to continue. */
  async close(): Promise<void> {
    await rm(this.#path, { force: true });
  }
}

/** The last line of a run that was killed may be cut off. */
function inputOf(line: string): string[] {
  try {
    return [String(JSON.parse(line))];
  } catch {
    return [];
  }
}
