import type { Article } from "./article.ts";
import { type Filter, filterDays, filterMatch } from "./filter.ts";
import { MONTHS, monthNames } from "../language/calendar.ts";
import { wordsIn } from "../language/fold.ts";
import { createPauses } from "../lib/event-loop.ts";
import { addToMultimap } from "../lib/multimap.ts";
import { binarySearch } from "../lib/binary-search.ts";
import { memoize } from "../lib/memoize.ts";
import { type FreshArticles, FreshOrder } from "./fresh-articles.ts";
import type { FoundArticle, TypedTitle } from "./store.ts";
import { bits, letters as lettersIn } from "../lib/letters.ts";
import { editDistance } from "../lib/edit-distance.ts";

/** More than any score of so many words: those with more of the typed words come first. */
const A_WORD = 1024;
/** A choice has room for no more words. */
const MAX_WORDS = 50;

/** What `ArticleStore.find` gives. */
export function findArticles(
  { typed, limit, locale }: TypedTitle,
  index: TitleIndex,
): FoundArticle[] {
  const words = [...new Set(wordsIn(typed))].slice(0, MAX_WORDS);
  const ranked = index.parts.flatMap((part) => {
    if (words.length > 0) return rankedIn(part, words, limit, locale);
    return typed.trim() === "" ? newestIn(part, limit) : [];
  });
  return ranked
    .toSorted((a, b) => b.total - a.total || a.place - b.place)
    .slice(0, limit)
    .map(({ article, fits }) => ({ article, fits }));
}

interface RankedArticle extends FoundArticle {
  total: number;
  /** Where it comes in the order that breaks ties. */
  place: number;
}

function newestIn(part: TitlePart, limit: number): RankedArticle[] {
  const newest: RankedArticle[] = [];
  for (const [at, article] of part.articles.entries()) {
    if (newest.length === limit) break;
    if (part.isShown(at)) newest.push({ article, fits: false, total: 0, place: part.placeOf(at) });
  }
  return newest;
}

function rankedIn(
  part: TitlePart,
  words: readonly string[],
  limit: number,
  locale: string,
): RankedArticle[] {
  const { articles } = part;
  const namesOfMonths = monthNames(locale, "long").map(([alone = ""]) => wordsIn(alone));
  const totals = new Uint32Array(articles.length);
  const whole = new Uint8Array(articles.length);
  for (const word of words) {
    const best = new Uint8Array(articles.length);
    for (const { positions, score } of [...part.fits(word), ...months(word)]) {
      for (const at of positions) if (score > (best[at] ?? 0)) best[at] = score;
    }
    for (let at = 0; at < best.length; at += 1) {
      const score = best[at] ?? 0;
      if (score > 0) totals[at] = (totals[at] ?? 0) + A_WORD + score;
      if (score >= BEGUN) whole[at] = (whole[at] ?? 0) + 1;
    }
  }
  return highest(totals, limit, part).flatMap((at) => {
    const article = articles[at];
    const fits = whole[at] === words.length;
    const place = part.placeOf(at);
    return article === undefined ? [] : [{ article, fits, total: totals[at] ?? 0, place }];
  });

  function months(word: string): Fit[] {
    return namesOfMonths.flatMap((names, month) => {
      const score = Math.max(0, ...names.map((name) => fit(word, name)));
      return score === 0 ? [] : [{ positions: part.months[month] ?? [], score }];
    });
  }
}

/** Of articles, newest first and undated last, those that may be of a filter's time. */
function maybeWithin(articles: readonly Article[], filter: Filter): readonly Article[] {
  const { after, before } = filter;
  if (after === undefined && before === undefined) return articles;
  const { first, last } = filterDays(filter);
  const valueAt = (at: number): string | null => articles[at]?.date.value ?? null;
  const dated = binarySearch(0, articles.length, (at) => valueAt(at) !== null);
  // What is known by its month or year alone is listed before its days.
  const newest = padded(last.endsWith("-12-31") ? last.slice(0, 4) : last.slice(0, 7));
  const start = binarySearch(0, dated, (at) => padded(valueAt(at) ?? "") > newest);
  const end = binarySearch(start, dated, (at) => padded(valueAt(at) ?? "") >= first);
  return [...articles.slice(start, end), ...articles.slice(dated)];
}

function padded(date: string): string {
  return date.padEnd("2023-05-19".length, "~");
}

/** The articles that pass a filter and in whose titles every one of these words begins a word. */
export function matchingArticles(
  articles: readonly Article[],
  typed: string,
  filter: Filter,
): readonly Article[] {
  const words = wordsIn(typed);
  if (words.length === 0 && Object.keys(filter).length === 0) return articles;
  return maybeWithin(articles, filter).filter((article) => {
    if (filterMatch(article, filter) !== "in") return false;
    const title = words.length === 0 ? [] : wordsIn(article.title);
    return words.every((word) => title.some((each) => each.startsWith(word)));
  });
}

/** The positions of the highest totals above 0, highest first, of equals the first. */
function highest(totals: Uint32Array, limit: number, { isShown }: TitlePart): number[] {
  const best: number[] = [];
  for (let at = 0; at < totals.length; at += 1) {
    const total = totals[at] ?? 0;
    const last = totals[best.at(-1) ?? -1] ?? 0;
    if (total === 0 || (best.length === limit && total <= last) || !isShown(at)) continue;
    let place = best.length;
    while (place > 0 && (totals[best[place - 1] ?? 0] ?? 0) < total) place -= 1;
    best.splice(place, 0, at);
    if (best.length > limit) best.pop();
  }
  return best;
}

/** What articles are found by when their titles are typed: all together, or in parts. */
export interface TitleIndex {
  parts: readonly TitlePart[];
}

/** The words of titles, outlets and dates, and where in the list of articles each occurs. */
interface TitlePart {
  /** Newest first. */
  articles: readonly Article[];
  /** Whether the article at a position is still there as it was. */
  isShown(this: void, position: number): boolean;
  /** Where the article at a position comes among those of all parts. */
  placeOf(this: void, position: number): number;
  /** Positions of the articles with words that fit, each word with how well it does. */
  fits(typed: string): readonly Fit[];
  /** By month, January first, the positions of the articles of that month. */
  months: readonly (readonly number[])[];
}

interface Fit {
  positions: readonly number[];
  score: number;
}

/** How well a typed word fits one of an article. */
const SAME = 4;
const BEGUN = 3;
const WITHIN = 2;
const MISTYPED = 1;

/** Typed words whose fits are kept: a letter more changes the last word only. */
const MAX_KEPT = 100;
/** 10,000 articles take about 0.1 s, in slices of a few ms. */
export async function createTitleIndex(articles: readonly Article[]): Promise<TitleIndex> {
  const pause = createPauses();
  const places = new Map<string, number[]>();
  const months = MONTHS.map((): number[] => []);
  for (const [at, { title, source, date }] of articles.entries()) {
    await pause();
    for (const word of new Set(wordsIn(`${title} ${source ?? ""} ${date.value ?? ""}`))) {
      addToMultimap(places, word, at);
    }
    const month = date.value?.split("-")[1];
    if (month !== undefined) months[Number(month) - 1]?.push(at);
  }
  const words = [...places.keys()];
  const letters = Int32Array.from(words, lettersIn);
  const positions = [...places.values()];
  const kept = new Map<string, readonly Fit[]>();
  const part: TitlePart = {
    articles,
    isShown: () => true,
    placeOf: (position) => position,
    months,
    fits: (typed) => memoize(kept, MAX_KEPT, typed, () => fitting(typed)),
  };
  return { parts: [part] };

  function fitting(typed: string): Fit[] {
    const own = lettersIn(typed);
    const slips = slipsIn(typed);
    const found: Fit[] = [];
    for (let number = 0; number < letters.length; number += 1) {
      // Each slip brings one letter at most that the word does not have.
      if (bits(own & ~(letters[number] ?? 0)) > slips) continue;
      const score = fit(typed, words[number] ?? "");
      if (score > 0) found.push({ positions: positions[number] ?? [], score });
    }
    return found;
  }
}

/** The titles of articles that were prepared, and of those that came or changed since. */
export async function addTitles(base: TitleIndex, fresh: FreshArticles): Promise<TitleIndex> {
  const { parts } = await createTitleIndex(fresh.articles);
  const order = new FreshOrder(fresh);
  return {
    parts: [
      ...base.parts.map((part) => ({ ...part, isShown: order.isShown })),
      ...parts.map((part) => ({ ...part, placeOf: order.placeOf })),
    ],
  };
}

/** How well a typed word fits a word; 0 when it does not. */
export function fit(typed: string, word: string): number {
  if (word === typed) return SAME;
  if (word.startsWith(typed)) return BEGUN;
  if (typed.length > 1 && word.includes(typed)) return WITHIN;
  return isMistyped(typed, word) ? MISTYPED : 0;
}

/** The word may not be typed to its end yet. */
function isMistyped(typed: string, word: string): boolean {
  const slips = slipsIn(typed);
  if (slips === 0 || word.length < typed.length - slips) return false;
  const begun = word.slice(0, typed.length);
  return editDistance(typed, word, slips) <= slips || editDistance(typed, begun, slips) <= slips;
}

/** One slip from four letters on, two from eight; none in a figure. */
function slipsIn(typed: string): number {
  if (typed.length < 4 || /\d/.test(typed)) return 0;
  return typed.length < 8 ? 1 : 2;
}
