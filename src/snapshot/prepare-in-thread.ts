import { Worker } from "node:worker_threads";
import { CorpusError } from "../errors.ts";
import { THREAD_FLAGS, threadModule } from "../lib/thread-module.ts";
import type { PreparedArchive, PrepareMessage, PrepareRequest } from "./prepare-worker.ts";

/**
 * Prepares a folder's articles in a thread.
 * @throws {CorpusError} with every problem of every file, unless it is done leniently.
 */
export async function prepareInThread(
  request: PrepareRequest,
  onProgress?: (share: number) => void,
): Promise<PreparedArchive> {
  const worker = new Worker(threadModule("./prepare-worker", import.meta.url), {
    execArgv: THREAD_FLAGS,
    workerData: request,
  });
  return new Promise((fulfil, reject) => {
    worker.on("message", (message: PrepareMessage) => {
      if ("progress" in message) onProgress?.(message.progress);
      else if ("problems" in message) reject(new CorpusError(message.problems));
      else fulfil(message);
    });
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("the thread that prepares the articles ended early")));
  });
}
