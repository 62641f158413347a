import { join } from "node:path";
import { connect, Index, MatchQuery } from "@lancedb/lancedb";
import { DatabaseSync } from "@photostructure/sqlite";

const BATCH = 20_000;

/**
 * Each keeps texts in `folder` and gives `add`: adds some and tells whether one is found by a word
 * of it. The texts are analysed already.
 */
export const APPENDED = { fts5, lancedb };

async function fts5(folder, texts) {
  const db = new DatabaseSync(join(folder, "fts5.db"));
  db.exec("PRAGMA journal_mode = WAL");
  db.exec("CREATE VIRTUAL TABLE t USING fts5(text, content='', tokenize='unicode61')");
  const insert = db.prepare("INSERT INTO t (rowid, text) VALUES (?, ?)");
  const find = db.prepare("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 1");
  let row = 0;
  const insertAll = (all) => {
    db.exec("BEGIN");
    for (const text of all) insert.run((row += 1), text);
    db.exec("COMMIT");
  };
  insertAll(texts);
  return async (all, word) => {
    insertAll(all);
    return find.all(`"${word}"`).length > 0;
  };
}

async function lancedb(folder, texts) {
  const db = await connect(join(folder, "lance"));
  const table = await db.createTable("t", [{ text: "first" }]);
  let rows = [];
  const flush = async () => {
    if (rows.length > 0) await table.add(rows);
    rows = [];
  };
  for (const text of texts) {
    rows.push({ text });
    if (rows.length === BATCH) await flush();
  }
  await flush();
  await table.optimize();
  const config = Index.fts({ baseTokenizer: "whitespace", stem: false, withPosition: false });
  await table.createIndex("text", { config });
  return async (all, word) => {
    await table.add(all.map((text) => ({ text })));
    const query = new MatchQuery(word, "text");
    return (await table.query().fullTextSearch(query).limit(1).toArray()).length > 0;
  };
}
