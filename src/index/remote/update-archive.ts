import type { Article } from "../../articles/article.ts";
import { createAnalyser } from "../../language/tokenizer.ts";
import { Additions } from "./additions.ts";
import { ArchiveWriter } from "./archive-writer.ts";
import type { SearchConnection } from "./connection.ts";
import { indexNames } from "./definitions.ts";
import { countFacts, readFacts, writeFacts } from "./facts.ts";
import type { Written } from "./write-archive.ts";
import { WriterLease } from "./writer-lease.ts";

/** What has changed since an archive was written. */
export interface ArticleChanges {
  /** New and changed ones. */
  articles: readonly Article[];
  /** The slugs of those that are gone. */
  removed: readonly string[];
}

/**
 * Writes what has changed into an archive, without a look at its other articles. Until `writeArchive`
 * is called the next time, the engine counts what was replaced when it chooses candidates, and words
 * that are gone are still offered for slips. Ended in the midst, it is to be called again. While
 * another process writes the archive, it waits.
 * @throws {UnsuitableIndexError} where there is no archive, or another analyser wrote it.
 */
export async function updateArchive(
  connection: SearchConnection,
  { articles, removed }: ArticleChanges,
  name: string,
): Promise<Written> {
  const { key } = await readFacts(connection, name);
  const lease = await WriterLease.take(connection, indexNames(name, key).facts);
  try {
    return await writeChanges(connection, { articles, removed }, { name, lease });
  } finally {
    await lease.release();
  }
}

async function writeChanges(
  connection: SearchConnection,
  { articles, removed }: ArticleChanges,
  { name, lease }: { name: string; lease: WriterLease },
): Promise<Written> {
  const before = await readFacts(connection, name);
  const { key, variants } = before;
  const names = indexNames(name, key);
  const additions = Additions.after(before);
  const analyser = createAnalyser(variants);
  const writer = new ArchiveWriter(connection, names, { analyser, additions, lease });
  await writer.readStoredOf([...articles.map(({ slug }) => slug), ...removed]);
  await writer.write(articles);
  await writer.removeOthers(new Set());
  await writer.finishUpdate();
  const facts = await countFacts(connection, name, { key, variants, written: additions.written });
  await writeFacts(connection, names, facts);
  return { facts, changed: writer.changed, removed: writer.removed };
}
