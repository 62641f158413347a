import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chosenEngine, fetchJars, javaProgram, launch, obstacleTo } from "./engine.ts";

const MAX_START_MS = 300_000;
const LAST_LINES = 20;

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
    this.#process = spawn(javaProgram(process.env), this.#command, { stdio: ["pipe", log, log] });
    closeSync(log);
  }

  /** Whether it is gone although nobody killed it. */
  get hasEnded(): boolean {
    return this.#process !== null && !isRunning(this.#process);
  }

  /** As power fails: nothing is written or said before. */
  async kill(): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (running === null || !isRunning(running)) return;
    const gone = once(running, "exit");
    running.kill("SIGKILL");
    await gone;
  }

  /** Where its log is, and how that ends. */
  async lastWords(): Promise<string> {
    const lines = (await readFile(this.#log, "utf8")).trimEnd().split("\n");
    return [`Its log, ${this.#log}, ends:`, ...lines.slice(-LAST_LINES)].join("\n");
  }
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
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

  /** Until every copy of every shard is where it should be. Throws once a node ends by itself. */
  async whenGreen(size = this.nodes.length): Promise<void> {
    const until = Date.now() + MAX_START_MS;
    while (Date.now() < until) {
      for (const node of this.nodes) {
        if (node.hasEnded) throw new Error(`A node ended by itself. ${await node.lastWords()}`);
        const query = `wait_for_status=green&wait_for_nodes=${size}&timeout=1s`;
        const health = await fetch(`${node.url}/_cluster/health?${query}`).catch(() => null);
        if (health?.ok === true) return;
      }
      await wait(500);
    }
    const seconds = MAX_START_MS / 1000;
    throw new Error(`No cluster in ${seconds} s. One node: ${await this.nodes[0]?.lastWords()}`);
  }

  async kill(): Promise<void> {
    for (const node of this.nodes) await node.kill();
  }

  /** Leaves nothing of it. */
  async stop(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** For a test that is over in minutes: the second compiler would not pay. */
const SHORT_LIVED = ["-XX:TieredStopAtLevel=1"];

/**
 * Starts nodes of the engine that the environment names (see `chosenEngine`), and waits until they
 * form a cluster. `flags` are the virtual machine's. Where they do not start it throws, and their
 * logs stay.
 */
export async function startCluster(
  size = 3,
  flags: readonly string[] = SHORT_LIVED,
): Promise<TestCluster> {
  const engine = chosenEngine(process.env);
  const obstacle = await obstacleTo(engine, process.env);
  if (obstacle !== null) throw new Error(obstacle);
  const jars = await fetchJars(engine);
  const folder = await mkdtemp(join(tmpdir(), "dateline-nodes-"));
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
      [engine.founders]: names.join(","),
      "cluster.routing.allocation.disk.threshold_enabled": false,
    };
    const command = [
      "-Xms512m",
      "-Xmx512m",
      "-XX:+UseSerialGC",
      ...flags,
      ...launch(engine, jars),
      ...Object.entries(settings).map(([key, value]) => `${key}=${value}`),
    ];
    return new TestNode(`http://127.0.0.1:${ports[at]}`, command, join(home, "log"));
  });
  const cluster = new TestCluster(nodes, folder);
  for (const node of nodes) node.start();
  try {
    await cluster.whenGreen();
  } catch (error) {
    await cluster.kill();
    throw error;
  }
  return cluster;
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
