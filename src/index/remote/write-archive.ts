import type { Article } from "../../articles/article.ts";
import { createAnalyser, type SpellingGroup } from "../../language/tokenizer.ts";
import { Additions } from "./additions.ts";
import { ArchiveWriter } from "./archive-writer.ts";
import type { SearchConnection } from "./connection.ts";
import {
  analyserKey,
  type Definition,
  definitions,
  indexNames,
  type IndexNames,
  type Spread,
} from "./definitions.ts";
import type { StoryFinding } from "./story-fields.ts";
import { WriterLease } from "./writer-lease.ts";
import { type ArchiveFacts, countFacts, writeFacts } from "./facts.ts";

export interface WriteOptions {
  /** The archive's name at the search engine. */
  name: string;
  variants?: readonly SpellingGroup[];
  /** How indexes are spread that are not there yet. */
  spread?: Spread;
  /** Slugs that stay as they are, though they are not among the articles. */
  keep?: ReadonlySet<string>;
  /** Is given all articles, and then tells which of them report one event. */
  stories?: StoryFinding;
  /** The part of the archive that may be taken out; all of it unless given. */
  maxRemovedShare?: number;
  /** Given each article that was looked at. */
  onArticle?: (slug: string) => void;
  /** Called where another process writes the archive, and is waited for. */
  onWait?: () => void;
}

export interface Written {
  facts: ArchiveFacts;
  /** Articles that are new or changed, and those that are gone. */
  changed: number;
  removed: number;
}

/** Ways of writing a word that are remembered: a million generated paragraphs have 940,000. */
const MAX_MET = 1_000_000;
const DEFAULT_SPREAD: Spread = { shards: 3, replicas: 1 };
const EXISTS = 400;
const NOT_FOUND = 404;
const TOO_LATE = 408;
/** How long copies of new indexes are waited for: without them the archive works as well. */
const MAX_COPIED_MS = 60_000;

/**
 * Makes an archive at a search engine that of these articles: what is there already stays, what has
 * changed is written again, what is gone is taken out. However often it is ended in the midst, the
 * next run leads to the same end. While another process writes the archive, it waits.
 * @throws {RemovalError} where more would be taken out than may be.
 */
export async function writeArchive(
  connection: SearchConnection,
  articles: AsyncIterable<Article> | Iterable<Article>,
  options: WriteOptions,
): Promise<Written> {
  const { name, variants = [], spread = DEFAULT_SPREAD } = options;
  const key = analyserKey(variants);
  const names = indexNames(name, key);
  await createIndexes(connection, names, spread);
  const lease = await WriterLease.take(connection, names.facts, options);
  try {
    return await writeAlone(connection, { key, articles, lease }, options);
  } finally {
    await lease.release();
  }
}

interface Source {
  key: string;
  articles: AsyncIterable<Article> | Iterable<Article>;
  lease: WriterLease;
}

async function writeAlone(
  connection: SearchConnection,
  { key, articles, lease }: Source,
  options: WriteOptions,
): Promise<Written> {
  const { name, variants = [], stories = null, keep = new Set() } = options;
  const names = indexNames(name, key);
  const analyser = createAnalyser(variants, MAX_MET);
  const additions = await Additions.read(connection, name, key);
  const writer = new ArchiveWriter(connection, names, { analyser, additions, lease, stories });
  await writer.readStored();
  await writer.write(articles, options.onArticle);
  await writer.removeOthers(keep, options.maxRemovedShare);
  await writer.finish();
  await addCopies(connection, names);
  const facts = await countFacts(connection, name, { key, variants, written: additions.written });
  await writeFacts(connection, names, facts);
  await pointTo(connection, name, names);
  return { facts, changed: writer.changed, removed: writer.removed };
}

/** Makes the indexes that are not there. */
async function createIndexes(
  connection: SearchConnection,
  names: IndexNames,
  spread: Spread,
): Promise<void> {
  const wanted = definitions(spread);
  for (const which of Object.keys(names) as (keyof IndexNames)[]) {
    const path = `/${names[which]}`;
    const created = await connection.call<{ error?: { type: string; reason: string } }>({
      method: "PUT",
      path,
      body: wanted[which],
      expected: [EXISTS],
    });
    const { error } = created;
    if (error && error.type !== "resource_already_exists_exception") throw new Error(error.reason);
  }
}

/** The copies of indexes that were filled without. */
async function addCopies(connection: SearchConnection, names: IndexNames): Promise<void> {
  const indexes = Object.values(names);
  const all = await connection.call<Record<string, Pick<Definition, "mappings"> & Settings>>({
    method: "GET",
    path: `/${indexes.join(",")}`,
  });
  let added = false;
  for (const [name, { mappings, settings }] of Object.entries(all)) {
    const {
      _meta: { replicas },
    } = mappings;
    if (Number(settings.index.number_of_replicas) !== 0 || replicas === 0) continue;
    const body = { index: { number_of_replicas: replicas } };
    await connection.call({ method: "PUT", path: `/${name}/_settings`, body });
    added = true;
  }
  if (!added) return;
  await connection.call({
    method: "GET",
    path: `/_cluster/health/${indexes.join(",")}`,
    query: { wait_for_no_initializing_shards: true, timeout: `${MAX_COPIED_MS}ms` },
    expected: [TOO_LATE],
    timeout: MAX_COPIED_MS * 2,
  });
}

interface Settings {
  settings: { index: { number_of_replicas: string } };
}

/** From now on, who opens the archive by its name finds these indexes. */
async function pointTo(
  connection: SearchConnection,
  name: string,
  { facts }: IndexNames,
): Promise<void> {
  const found = await connection.call<Record<string, object>>({
    method: "GET",
    path: `/_alias/${name}`,
    expected: [NOT_FOUND],
  });
  const former = Object.keys(found).filter((index) => index.startsWith(`${name}-`));
  const actions = [
    ...former.map((index) => ({ remove: { index, alias: name } })),
    { add: { index: facts, alias: name } },
  ];
  await connection.call({ method: "POST", path: "/_aliases", body: { actions } });
}
