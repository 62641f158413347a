import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, existsSync } from "node:fs";
import { access, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { Command } from "commander";
import { corpusDir, stateDir } from "../config.ts";
import { ConfigError, systemFault } from "../errors.ts";
import { copyState, STATE_FILE } from "../state/open-state.ts";
import { EXIT, runCommandLine } from "./command-line.ts";

/** What is prepared again by itself. */
const NOT_KEPT = ["--exclude=.dateline", "--exclude=.cache"];

const program = new Command("dateline backup")
  .description(
    "Write the folder of articles, the database and .env into one file, which holds the token too.",
  )
  .argument("[file]", "the file to write, a .tar.gz", defaultName(new Date()))
  .option("--corpus <dir>", "the folder of articles", corpusDir())
  .addHelpText(
    "after",
    "\nThe bot may run meanwhile. Exit codes: 0 written, 1 error, 2 usage error, 78 no such folder.",
  );

process.exitCode = await runCommandLine(program, process.argv, async () => {
  const file = program.processedArgs[0] as string;
  const { corpus } = program.opts<{ corpus: string }>();
  await access(corpus).catch(() => {
    throw new ConfigError(`There is no folder ${corpus}: set CORPUS_DIR, or give --corpus.`);
  });
  const staging = await mkdtemp(join(tmpdir(), "dateline-backup-"));
  try {
    // Links, which tar follows, give the parts the names that a restore looks for.
    await symlink(resolve(corpus), join(staging, "articles"), "junction");
    const parts = ["articles"];
    if (await copyState(stateDir(corpus), join(staging, STATE_FILE))) parts.push(STATE_FILE);
    if (existsSync(".env")) {
      await symlink(resolve(".env"), join(staging, ".env"));
      parts.push(".env");
    }
    await pack(file, staging, parts);
    process.stdout.write(
      `Written: ${file}. It holds ${parts.join(", ")}; keep it as safe as the token.\n`,
    );
    return EXIT.ok;
  } catch (error) {
    process.stderr.write(`The backup failed: ${systemFault(error) ?? String(error)}\n`);
    return EXIT.failed;
  } finally {
    await rm(staging, { recursive: true });
  }
});

/** Never over another backup, and for its owner's eyes alone. */
async function pack(file: string, staging: string, parts: readonly string[]): Promise<void> {
  const tar = spawn("tar", ["-czhf", "-", ...NOT_KEPT, "-C", staging, ...parts], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(tar, "close");
  const output = createWriteStream(file, { flags: "wx", mode: 0o600 });
  await pipeline(tar.stdout, output).catch(async (error: unknown) => {
    tar.kill();
    // Half a backup; a file that was there before was never opened.
    if (!output.pending) await rm(file, { force: true });
    throw error;
  });
  const [code] = (await ended) as [number];
  if (code === 0) return;
  await rm(file);
  throw new Error(`tar ended with ${code}.`);
}

function defaultName(now: Date): string {
  return `dateline-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-")}.tar.gz`;
}
