import { binarySearch } from "../lib/binary-search.ts";
import { createPauses } from "../lib/event-loop.ts";
import { baseLanguage } from "../language/languages.ts";
import { urlKey } from "./url.ts";
import { type Article, type Paragraph, articleKey, type PartialDate } from "./article.ts";

/** Where articles are read from. Asynchronous, so that a store may be on disk or far away. */
export interface ArticleStore {
  /** How many articles there are. */
  readonly size: number;
  article(slug: string): Promise<Article | undefined>;
  /** The articles with this `articleKey`: none or one, very rarely two. */
  withKey(key: string): Promise<readonly Article[]>;
  /** The paragraph with this id (`slug#ordinal`). */
  paragraph(id: string): Promise<Paragraph | undefined>;
  /** All articles, newest first, undated last, then by slug. */
  list(): Promise<readonly Article[]>;
}

/** By `urlKey`, the slugs of the articles that have an address; of two with one, the newer. */
export type Addresses = Pick<ReadonlyMap<string, string>, "get">;

export async function addressesOf(store: ArticleStore): Promise<Addresses> {
  const pause = createPauses();
  const slugs = new Map<string, string>();
  for (const { slug, url } of await store.list()) {
    await pause();
    const key = url === null ? null : urlKey(url);
    if (key !== null && !slugs.has(key)) slugs.set(key, slug);
  }
  return slugs;
}

/** The languages of articles, as ISO 639-1, that of most first; English where none is known. */
export async function languagesOf(articles: readonly Article[]): Promise<readonly string[]> {
  const pause = createPauses();
  const counts = new Map<string, number>();
  for (const { language } of articles) {
    await pause();
    if (language === null) continue;
    const code = baseLanguage(language);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  if (counts.size === 0) return ["en"];
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([code]) => code);
}

export type Dated = Pick<Article, "slug" | "date">;

/** Newest first: a year sorts as its last day would; an undated article comes after every dated one. */
function newestFirst(a: Dated, b: Dated): number {
  if (a.date.value !== b.date.value) {
    if (a.date.value === null) return 1;
    if (b.date.value === null) return -1;
    const [left, right] = [a.date.value.padEnd(10, "~"), b.date.value.padEnd(10, "~")];
    return left < right ? 1 : -1;
  }
  return a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0;
}

/** A store that holds its articles in memory. Slugs are unique: the loader has checked. */
export function createStore(articles: readonly Article[]): ArticleStore {
  const ordered = articles.toSorted(newestFirst);
  const bySlug = new Map(ordered.map((article) => [article.slug, article]));
  const paragraphs = new Map(
    ordered.flatMap((article) => article.paragraphs.map((paragraph) => [paragraph.id, paragraph])),
  );
  const byKey = new Map<string, Article[]>();
  for (const article of ordered) {
    const key = articleKey(article.slug);
    byKey.set(key, [...(byKey.get(key) ?? []), article]);
  }
  return {
    size: ordered.length,
    article: async (slug) => bySlug.get(slug),
    withKey: async (key) => byKey.get(key) ?? [],
    paragraph: async (id) => paragraphs.get(id),
    list: async () => ordered,
  };
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
export function inTieOrder<T extends Dated>(articles: readonly T[]): T[] {
  return articles.toSorted(newestFirst);
}

/** How many of `ordered`, which are in the order that breaks ties, come before an article. */
export function placeAmong(ordered: readonly Dated[], article: Dated): number {
  return binarySearch(0, ordered.length, (at) => {
    const other = ordered[at];
    return other !== undefined && newestFirst(other, article) < 0;
  });
}
