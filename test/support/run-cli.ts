import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import path from "node:path";

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs one of our command lines as its own process, as npm's scripts do. */
export function run(script: string, args: string[], input = ""): Promise<Finished> {
  return finish(spawn(process.execPath, ["--import", "tsx", script, ...args]), input);
}

interface Surroundings {
  input?: string;
  env?: Readonly<Record<string, string>>;
}

/** Runs one in another folder, with nothing set but `env`. */
export function runIn(
  cwd: string,
  script: string,
  args: string[],
  { input = "", env = {} }: Surroundings = {},
): Promise<Finished> {
  const loader = ["--import", import.meta.resolve("tsx")];
  const surroundings = { cwd, env: { PATH: process.env["PATH"], ...env } };
  return finish(
    spawn(process.execPath, [...loader, path.resolve(script), ...args], surroundings),
    input,
  );
}

function finish(child: ChildProcessWithoutNullStreams, input: string): Promise<Finished> {
  const finished: Finished = { code: null, stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (finished.stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (finished.stderr += chunk));
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...finished, code }));
  });
}
