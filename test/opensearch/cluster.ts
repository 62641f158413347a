import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

const HERE = import.meta.dirname;
const CACHE = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "dateline");
/** OpenSearch 3 needs Java 21 or newer: see `npm run test:opensearch` in CONTRIBUTING.md. */
const { OPENSEARCH_VERSION = "", JAVA_HOME = "" } = process.env;
const JAVA = JAVA_HOME === "" ? "java" : join(JAVA_HOME, "bin/java");
const MAX_START_MS = 300_000;
const MAX_FETCH_MS = 600_000;

/** What starting nodes takes and this machine lacks. */
export async function missingTools(): Promise<string[]> {
  const tools: [name: string, flag: string][] = [
    [JAVA, "-version"],
    ["mvn", "-v"],
  ];
  const missing: string[] = [];
  for (const [name, flag] of tools) {
    await promisify(execFile)(name, [flag]).catch(() => missing.push(name));
  }
  return missing;
}

/** A node in a process of its own, on 127.0.0.1. */
export class TestNode {
  readonly url: string;
  readonly #command: string[];
  readonly #log: string;
  #process: ChildProcess | null = null;

  constructor(url: string, command: string[], log: string) {
    this.url = url;
    this.#command = command;
    this.#log = log;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  start(): void {
    const log = openSync(this.#log, "a");
    this.#process = spawn(JAVA, this.#command, { stdio: ["pipe", log, log] });
    closeSync(log);
  }

  /** As power fails: nothing is written or said before. */
  async kill(): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (running === null || running.exitCode !== null) return;
    const gone = once(running, "exit");
    running.kill("SIGKILL");
    await gone;
  }

  async log(): Promise<string> {
    return readFile(this.#log, "utf8");
  }
}

export class TestCluster {
  readonly nodes: readonly TestNode[];
  readonly #folder: string;

  constructor(nodes: readonly TestNode[], folder: string) {
    this.nodes = nodes;
    this.#folder = folder;
  }

  get urls(): string[] {
    return this.nodes.map(({ url }) => url);
  }

  /** Until every copy of every shard is where it should be. */
  async whenGreen(size = this.nodes.length): Promise<void> {
    const until = Date.now() + MAX_START_MS;
    while (Date.now() < until) {
      for (const { url } of this.nodes) {
        const query = `wait_for_status=green&wait_for_nodes=${size}&timeout=5s`;
        const health = await fetch(`${url}/_cluster/health?${query}`).catch(() => null);
        if (health?.ok === true) return;
      }
      await wait(500);
    }
    throw new Error(`No cluster of ${size} nodes:\n${await this.nodes[0]?.log()}`);
  }

  async stop(): Promise<void> {
    for (const node of this.nodes) await node.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** For a test that is over in minutes: the second compiler would not pay. */
const SHORT_LIVED = ["-XX:TieredStopAtLevel=1"];

/**
 * Starts nodes of OpenSearch that form a cluster, and waits until they do. `flags` are the virtual
 * machine's.
 */
export async function startCluster(
  size = 3,
  flags: readonly string[] = SHORT_LIVED,
): Promise<TestCluster> {
  const jars = await fetchJars();
  const folder = await mkdtemp(join(tmpdir(), "dateline-opensearch-"));
  const ports = await freePorts(size * 2);
  const seeds = ports.slice(size).map((port) => `127.0.0.1:${port}`);
  const names = seeds.map((_, at) => `node-${at + 1}`);
  const nodes = names.map((name, at) => {
    const home = join(folder, name);
    mkdirSync(join(home, "config"), { recursive: true });
    const settings = {
      "path.home": home,
      "node.name": name,
      "cluster.name": "dateline-test",
      "network.host": "127.0.0.1",
      "http.port": ports[at],
      "transport.port": ports[size + at],
      "discovery.seed_hosts": seeds.join(","),
      "cluster.initial_cluster_manager_nodes": names.join(","),
      "cluster.routing.allocation.disk.threshold_enabled": false,
    };
    const command = [
      "-Xms512m",
      "-Xmx512m",
      "-XX:+UseSerialGC",
      ...flags,
      "-cp",
      join(jars, "*"),
      join(HERE, "OpenSearchNode.java"),
      ...Object.entries(settings).map(([key, value]) => `${key}=${value}`),
    ];
    return new TestNode(`http://127.0.0.1:${ports[at]}`, command, join(home, "log"));
  });
  const cluster = new TestCluster(nodes, folder);
  for (const node of nodes) node.start();
  await cluster.whenGreen();
  return cluster;
}

/** The folder of the jars, which Maven fetches once. */
export async function fetchJars(): Promise<string> {
  const pom = await readFile(join(HERE, "pom.xml"), "utf8");
  const usual = /<opensearch.version>(.+?)</.exec(pom)?.[1] ?? "";
  const version = OPENSEARCH_VERSION === "" ? usual : OPENSEARCH_VERSION;
  const folder = join(CACHE, `opensearch-${version}`);
  mkdirSync(folder, { recursive: true });
  await cp(join(HERE, "pom.xml"), join(folder, "pom.xml"));
  const jars = join(folder, "jars");
  const goal = [
    "dependency:copy-dependencies",
    `-DoutputDirectory=${jars}`,
    `-Dopensearch.version=${version}`,
  ];
  await promisify(execFile)("mvn", ["-q", "-B", ...goal], { cwd: folder, timeout: MAX_FETCH_MS });
  return jars;
}

/** Ports that nobody listens on now; each is held until all are known. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  const ports: number[] = [];
  for (const server of servers) {
    if (!server.listening) await once(server, "listening");
    const address = server.address();
    if (address !== null && typeof address !== "string") ports.push(address.port);
  }
  for (const server of servers) server.close();
  return ports;
}
