import type { KnownOutlets } from "../articles/known-outlets.ts";
import { type AddedArticle, articlesAdded } from "../index/remote/additions.ts";
import { ArticleReader } from "../index/remote/article-reader.ts";
import {
  type ConnectionOptions,
  type SearchAddress,
  SearchConnection,
} from "../index/remote/connection.ts";
import { indexNames } from "../index/remote/definitions.ts";
import { type ArchiveFacts, readFacts } from "../index/remote/facts.ts";
import { ReadArticles } from "../index/remote/read-articles.ts";
import { RemoteIndex } from "../index/remote/remote-index.ts";
import { RemoteStore } from "../index/remote/remote-store.ts";
import { RemoteVocabulary } from "../index/remote/remote-vocabulary.ts";
import { searchAll } from "../index/remote/searches.ts";
import { type Analyser, createAnalyser } from "../language/tokenizer.ts";
import { Archive } from "./archive.ts";

/** For how long names of the newest articles are suggested before those are read again. */
const NAMES_FOR_MS = 3_600_000;

/** Words remembered: those of a newspaper's usual language. */
const MAX_WORDS = 20_000;

/** An archive that a search engine holds, as it was when its facts were last read. */
export class RemoteArchive {
  /** Closed with it. */
  readonly connection: SearchConnection;
  readonly name: string;
  readonly #outlets: KnownOutlets;
  #facts: ArchiveFacts;
  /** Kept as long as it serves: it remembers the words that it met. */
  #analyser: Analyser;
  /** Whose names are suggested, and when it was made: reading the newest articles takes long. */
  #named: { archive: Archive; at: number } | null = null;
  #archive: Archive;

  private constructor(
    connection: SearchConnection,
    name: string,
    { facts, outlets }: { facts: ArchiveFacts; outlets: KnownOutlets },
  ) {
    this.connection = connection;
    this.name = name;
    this.#outlets = outlets;
    this.#facts = facts;
    this.#analyser = createAnalyser(facts.variants, MAX_WORDS);
    this.#archive = this.#build();
  }

  /**
   * @throws {UnreachableError} where the search engine gives no answer.
   * @throws {UnsuitableIndexError} where it has no archive that this analyser can ask.
   */
  static async open(
    address: SearchAddress,
    outlets: KnownOutlets,
    options: ConnectionOptions = {},
  ): Promise<RemoteArchive> {
    const connection = await SearchConnection.open(address, options);
    const { name } = address;
    try {
      const facts = await readFacts(connection, name);
      return new RemoteArchive(connection, name, { facts, outlets });
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  get archive(): Archive {
    return this.#archive;
  }

  /**
   * Reads the facts again; whether they have changed, and the archive with them.
   * @throws {UnreachableError} where a question could not be answered from all articles.
   */
  async refresh(): Promise<boolean> {
    const facts = await readFacts(this.connection, this.name);
    const { articles, paragraphs, words } = indexNames(this.name, facts.key);
    // Each part of each index gives its answer, or none does.
    const body = { size: 0, track_total_hits: false };
    await searchAll(
      this.connection,
      [articles, paragraphs, words].map((index) => ({ index, body })),
    );
    if (JSON.stringify(facts) === JSON.stringify(this.#facts)) return false;
    if (facts.key !== this.#facts.key) this.#analyser = createAnalyser(facts.variants, MAX_WORDS);
    this.#facts = facts;
    this.#archive = this.#build();
    return true;
  }

  /** When the archive was last written, as of `archive`. */
  get written(): number {
    return this.#facts.written;
  }

  /** As `articlesAdded`. */
  added(after: number, until: number): AsyncGenerator<AddedArticle[]> {
    const { articles: index } = indexNames(this.name, this.#facts.key);
    return articlesAdded(this.connection, { index, after, until });
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  #build(): Archive {
    const [connection, name, facts] = [this.connection, this.name, this.#facts];
    const analyser = this.#analyser;
    const { words, articles } = indexNames(name, facts.key);
    const reader = new ArticleReader(connection, articles);
    const index = new RemoteIndex(connection, name, { facts, analyser, reader });
    const read = new ReadArticles();
    const isOld = this.#named === null || performance.now() - this.#named.at > NAMES_FOR_MS;
    const archive = new Archive({
      articles: new RemoteStore(connection, name, { facts, reader, read }),
      index,
      vocabulary: new RemoteVocabulary(connection, words, index),
      analyser,
      span: facts.span,
      far: true,
      outlets: this.#outlets,
      stories: async () => read,
      ...(!isOld && this.#named && { meanwhile: this.#named.archive }),
    });
    if (isOld) this.#named = { archive, at: performance.now() };
    return archive;
  }
}
