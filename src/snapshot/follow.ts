import { Worker } from "node:worker_threads";
import { THREAD_FLAGS, threadModule } from "../lib/thread-module.ts";
import type { FollowMessage, FollowRequest } from "./folder-worker.ts";

export interface Following {
  stop(): Promise<void>;
}

/**
 * Follows the folder of a prepared archive in a thread: it reads what changes and makes what is to
 * be searched beside the archive, so that whoever answers never waits for it.
 */
export function followFolder(
  request: FollowRequest,
  on: { message: (message: FollowMessage) => void; end: (error: Error) => void },
): Following {
  const worker = new Worker(threadModule("./folder-worker", import.meta.url), {
    execArgv: THREAD_FLAGS,
    workerData: request,
  });
  let stopped = false;
  worker.on("message", on.message);
  worker.on("error", on.end);
  worker.on("exit", () => {
    if (!stopped) on.end(new Error("the thread that follows the articles ended early"));
  });
  return {
    async stop() {
      stopped = true;
      await worker.terminate();
    },
  };
}
