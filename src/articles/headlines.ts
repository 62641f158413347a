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

/** The headlines of articles that were prepared. */
export class PreparedHeadlines implements HeadlineIndex {
  /** Newest first. */
  readonly #headlines: readonly string[];
  /** By word, the positions of the headlines that hold it. */
  readonly #holding = new Map<string, number[]>();
  readonly #byLetters = new Map<string, string[]>();
  /** How many of the words typed each headline has; all zero between two look-ups. */
  readonly #shared: Uint8Array;
  /** The number of the word counted last, so that two words that begin alike count once. */
  readonly #counted: Uint8Array;

  private constructor(headlines: readonly string[]) {
    this.#headlines = headlines;
    this.#shared = new Uint8Array(headlines.length);
    this.#counted = new Uint8Array(headlines.length);
  }

  /** `headlines`: newest first. */
  static async of(headlines: readonly string[]): Promise<PreparedHeadlines> {
    const index = new PreparedHeadlines(headlines);
    const pause = createPauses();
    for (const [position, headline] of headlines.entries()) {
      await pause();
      index.#add(headline, position);
    }
    return index;
  }

  #add(headline: string, position: number): void {
    for (const word of new Set(wordsIn(headline))) {
      if (!this.#holding.has(word)) {
        addToMultimap(this.#byLetters, word.slice(0, MIN_HEADLINE_LETTERS), word);
      }
      addToMultimap(this.#holding, word, position);
    }
  }

  first(most: number): readonly string[] {
    return this.#headlines.slice(0, most);
  }

  matching(typed: readonly string[], most: number): string[] {
    return this.ranked(typed, most, ALL_SHOWN).map(({ text }) => text);
  }

  newest(most: number, isShown: IsShown): Headline[] {
    const found: Headline[] = [];
    for (const [position, text] of this.#headlines.entries()) {
      if (found.length === most) break;
      if (isShown(position)) found.push({ text, words: 0, position });
    }
    return found;
  }

  ranked(typed: readonly string[], most: number, isShown: IsShown): Headline[] {
    const wanted = typed.slice(-MAX_WORDS);
    const touched = this.#count(wanted);
    const best = this.#bestOf(touched.filter(isShown), wanted.length, most);
    const found = best.map((position) => {
      return {
        text: this.#headlines[position] ?? "",
        words: this.#shared[position] ?? 0,
        position,
      };
    });
    for (const position of touched) this.#shared[position] = this.#counted[position] = 0;
    return found;
  }

  /** Notes of each headline how many of the words it has; returns those with any. */
  #count(wanted: readonly string[]): number[] {
    const touched: number[] = [];
    for (const [at, word] of wanted.entries()) {
      for (const whole of at === wanted.length - 1 ? this.#begun(word) : [word]) {
        for (const position of this.#holding.get(whole) ?? []) {
          if (this.#counted[position] === at + 1) continue;
          if (this.#shared[position] === 0) touched.push(position);
          this.#counted[position] = at + 1;
          this.#shared[position] = (this.#shared[position] ?? 0) + 1;
        }
      }
    }
    return touched;
  }

  #begun(word: string): string[] {
    const alike = this.#byLetters.get(word.slice(0, MIN_HEADLINE_LETTERS)) ?? [];
    return alike.filter((each) => each.startsWith(word));
  }

  #bestOf(touched: readonly number[], wanted: number, most: number): number[] {
    const byCount = new Map<number, number[]>();
    for (const position of touched) {
      const count = this.#shared[position] ?? 0;
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
  prepared: HeadlineIndex,
  fresh: FreshArticles,
): Promise<HeadlineIndex> {
  const added = await PreparedHeadlines.of(fresh.articles.map(({ title }) => title));
  return new LiveHeadlines(prepared, added, new FreshOrder(fresh));
}

class LiveHeadlines implements HeadlineIndex {
  readonly #prepared: HeadlineIndex;
  readonly #added: HeadlineIndex;
  readonly #order: FreshOrder;

  constructor(prepared: HeadlineIndex, added: HeadlineIndex, order: FreshOrder) {
    this.#prepared = prepared;
    this.#added = added;
    this.#order = order;
  }

  first(most: number): readonly string[] {
    return this.newest(most).map(({ text }) => text);
  }

  matching(typed: readonly string[], most: number): string[] {
    return this.ranked(typed, most).map(({ text }) => text);
  }

  newest(most: number): Headline[] {
    const prepared = this.#prepared.newest(most, this.#order.isShown);
    return this.#together(prepared, this.#added.newest(most, ALL_SHOWN), most);
  }

  ranked(typed: readonly string[], most: number): Headline[] {
    const prepared = this.#prepared.ranked(typed, most, this.#order.isShown);
    return this.#together(prepared, this.#added.ranked(typed, most, ALL_SHOWN), most);
  }

  #together(prepared: Headline[], added: Headline[], most: number): Headline[] {
    const placed = added.map((each) => ({
      ...each,
      position: this.#order.placeOf(each.position),
    }));
    return [...prepared, ...placed]
      .toSorted((a, b) => b.words - a.words || a.position - b.position)
      .slice(0, most);
  }
}
