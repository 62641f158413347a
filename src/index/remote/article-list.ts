import type { Article } from "../../articles/article.ts";
import { cursorText, readCursor } from "../../articles/page-cursor.ts";
import type { ArticlePage, DateCount, PageRequest } from "../../articles/store.ts";
import { wordsIn } from "../../language/fold.ts";
import type { SearchConnection } from "./connection.ts";
import { MAX_LISTED } from "./definitions.ts";
import { type ArticleDocument, indexed, NEWEST_FIRST, orderOf } from "./documents.ts";
import { filterQuery, type Restrictions } from "./filter-query.ts";
import { READ_FIELDS, type ReadArticles } from "./read-articles.ts";
import { searchAll, type SearchAnswer } from "./searches.ts";

/** Months and years that are counted. */
const MAX_DATES = 5000;
/** Counts stories, exactly up to so many: the most that the engine takes. */
const STORIES = { cardinality: { field: "story", precision_threshold: 40_000 } };

/** A list of an engine's articles, newest first. */
export class ArticleList {
  readonly #connection: SearchConnection;
  readonly #index: string;
  readonly #read: ReadArticles;
  readonly #conditions: Restrictions;
  /** Of each story only the newest of these articles counts; of all articles, that is marked. */
  readonly #grouped: boolean;

  constructor(
    connection: SearchConnection,
    { index, read }: { index: string; read: ReadArticles },
    { filter = {}, words = "", perStory = false }: Omit<PageRequest, "limit" | "from">,
  ) {
    const { filter: admitted, must_not } = filterQuery(filter);
    const begun = wordsIn(words).map((word) => ({ prefix: { title: indexed(word) } }));
    this.#connection = connection;
    this.#index = index;
    this.#read = read;
    const isAll = admitted.length + begun.length + must_not.length === 0;
    const marked = perStory && isAll ? [{ term: { newest: true } }] : [];
    this.#grouped = perStory && !isAll;
    this.#conditions = { filter: [...admitted, ...begun, ...marked], must_not };
  }

  /** As `ArticleStore.page` gives it. */
  async page({ limit, from = "" }: PageRequest): Promise<ArticlePage> {
    const before = Math.min(await this.#startOf(from, limit), MAX_LISTED - limit);
    const body = {
      from: before,
      size: limit,
      sort: NEWEST_FIRST,
      _source: READ_FIELDS,
      ...(this.#grouped && { collapse: { field: "story" } }),
      aggs: {
        dates: {
          terms: { field: "month", size: MAX_DATES },
          ...(this.#grouped && { aggs: { stories: STORIES } }),
        },
        ...this.#counting,
      },
    };
    const answer = await this.#search(body);
    const total = this.#counted(answer);
    const articles = answer.hits.hits.map(({ _source }) => this.#read.articleIn(_source));
    const [first, last] = [articles[0], articles.at(-1)];
    const ends = before + articles.length >= total;
    return {
      articles,
      total,
      before,
      next: ends || last === undefined ? null : cursorText("after", last),
      previous: before === 0 || first === undefined ? null : cursorText("before", first),
      dates: datesIn(answer.aggregations?.["dates"]?.buckets ?? []),
    };
  }

  /** How many articles come before a page. */
  async #startOf(from: string, limit: number): Promise<number> {
    const cursor = readCursor(from);
    if (cursor === null) return 0;
    if (!("key" in cursor)) {
      const newer = await this.#count({ range: { order: { gt: orderOf(cursor.date) } } });
      return Math.floor(newer / limit) * limit;
    }
    const { side, key, date: day } = cursor;
    // Of an article that is gone, the place where those of its day begin.
    const { slug, date } = (await this.#withKey(key)) ?? { slug: "", date: { value: day } };
    const order = orderOf(date.value);
    const until = side === "after" ? { lte: slug } : { lt: slug };
    const sameDay = { bool: { filter: [{ term: { order } }, { range: { slug: until } }] } };
    const before = { bool: { should: [{ range: { order: { gt: order } } }, sameDay] } };
    const at = await this.#count(before);
    return side === "before" ? Math.max(0, at - limit) : at;
  }

  /** How many articles of the list meet a condition. */
  async #count(condition: object): Promise<number> {
    return this.#counted(await this.#search({ size: 0, aggs: this.#counting }, [condition]));
  }

  get #counting(): object {
    return this.#grouped ? { stories: STORIES } : {};
  }

  #counted({ hits, aggregations }: SearchAnswer<ArticleDocument>): number {
    const counted = this.#grouped ? aggregations?.["stories"]?.value : hits.total?.value;
    return counted ?? 0;
  }

  async #withKey(key: string): Promise<Article | undefined> {
    const query = { bool: { filter: [{ term: { key } }] } };
    const body = { size: 1, query, sort: NEWEST_FIRST, _source: READ_FIELDS };
    const [answer] = await searchAll<ArticleDocument>(this.#connection, [
      { index: this.#index, body },
    ]);
    const [found] = answer?.hits.hits ?? [];
    return found && this.#read.articleIn(found._source);
  }

  async #search(body: object, further: readonly object[] = []) {
    const { filter, must_not } = this.#conditions;
    const query = { bool: { filter: [...filter, ...further], must_not } };
    const search = { index: this.#index, body: { ...body, query, track_total_hits: true } };
    const [answer] = await searchAll<ArticleDocument>(this.#connection, [search]);
    return answer ?? { hits: { hits: [] } };
  }
}

/** The newest first; of a year without a month, before its months. */
function datesIn(
  buckets: readonly { key?: string; doc_count: number; stories?: { value: number } }[],
): DateCount[] {
  return buckets
    .map(({ key = "", doc_count, stories }) => ({
      date: key,
      articles: stories?.value ?? doc_count,
    }))
    .toSorted((a, b) => (orderOf(a.date) < orderOf(b.date) ? 1 : -1));
}
