import { type Article, paragraphId, revisionOf } from "../../articles/article.ts";
import type { Analyser } from "../../language/tokenizer.ts";
import { createPauses } from "../../lib/event-loop.ts";
import { mapAhead } from "../../lib/run-ahead.ts";
import { analyse, WordCounts } from "../word-counts.ts";
import type { Additions } from "./additions.ts";
import { OperatorError } from "../../errors.ts";
import { type Write, writeAll } from "./bulk.ts";
import type { SearchConnection } from "./connection.ts";
import type { IndexNames } from "./definitions.ts";
import {
  articleDocuments,
  type ArticleDocument,
  type ArticleDocuments,
  type ParagraphDocument,
} from "./documents.ts";
import { scan } from "./scan.ts";
import { readArticle } from "./stored-article.ts";
import {
  aloneIn,
  fieldsOf,
  isSameStory,
  STORY_FIELDS,
  type StoryFields,
  type StoryFinding,
} from "./story-fields.ts";
import type { WriterLease } from "./writer-lease.ts";
import { unknownWords, type WordDocument, wordDocuments } from "./word-documents.ts";

/**
 * Paragraphs written at a time, and how many such batches are on their way while the next is
 * prepared: with three, the writer waited a fifth of its time for nodes that were merging.
 */
const BATCH = 1500;
const UNDER_WAY = 6;
/** Articles read at a time that stay as they are. */
const READ_AT_ONCE = 100;

/** So many articles may be removed whatever part of an archive they are. */
const MAX_ALWAYS_REMOVED = 10;

/** An article as the engine has it. */
type Stored = Pick<ArticleDocument, "revision" | "paragraphs" | "added" | keyof StoryFields>;
const STORED = ["revision", "paragraphs", "added", ...STORY_FIELDS] as const;

/** An article that is to be written, or taken out. */
interface Change {
  slug: string;
  documents: ArticleDocuments | null;
  stored: Stored | undefined;
}

/** Most of an archive is gone from where its articles come from: perhaps that is the wrong place. */
export class RemovalError extends OperatorError {
  override name = "RemovalError";
}

interface WriterOptions {
  analyser: Analyser;
  additions: Additions;
  lease: Pick<WriterLease, "check">;
  stories?: StoryFinding | null;
}

/** Makes the documents of articles, and of their words, those that an engine holds. */
export class ArchiveWriter {
  changed = 0;
  removed = 0;
  readonly #connection: SearchConnection;
  readonly #names: IndexNames;
  readonly #analyser: Analyser;
  readonly #words: WordCounts;
  readonly #stored = new Map<string, Stored>();
  readonly #seen = new Map<string, Stored>();
  readonly #stories: StoryFinding | null;
  readonly #additions: Additions;
  readonly #lease: Pick<WriterLease, "check">;

  /** Without `stories`, what is known of stories stays, and a new article stands alone. */
  constructor(
    connection: SearchConnection,
    names: IndexNames,
    { analyser, additions, lease, stories = null }: WriterOptions,
  ) {
    this.#lease = lease;
    this.#additions = additions;
    this.#stories = stories;
    this.#connection = connection;
    this.#names = names;
    this.#analyser = analyser;
    this.#words = new WordCounts(analyser);
  }

  /** Learns what the engine has. */
  async readStored(): Promise<void> {
    await this.#refresh();
    const all = scan<Stored>(this.#connection, {
      index: this.#names.articles,
      by: ["slug"],
      fields: STORED,
    });
    for await (const { id, source } of all) this.#stored.set(id, source);
  }

  /** Learns what the engine has of some articles. */
  async readStoredOf(slugs: readonly string[]): Promise<void> {
    const found = await this.#get<Stored>("articles", slugs, STORED);
    for (const [slug, stored] of found) this.#stored.set(slug, stored);
  }

  /** Writes those of these articles that are new or changed; calls `onArticle` with each as it is read. */
  async write(
    articles: AsyncIterable<Article> | Iterable<Article>,
    onArticle?: (slug: string) => void,
  ): Promise<void> {
    await this.#applyAll(batches(this.#changesOf(articles, onArticle)));
  }

  /**
   * Takes out the articles that were not written.
   * @throws {RemovalError} where they are more than this part of the archive, and no mere handful.
   */
  async removeOthers(keep: ReadonlySet<string>, maxRemovedShare = 1): Promise<void> {
    const [gone, kept]: [Change[], string[]] = [[], []];
    for (const [slug, stored] of this.#stored) {
      if (this.#seen.has(slug)) continue;
      if (keep.has(slug)) {
        this.#seen.set(slug, stored);
        kept.push(slug);
      } else gone.push({ slug, documents: null, stored });
    }
    if (gone.length > MAX_ALWAYS_REMOVED && gone.length > this.#stored.size * maxRemovedShare) {
      throw new RemovalError(
        `Nothing was removed: of the archive’s ${this.#stored.size} articles, ${gone.length} are not in the folder. If that is meant, call dateline index with --remove.`,
      );
    }
    if (this.#stories !== null) await this.#addStored(kept, this.#stories);
    this.removed += gone.length;
    await this.#applyAll(batches(gone));
  }

  /** Writes the words, and makes all of it visible. */
  async finish(): Promise<void> {
    await this.#refresh();
    await this.#removeStrays();
    // The engine is busy with words while stories are found here.
    await Promise.all([this.#writeWords(), this.#stories && this.#writeStories(this.#stories)]);
    await this.#refresh();
  }

  /** The same where some of all articles were written. */
  async finishUpdate(): Promise<void> {
    await this.#writeAll(this.#names.words, await this.#newWords());
    await this.#refresh();
  }

  async *#changesOf(
    articles: AsyncIterable<Article> | Iterable<Article>,
    onArticle?: (slug: string) => void,
  ): AsyncGenerator<Change> {
    const pause = createPauses();
    for await (const article of articles) {
      await pause();
      const { slug } = article;
      const stored = this.#stored.get(slug);
      const revision = revisionOf(article);
      const analysed = analyse(article, this.#analyser);
      this.#words.addAnalysed(article, analysed);
      this.#stories?.add(article, analysed);
      const story = stored === undefined ? aloneIn(slug) : storyFields(stored);
      const added = stored?.added ?? this.#additions.of(slug);
      this.#seen.set(slug, { ...story, revision, added, paragraphs: article.paragraphs.length });
      onArticle?.(slug);
      if (stored?.revision === revision) continue;
      this.changed += 1;
      const by = { analyser: this.#analyser, revision, story, added };
      yield { slug, documents: articleDocuments(article, analysed, by), stored };
    }
  }

  /** While some batches are on their way, the next is prepared. */
  async #applyAll(all: AsyncIterable<Change[]>): Promise<void> {
    const written = mapAhead(all, UNDER_WAY, (changes) => this.#apply(changes));
    for await (const _ of written);
  }

  /**
   * Whatever an article's revision says is whole: it says nothing while its paragraphs are being
   * written, so that the next run writes them again if this one is ended.
   */
  async #apply(changes: readonly Change[]): Promise<void> {
    const { articles, paragraphs } = this.#names;
    await this.#writeAll(articles, changes.flatMap(unfinished));
    await this.#writeAll(paragraphs, changes.flatMap(paragraphWrites));
    const whole = changes.map(({ slug: id, documents }) => {
      return { id, document: documents?.article ?? null };
    });
    await this.#writeAll(articles, whole);
  }

  /** Paragraphs of a run that was ended before it wrote their article, if that changed since. */
  async #removeStrays(): Promise<void> {
    const index = this.#names.paragraphs;
    let expected = 0;
    for (const { paragraphs } of this.#seen.values()) expected += paragraphs;
    const path = `/${index}/_count`;
    const { count } = await this.#connection.call<{ count: number }>({ method: "GET", path });
    if (count === expected) return;
    await this.#writeAll(index, this.#strays());
  }

  async *#strays(): AsyncGenerator<Write> {
    const all = scan<Pick<ParagraphDocument, "slug" | "ordinal">>(this.#connection, {
      index: this.#names.paragraphs,
      by: ["slug", "ordinal"],
      fields: ["slug", "ordinal"],
    });
    for await (const { id, source } of all) {
      const { paragraphs = 0 } = this.#seen.get(source.slug) ?? {};
      if (source.ordinal > paragraphs) yield { id, document: null };
    }
  }

  /** Articles that stay as they are belong to stories, too. */
  async #addStored(slugs: readonly string[], stories: StoryFinding): Promise<void> {
    for (let at = 0; at < slugs.length; at += READ_AT_ONCE) {
      const some = slugs.slice(at, at + READ_AT_ONCE);
      const found = await this.#get<Pick<ArticleDocument, "article">>("articles", some, [
        "article",
      ]);
      for (const { article: stored } of found.values()) {
        const article = readArticle(stored);
        stories.add(article, analyse(article, this.#analyser));
      }
    }
  }

  /** Of the documents of articles, those change whose story is another now. */
  async #writeStories(stories: StoryFinding): Promise<void> {
    await this.#writeAll(this.#names.articles, this.#storyWrites(stories));
  }

  async *#storyWrites(stories: StoryFinding): AsyncGenerator<Write> {
    for await (const story of stories.find()) {
      for (const slug of story.articles) {
        const [known, document] = [this.#seen.get(slug), fieldsOf(story, slug)];
        if (known === undefined || isSameStory(known, document)) continue;
        yield { id: slug, document, isPart: true };
      }
    }
  }

  async #writeWords(): Promise<void> {
    const known = new Map<string, string>();
    for (const by of ["word", "term"] as const) {
      const all = scan<WordDocument>(this.#connection, { index: this.#names.words, by: [by] });
      for await (const { id, source } of all) known.set(id, JSON.stringify(source));
    }
    await this.#writeAll(this.#names.words, this.#wordWrites(known));
  }

  async *#wordWrites(known: Map<string, string>): AsyncGenerator<Write> {
    const pause = createPauses();
    for (const [id, document] of wordDocuments(this.#words)) {
      await pause();
      const before = known.get(id);
      if (before === undefined || before !== JSON.stringify(document)) yield { id, document };
      known.delete(id);
    }
    for (const id of known.keys()) yield { id, document: null };
  }

  /** Words and terms that the engine has not met; how common the others are is counted later. */
  async #newWords(): Promise<Write[]> {
    const all = [...wordDocuments(this.#words)];
    const there = await this.#get<WordDocument>(
      "words",
      all.map(([id]) => id),
      ["word", "entry"],
    );
    return Array.from(unknownWords(all, there), ([id, document]) => ({ id, document }));
  }

  /** @throws {LeaseLostError} where another process has begun to write the archive. */
  #writeAll(index: string, writes: Iterable<Write> | AsyncIterable<Write>): Promise<void> {
    this.#lease.check();
    return writeAll(this.#connection, index, writes);
  }

  /** Documents that there are, with some of their fields. */
  async #get<T>(
    which: keyof IndexNames,
    ids: readonly string[],
    fields: readonly (keyof T & string)[],
  ): Promise<Map<string, T>> {
    if (ids.length === 0) return new Map();
    const { docs } = await this.#connection.call<{
      docs: { _id: string; _source?: T }[];
    }>({
      method: "POST",
      path: `/${this.#names[which]}/_mget`,
      query: { _source: fields.join(",") },
      body: { ids },
    });
    return new Map(docs.flatMap(({ _id, _source }) => (_source ? [[_id, _source] as const] : [])));
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

function storyFields({ story, newest, reports }: StoryFields): StoryFields {
  return { story, newest, reports };
}

/** Changes of about `BATCH` paragraphs at a time. */
async function* batches(
  changes: AsyncIterable<Change> | Iterable<Change>,
): AsyncGenerator<Change[]> {
  let batch: Change[] = [];
  let size = 0;
  for await (const change of changes) {
    batch.push(change);
    size += Math.max(1, change.documents?.paragraphs.length ?? change.stored?.paragraphs ?? 0);
    if (size < BATCH) continue;
    yield batch;
    [batch, size] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

/** Of an article that is there: that it is being written, and how many paragraphs it may have. */
function unfinished({ slug, documents, stored }: Change): Write[] {
  if (stored === undefined) return [];
  const paragraphs = Math.max(stored.paragraphs, documents?.paragraphs.length ?? 0);
  return [{ id: slug, document: { revision: "", paragraphs }, isPart: true }];
}

/** The paragraphs of an article, and those that it has no more. */
function paragraphWrites({ slug, documents, stored }: Change): Write[] {
  const paragraphs = documents?.paragraphs ?? [];
  const writes: Write[] = paragraphs.map((document) => {
    return { id: paragraphId(slug, document.ordinal), document };
  });
  const former = stored?.paragraphs ?? 0;
  for (let ordinal = paragraphs.length + 1; ordinal <= former; ordinal += 1) {
    writes.push({ id: paragraphId(slug, ordinal), document: null });
  }
  return writes;
}
