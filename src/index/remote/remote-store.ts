import { type Article, articleOf, type Paragraph } from "../../articles/article.ts";
import { createTitleIndex, findArticles } from "../../articles/find-article.ts";
import {
  type ArticlePage,
  type ArticleStore,
  type FoundArticle,
  inTieOrder,
  type PageRequest,
  type StoreFacts,
  type TypedTitle,
} from "../../articles/store.ts";
import { wordsIn } from "../../language/fold.ts";
import type { ArticleReader } from "./article-reader.ts";
import { ArticleList } from "./article-list.ts";
import type { SearchConnection } from "./connection.ts";
import { type IndexNames, indexNames } from "./definitions.ts";
import { type ArticleDocument, indexed, NEWEST_FIRST } from "./documents.ts";
import type { ArchiveFacts } from "./facts.ts";
import { READ_FIELDS, type ReadArticles, type ReadDocument } from "./read-articles.ts";
import { searchAll } from "./searches.ts";
import { scored, titleQuery } from "./title-query.ts";

/** Articles weighed again for each that is wanted by its title. */
const TITLES_EACH = 2;
/** Letters of a word that is not yet whole by which headlines are looked up. */
const MIN_HEADLINE_LETTERS = 3;
/** Articles that are read of stories together; of longer ones the rest is read in another round trip. */
const MAX_REPORTS = 200;
/** More words than a choice has room for. */
const MAX_WORDS = 50;

interface RemoteStoreOptions {
  facts: ArchiveFacts;
  reader: ArticleReader;
  read: ReadArticles;
}

/** Articles that a search engine holds. */
export class RemoteStore implements ArticleStore {
  readonly size: number;
  readonly #connection: SearchConnection;
  readonly #facts: ArchiveFacts;
  readonly #names: IndexNames;
  readonly #reader: ArticleReader;
  readonly #read: ReadArticles;

  /** `read` learns the story of each article that is read. */
  constructor(
    connection: SearchConnection,
    archive: string,
    { facts, reader, read }: RemoteStoreOptions,
  ) {
    this.size = facts.articles;
    this.#connection = connection;
    this.#facts = facts;
    this.#names = indexNames(archive, facts.key);
    this.#reader = reader;
    this.#read = read;
  }

  async articles(slugs: readonly string[]): Promise<(Article | undefined)[]> {
    const found = await this.#reader.read(slugs);
    return slugs.map((slug) => this.#articleIn(found.get(slug)));
  }

  async reports(slugs: readonly string[]): Promise<(readonly Article[])[]> {
    const [own, others] = await Promise.all([this.#reader.read(slugs), this.#othersOf(slugs)]);
    const known = new Map<string, ReadDocument>(others.map((each) => [each.article.slug, each]));
    const told = slugs.map((slug) => {
      const document = own.get(slug);
      if (document === undefined) return [];
      known.set(slug, document);
      return document.reports.length === 0 ? [slug] : document.reports;
    });
    const unread = [...new Set(told.flat())].filter((slug) => !known.has(slug));
    const rest = others.length < MAX_REPORTS ? [] : await this.#reader.read(unread);
    for (const [slug, document] of rest) known.set(slug, document);
    return told.map((story) => story.flatMap((slug) => this.#articleIn(known.get(slug)) ?? []));
  }

  async paragraphs(ids: readonly string[]): Promise<(Paragraph | undefined)[]> {
    const slugs = [...new Set(ids.map(articleOf))];
    const found = await this.articles(slugs);
    const articles = new Map(slugs.map((slug, at) => [slug, found[at]]));
    return ids.map((id) => articles.get(articleOf(id))?.paragraphs.find((each) => each.id === id));
  }

  async withKeys(keys: readonly string[]): Promise<(readonly Article[])[]> {
    const found = await this.#having("key", keys);
    return keys.map((key) =>
      found.filter((each) => each.key === key).map((each) => this.#articleIn(each)),
    );
  }

  async byUrl(addresses: readonly string[]): Promise<(Article | undefined)[]> {
    const found = await this.#having("url", addresses.map(indexed));
    return addresses.map((address) =>
      this.#articleIn(found.find(({ url }) => url === indexed(address))),
    );
  }

  page(request: PageRequest): Promise<ArticlePage> {
    const where = { index: this.#names.articles, read: this.#read };
    return new ArticleList(this.#connection, where, request).page(request);
  }

  async find({ typed, limit, locale }: TypedTitle): Promise<FoundArticle[]> {
    const words = [...new Set(wordsIn(typed))].slice(0, MAX_WORDS);
    if (words.length === 0 && typed.trim() !== "") return [];
    const query = titleQuery(words, locale);
    const found = await this.#search({
      size: limit * (words.length === 0 ? 1 : TITLES_EACH),
      query,
      sort: words.length === 0 ? NEWEST_FIRST : ["_score", ...NEWEST_FIRST],
    });
    // In that order, so that of equals the newer comes first.
    const articles = inTieOrder(found.map((each) => this.#articleIn(each)));
    return findArticles({ typed, limit, locale }, await createTitleIndex(articles));
  }

  async headlines(words: readonly string[], most: number): Promise<readonly string[]> {
    const wanted = words.slice(-MAX_WORDS).map(indexed);
    const last = wanted.at(-1) ?? "";
    const should = wanted.map((word) => scored(1, { term: { title: word } }));
    if (last.length >= MIN_HEADLINE_LETTERS) {
      should[should.length - 1] = scored(1, { prefix: { title: last } });
    }
    const least = Math.ceil(wanted.length / 2);
    const query = { bool: { should, minimum_should_match: least } };
    const found = await this.#search({
      size: most,
      query: wanted.length === 0 ? { match_all: {} } : query,
      sort: wanted.length === 0 ? NEWEST_FIRST : ["_score", ...NEWEST_FIRST],
      _source: ["article.title"],
    });
    return found.map(({ article }) => article.title);
  }

  async outlets(): ReturnType<ArticleStore["outlets"]> {
    return this.#facts.sources.map(([name, articles]) => ({ name, articles }));
  }

  async facts(): Promise<StoreFacts> {
    const { span, languages } = this.#facts;
    return { span, languages: languages.length === 0 ? ["en"] : languages };
  }

  revisionOf(article: Article): string {
    return this.#read.revisionOf(article);
  }

  /** The articles that have one of these values, the newest first. */
  async #having(field: "key" | "url", values: readonly string[]): Promise<ArticleDocument[]> {
    if (values.length === 0) return [];
    return this.#search({
      size: values.length * 2,
      query: { bool: { filter: [{ terms: { [field]: values } }] } },
      sort: NEWEST_FIRST,
      _source: [field, ...READ_FIELDS],
    });
  }

  /** The other articles of these articles' stories, a part where there are many. */
  async #othersOf(slugs: readonly string[]): Promise<ArticleDocument[]> {
    return this.#search({
      size: MAX_REPORTS,
      query: {
        bool: { filter: [{ terms: { reports: slugs } }], must_not: [{ terms: { slug: slugs } }] },
      },
      _source: READ_FIELDS,
    });
  }

  #articleIn(document: ReadDocument): Article;
  #articleIn(document: ReadDocument | undefined): Article | undefined;
  #articleIn(document: ReadDocument | undefined): Article | undefined {
    return document && this.#read.articleIn(document);
  }

  async #search(body: object): Promise<ArticleDocument[]> {
    const index = this.#names.articles;
    const search = { index, body: { ...body, track_total_hits: false } };
    const [answer] = await searchAll<ArticleDocument>(this.#connection, [search]);
    return (answer?.hits.hits ?? []).map(({ _source }) => _source);
  }
}
