import type * as Sqlite from "@photostructure/sqlite";
import { StateError } from "./state-error.ts";

/** What a column may hold. */
export type Value = string | number | null | Uint8Array;

/** Statements against the database; each is prepared once. */
export interface Rows {
  all<Row>(sql: string, ...values: Value[]): Row[];
  // The caller says what its columns are.
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  first<Row>(sql: string, ...values: Value[]): Row | null;
  /** Returns how many rows it changed. */
  run(sql: string, ...values: Value[]): number;
  /** Several statements without values. */
  script(sql: string): void;
}

/** Milliseconds that a statement waits while another process writes. */
const BUSY_MS = 5_000;

/**
 * A SQLite file. Its methods are asynchronous so that another store could take its place; the work
 * that they are given is not, so nothing comes between its statements.
 */
export class Database {
  readonly #connection: Sqlite.DatabaseSyncInstance;
  readonly #rows: Rows;

  private constructor(connection: Sqlite.DatabaseSyncInstance) {
    this.#connection = connection;
    this.#rows = preparedRows(connection);
  }

  /** @throws {StateError} when the file cannot be used. */
  static async open(path: string): Promise<Database> {
    const { DatabaseSync } = await loadSqlite();
    let connection: Sqlite.DatabaseSyncInstance | null = null;
    try {
      connection = new DatabaseSync(path);
      connection.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
      connection.exec("PRAGMA journal_mode = WAL");
      // What is committed survives a power cut too.
      connection.exec("PRAGMA synchronous = FULL");
      connection.exec("PRAGMA foreign_keys = ON");
      return new Database(connection);
    } catch (error) {
      connection?.close();
      throw unusable(path, error);
    }
  }

  async read<Result>(work: (rows: Rows) => Result): Promise<Result> {
    return work(this.#rows);
  }

  /** Runs `work` as one transaction: all of it is on disk when this resolves, or none when it rejects. */
  async write<Result>(work: (rows: Rows) => Result): Promise<Result> {
    this.#connection.exec("BEGIN IMMEDIATE");
    try {
      const result = work(this.#rows);
      this.#connection.exec("COMMIT");
      return result;
    } catch (error) {
      this.#connection.exec("ROLLBACK");
      throw error;
    }
  }

  /** Writes a copy as of now into a file that is not there yet; others may write meanwhile. */
  async copyTo(path: string): Promise<void> {
    this.#rows.run("VACUUM INTO ?", path);
  }

  async close(): Promise<void> {
    this.#connection.close();
  }
}

/** Node's own from 22.13 on; on Node 20 a package with the same interface. */
async function loadSqlite(): Promise<typeof Sqlite> {
  const own = withoutWarnings(() => process.getBuiltinModule("node:sqlite") as unknown);
  if (own !== undefined) return own as typeof Sqlite;
  try {
    return await import("@photostructure/sqlite");
  } catch {
    throw new StateError(
      `Node ${process.version} has no SQLite, and the package @photostructure/sqlite is not installed: use Node 24, or install it.`,
    );
  }
}

/** Node 22 calls its SQLite experimental on standard error at every start; no operator can act on it. */
function withoutWarnings<Result>(work: () => Result): Result {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => {};
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}

function preparedRows(connection: Sqlite.DatabaseSyncInstance): Rows {
  const statements = new Map<string, Sqlite.StatementSyncInstance>();
  const prepared = (sql: string): Sqlite.StatementSyncInstance => {
    const statement = statements.get(sql) ?? connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    all: <Row>(sql: string, ...values: Value[]) => prepared(sql).all(...values) as Row[],
    first: <Row>(sql: string, ...values: Value[]) =>
      (prepared(sql).get(...values) as Row | undefined) ?? null,
    run: (sql, ...values) => prepared(sql).run(...values).changes,
    script: (sql) => connection.exec(sql),
  };
}

/** What SQLite says of a file that is none of its own, or no longer whole. */
const DAMAGED = /file is not a database|disk image is malformed/;

export function damaged(path: string): StateError {
  return new StateError(
    `${path} is damaged: put it back from a backup, or move it away, and every feed is read again.`,
  );
}

function unusable(path: string, error: unknown): StateError {
  const reason = error instanceof Error ? error.message : String(error);
  if (DAMAGED.test(reason)) return damaged(path);
  return new StateError(
    `${path} cannot be used (${reason}): make its folder writable, or set DATA_DIR to another.`,
  );
}
