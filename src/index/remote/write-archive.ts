import { type Article, paragraphId } from "../../articles/article.ts";
import { type Analyser, createAnalyser, type SpellingGroup } from "../../language/tokenizer.ts";
import { WordCounts } from "../corrections.ts";
import { BulkWriter } from "./bulk.ts";
import type { SearchConnection } from "./connection.ts";
import {
  analyserKey,
  definitions,
  indexNames,
  type IndexNames,
  type Spread,
} from "./definitions.ts";
import {
  articleDocuments,
  type ArticleDocument,
  type ArticleDocuments,
  type ParagraphDocument,
  revisionOf,
} from "./documents.ts";
import { type ArchiveFacts, countFacts, writeFacts } from "./facts.ts";
import { scan } from "./scan.ts";
import { type WordDocument, wordDocuments } from "./word-documents.ts";

export interface WriteOptions {
  /** The archive's name at the search engine. */
  name: string;
  variants?: readonly SpellingGroup[];
  /** How indexes are spread that are not there yet. */
  spread?: Spread;
  /** Slugs that stay as they are, though they are not among the articles. */
  keep?: ReadonlySet<string>;
  /** Given each article that was looked at. */
  onArticle?: (slug: string) => void;
}

export interface Written {
  facts: ArchiveFacts;
  /** Articles that are new or changed, and those that are gone. */
  changed: number;
  removed: number;
}

const DEFAULT_SPREAD: Spread = { shards: 3, replicas: 1 };
const EXISTS = 400;
const NOT_FOUND = 404;
/** Merging reads and writes all that has changed: of a large archive, for hours. */
const MAX_MERGE_MS = 6 * 3_600_000;
/** Articles written at a time. */
const MAX_CHANGES = 200;

/** An article as the engine has it. */
type Stored = Pick<ArticleDocument, "revision" | "paragraphs">;

/**
 * Makes an archive at a search engine that of these articles: what is there already stays, what has
 * changed is written again, what is gone is taken out. However often it is ended in the midst, the
 * next run leads to the same end. One may run at a time.
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
  const writer = new ArchiveWriter(connection, names, createAnalyser(variants));
  await writer.readStored();
  for await (const article of articles) {
    await writer.add(article);
    options.onArticle?.(article.slug);
  }
  await writer.removeOthers(options.keep ?? new Set());
  await writer.finish();
  const facts = await countFacts(connection, name, { key, variants });
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

/** An article that is to be written, or taken out. */
interface Change {
  slug: string;
  documents: ArticleDocuments | null;
  stored: Stored | undefined;
}

class ArchiveWriter {
  changed = 0;
  removed = 0;
  readonly #connection: SearchConnection;
  readonly #names: IndexNames;
  readonly #analyser: Analyser;
  readonly #bulk: BulkWriter;
  readonly #words: WordCounts;
  readonly #stored = new Map<string, Stored>();
  readonly #seen = new Map<string, Stored>();
  #changes: Change[] = [];

  constructor(connection: SearchConnection, names: IndexNames, analyser: Analyser) {
    this.#connection = connection;
    this.#names = names;
    this.#analyser = analyser;
    this.#bulk = new BulkWriter(connection);
    this.#words = new WordCounts(analyser);
  }

  /** Learns what the engine has. */
  async readStored(): Promise<void> {
    await this.#refresh();
    const all = scan<Stored>(this.#connection, {
      index: this.#names.articles,
      by: ["slug"],
      fields: ["revision", "paragraphs"],
    });
    for await (const { id, source } of all) this.#stored.set(id, source);
  }

  async add(article: Article): Promise<void> {
    const { slug } = article;
    const stored = this.#stored.get(slug);
    const size = article.paragraphs.length;
    const revision = revisionOf(article);
    this.#words.add(article);
    this.#seen.set(slug, { revision, paragraphs: size });
    if (stored?.revision === revision) return;
    this.changed += 1;
    const documents = articleDocuments(article, this.#analyser);
    await this.#change({ slug, documents, stored });
  }

  /** Takes out the articles that were not added. */
  async removeOthers(keep: ReadonlySet<string>): Promise<void> {
    for (const [slug, stored] of this.#stored) {
      if (this.#seen.has(slug)) continue;
      if (keep.has(slug)) this.#seen.set(slug, stored);
      else {
        this.removed += 1;
        await this.#change({ slug, documents: null, stored });
      }
    }
  }

  /** Writes what is left, and makes all of it visible. */
  async finish(): Promise<void> {
    await this.#applyChanges();
    await this.#refresh();
    await this.#removeStrays();
    await this.#writeWords();
    await this.#bulk.flush();
    await this.#refresh();
    await this.#forgetDeleted();
    await this.#refresh();
  }

  /** What is gone no longer counts in the engine's scores: see `definitions`. */
  async #forgetDeleted(): Promise<void> {
    await this.#connection.call({
      method: "POST",
      path: `/${this.#names.paragraphs}/_forcemerge`,
      query: { only_expunge_deletes: true },
      timeout: MAX_MERGE_MS,
    });
  }

  async #change(change: Change): Promise<void> {
    this.#changes.push(change);
    if (this.#changes.length >= MAX_CHANGES) await this.#applyChanges();
  }

  /**
   * Whatever an article's revision says is whole: it says nothing while its paragraphs are being
   * written, so that the next run writes them again if this one is ended.
   */
  async #applyChanges(): Promise<void> {
    const changes = this.#changes;
    this.#changes = [];
    for (const { slug, documents, stored } of changes) {
      if (stored === undefined) continue;
      const paragraphs = Math.max(stored.paragraphs, documents?.paragraphs.length ?? 0);
      const document = { revision: "", paragraphs };
      await this.#bulk.add({ index: this.#names.articles, id: slug, document, isPart: true });
    }
    await this.#bulk.flush();
    for (const { slug, documents, stored } of changes) {
      const paragraphs = documents?.paragraphs ?? [];
      for (const document of paragraphs) {
        await this.#write("paragraphs", document.paragraph.id, document);
      }
      const former = stored?.paragraphs ?? 0;
      for (let ordinal = paragraphs.length + 1; ordinal <= former; ordinal += 1) {
        await this.#write("paragraphs", paragraphId(slug, ordinal), null);
      }
    }
    await this.#bulk.flush();
    for (const { slug, documents } of changes) {
      await this.#write("articles", slug, documents?.article ?? null);
    }
    await this.#bulk.flush();
  }

  /** Paragraphs of a run that was ended before it wrote their article, if that changed since. */
  async #removeStrays(): Promise<void> {
    const index = this.#names.paragraphs;
    let expected = 0;
    for (const { paragraphs } of this.#seen.values()) expected += paragraphs;
    const path = `/${index}/_count`;
    const { count } = await this.#connection.call<{ count: number }>({ method: "GET", path });
    if (count === expected) return;
    const all = scan<Pick<ParagraphDocument, "slug" | "ordinal">>(this.#connection, {
      index,
      by: ["slug", "ordinal"],
      fields: ["slug", "ordinal"],
    });
    for await (const { id, source } of all) {
      const { paragraphs = 0 } = this.#seen.get(source.slug) ?? {};
      if (source.ordinal > paragraphs) await this.#write("paragraphs", id, null);
    }
  }

  async #writeWords(): Promise<void> {
    const index = this.#names.words;
    const known = new Map<string, string>();
    for (const by of ["word", "term"]) {
      const all = scan<Pick<WordDocument, "entry">>(this.#connection, {
        index,
        by: [by],
        fields: ["entry"],
      });
      for await (const { id, source } of all) known.set(id, JSON.stringify(source.entry));
    }
    this.#words.addForms();
    for (const [id, document] of wordDocuments(this.#words)) {
      const entry = "entry" in document ? JSON.stringify(document.entry) : undefined;
      if (!known.has(id) || known.get(id) !== entry) await this.#write("words", id, document);
      known.delete(id);
    }
    for (const id of known.keys()) await this.#write("words", id, null);
  }

  #write(which: keyof IndexNames, id: string, document: object | null): Promise<void> {
    return this.#bulk.add({ index: this.#names[which], id, document });
  }

  /** Makes visible what was written. */
  async #refresh(): Promise<void> {
    const { articles, paragraphs, words } = this.#names;
    await this.#connection.call({
      method: "POST",
      path: `/${articles},${paragraphs},${words}/_refresh`,
    });
  }
}
