import { wordsIn } from "../language/fold.ts";
import { createPauses } from "../lib/event-loop.ts";
import { addToMultimap } from "../lib/multimap.ts";
import { type FreshArticles, FreshOrder } from "./fresh-articles.ts";

/** A headline that holds words typed. */
interface Headline {
  text: string;
  /** How many of them. */
  words: number;
  position: number;
}

/** Looks up headlines by their words. */
export interface HeadlineIndex {
  /** The newest. */
  first(most: number): readonly string[];
  /**
   * Headlines with at least half of the words typed, the last of them perhaps not yet whole; those
   * with more of them first, of equals the newest. At most `most`.
   */
  matching(typed: readonly string[], most: number): string[];
  /** `first`, of those shown only. */
  newest(most: number, isShown: IsShown): Headline[];
  /** `matching`, of those shown only. */
  ranked(typed: readonly string[], most: number, isShown: IsShown): Headline[];
}

/** Whether the headline at a position is one still. */
type IsShown = (position: number) => boolean;

const ALL_SHOWN: IsShown = () => true;

/** Letters of a word that is not yet whole by which words are looked up; fewer find nothing. */
const MIN_HEADLINE_LETTERS = 3;
/** More words than a choice has room for. */
const MAX_WORDS = 50;

/** `headlines`: newest first. */
export async function createHeadlineIndex(headlines: readonly string[]): Promise<HeadlineIndex> {
  const pause = createPauses();
  /** By word, the positions of the headlines that hold it. */
  const holding = new Map<string, number[]>();
  const byLetters = new Map<string, string[]>();
  for (const [position, headline] of headlines.entries()) {
    await pause();
    for (const word of new Set(wordsIn(headline))) {
      if (!holding.has(word)) addToMultimap(byLetters, word.slice(0, MIN_HEADLINE_LETTERS), word);
      addToMultimap(holding, word, position);
    }
  }
  /** How many of the words typed each headline has; all zero between two look-ups. */
  const shared = new Uint8Array(headlines.length);
  /** The number of the word counted last, so that two words that begin alike count once. */
  const counted = new Uint8Array(headlines.length);

  return {
    first: (most) => headlines.slice(0, most),
    matching: (typed, most) => ranked(typed, most, ALL_SHOWN).map(({ text }) => text),
    newest,
    ranked,
  };

  function newest(most: number, isShown: IsShown): Headline[] {
    const found: Headline[] = [];
    for (const [position, text] of headlines.entries()) {
      if (found.length === most) break;
      if (isShown(position)) found.push({ text, words: 0, position });
    }
    return found;
  }

  function ranked(typed: readonly string[], most: number, isShown: IsShown): Headline[] {
    const wanted = typed.slice(-MAX_WORDS);
    const touched: number[] = [];
    for (const [at, word] of wanted.entries()) {
      for (const whole of at === wanted.length - 1 ? begun(word) : [word]) {
        for (const position of holding.get(whole) ?? []) {
          if (counted[position] === at + 1) continue;
          if (shared[position] === 0) touched.push(position);
          counted[position] = at + 1;
          shared[position] = (shared[position] ?? 0) + 1;
        }
      }
    }
    const best = bestOf(touched.filter(isShown), wanted.length, most);
    const found = best.map((position) => {
      return { text: headlines[position] ?? "", words: shared[position] ?? 0, position };
    });
    for (const position of touched) shared[position] = counted[position] = 0;
    return found;
  }

  function begun(word: string): string[] {
    const alike = byLetters.get(word.slice(0, MIN_HEADLINE_LETTERS)) ?? [];
    return alike.filter((each) => each.startsWith(word));
  }

  function bestOf(touched: readonly number[], wanted: number, most: number): number[] {
    const byCount = new Map<number, number[]>();
    for (const position of touched) {
      const count = shared[position] ?? 0;
      if (count * 2 >= wanted) addToMultimap(byCount, count, position);
    }
    const best: number[] = [];
    for (let count = wanted; count > 0 && best.length < most; count -= 1) {
      best.push(...(byCount.get(count) ?? []).toSorted((a, b) => a - b).slice(0, most));
    }
    return best.slice(0, most);
  }
}

/** The headlines of articles that were prepared, and of those that came or changed since. */
export async function addHeadlines(
  base: HeadlineIndex,
  fresh: FreshArticles,
): Promise<HeadlineIndex> {
  const own = await createHeadlineIndex(fresh.articles.map(({ title }) => title));
  return bothHeadlines(base, own, new FreshOrder(fresh));
}

function bothHeadlines(
  base: HeadlineIndex,
  fresh: HeadlineIndex,
  order: FreshOrder,
): HeadlineIndex {
  const newest: HeadlineIndex["newest"] = (most) =>
    together(base.newest(most, order.isShown), fresh.newest(most, ALL_SHOWN), most);
  const ranked: HeadlineIndex["ranked"] = (typed, most) =>
    together(base.ranked(typed, most, order.isShown), fresh.ranked(typed, most, ALL_SHOWN), most);
  return {
    first: (most) => newest(most, ALL_SHOWN).map(({ text }) => text),
    matching: (typed, most) => ranked(typed, most, ALL_SHOWN).map(({ text }) => text),
    newest,
    ranked,
  };

  function together(prepared: Headline[], added: Headline[], most: number): Headline[] {
    const placed = added.map((each) => ({ ...each, position: order.placeOf(each.position) }));
    return [...prepared, ...placed]
      .toSorted((a, b) => b.words - a.words || a.position - b.position)
      .slice(0, most);
  }
}
