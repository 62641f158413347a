import type { Article } from "../../articles/article.ts";
import { type Filter, filterDays, publicationDays } from "../../articles/filter.ts";
import { outletKey } from "../../articles/outlets.ts";
import { createStringTable, numberOf, type StringTable } from "../../lib/string-table.ts";

/** What a search must know of the articles, in the order that breaks ties. */
export interface Catalogue {
  /** By position in that order. */
  slugs: StringTable;
  /** The position of the article's first paragraph among all paragraphs; one more at the end. */
  firstParagraph: Uint32Array;
  /** Outlets, folded. */
  sources: StringTable;
  /** The number of each article's outlet, plus 1; 0 if unknown. */
  sourceOf: Uint32Array;
  /** The days between which each was published, as numbers like 20230519, both inclusive. */
  firstDay: Uint32Array;
  lastDay: Uint32Array;
}

/** What must be known of an article to list it. */
export type Listed = Pick<Article, "slug" | "source" | "date"> & { paragraphs: { length: number } };

/** `articles` in the order that breaks ties. */
export function createCatalogue(articles: readonly Listed[]): Catalogue {
  const firstParagraph = new Uint32Array(articles.length + 1);
  const sourceOf = new Uint32Array(articles.length);
  const firstDay = new Uint32Array(articles.length);
  const lastDay = new Uint32Array(articles.length);
  const sources = new Map<string, number>();
  for (const [position, { source, date, paragraphs }] of articles.entries()) {
    firstParagraph[position + 1] = (firstParagraph[position] ?? 0) + paragraphs.length;
    if (source !== null) {
      const name = outletKey(source);
      if (!sources.has(name)) sources.set(name, sources.size);
      sourceOf[position] = (sources.get(name) ?? 0) + 1;
    }
    const days = publicationDays(date);
    firstDay[position] = dayNumber(days.first);
    lastDay[position] = dayNumber(days.last);
  }
  return {
    slugs: createStringTable(articles.map((article) => article.slug)),
    firstParagraph,
    sources: createStringTable(sources.keys()),
    sourceOf,
    firstDay,
    lastDay,
  };
}

/** What a filter says of an article, as `filterMatch` does. */
export const FILTER_MATCH = { out: 0, in: 1, unknown: 2 } as const;

/** One `FILTER_MATCH` an article. */
export function filterMatches(catalogue: Catalogue, filter: Filter): Uint8Array {
  const { sourceOf, firstDay, lastDay, sources, slugs } = catalogue;
  const result = new Uint8Array(sourceOf.length);
  const numbers = (names: readonly string[]): Set<number> =>
    new Set(names.map((name) => numberOf(sources, outletKey(name)) + 1).filter((at) => at > 0));
  const wanted = filter.sources && numbers(filter.sources);
  const refused = numbers(filter.notSources ?? []);
  const articles = filter.articles && new Set(filter.articles.map((slug) => numberOf(slugs, slug)));
  const days = filterDays(filter);
  const [from, to] = [dayNumber(days.first), dayNumber(days.last)];
  for (let position = 0; position < result.length; position += 1) {
    if (articles?.has(position) === false) continue;
    const source = sourceOf[position] ?? 0;
    if (wanted?.has(source) === false || refused.has(source)) continue;
    const [first, last] = [firstDay[position] ?? 0, lastDay[position] ?? 0];
    if (first >= from && last <= to) result[position] = FILTER_MATCH.in;
    else if (last >= from && first <= to) result[position] = FILTER_MATCH.unknown;
  }
  return result;
}

/** A day as a number like 20230519, which sorts as its text does; the two ends of time included. */
export function dayNumber(day: string): number {
  if (day === "") return 0;
  const digits = Number(day.replaceAll("-", ""));
  return Number.isNaN(digits) ? 99_999_999 : digits;
}
