import { parentPort, workerData } from "node:worker_threads";
import { fileStates } from "./freshness.ts";
import { articleFiles } from "../articles/load.ts";
import { shareArrays } from "./nested-arrays.ts";
import { createSectionFile } from "./section-file.ts";
import { loadVariants } from "../articles/variants.ts";
import { CorpusError, type CorpusProblem } from "../errors.ts";
import { isCurrent, prepare } from "./build.ts";
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
}

/** Whether an archive was loaded as it was, brought up to date, or prepared from nothing. */
export type Origin = "loaded" | "updated" | "prepared";

/** What the thread says; the last of its messages is `done` or `problems`. */
export type PrepareMessage =
  | { progress: number }
  | { done: Snapshot; path: string; origin: Origin }
  | { problems: readonly CorpusProblem[] };

async function run({ dir, cacheDir, lenient }: PrepareRequest): Promise<void> {
  const variants = await loadVariants(dir);
  const key = snapshotKey(variants);
  const path = snapshotPath(cacheDir, dir);
  const known = readSnapshot(path, key);
  const names = await articleFiles(dir);
  const files = fileStates(dir, names);
  if (known && isCurrent(known.snapshot, files)) return hand(known.snapshot, path, "loaded");
  const writer = createSectionFile(path);
  try {
    const folder = { dir, names, files, lenient };
    const snapshot = await prepare(folder, {
      facts: { key, variants },
      writer,
      previous: known,
      onProgress: onProgress(),
    });
    writeSnapshot(writer, snapshot);
    hand(snapshot, writer.path, known ? "updated" : "prepared");
  } catch (error) {
    writer.abandon();
    throw error;
  }
  writer.settle();
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
function hand(done: Snapshot, path: string, origin: Origin): void {
  shareArrays(done.arrays);
  say({ done, path, origin });
}

function say(message: PrepareMessage): void {
  parentPort?.postMessage(message, []);
}

await run(workerData as PrepareRequest).catch((error: unknown) => {
  if (!(error instanceof CorpusError)) throw error;
  say({ problems: error.problems });
});
