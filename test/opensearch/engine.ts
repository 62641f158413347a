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
  version: string;
  /** The oldest Java that runs it. */
  minJava: number;
}

/** OpenSearch of OPENSEARCH_VERSION; where that is not set, the last that runs on Java 17. */
export function chosenEngine(env: Environment): Engine {
  const version = env["OPENSEARCH_VERSION"] || "2.19.6";
  return { version, minJava: Number.parseInt(version, 10) < 3 ? 17 : 21 };
}

/** The program that JAVA_HOME names, or the one on the PATH. */
export function javaProgram(env: Environment): string {
  const home = env["JAVA_HOME"] ?? "";
  return home === "" ? "java" : join(home, "bin/java");
}

/** Why nodes cannot be started here, and what to do about it; null where they can. */
export async function obstacleTo(engine: Engine, env: Environment): Promise<string | null> {
  const { version, minJava } = engine;
  const need = `OpenSearch ${version} needs Java ${minJava} or newer`;
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
  return `Maven fetches OpenSearch, but there is no mvn on the PATH: install it.`;
}

/** Has Maven fetch what a node consists of, once; the folder of its jars. */
export async function fetchJars({ version }: Engine): Promise<string> {
  const folder = join(CACHE, `opensearch-${version}`);
  mkdirSync(folder, { recursive: true });
  await copyFile(join(HERE, "pom.xml"), join(folder, "pom.xml"));
  const jars = join(folder, "jars");
  const goal = [
    "dependency:copy-dependencies",
    `-DoutputDirectory=${jars}`,
    `-Dopensearch.version=${version}`,
  ];
  await promisify(execFile)("mvn", ["-q", "-B", ...goal], { cwd: folder, timeout: MAX_FETCH_MS });
  return jars;
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
