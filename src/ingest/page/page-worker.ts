import { parentPort } from "node:worker_threads";
import { extractPage, type PageInput } from "./extract.ts";

/** Answers the thread that started this one. (The linter takes it for a browser's window.) */
function answer(reply: unknown): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(reply);
}

parentPort?.on("message", (input: PageInput) => {
  try {
    answer({ page: extractPage(input) });
  } catch (error) {
    answer({ error: error instanceof Error ? error.message : String(error) });
  }
});

// Ready: what follows is a page's own time.
answer("ready");
