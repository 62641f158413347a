import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const HERE = import.meta.dirname;
const CACHE = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "dateline");
const MAX_FETCH_MS = 600_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** What the nodes of the tests are. */
export interface Engine {
  name: "OpenSearch" | "Elasticsearch";
  version: string;
  /** The oldest Java that runs it. */
  minJava: number;
  /** The setting that names the nodes which found a cluster. */
  founders: string;
}

/** That of ELASTICSEARCH_VERSION or OPENSEARCH_VERSION; where neither is set, OpenSearch 2. */
export function chosenEngine(env: Environment): Engine {
  const elasticsearch = env["ELASTICSEARCH_VERSION"] ?? "";
  if (elasticsearch !== "") {
    const founders = "cluster.initial_master_nodes";
    return { name: "Elasticsearch", version: elasticsearch, minJava: 21, founders };
  }
  // The last that runs on Java 17.
  const version = env["OPENSEARCH_VERSION"] || "2.19.6";
  const minJava = Number.parseInt(version, 10) < 3 ? 17 : 21;
  const founders = "cluster.initial_cluster_manager_nodes";
  return { name: "OpenSearch", version, minJava, founders };
}

/** The program that JAVA_HOME names, or the one on the PATH. */
export function javaProgram(env: Environment): string {
  const home = env["JAVA_HOME"] ?? "";
  return home === "" ? "java" : join(home, "bin/java");
}

/** Why nodes cannot be started here, and what to do about it; null where they can. */
export async function obstacleTo(engine: Engine, env: Environment): Promise<string | null> {
  const { name, version, minJava } = engine;
  const need = `${name} ${version} needs Java ${minJava} or newer`;
  const home = env["JAVA_HOME"] ?? "";
  const remedy = `set JAVA_HOME to the folder of Java ${minJava} or newer.`;
  const printed = await printedBy(javaProgram(env), "-version");
  if (printed === null) {
    const lack = home === "" ? "there is none on the PATH" : `JAVA_HOME, ${home}, has none`;
    return `${need}, but ${lack}: ${remedy}`;
  }
  const found = /version "([^"]+)"/.exec(printed)?.[1] ?? "";
  if (Number.parseInt(found, 10) < minJava) {
    const where = home === "" ? "the one on the PATH" : `that of JAVA_HOME, ${home},`;
    return `${need}, but ${where} is ${found}: ${remedy}`;
  }
  if ((await printedBy("mvn", "-v")) !== null) return null;
  return `Maven fetches ${name}, but there is no mvn on the PATH: install it.`;
}

/** Has Maven fetch what a node consists of, once; the folder of its jars. */
export async function fetchJars({ name, version }: Engine): Promise<string> {
  const folder = join(CACHE, `${name.toLowerCase()}-${version}`);
  mkdirSync(folder, { recursive: true });
  await copyFile(join(HERE, `${name.toLowerCase()}-pom.xml`), join(folder, "pom.xml"));
  const goal = ["package", `-Dengine.version=${version}`];
  await promisify(execFile)("mvn", ["-q", "-B", ...goal], { cwd: folder, timeout: MAX_FETCH_MS });
  return join(folder, "jars");
}

/** What Java is called with, after its flags and before a node's settings. */
export function launch({ name }: Engine, jars: string): string[] {
  const launcher = join(HERE, `${name}Node.java`);
  if (name === "OpenSearch") return ["-cp", join(jars, "*"), launcher];
  // Its plugins are modules, and need those of the node.
  return ["--module-path", jars, "--add-modules", "ALL-MODULE-PATH", launcher];
}

/** Null where the program cannot be called. */
async function printedBy(program: string, flag: string): Promise<string | null> {
  try {
    const { stdout, stderr } = await promisify(execFile)(program, [flag]);
    return stdout + stderr;
  } catch {
    return null;
  }
}
