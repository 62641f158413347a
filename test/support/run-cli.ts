import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { inject } from "vitest";

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs one of our programs as its own process: `dateline ask`, and so on. */
export function run(program: string, args: string[], input = ""): Promise<Finished> {
  return finish(spawn(process.execPath, [inject("dateline"), program, ...args]), input);
}

interface Surroundings {
  input?: string;
  env?: Readonly<Record<string, string>>;
}

/** Runs one in another folder, with nothing set but `env`. */
export function runIn(
  cwd: string,
  program: string,
  args: string[],
  { input = "", env = {} }: Surroundings = {},
): Promise<Finished> {
  const surroundings = { cwd, env: { PATH: process.env["PATH"], ...env } };
  return finish(
    spawn(process.execPath, [inject("dateline"), program, ...args], surroundings),
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
