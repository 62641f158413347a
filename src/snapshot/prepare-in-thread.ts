import { Worker } from "node:worker_threads";
import { CorpusError } from "../errors.ts";
import type { TellProblems } from "../articles/load.ts";
import { THREAD_FLAGS, threadModule } from "../lib/thread-module.ts";
import type { PreparedArchive, PrepareMessage, PrepareRequest } from "./prepare-worker.ts";

interface Told {
  /** Given the share of files read, 0 to 1. */
  onProgress?: (share: number) => void;
  /** Told of the files that are left out, where it is done leniently. */
  onProblems?: TellProblems;
}

/**
 * Prepares a folder's articles in a thread.
 * @throws {CorpusError} with every problem of every file, unless it is done leniently.
 */
export async function prepareInThread(
  request: PrepareRequest,
  { onProgress, onProblems }: Told = {},
): Promise<PreparedArchive> {
  const worker = new Worker(threadModule("./prepare-worker", import.meta.url), {
    execArgv: THREAD_FLAGS,
    workerData: request,
  });
  return new Promise((fulfil, reject) => {
    worker.on("message", (message: PrepareMessage) => {
      if ("progress" in message) onProgress?.(message.progress);
      else if ("leftOut" in message) onProblems?.(message.leftOut);
      else if ("problems" in message) reject(new CorpusError(message.problems));
      else fulfil(message);
    });
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("the thread that prepares the articles ended early")));
  });
}
