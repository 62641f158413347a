import { createPauses } from "../../lib/event-loop.ts";
import { wordsIn } from "../../language/words.ts";
import { addTo } from "../../lib/multimap.ts";
import type { Article } from "../../articles/article.ts";
import { oncePer, remember } from "../../lib/memoize.ts";
import type { ArticleStore } from "../../articles/store.ts";
import { bits, letters as lettersIn } from "../../index/corrections.ts";
import { editDistance } from "../../lib/edit-distance.ts";

/** The words of titles, outlets and dates, and where in the list of articles each stands. */
export interface Catalogue {
  /** Newest first. */
  articles: readonly Article[];
  /** Positions of the articles with words that fit, each word with how well it does. */
  fits(typed: string): readonly Fit[];
  /** By month, January first, the positions of the articles of that month. */
  months: readonly (readonly number[])[];
}

export interface Fit {
  positions: readonly number[];
  score: number;
}

/** How well a typed word fits one of an article. */
const SAME = 4;
export const BEGUN = 3;
const WITHIN = 2;
const MISTYPED = 1;

/** Typed words whose fits are kept: a letter more changes the last word only. */
const MOST_KEPT = 100;
const MONTHS = 12;

/**
 * Made when it is first asked for, once: a store's articles never change. 10,000 take about 0.1 s,
 * in slices of a few ms.
 */
export const catalogueOf = oncePer(createCatalogue);

async function createCatalogue(store: ArticleStore): Promise<Catalogue> {
  const pause = createPauses();
  const articles = await store.list();
  const places = new Map<string, number[]>();
  const months = Array.from({ length: MONTHS }, (): number[] => []);
  for (const [at, { title, source, date }] of articles.entries()) {
    await pause();
    for (const word of new Set(wordsIn(`${title} ${source ?? ""} ${date.value ?? ""}`))) {
      addTo(places, word, at);
    }
    const month = date.value?.split("-")[1];
    if (month !== undefined) months[Number(month) - 1]?.push(at);
  }
  const words = [...places.keys()];
  const letters = Int32Array.from(words, lettersIn);
  const positions = [...places.values()];
  const kept = new Map<string, readonly Fit[]>();
  return {
    articles,
    months,
    fits: (typed) => remember(kept, MOST_KEPT, typed, () => fitting(typed)),
  };

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
