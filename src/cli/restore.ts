import { execFile } from "node:child_process";
import { constants, existsSync } from "node:fs";
import { copyFile, cp, lstat, mkdtemp, readdir, rename, rm, rmdir } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { Command } from "commander";
import { corpusDir, stateDir } from "../config.ts";
import { OperatorError } from "../errors.ts";
import { STATE_FILE } from "../state/open-state.ts";
import { EXIT, runCommandLine } from "./command-line.ts";
import { makeFolder } from "../lib/make-folder.ts";

/** What a backup holds. */
const PARTS: ReadonlySet<string> = new Set(["articles", ".env", STATE_FILE]);

/** What a person can mend, in a sentence. */
class RestoreError extends OperatorError {}

const program = new Command("dateline restore")
  .description("Put back what `dateline backup` wrote. Nothing that is there is overwritten.")
  .argument("<file>", "the backup")
  .option(
    "--corpus <dir>",
    "the folder for the articles, missing or empty (default: what CORPUS_DIR says, here or in the backup)",
  )
  .addHelpText("after", "\nExit codes: 0 restored, 1 refused or error, 2 usage error.");

process.exitCode = await runCommandLine(program, process.argv, async () => {
  const { corpus: given } = program.opts<{ corpus?: string }>();
  const corpus = await restore(program.args[0] ?? "", given);
  process.stdout.write(`Restored to ${corpus}.\n`);
  return EXIT.ok;
});

/** The folder that the articles are in again: the one that is given, or that the settings name. */
async function restore(file: string, given: string | undefined): Promise<string> {
  // Beside its place, so that it can be moved there in one step.
  const beside = dirname(resolve(given ?? corpusDir()));
  makeFolder(beside);
  const staging = await mkdtemp(join(beside, ".restore-"));
  try {
    await unpack(file, staging);
    const settings = existsSync(".env") ? undefined : join(staging, ".env");
    const corpus = given ?? corpusDir(settings);
    if ((await readdir(corpus).catch(() => [])).length > 0) {
      throw new RestoreError(
        `${resolve(corpus)} is not empty: move it away, or give another --corpus.`,
      );
    }
    await rmdir(corpus).catch(() => undefined);
    await putBackFiles(staging, resolve(corpus), settings);
    makeFolder(dirname(resolve(corpus)));
    await move(join(staging, "articles"), corpus);
    return corpus;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Also onto another disk, which the backup's own settings may name. */
async function move(from: string, to: string): Promise<void> {
  await rename(from, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "EXDEV") throw error;
    await cp(from, to, { recursive: true });
  });
}

/** Into a folder of its own. A backup holds files and folders: a link in it is an attack. */
async function unpack(file: string, staging: string): Promise<void> {
  const unpacked = promisify(execFile)("tar", [
    "-xzf",
    resolve(file),
    "--no-same-owner",
    "-C",
    staging,
  ]);
  await unpacked.catch((error: unknown) => {
    const { stderr } = error as { stderr?: string };
    const why = stderr?.trim() || String(error);
    throw new RestoreError(`${file} cannot be read as a backup: ${why.split("\n")[0]}`);
  });
  const names = await readdir(staging);
  const strange = names.filter((name) => !PARTS.has(name));
  if (!names.includes("articles") || strange.length > 0 || !(await isPlain(staging))) {
    throw new RestoreError(`${file} is not a backup that Dateline wrote.`);
  }
}

async function isPlain(dir: string): Promise<boolean> {
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const state = await lstat(join(entry.parentPath, entry.name));
    if (!state.isFile() && !state.isDirectory()) return false;
  }
  return true;
}

/** The settings, and the database where `DATA_DIR` says, which may be among the articles. */
async function putBackFiles(
  staging: string,
  corpus: string,
  settings: string | undefined,
): Promise<void> {
  const parts = new Set(await readdir(staging));
  const dir = resolve(stateDir(corpus, settings));
  const below = relative(corpus, dir);
  const isInside = below !== "" && !below.startsWith("..") && !isAbsolute(below);
  const files = [
    { part: ".env", to: ".env" },
    { part: STATE_FILE, to: join(isInside ? join(staging, "articles", below) : dir, STATE_FILE) },
  ].filter(({ part }) => parts.has(part));
  for (const { to } of files) {
    if (!existsSync(to)) continue;
    throw new RestoreError(`${to} is there already: move it away first. Nothing was restored.`);
  }
  for (const { part, to } of files) {
    makeFolder(dirname(resolve(to)), 0o700);
    await copyFile(join(staging, part), to, constants.COPYFILE_EXCL);
  }
}
