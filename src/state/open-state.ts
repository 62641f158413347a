import { access, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { damaged, Database, type Rows } from "./database.ts";
import { MIGRATIONS } from "./migrations.ts";
import { StateError } from "./state-error.ts";
import { systemFault } from "../errors.ts";
import { makeFolder } from "../lib/make-folder.ts";

export const STATE_FILE = "state.db";

/**
 * Opens what the bot remembers, in the file `state.db` of a folder; both are made where they are
 * missing. A file of an older version is copied to `state.db.before-N` before it is changed.
 * @throws {StateError} when the file is damaged, of a newer version, or cannot be used.
 */
export async function openState(
  dir: string,
  migrations: readonly string[] = MIGRATIONS,
): Promise<Database> {
  const path = join(dir, STATE_FILE);
  try {
    makeFolder(dir, 0o700);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StateError(
      `The folder ${dir} cannot be made (${code}): set DATA_DIR to one that can be written to.`,
    );
  }
  const database = await Database.open(path);
  try {
    await check(database, path);
    await migrate(database, path, migrations);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The database, opened when it is first needed: a bot that remembers nothing has none. */
export class LazyState {
  readonly dir: string;
  #opened: Promise<Database> | null = null;

  constructor(dir: string) {
    this.dir = dir;
  }

  /** @throws {StateError} as `openState` does; the next call tries again. */
  open(): Promise<Database> {
    return (this.#opened ??= openState(this.dir).catch((error: unknown) => {
      this.#opened = null;
      throw error;
    }));
  }

  /** Null where there is no file yet. */
  async openIfThere(): Promise<Database | null> {
    if (this.#opened) return this.#opened;
    return (await isThere(join(this.dir, STATE_FILE))) ? this.open() : null;
  }

  async close(): Promise<void> {
    await (await this.#opened)?.close();
  }
}

/**
 * Copies the database of a folder, as of now, while others may use it. Returns whether there is one.
 * @throws {StateError} when it cannot be read.
 */
export async function copyState(dir: string, target: string): Promise<boolean> {
  const path = join(dir, STATE_FILE);
  if (!(await isThere(path))) return false;
  const database = await Database.open(path);
  try {
    await database.copyTo(target);
    return true;
  } finally {
    await database.close();
  }
}

/** @throws {StateError} where that cannot be told. */
async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw new StateError(
      `${systemFault(error) ?? String(error)}: set DATA_DIR to a folder that can be used.`,
    );
  }
}

async function check(database: Database, path: string): Promise<void> {
  const found = await database
    .read((rows) => rows.first<{ integrity_check: string }>("PRAGMA integrity_check"))
    .catch((error: unknown) => ({ integrity_check: String(error) }));
  if (found?.integrity_check === "ok") return;
  throw damaged(path);
}

async function migrate(
  database: Database,
  path: string,
  migrations: readonly string[],
): Promise<void> {
  const from = await database.read(versionOf);
  if (from > migrations.length) {
    throw new StateError(
      `${path} was written by a newer version of Dateline: install that one, or put back a backup from before it.`,
    );
  }
  if (from === migrations.length) return;
  if (from > 0) await keepCopy(database, `${path}.before-${from + 1}`);
  await database.write((rows) => {
    // Another process may have come first.
    for (let step = versionOf(rows); step < migrations.length; step += 1) {
      rows.script(migrations[step] ?? "");
      rows.script(`PRAGMA user_version = ${step + 1}`);
    }
  });
}

function versionOf(rows: Rows): number {
  return rows.first<{ user_version: number }>("PRAGMA user_version")?.user_version ?? 0;
}

/** Whole or not at all: a copy that was interrupted is made again. */
async function keepCopy(database: Database, path: string): Promise<void> {
  await rm(`${path}.part`, { force: true });
  await database.copyTo(`${path}.part`);
  await rename(`${path}.part`, path);
}
