import { parentPort } from "node:worker_threads";
import { extractPage, type PageInput } from "./extract.ts";

parentPort?.on("message", (input: PageInput) => {
  try {
    parentPort?.postMessage({ page: extractPage(input) });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});

// Ready: what follows is a page's own time.
parentPort?.postMessage("ready");
