import { binarySearch } from "../lib/binary-search.ts";
import type { Article, ArticleDate, Paragraph, PartialDate } from "./article.ts";
import type { Filter } from "./filter.ts";
import type { WrittenOutlet } from "./outlets.ts";

/**
 * Where articles are read from: this process, a disk or other machines. Each call is one round trip,
 * so it is asked for all that is needed at once. A call rejects when the articles can't be reached;
 * `undefined` says that there is no such article.
 */
export interface ArticleStore {
  /** How many articles there are; of a store that grows, about how many. */
  readonly size: number;
  /** One entry a slug, in the order asked, with all paragraphs. */
  articles(slugs: readonly string[]): Promise<(Article | undefined)[]>;
  /** `revisionOf` an article of this store. */
  revisionOf(article: Article): string;
  /**
   * By each slug, the articles of its story, oldest first, its own among them; none where there is no
   * such article.
   */
  reports(slugs: readonly string[]): Promise<(readonly Article[])[]>;
  /** One entry an id (`slug#ordinal`), in the order asked. */
  paragraphs(ids: readonly string[]): Promise<(Paragraph | undefined)[]>;
  /** By each `articleKey`, the articles that have it: none or one, very rarely two. */
  withKeys(keys: readonly string[]): Promise<(readonly Article[])[]>;
  /** By each `urlKey` of an address, the article that has it; of two, the newer. */
  byUrl(addresses: readonly string[]): Promise<(Article | undefined)[]>;
  /** A page of a list of articles, newest first, undated last, then by slug. */
  page(request: PageRequest): Promise<ArticlePage>;
  /**
   * Articles whose title, outlet or date holds what was typed, best first, those with more of the
   * typed words before others, of equals the newer; with nothing typed, the newest.
   */
  find(request: TypedTitle): Promise<FoundArticle[]>;
  /**
   * Headlines with at least half of these words (folded), the last of them perhaps not yet whole:
   * those with more of them first, of equals the newest; without words, the newest. At most `most`.
   */
  headlines(words: readonly string[], most: number): Promise<readonly string[]>;
  /** The outlets as articles write them, those with most articles first; the unknown one left out. */
  outlets(): Promise<readonly WrittenOutlet[]>;
  facts(): Promise<StoreFacts>;
}

/** Which page of which list is wanted. Absent fields do not restrict. */
export interface PageRequest {
  /** Articles on a page, at least 1. */
  limit: number;
  /**
   * Where it begins: a page's `next` or `previous`, or a date ("2023" or "2023-05") for the page
   * that holds the newest article of that date or before. Absent, or no longer to be understood: the
   * first page.
   */
  from?: string;
  filter?: Filter;
  /** Typed words, each of which begins a word of the title. */
  words?: string;
  /** Of each story, only the newest article that the rest lets through. */
  perStory?: boolean;
}

export interface ArticlePage {
  articles: readonly Article[];
  /** How many articles the whole list has, and how many of those come before the page. */
  total: number;
  before: number;
  /**
   * Lead to the page after and before, as `readCursor` understands them; null at the end.
   */
  next: string | null;
  previous: string | null;
  /** The months and years of the whole list, as articles give them, the newest first. */
  dates: readonly DateCount[];
}

/** How many articles of a list are of a month ("2023-05"), or of a year where no month is known. */
export interface DateCount {
  date: PartialDate;
  articles: number;
}

export interface TypedTitle {
  typed: string;
  /** How many at most. */
  limit: number;
  /** The language in which months are called, as BCP 47. */
  locale: string;
}

export interface FoundArticle {
  article: Article;
  /** Whether every typed word is in its title, outlet or date, whole or begun. */
  fits: boolean;
}

/** What is known of all articles together. */
export interface StoreFacts {
  span: DateSpan;
  /** Their languages, as ISO 639-1, that of most first; English where none is known. */
  languages: readonly string[];
}

export type Dated = Pick<Article, "slug" | "date">;

/** What orders an article among others. */
export interface Placed {
  slug: string;
  date: Pick<ArticleDate, "value">;
}

/** Newest first: a year sorts as its last day would; an undated article comes after every dated one. */
function newestFirst(a: Placed, b: Placed): number {
  if (a.date.value !== b.date.value) {
    if (a.date.value === null) return 1;
    if (b.date.value === null) return -1;
    const [left, right] = [a.date.value.padEnd(10, "~"), b.date.value.padEnd(10, "~")];
    return left < right ? 1 : -1;
  }
  return a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0;
}

/** What the archive covers in time. */
export interface DateSpan {
  /** The oldest and newest publication date; null when no article is dated. */
  from: PartialDate | null;
  to: PartialDate | null;
  /** How many articles have no known date. */
  undated: number;
}

/** The first and the last day of articles. */
export function dateSpan(articles: Iterable<Pick<Article, "date">>): DateSpan {
  const span: DateSpan = { from: null, to: null, undated: 0 };
  for (const { date } of articles) {
    const { value } = date;
    if (value === null) span.undated += 1;
    else {
      if (span.from === null || value < span.from) span.from = value;
      if (span.to === null || value > span.to) span.to = value;
    }
  }
  return span;
}

/** Articles in the order that breaks ties: newest first, undated last, then by slug. */
export function inTieOrder<T extends Placed>(articles: readonly T[]): T[] {
  return articles.toSorted(newestFirst);
}

/** How many of `ordered`, which are in the order that breaks ties, come before an article. */
export function placeAmong(ordered: readonly Placed[], article: Placed): number {
  return binarySearch(0, ordered.length, (at) => {
    const other = ordered[at];
    return other !== undefined && newestFirst(other, article) < 0;
  });
}

/** Of articles, newest first, the first of each story; `storyOf` gives -1 where none is known. */
export function newestOfEach<T>(
  articles: readonly T[],
  storyOf: (article: T) => number | string,
): T[] {
  const met = new Set<number | string>();
  return articles.filter((article) => {
    const story = storyOf(article);
    if (story === -1) return true;
    if (met.has(story)) return false;
    met.add(story);
    return true;
  });
}

/** Articles of a page, where all are read. */
const PAGE = 1000;

/** All articles, newest first: only where there are few, or once in an archive's life. */
export async function everyArticle(store: ArticleStore): Promise<Article[]> {
  const all: Article[] = [];
  for (let from: string | null = ""; from !== null;) {
    const page: ArticlePage = await store.page({ limit: PAGE, from });
    all.push(...page.articles);
    from = page.next;
  }
  return all;
}
