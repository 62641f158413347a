import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, Index, MatchQuery } from "@lancedb/lancedb";

const BATCH = 20_000;

/** LanceDB, its full-text index on local disk. */
export async function create() {
  const folder = mkdtempSync(join(tmpdir(), "bench-lance-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const db = await connect(folder);
  let rows = [];
  let table = null;
  const flush = async () => {
    if (rows.length === 0) return;
    if (table === null) table = await db.createTable("t", rows);
    else await table.add(rows);
    rows = [];
  };
  return {
    add: (id, text) => {
      rows.push({ id, text });
      return rows.length >= BATCH ? flush() : undefined;
    },
    finish: async () => {
      await flush();
      await table.optimize();
      const config = Index.fts({
        withPosition: false,
        baseTokenizer: "whitespace",
        lowercase: false,
        stem: false,
        removeStopWords: false,
        asciiFolding: false,
      });
      await table.createIndex("text", { config });
    },
    search: (terms, limit) => search(table, terms, limit),
    /** Its folder is what it keeps: texts, index and earlier states. */
    save: async (path) => cpSync(folder, path, { recursive: true }),
  };
}

export async function load(path) {
  const table = await (await connect(path)).openTable("t");
  return { search: (terms, limit) => search(table, terms, limit) };
}

async function search(table, terms, limit) {
  const query = new MatchQuery(terms.join(" "), "text");
  const found = await table
    .query()
    .fullTextSearch(query)
    .select(["id", "_score"])
    .limit(limit)
    .toArray();
  return found.map(({ id }) => Number(id));
}
