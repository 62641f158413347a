import { spawn } from "node:child_process";
import { once } from "node:events";
import { startCluster, type TestCluster } from "./cluster.ts";
import { chosenEngine, fetchJars, obstacleTo } from "./engine.ts";

/**
 * Runs the tests against a search engine: on the nodes of OPENSEARCH_URL, or on three that are
 * started here (see `chosenEngine`). With --if-possible, a machine on which none can be started is
 * no failure; it is said.
 */
const [first, ...others] = process.argv.slice(2);
const ifPossible = first === "--if-possible";
const isGiven = (process.env["OPENSEARCH_URL"] ?? "") !== "";
const { obstacle, cluster } = isGiven ? { obstacle: null, cluster: null } : await prepare();

if (obstacle === null) {
  const filters = ifPossible || first === undefined ? others : [first, ...others];
  const run = ["vitest", "run", "--config", "test/opensearch/vitest.config.ts", ...filters];
  const less = ifPossible && { KILLS: "10", QUESTIONS: "100" };
  const nodes = cluster && { STARTED_NODES: cluster.urls.join(",") };
  const env = { ...less, ...process.env, ...nodes };
  const [code] = (await once(spawn("npx", run, { stdio: "inherit", env }), "exit")) as [
    number | null,
  ];
  await cluster?.stop();
  process.exitCode = code ?? 1;
} else {
  console.log(`The tests against a search engine DID NOT RUN. ${obstacle}`);
  process.exitCode = ifPossible ? 0 : 1;
}

interface Prepared {
  /** Why no node can be started here; null where one can. */
  obstacle: string | null;
  /** With --if-possible, nodes for all files: only starting some tells that it is possible. */
  cluster: TestCluster | null;
}

function without(reason: string | null): Prepared {
  return { obstacle: reason, cluster: null };
}

async function prepare(): Promise<Prepared> {
  const engine = chosenEngine(process.env);
  const reason = await obstacleTo(engine, process.env);
  if (reason !== null) return without(reason);
  try {
    await fetchJars(engine);
  } catch (error) {
    const { name, version } = engine;
    return without(`Maven could not fetch ${name} ${version} (${String(error).split("\n")[0]}).`);
  }
  if (!ifPossible) return without(null);
  try {
    return { obstacle: null, cluster: await startCluster() };
  } catch (error) {
    return without(`Nodes do not start here. ${(error as Error).message}`);
  }
}
