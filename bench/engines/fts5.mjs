import { writeFileSync } from "node:fs";
import Database from "better-sqlite3";

/** SQLite's FTS5, in memory, ranked by its bm25(). */
export async function create() {
  const db = new Database(":memory:");
  db.exec("CREATE VIRTUAL TABLE t USING fts5(text, content='', tokenize='unicode61')");
  db.exec("BEGIN");
  const insert = db.prepare("INSERT INTO t (rowid, text) VALUES (?, ?)");
  return {
    add: (id, text) => insert.run(id + 1, text),
    finish: async () => db.exec("COMMIT"),
    search: searchOf(db),
    save: async (path) => writeFileSync(path, db.serialize()),
  };
}

export async function load(path) {
  return { search: searchOf(new Database(path, { readonly: true })) };
}

function searchOf(db) {
  const select = db.prepare("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?");
  return async (terms, limit) => {
    const any = terms.map((term) => `"${term}"`).join(" OR ");
    return select.all(any, limit).map(({ rowid }) => rowid - 1);
  };
}
