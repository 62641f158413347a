import type { Article } from "../../articles/article.ts";
import { type FreshArticles, FreshOrder } from "../../articles/fresh-store.ts";
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
/** Names that are looked up of articles that came since others were prepared. */
const MAX_FRESH_NAMES = 1000;

export async function createSuggestIndex(
  store: ArticleStore,
  analyser: Analyser,
): Promise<SuggestIndex> {
  const articles = await store.list();
  return {
    names: await createNameIndex(await commonestNames(articles, new NameReader(analyser))),
    headlines: await createHeadlineIndex(articles.map(({ title }) => title)),
  };
}

/**
 * With what came or changed since: each headline in its place. Names count as in both, and those of
 * articles that are gone stay until all are prepared again.
 */
export async function addSuggestions(
  base: SuggestIndex,
  fresh: FreshArticles,
  reader: NameReader,
): Promise<SuggestIndex> {
  const names = await commonestNames(fresh.articles, reader);
  const headlines = await createHeadlineIndex(fresh.articles.map(({ title }) => title));
  return {
    names: bothNames(base.names, await createNameIndex(names.slice(0, MAX_FRESH_NAMES))),
    headlines: bothHeadlines(base.headlines, headlines, new FreshOrder(fresh)),
  };
}

/** Named most often first, of equals in the order met. */
async function commonestNames(articles: readonly Article[], reader: NameReader): Promise<Name[]> {
  const pause = createPauses();
  const counts = new Map<string, number>();
  const withArticle = new Map<string, number>();
  for (const { paragraphs } of articles.slice(0, MAX_ARTICLES)) {
    await pause();
    for (const [name, article] of reader.namesIn(paragraphs)) {
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

/** Finds the names in articles, in each once. */
export class NameReader {
  readonly #analyser: Analyser;
  readonly #read = new WeakMap<Article["paragraphs"], ReadonlyMap<string, boolean>>();

  constructor(analyser: Analyser) {
    this.#analyser = analyser;
  }

  /** The names in an article's paragraphs, and whether one of them writes "the" before it. */
  namesIn(paragraphs: Article["paragraphs"]): ReadonlyMap<string, boolean> {
    const known = this.#read.get(paragraphs);
    if (known !== undefined) return known;
    const named = new Map<string, boolean>();
    for (const { text } of paragraphs) {
      for (const name of namesIn(text, this.#analyser)) {
        named.set(name, named.get(name) === true || takesArticle(name, text));
      }
    }
    this.#read.set(paragraphs, named);
    return named;
  }
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

/** Names of articles that were prepared, and of those that came since. */
function bothNames(base: NameIndex, fresh: NameIndex): NameIndex {
  return {
    first: (most) => base.first(most),
    withPrefix: (typed, most) => {
      const found = new Map<string, Name>();
      for (const name of [...base.withPrefix(typed, most), ...fresh.withPrefix(typed, most)]) {
        const known = found.get(name.text);
        const articles = name.articles + (known?.articles ?? 0);
        found.set(name.text, { ...(known ?? name), articles });
      }
      const begun = typed.join(" ");
      const later = ({ text }: Name): number => (wordsIn(text).join(" ").startsWith(begun) ? 0 : 1);
      return [...found.values()]
        .toSorted((a, b) => later(a) - later(b) || b.articles - a.articles)
        .slice(0, most);
    },
  };
}

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
