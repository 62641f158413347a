import type { DateSpan } from "../../articles/store.ts";
import type { SpellingGroup } from "../../language/tokenizer.ts";
import { analyserKey, indexNames, type IndexNames } from "./definitions.ts";
import type { SearchConnection } from "./connection.ts";
import { UnsuitableIndexError } from "./unreachable.ts";

/** What holds of the whole archive: counted by the engine whenever articles were written. */
export interface ArchiveFacts {
  /** `analyserKey` of who wrote it. */
  key: string;
  variants: readonly SpellingGroup[];
  paragraphs: number;
  /** Words of all paragraphs, each with its title and subheading. */
  words: number;
  articles: number;
  /** Words of all articles. */
  articleWords: number;
  span: DateSpan;
  /** Outlets as they are written, and how many articles each has. */
  sources: [source: string, articles: number][];
  /** Languages by their codes, that of most articles first. */
  languages: string[];
  /** When it was last written: see `Additions`. */
  written: number;
}

const FACTS_ID = "facts";
/** Outlets that are counted. */
const MAX_SOURCES = 10_000;
const MAX_LANGUAGES = 100;
const NOT_FOUND = 404;

interface Bucket {
  key: string;
  doc_count: number;
}

interface Counted {
  hits: { total: { value: number }; hits: { _source: { day?: string } }[] };
  aggregations: {
    words: { value: number };
    undated?: { doc_count: number };
    sources?: { buckets: Bucket[] };
    languages?: { buckets: Bucket[] };
  };
}

/** Counts an archive's facts. What was written must have been made visible. */
export async function countFacts(
  connection: SearchConnection,
  archive: string,
  { key, variants, written }: Pick<ArchiveFacts, "key" | "variants" | "written">,
): Promise<ArchiveFacts> {
  const names = indexNames(archive, key);
  const words = { sum: { field: "length" } };
  const count = { size: 0, track_total_hits: true };
  const articles = await search(connection, names.articles, {
    ...count,
    size: 1,
    _source: ["day"],
    sort: [{ day: { order: "asc", missing: "_last" } }],
    aggs: {
      words,
      undated: { missing: { field: "day" } },
      sources: { terms: { field: "source", size: MAX_SOURCES } },
      languages: { terms: { field: "language", size: MAX_LANGUAGES } },
    },
  });
  const newest = await search(connection, names.articles, {
    size: 1,
    _source: ["day"],
    sort: [{ day: { order: "desc", missing: "_last" } }],
    aggs: { words },
  });
  const paragraphs = await search(connection, names.paragraphs, { ...count, aggs: { words } });
  const { undated, sources, languages } = articles.aggregations;
  return {
    key,
    variants,
    paragraphs: paragraphs.hits.total.value,
    words: paragraphs.aggregations.words.value,
    articles: articles.hits.total.value,
    articleWords: articles.aggregations.words.value,
    span: {
      from: articles.hits.hits[0]?._source.day ?? null,
      to: newest.hits.hits[0]?._source.day ?? null,
      undated: undated?.doc_count ?? 0,
    },
    sources: (sources?.buckets ?? []).map((bucket) => [bucket.key, bucket.doc_count]),
    languages: (languages?.buckets ?? []).map((bucket) => bucket.key),
    written,
  };
}

function search(connection: SearchConnection, index: string, body: object): Promise<Counted> {
  return connection.call<Counted>({ method: "POST", path: `/${index}/_search`, body });
}

/** Writes an archive's facts: from now on readers know of what was written. */
export async function writeFacts(
  connection: SearchConnection,
  { facts: index }: IndexNames,
  facts: ArchiveFacts,
): Promise<void> {
  const path = `/${index}/_doc/${FACTS_ID}`;
  await connection.call({ method: "PUT", path, query: { refresh: true }, body: facts });
}

/**
 * The facts of an archive, by its name.
 * @throws {UnsuitableIndexError} where there is none, or it was written by another analyser.
 */
export async function readFacts(
  connection: SearchConnection,
  archive: string,
): Promise<ArchiveFacts> {
  const facts = await readAnyFacts(connection, archive);
  if (facts === null) {
    throw new UnsuitableIndexError(
      `The search engine has no archive “${archive}”: write it with dateline index.`,
    );
  }
  if (facts.key !== analyserKey(facts.variants)) {
    throw new UnsuitableIndexError(
      `The archive “${archive}” was written by another version of Dateline or Node: write it again with dateline index.`,
    );
  }
  return facts;
}

/** The facts of an archive, whichever analyser wrote it; null where there is none. */
export async function readAnyFacts(
  connection: SearchConnection,
  archive: string,
): Promise<ArchiveFacts | null> {
  const path = `/${archive}/_doc/${FACTS_ID}`;
  const answer = await connection.call<{ _source?: ArchiveFacts }>({
    method: "GET",
    path,
    expected: [NOT_FOUND],
  });
  return answer._source ?? null;
}
