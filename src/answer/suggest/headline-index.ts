import { addTo } from "../../lib/multimap.ts";
import { createPauses } from "../../lib/event-loop.ts";
import { wordsIn } from "../../language/words.ts";

/** Looks up headlines by their words. */
export interface HeadlineIndex {
  /** The newest. */
  first(most: number): readonly string[];
  /**
   * Headlines with at least half of the words typed, the last of them perhaps not yet whole; those
   * with more of them first, of equals the newest. At most `most`.
   */
  sharing(typed: readonly string[], most: number): string[];
}

/** Letters of a word that is not yet whole by which words are looked up; fewer find nothing. */
const LETTERS = 3;
/** More words than a choice has room for. */
const MOST_WORDS = 50;

/** `headlines`: newest first. */
export async function createHeadlineIndex(headlines: readonly string[]): Promise<HeadlineIndex> {
  const pause = createPauses();
  /** By word, the positions of the headlines that hold it. */
  const holding = new Map<string, number[]>();
  const byLetters = new Map<string, string[]>();
  for (const [position, headline] of headlines.entries()) {
    await pause();
    for (const word of new Set(wordsIn(headline))) {
      if (!holding.has(word)) addTo(byLetters, word.slice(0, LETTERS), word);
      addTo(holding, word, position);
    }
  }
  /** How many of the words typed each headline has; all zero between two look-ups. */
  const shared = new Uint8Array(headlines.length);
  /** The number of the word counted last, so that two words that begin alike count once. */
  const counted = new Uint8Array(headlines.length);

  return {
    first: (most) => headlines.slice(0, most),
    sharing: (typed, most) => {
      const wanted = typed.slice(-MOST_WORDS);
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
      const best = bestOf(touched, wanted.length, most);
      for (const position of touched) shared[position] = counted[position] = 0;
      return best.map((position) => headlines[position] ?? "");
    },
  };

  function begun(word: string): string[] {
    const alike = byLetters.get(word.slice(0, LETTERS)) ?? [];
    return alike.filter((each) => each.startsWith(word));
  }

  function bestOf(touched: readonly number[], wanted: number, most: number): number[] {
    const byCount = new Map<number, number[]>();
    for (const position of touched) {
      const count = shared[position] ?? 0;
      if (count * 2 >= wanted) addTo(byCount, count, position);
    }
    const best: number[] = [];
    for (let count = wanted; count > 0 && best.length < most; count -= 1) {
      best.push(...(byCount.get(count) ?? []).toSorted((a, b) => a - b).slice(0, most));
    }
    return best.slice(0, most);
  }
}
