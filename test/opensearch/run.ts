import { spawn } from "node:child_process";
import { once } from "node:events";
import { fetchJars, missingTools, startCluster } from "./cluster.ts";

/**
 * Runs the tests against OpenSearch: on the nodes of OPENSEARCH_URL, or on three that are started
 * here. With --if-possible, a machine on which none can be started is no failure; it is said.
 */
const [first, ...others] = process.argv.slice(2);
const ifPossible = first === "--if-possible";
const obstacle = (process.env["OPENSEARCH_URL"] ?? "") === "" ? await obstacleHere() : null;

if (obstacle === null) {
  const filters = ifPossible || first === undefined ? others : [first, ...others];
  const run = ["vitest", "run", "--config", "test/opensearch/vitest.config.ts", ...filters];
  const env = { ...(ifPossible && { KILLS: "10", QUESTIONS: "100" }), ...process.env };
  const [code] = (await once(spawn("npx", run, { stdio: "inherit", env }), "exit")) as [
    number | null,
  ];
  process.exitCode = code ?? 1;
} else {
  console.log(`The tests against OpenSearch DID NOT RUN: ${obstacle}.`);
  process.exitCode = ifPossible ? 0 : 1;
}

/** Why no node can be started here; null where one can. */
async function obstacleHere(): Promise<string | null> {
  const missing = await missingTools();
  if (missing.length > 0) return `${missing.join(" and ")} cannot be called here`;
  try {
    await fetchJars();
  } catch (error) {
    return `Maven could not fetch OpenSearch (${String(error).split("\n")[0]})`;
  }
  if (!ifPossible) return null;
  try {
    await (await startCluster(1)).stop();
    return null;
  } catch (error) {
    return `a node does not start here (${String(error).split("\n")[0]})`;
  }
}
