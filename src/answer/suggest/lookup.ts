import type { Article } from "../../articles/article.ts";
import type { ArticleStore } from "../../articles/store.ts";
import type { Analyser } from "../../language/tokenizer.ts";
import { namesIn } from "../../language/names.ts";
import { createPauses } from "../../lib/event-loop.ts";
import { addToMultimap } from "../../lib/multimap.ts";
import { wordsIn } from "../../language/fold.ts";

/** What may be suggested while a question is typed. */
export interface SuggestIndex {
  names: NameIndex;
  headlines: HeadlineIndex;
}

/**
 * Articles that are read for names, the newest first. Reading 2,000 of twelve paragraphs takes
 * 0.4 s, in slices of a few ms, once for an archive; the headlines of 83,000 take as long again.
 */
const MAX_ARTICLES = 2000;
const MAX_NAMES = 10_000;

export async function createSuggestIndex(
  store: ArticleStore,
  analyser: Analyser,
): Promise<SuggestIndex> {
  const articles = await store.list();
  return {
    names: await createNameIndex(await commonestNames(articles, analyser)),
    headlines: await createHeadlineIndex(articles.map(({ title }) => title)),
  };
}

/** Named most often first, of equals in the order met. */
async function commonestNames(articles: readonly Article[], analyser: Analyser): Promise<Name[]> {
  const pause = createPauses();
  const counts = new Map<string, number>();
  const withArticle = new Map<string, number>();
  for (const { paragraphs } of articles.slice(0, MAX_ARTICLES)) {
    await pause();
    const named = new Map<string, boolean>();
    for (const { text } of paragraphs) {
      for (const name of namesIn(text, analyser)) {
        named.set(name, named.get(name) === true || takesArticle(name, text));
      }
    }
    for (const [name, article] of named) {
      addTo(counts, name, 1);
      if (article) addTo(withArticle, name, 1);
    }
  }
  // Most are named once: sorting them as well would take long for nothing.
  const all = [...counts];
  const often = all.filter(([, count]) => count > 1).toSorted(([, a], [, b]) => b - a);
  const once = all.filter(([, count]) => count === 1);
  return [...often, ...once].slice(0, MAX_NAMES).map(([text, count]) => ({
    text,
    articles: count,
    withArticle: (withArticle.get(text) ?? 0) * 2 > count,
  }));
}

/** "the Kolm Canal"; of one word only where it is no part of a longer name: "the Lachin corridor". */
function takesArticle(name: string, text: string): boolean {
  const at = text.indexOf(`the ${name}`);
  if (at === -1) return false;
  const next = at + "the ".length + name.length;
  return name.includes(" ") || !/^ \p{Ll}/u.test(text.slice(next, next + 2));
}

function addTo(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}

/** A person, place or thing that articles name. */
export interface Name {
  text: string;
  /** Articles that name it, among those read. */
  articles: number;
  /** Whether most of them write "the" before it. */
  withArticle: boolean;
}

/** Looks up names by how one of their words begins. */
export interface NameIndex {
  /** Those named most often. */
  first(most: number): readonly Name[];
  /**
   * Names that contain the words typed, the last of them perhaps not yet whole: those that begin
   * with them first, then the others, each named most often first. At most `most`.
   */
  withPrefix(typed: readonly string[], most: number): Name[];
}

/** Letters of a word by which names are looked up; fewer typed find nothing. */
const MIN_NAME_LETTERS = 2;

/** A name from one of its words on. */
interface Part {
  name: Name;
  words: string;
}

/** `names`: those named most often first. */
export async function createNameIndex(names: readonly Name[]): Promise<NameIndex> {
  const pause = createPauses();
  const starts = new Map<string, Part[]>();
  const later = new Map<string, Part[]>();
  for (const name of names) {
    await pause();
    const words = wordsIn(name.text);
    for (const at of words.keys()) {
      const part = { name, words: words.slice(at).join(" ") };
      addToMultimap(at === 0 ? starts : later, part.words.slice(0, MIN_NAME_LETTERS), part);
    }
  }
  return {
    first: (most) => names.slice(0, most),
    withPrefix: (typed, most) => {
      const begun = typed.join(" ");
      const found = new Set<Name>();
      for (const parts of [starts, later]) {
        for (const { name, words } of parts.get(begun.slice(0, MIN_NAME_LETTERS)) ?? []) {
          if (found.size >= most) return [...found];
          if (words.startsWith(begun)) found.add(name);
        }
      }
      return [...found];
    },
  };
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
}

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
    matching: (typed, most) => {
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
      const best = bestOf(touched, wanted.length, most);
      for (const position of touched) shared[position] = counted[position] = 0;
      return best.map((position) => headlines[position] ?? "");
    },
  };

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
