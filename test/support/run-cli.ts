import { spawn } from "node:child_process";

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs one of our command lines as its own process, as npm's scripts do. */
export function run(script: string, args: string[], input = ""): Promise<Finished> {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args]);
  const finished: Finished = { code: null, stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (finished.stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (finished.stderr += chunk));
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...finished, code }));
  });
}
