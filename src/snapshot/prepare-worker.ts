import { accessSync, constants } from "node:fs";
import { tmpdir } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { fileStates } from "./freshness.ts";
import { articleFiles, type TellProblems } from "../articles/load.ts";
import { NICENESS, standBack } from "../lib/thread-priority.ts";
import { shareArrays } from "./nested-arrays.ts";
import { removeTemporary, temporaryPath, SectionWriter } from "./section-file.ts";
import { loadVariants } from "../articles/variants.ts";
import { CorpusError, type CorpusProblem } from "../errors.ts";
import { type Folder, isCurrent, prepare, type PrepareOptions } from "./build.ts";
import {
  readSnapshot,
  type Snapshot,
  snapshotKey,
  snapshotPath,
  writeSnapshot,
} from "./snapshot.ts";

/** What the thread is started with. */
export interface PrepareRequest {
  dir: string;
  cacheDir: string;
  /** Whether files with a fault stay as they were, or are left out. */
  lenient: boolean;
  /** Whether questions cannot be answered before. */
  isAwaited: boolean;
}

/** Whether an archive was loaded as it was, brought up to date, or prepared from nothing. */
export type Origin = "loaded" | "updated" | "prepared";

/** A snapshot and how it came about. */
export interface PreparedArchive {
  done: Snapshot;
  path: string;
  origin: Origin;
  /** The code of the system's error that kept it out of `cacheDir`; null where it is there. */
  notKept: string | null;
}

/** What the thread says; the last of its messages is `done` or `problems`. */
export type PrepareMessage =
  | { progress: number }
  /** What is wrong with the files that are left out. */
  | { leftOut: readonly CorpusProblem[] }
  | PreparedArchive
  | { problems: readonly CorpusProblem[] };

/** A folder in memory, on Linux. */
const IN_MEMORY = "/dev/shm";

async function run(request: PrepareRequest): Promise<void> {
  const { dir, cacheDir, lenient } = request;
  const variants = await loadVariants(dir);
  const key = snapshotKey(variants);
  const path = snapshotPath(cacheDir, dir);
  const previous = readSnapshot(path, key);
  const names = await articleFiles(dir);
  const folder = { dir, names, files: fileStates(dir, names) };
  if (previous && isCurrent(previous.snapshot, folder.files)) {
    return hand(previous.snapshot, { path, origin: "loaded", notKept: null });
  }
  const facts = { key, variants };
  const told = { onProgress: onProgress(), ...(lenient && { onProblems: sayLeftOut }) };
  const options = { facts, previous, ...told };
  let notKept: string | null = null;
  for (const place of placesFor(path)) {
    try {
      return await prepareAt(place, notKept, folder, options);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      if (place !== path) removeTemporary(place);
      notKept ??= error.code;
    }
  }
  throw new CorpusError([unwritable(cacheDir, notKept)]);
}

/** Where a snapshot is written: at its path, else for this run alone, at last in memory. */
function* placesFor(path: string): Generator<string> {
  yield path;
  for (const folder of [tmpdir(), IN_MEMORY]) {
    try {
      accessSync(folder, constants.W_OK);
    } catch {
      continue;
    }
    yield temporaryPath(path, folder);
  }
}

async function prepareAt(
  place: string,
  notKept: string | null,
  folder: Folder,
  options: Omit<PrepareOptions, "writer">,
): Promise<void> {
  const writer = new SectionWriter(place);
  try {
    const snapshot = await prepare(folder, { ...options, writer });
    writeSnapshot(writer, snapshot);
    const origin = options.previous ? "updated" : "prepared";
    hand(snapshot, { path: place, origin, notKept });
  } catch (error) {
    writer.abandon();
    throw error;
  }
  writer.settle();
}

function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && "syscall" in error && "code" in error;
}

function unwritable(file: string, code: string | null): CorpusProblem {
  const message = `prepared articles cannot be written there (${code}), nor in ${tmpdir()}; make room, or set CACHE_DIR to another folder`;
  return { file, line: 0, field: "folder", message };
}

function onProgress(): (share: number) => void {
  let last = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (percent === last) return;
    last = percent;
    say({ progress: share });
  };
}

/** Hands the arrays over in memory that both threads, and others, can read. */
function hand(done: Snapshot, how: Omit<PreparedArchive, "done">): void {
  shareArrays(done.arrays);
  say({ done, ...how });
}

const sayLeftOut: TellProblems = (leftOut) => {
  say({ leftOut });
};

function say(message: PrepareMessage): void {
  parentPort?.postMessage(message, []);
}

const request = workerData as PrepareRequest;
if (!request.isAwaited) standBack(NICENESS.merging);
await run(request).catch((error: unknown) => {
  if (!(error instanceof CorpusError)) throw error;
  say({ problems: error.problems });
});
