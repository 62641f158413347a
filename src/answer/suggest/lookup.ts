import type { Article } from "../../articles/article.ts";
import type { ArticlePage, ArticleStore } from "../../articles/store.ts";
import type { Analyser } from "../../language/tokenizer.ts";
import { namesIn } from "../../language/names.ts";
import { createPauses } from "../../lib/event-loop.ts";
import { addToMultimap } from "../../lib/multimap.ts";
import { wordsIn } from "../../language/fold.ts";

/**
 * Articles that are read for names, the newest first. Reading 2,000 of twelve paragraphs takes
 * 0.4 s, in slices of a few ms, once for an archive.
 */
const MAX_ARTICLES = 2000;
const PAGE = 250;
const MAX_NAMES = 10_000;
/** Names that are looked up of articles that came since others were prepared. */
const MAX_FRESH_NAMES = 1000;

/** The names in the newest articles. */
export async function namesOfNewest(store: ArticleStore, analyser: Analyser): Promise<NameIndex> {
  const names = await commonestNames(newest(store), new NameReader(analyser));
  return createNameIndex(names);
}

/** The newest articles, some at a time: all at once would be 30 MB from another machine. */
async function* newest(store: ArticleStore): AsyncGenerator<Article> {
  let from: string | null = "";
  for (let read = 0; read < MAX_ARTICLES && from !== null;) {
    const page: ArticlePage = await store.page({ limit: PAGE, from });
    yield* page.articles;
    read += page.articles.length;
    from = page.next;
  }
}

/**
 * With those of articles that came or changed since. They count as in both, and those of articles
 * that are gone stay until all are prepared again.
 */
export async function addNames(
  base: NameIndex,
  fresh: readonly Article[],
  reader: NameReader,
): Promise<NameIndex> {
  const names = await commonestNames(fresh.slice(0, MAX_ARTICLES), reader);
  return bothNames(base, await createNameIndex(names.slice(0, MAX_FRESH_NAMES)));
}

/** Named most often first, of equals in the order met. */
async function commonestNames(
  articles: AsyncIterable<Article> | Iterable<Article>,
  reader: NameReader,
): Promise<Name[]> {
  const pause = createPauses();
  const counts = new Map<string, number>();
  const withArticle = new Map<string, number>();
  for await (const { paragraphs } of articles) {
    await pause();
    for (const [name, article] of reader.namesIn(paragraphs)) {
      addTo(counts, name, 1);
      if (article) addTo(withArticle, name, 1);
    }
  }
  joinShouted(counts);
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

/** "PORT ALDER" of a dateline is counted as the Port Alder of other sentences. */
function joinShouted(counts: Map<string, number>): void {
  for (const [name, count] of counts) {
    if (!/^\p{Lu}+(?: \p{Lu}+)+$/u.test(name)) continue;
    const written = name.replaceAll(/(?<=\p{Lu})\p{Lu}+/gu, (rest) => rest.toLowerCase());
    if (!counts.has(written)) continue;
    addTo(counts, written, count);
    counts.delete(name);
  }
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
