import { wordsIn } from "../../language/words.ts";
import type { Article } from "../../articles/article.ts";
import { BEGUN, type Catalogue, fit, type Fit } from "./article-catalogue.ts";

export interface FoundArticle {
  article: Article;
  /** Whether every typed word stands in its title, outlet or date, whole or begun. */
  fits: boolean;
}

/** More than any score of so many words: those with more of the typed words come first. */
const A_WORD = 1024;
/** A choice has room for no more words. */
const MOST_WORDS = 50;

/**
 * Articles whose title, outlet or date holds what was typed, best first, those with more of the
 * typed words before others, of equals the newer; with nothing typed, the newest. `locale`: the
 * language in which months are called.
 */
export function findArticles(
  typed: string,
  catalogue: Catalogue,
  limit: number,
  locale: string,
): FoundArticle[] {
  const { articles } = catalogue;
  const words = [...new Set(wordsIn(typed))].slice(0, MOST_WORDS);
  if (words.length === 0) {
    const first = typed.trim() === "" ? articles.slice(0, limit) : [];
    return first.map((article) => ({ article, fits: false }));
  }
  const monthNames = monthNamesIn(locale);
  const totals = new Uint32Array(articles.length);
  const whole = new Uint8Array(articles.length);
  for (const word of words) {
    const best = new Uint8Array(articles.length);
    for (const { positions, score } of [...catalogue.fits(word), ...months(word)]) {
      for (const at of positions) if (score > (best[at] ?? 0)) best[at] = score;
    }
    for (let at = 0; at < best.length; at += 1) {
      const score = best[at] ?? 0;
      if (score > 0) totals[at] = (totals[at] ?? 0) + A_WORD + score;
      if (score >= BEGUN) whole[at] = (whole[at] ?? 0) + 1;
    }
  }
  return highest(totals, limit).flatMap((at) => {
    const article = articles[at];
    return article === undefined ? [] : [{ article, fits: whole[at] === words.length }];
  });

  function months(word: string): Fit[] {
    return monthNames.flatMap((names, month) => {
      const score = Math.max(0, ...names.map((name) => fit(word, name)));
      return score === 0 ? [] : [{ positions: catalogue.months[month] ?? [], score }];
    });
  }
}

/** The words of each month's name. */
function monthNamesIn(locale: string): string[][] {
  const format = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => wordsIn(format.format(Date.UTC(2000, month))));
}

/** The positions of the highest totals above 0, highest first, of equals the first. */
function highest(totals: Uint32Array, limit: number): number[] {
  const best: number[] = [];
  for (let at = 0; at < totals.length; at += 1) {
    const total = totals[at] ?? 0;
    const last = totals[best.at(-1) ?? -1] ?? 0;
    if (total === 0 || (best.length === limit && total <= last)) continue;
    let place = best.length;
    while (place > 0 && (totals[best[place - 1] ?? 0] ?? 0) < total) place -= 1;
    best.splice(place, 0, at);
    if (best.length > limit) best.pop();
  }
  return best;
}
