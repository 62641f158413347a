import type { Article } from "../corpus/article.ts";
import { fold } from "../text/fold.ts";
import { editDistance } from "../text/edit-distance.ts";

/** The words of titles, outlets and dates, and where in the list of articles each stands. */
interface Catalogue {
  articles: readonly Article[];
  positions: ReadonlyMap<string, readonly number[]>;
}

export interface FoundArticle {
  article: Article;
  /** Whether every typed word stands in its title, outlet or date, whole or begun. */
  fits: boolean;
}

/** How well a typed word fits one of an article. */
const SAME = 4;
const BEGUN = 3;
const WITHIN = 2;
const MISTYPED = 1;

/** Made once for each list of articles: a list is never changed, only replaced. */
const catalogues = new WeakMap<readonly Article[], Map<string, Catalogue>>();

/**
 * Articles whose title, outlet or date holds what was typed, best first, those with more of the
 * typed words before others; with nothing typed, the first of the list. `articles` is newest first,
 * and of equals the earlier comes first.
 */
export function findArticles(
  typed: string,
  articles: readonly Article[],
  limit: number,
  locale: string,
): FoundArticle[] {
  const words = [...new Set(wordsOf(typed))];
  if (words.length === 0) {
    const first = typed.trim() === "" ? articles.slice(0, limit) : [];
    return first.map((article) => ({ article, fits: false }));
  }
  const { positions } = catalogueOf(articles, locale);
  const totals = new Map<number, { words: number; whole: number; score: number }>();
  for (const word of words) {
    for (const [at, score] of bestFits(word, positions)) {
      const total = totals.get(at) ?? { words: 0, whole: 0, score: 0 };
      totals.set(at, {
        words: total.words + 1,
        whole: total.whole + (score >= BEGUN ? 1 : 0),
        score: total.score + score,
      });
    }
  }
  return [...totals]
    .toSorted(
      ([a, left], [b, right]) => right.words - left.words || right.score - left.score || a - b,
    )
    .slice(0, limit)
    .flatMap(([at, { whole }]) => {
      const article = articles[at];
      return article === undefined ? [] : [{ article, fits: whole === words.length }];
    });
}

/** By position in the list, how well the best word of the article there fits. */
function bestFits(typed: string, positions: Catalogue["positions"]): Map<number, number> {
  const best = new Map<number, number>();
  for (const [word, places] of positions) {
    const score = fit(typed, word);
    if (score === 0) continue;
    for (const at of places) if ((best.get(at) ?? 0) < score) best.set(at, score);
  }
  return best;
}

function fit(typed: string, word: string): number {
  if (word === typed) return SAME;
  if (word.startsWith(typed)) return BEGUN;
  if (typed.length > 1 && word.includes(typed)) return WITHIN;
  return isMistyped(typed, word) ? MISTYPED : 0;
}

/** One slip from four letters on, two from eight; the word may not be typed to its end yet. */
function isMistyped(typed: string, word: string): boolean {
  if (typed.length < 4 || /\d/.test(typed)) return false;
  const slips = typed.length < 8 ? 1 : 2;
  if (word.length < typed.length - slips) return false;
  const begun = word.slice(0, typed.length);
  return editDistance(typed, word, slips) <= slips || editDistance(typed, begun, slips) <= slips;
}

function catalogueOf(articles: readonly Article[], locale: string): Catalogue {
  const byLocale = catalogues.get(articles) ?? new Map<string, Catalogue>();
  catalogues.set(articles, byLocale);
  const made = byLocale.get(locale) ?? createCatalogue(articles, locale);
  byLocale.set(locale, made);
  return made;
}

function createCatalogue(articles: readonly Article[], locale: string): Catalogue {
  const format = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  const months = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month)));
  const positions = new Map<string, number[]>();
  articles.forEach(({ title, source, date }, at) => {
    const month = date.value?.split("-")[1];
    const monthName = month === undefined ? "" : (months[Number(month) - 1] ?? "");
    const words = wordsOf(`${title} ${source ?? ""} ${date.value ?? ""} ${monthName}`);
    for (const word of new Set(words)) {
      const places = positions.get(word);
      if (places) places.push(at);
      else positions.set(word, [at]);
    }
  });
  return { articles, positions };
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
