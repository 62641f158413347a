import type { Hit } from "../../src/index/passage-index.ts";
import { startCluster } from "./cluster.ts";

export interface TestEngine {
  urls: readonly string[];
  stop(): Promise<void>;
}

/**
 * The nodes of OPENSEARCH_URL, with commas between them, those that `run.ts` started for all files,
 * or three that are started here.
 */
export async function openTestEngine(): Promise<TestEngine> {
  const given = process.env["OPENSEARCH_URL"] || (process.env["STARTED_NODES"] ?? "");
  if (given !== "") return { urls: given.split(","), stop: async () => {} };
  return startCluster();
}

/** What was found, without what an index in this process does not tell. */
export function unrevised(hits: readonly Hit[]): Hit[] {
  return hits.map(({ paragraph, score, features }) => {
    return { paragraph, score, ...(features && { features }) };
  });
}
