import { baseLanguage } from "../language/languages.ts";
import { createPauses } from "../lib/event-loop.ts";
import { lazy } from "../lib/memoize.ts";
import { type Article, type Paragraph, revisionOf } from "./article.ts";
import {
  addTitles,
  createTitleIndex,
  findArticles,
  matchingArticles,
  type TitleIndex,
} from "./find-article.ts";
import type { FreshArticles } from "./fresh-articles.ts";
import { addHeadlines, PreparedHeadlines, type HeadlineIndex } from "./headlines.ts";
import { createLocalArticles, type LocalArticles } from "./local-articles.ts";
import {
  type ArticlePage,
  type ArticleStore,
  type DateCount,
  dateSpan,
  type DateSpan,
  type FoundArticle,
  newestOfEach,
  type PageRequest,
  placeAmong,
  type StoreFacts,
  type TypedTitle,
} from "./store.ts";
import type { WrittenOutlet } from "./outlets.ts";
import { cursorText, readCursor } from "./page-cursor.ts";
import { urlKey } from "./url.ts";
import { WrittenOutlets } from "./written-outlets.ts";

export interface LocalStoreOptions {
  /** What the articles cover in time, where that is known already. */
  span?: DateSpan;
  /** Which articles report the same event; each its own unless given. */
  stories?: () => Promise<StoriesAtHand>;
  /** What came or changed since another store, and that store. */
  since?: { base: LocalStore; fresh: FreshArticles };
  /**
   * A store of nearly the same articles, which is asked for outlets, titles and headlines instead of
   * this one.
   */
  meanwhile?: ArticleStore | undefined;
}

/** Which articles report the same event, all of them known. */
interface StoriesAtHand {
  /** Which of all stories an article belongs to, by its slug; -1 where there is no such article. */
  positionOf(slug: string): number;
  /** The slugs of its story's articles, oldest first; undefined where there is no such article. */
  of(article: Pick<Article, "slug">): { articles: readonly string[] } | undefined;
}

const NO_STORIES: StoriesAtHand = { positionOf: () => -1, of: () => undefined };

/** By `urlKey`, the slugs of the articles that have an address. */
type Addresses = Pick<ReadonlyMap<string, string>, "get">;

/** An `ArticleStore` of articles at hand in this process. */
export class LocalStore implements ArticleStore {
  readonly size: number;
  readonly local: LocalArticles;
  readonly #written: () => Promise<WrittenOutlets>;
  readonly #outlets: () => Promise<readonly WrittenOutlet[]>;
  readonly #options: LocalStoreOptions;
  readonly #titles: () => Promise<TitleIndex>;
  readonly #headlines: () => Promise<HeadlineIndex>;
  readonly #addresses: () => Promise<Addresses>;
  readonly #newestOfStories: () => Promise<readonly Article[]>;
  readonly #facts: () => Promise<StoreFacts>;

  constructor(local: LocalArticles, options: LocalStoreOptions = {}) {
    const { since } = options;
    this.size = local.size;
    this.local = local;
    this.#options = options;
    const list = () => local.list();
    this.#written = lazy(async () => new WrittenOutlets(await list()));
    this.#outlets = lazy(async () => {
      if (!since) return (await this.#written()).counted();
      return (await since.base.#written()).counted(since.fresh);
    });
    this.#titles = lazy(async () => {
      if (!since) return createTitleIndex(await list());
      return addTitles(await since.base.#titles(), since.fresh);
    });
    this.#headlines = lazy(async () => {
      if (!since) return PreparedHeadlines.of((await list()).map(({ title }) => title));
      return addHeadlines(await since.base.#headlines(), since.fresh);
    });
    this.#addresses = lazy(async () =>
      since ? addAddresses(await since.base.#addresses(), since.fresh) : addressesOf(await list()),
    );
    this.#newestOfStories = lazy(async () => this.#newestOf(await list()));
    this.#facts = lazy(async () => ({
      span: options.span ?? dateSpan(await list()),
      languages: await this.#languages(),
    }));
  }

  async articles(slugs: readonly string[]): Promise<(Article | undefined)[]> {
    return slugs.map((slug) => this.local.article(slug));
  }

  revisionOf(article: Article): string {
    return revisionOf(article);
  }

  async reports(slugs: readonly string[]): Promise<(readonly Article[])[]> {
    const stories = await this.#stories();
    return slugs.map((slug) =>
      (stories.of({ slug })?.articles ?? [slug]).flatMap((each) => this.local.article(each) ?? []),
    );
  }

  async paragraphs(ids: readonly string[]): Promise<(Paragraph | undefined)[]> {
    return ids.map((id) => this.local.paragraph(id));
  }

  async withKeys(keys: readonly string[]): Promise<(readonly Article[])[]> {
    return keys.map((key) => this.local.withKey(key));
  }

  async byUrl(addresses: readonly string[]): Promise<(Article | undefined)[]> {
    const known = await this.#addresses();
    return addresses.map((address) => this.local.article(known.get(address) ?? ""));
  }

  async page(request: PageRequest): Promise<ArticlePage> {
    const { limit, from = "" } = request;
    const list = await this.#listOf(request);
    const last = Math.max(0, Math.ceil(list.length / limit) - 1);
    const before = Math.min(this.#startOf(from, limit, list), last * limit);
    const articles = list.slice(before, before + limit);
    const [newest, oldest] = [articles[0], articles.at(-1)];
    const ends = before + articles.length === list.length;
    return {
      articles,
      total: list.length,
      before,
      next: ends || !oldest ? null : cursorText("after", oldest),
      previous: before === 0 || !newest ? null : cursorText("before", newest),
      dates: datesOf(list),
    };
  }

  async find(request: TypedTitle): Promise<FoundArticle[]> {
    const { meanwhile } = this.#options;
    return meanwhile ? meanwhile.find(request) : findArticles(request, await this.#titles());
  }

  async headlines(words: readonly string[], most: number): Promise<readonly string[]> {
    const { meanwhile } = this.#options;
    if (meanwhile) return meanwhile.headlines(words, most);
    const index = await this.#headlines();
    return words.length === 0 ? index.first(most) : index.matching(words, most);
  }

  async outlets(): Promise<readonly WrittenOutlet[]> {
    return this.#options.meanwhile?.outlets() ?? this.#outlets();
  }

  async facts(): Promise<StoreFacts> {
    return this.#facts();
  }

  async #stories(): Promise<StoriesAtHand> {
    return this.#options.stories?.() ?? NO_STORIES;
  }

  async #newestOf(list: readonly Article[]): Promise<readonly Article[]> {
    const stories = await this.#stories();
    return newestOfEach(list, ({ slug }) => stories.positionOf(slug));
  }

  async #languages(): Promise<readonly string[]> {
    const { since, meanwhile } = this.#options;
    if (meanwhile) return (await meanwhile.facts()).languages;
    if (!since) return languagesOf(await this.local.list());
    const { languages } = await since.base.#facts();
    return [...new Set([...languages, ...(await languagesOf(since.fresh.articles))])];
  }

  async #listOf({ words = "", filter = {}, perStory = false }: PageRequest) {
    const all = words.trim() === "" && Object.keys(filter).length === 0;
    if (all && perStory) return this.#newestOfStories();
    const list = await this.local.list();
    const matching = all ? list : matchingArticles(list, words, filter);
    return perStory ? this.#newestOf(matching) : matching;
  }

  /** The position of a page's first article. */
  #startOf(from: string, limit: number, list: readonly Article[]): number {
    const cursor = readCursor(from);
    if (cursor === null) return 0;
    if (!("key" in cursor)) {
      const until = padded(cursor.date);
      const at = list.findIndex(({ date }) => date.value === null || padded(date.value) <= until);
      return Math.floor(Math.max(0, at) / limit) * limit;
    }
    const [article] = this.local.withKey(cursor.key);
    // Of an article that is gone, the place where those of its day begin.
    const at = placeAmong(list, article ?? { slug: "", date: { value: cursor.date } });
    if (cursor.side === "before") return Math.max(0, at - limit);
    return article !== undefined && list[at]?.slug === article.slug ? at + 1 : at;
  }
}

/** A store of articles in memory. Slugs are unique: the loader has checked. */
export function createStore(
  articles: readonly Article[],
  options: LocalStoreOptions = {},
): LocalStore {
  return new LocalStore(createLocalArticles(articles), options);
}

const LAST_OF_DAY = "2023-05-19";

/** Of a date without its day or month, what sorts as its last day. */
function padded(date: string): string {
  return date.padEnd(LAST_OF_DAY.length, "~");
}

/** By month, or year where no month is known. */
function datesOf(articles: readonly Article[]): DateCount[] {
  const counts = new Map<string, number>();
  for (const { date } of articles) {
    if (date.value === null) continue;
    const month = date.value.slice(0, "2023-05".length);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return Array.from(counts, ([date, count]) => ({ date, articles: count }));
}

/** Of two articles with one address, the newer. */
async function addressesOf(articles: readonly Article[]): Promise<Addresses> {
  const pause = createPauses();
  const slugs = new Map<string, string>();
  for (const { slug, url } of articles) {
    await pause();
    const key = url === null ? null : urlKey(url);
    if (key !== null && !slugs.has(key)) slugs.set(key, slug);
  }
  return slugs;
}

/** The addresses of articles that were prepared, and of those that came or changed since. */
async function addAddresses(base: Addresses, fresh: FreshArticles): Promise<Addresses> {
  const own = await addressesOf(fresh.articles);
  return {
    get(key) {
      const slug = base.get(key);
      return own.get(key) ?? (slug === undefined || fresh.isHidden(slug) ? undefined : slug);
    },
  };
}

/** As ISO 639-1, that of most articles first, equals by their letters; English where none is known. */
async function languagesOf(articles: readonly Article[]): Promise<readonly string[]> {
  const pause = createPauses();
  const counts = new Map<string, number>();
  for (const { language } of articles) {
    await pause();
    if (language === null) continue;
    const code = baseLanguage(language);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  if (counts.size === 0) return ["en"];
  return [...counts].toSorted(([x, a], [y, b]) => b - a || (x < y ? -1 : 1)).map(([code]) => code);
}
