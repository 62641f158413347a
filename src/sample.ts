import { fileURLToPath } from "node:url";
import { hasArticles } from "./articles/load.ts";
import { DEFAULT_CORPUS } from "./config.ts";

/** Six invented articles that come with Dateline, for whoever has none yet. */
export const SAMPLE_DIR = fileURLToPath(new URL("../sample/", import.meta.url));

/** Whether there is nothing to read where articles are kept unless a setting says otherwise. */
export async function needsSample(corpusDir: string): Promise<boolean> {
  return corpusDir === DEFAULT_CORPUS && !(await hasArticles(corpusDir));
}
