import { setImmediate as nextIteration } from "node:timers/promises";
import {
  type Article,
  type ArticleDate,
  type Paragraph,
  paragraphId,
  articleKey,
} from "../articles/article.ts";
import { binarySearch } from "../lib/binary-search.ts";
import { memoize } from "../lib/memoize.ts";
import type { LocalArticles } from "../articles/local-articles.ts";
import { numberOf, type StringList, stringOf, type StringTable } from "../lib/string-table.ts";
import type { TextFile } from "./text-file.ts";

/** Articles of which only what names them is in memory; newest first, undated last, by slug. */
export interface PackedArticles {
  slugs: StringTable;
  /** Each article but for its slug and paragraphs, as `packAbout` writes it. */
  about: StringList;
  /** Where each article's paragraphs are in the file, and how many bytes they are. */
  textAt: Float64Array;
  textSize: Uint32Array;
  /** The articles in the order of their keys. */
  byKey: Uint32Array;
}

/** A paragraph's text, subheading and the posts below it. In the file each is a line of an article's JSON. */
type PackedParagraph = [text: string, subheading: string | null, embedded?: readonly string[]];

/** One value for all that are alike. */
type Shared = <T>(value: T) => T;

/** Texts kept, about 5 KB each: a reader turns over passages of a few articles. */
const MAX_KEPT = 500;
/** Articles listed before other work gets a turn: about 2 ms. */
const TURN = 500;

/** All of an article but its slug and paragraphs. */
type About = Omit<Article, "slug" | "paragraphs">;

/** Without keys, JSON of it takes half the room. */
type PackedAbout = readonly [
  About["title"],
  About["source"],
  About["sourceEvidence"],
  About["url"],
  About["urlEvidence"],
  About["authors"],
  About["updated"],
  About["language"],
  About["needsReview"],
  About["retrieved"],
  ...days: PackedDate,
];
type PackedDate = readonly [
  ArticleDate["value"],
  ArticleDate["status"],
  ArticleDate["evidence"],
  ArticleDate["notBefore"],
  ArticleDate["notAfter"],
];

export function packAbout(about: About): string {
  const { title, source, sourceEvidence, url, urlEvidence, authors, date } = about;
  const { updated, language, needsReview, retrieved } = about;
  const { value, status, evidence, notBefore, notAfter } = date;
  const days: PackedDate = [value, status, evidence, notBefore, notAfter];
  const packed: PackedAbout = [
    title,
    source,
    sourceEvidence,
    url,
    urlEvidence,
    authors,
    updated,
    language,
    needsReview,
    retrieved,
    ...days,
  ];
  return JSON.stringify(packed);
}

/** The inverse of `packAbout`. By position: destructuring the rest of a list takes five times as long. */
export function unpackAbout(packed: string): About {
  const list = JSON.parse(packed) as PackedAbout;
  return {
    title: list[0],
    source: list[1],
    sourceEvidence: list[2],
    url: list[3],
    urlEvidence: list[4],
    authors: list[5],
    date: {
      value: list[10],
      status: list[11],
      evidence: list[12],
      notBefore: list[13],
      notAfter: list[14],
    },
    updated: list[6],
    language: list[7],
    needsReview: list[8],
    retrieved: list[9],
  };
}

export function packParagraphs({ paragraphs }: Article): Buffer {
  const lines = paragraphs.map(({ text, subheading, embedded }) => {
    const packed: PackedParagraph = embedded ? [text, subheading, embedded] : [text, subheading];
    return JSON.stringify(packed);
  });
  return Buffer.from(`[\n${lines.join(",\n")}\n]`);
}

const LINE_END = "\n".charCodeAt(0);
const COMMA = ",".charCodeAt(0);

/** The paragraph with this ordinal among the bytes of `packParagraphs`, the others left unread. */
function unpackParagraph(bytes: Buffer, ordinal: number): PackedParagraph | undefined {
  let [start, end] = [0, bytes.indexOf(LINE_END)];
  for (let line = 0; line < ordinal && end !== -1; line += 1) {
    start = end + 1;
    end = bytes.indexOf(LINE_END, start);
  }
  if (start === 0 || end === -1 || !Number.isInteger(ordinal)) return undefined;
  const last = bytes[end - 1] === COMMA ? end - 1 : end;
  return JSON.parse(bytes.toString("utf8", start, last)) as PackedParagraph;
}

function paragraph(
  article: string,
  ordinal: number,
  [text, subheading, embedded]: PackedParagraph,
): Paragraph {
  const own = { id: paragraphId(article, ordinal), article, ordinal, text, subheading };
  return embedded ? { ...own, embedded } : own;
}

/** Articles' positions in the order of their keys. */
export function orderByKey(slugs: readonly string[]): Uint32Array {
  const keys = slugs.map(articleKey);
  return Uint32Array.from(keys.keys()).toSorted((a, b) =>
    (keys[a] ?? "") < (keys[b] ?? "") ? -1 : 1,
  );
}

/** Texts are read from their file when asked for: a page of the system's file cache away. */
export function createPackedArticles(packed: PackedArticles, texts: TextFile): LocalArticles {
  return new StoredArticles(packed, texts);
}

class StoredArticles implements LocalArticles {
  readonly size: number;
  readonly #packed: PackedArticles;
  readonly #file: TextFile;
  readonly #texts = new Map<number, Article["paragraphs"]>();
  #listed: Promise<readonly Article[]> | null = null;
  /** What was listed: looked up, each is at hand. */
  #all: readonly Article[] | null = null;
  /**
   * Paragraphs are read when they are looked at: a list must not hold every text. One getter for
   * all articles, since objects that each have their own take five times the memory.
   */
  readonly #lazyParagraphs: PropertyDescriptor;

  constructor(packed: PackedArticles, texts: TextFile) {
    this.size = packed.slugs.ends.length;
    this.#packed = packed;
    this.#file = texts;
    const paragraphsOf = (slug: string) => this.#paragraphsOf(slug);
    this.#lazyParagraphs = {
      enumerable: true,
      get(this: Article) {
        return paragraphsOf(this.slug);
      },
    };
  }

  article(slug: string): Article | undefined {
    const position = this.#positionOf(slug);
    if (position === -1) return undefined;
    return this.#all?.[position] ?? this.#articleAt(position);
  }

  withKey(key: string): Article[] {
    const found: Article[] = [];
    const first = binarySearch(0, this.size, (at) => this.#keyAt(at) < key);
    for (let at = first; at < this.size && this.#keyAt(at) === key; at += 1) {
      found.push(this.#articleAt(this.#packed.byKey[at] ?? 0));
    }
    return found;
  }

  /** Read alone, unless the article's paragraphs are at hand. */
  paragraph(id: string): Paragraph | undefined {
    const cut = id.lastIndexOf("#");
    const slug = id.slice(0, cut);
    const ordinal = Number(id.slice(cut + 1));
    const position = this.#positionOf(slug);
    if (position === -1) return undefined;
    const known = this.#texts.get(position);
    if (known !== undefined) return known[ordinal - 1];
    const one = unpackParagraph(this.#bytesOf(position), ordinal);
    return one && paragraph(slug, ordinal, one);
  }

  async list(): Promise<readonly Article[]> {
    this.#listed ??= this.#readAll();
    return this.#listed;
  }

  async #readAll(): Promise<readonly Article[]> {
    const all: Article[] = [];
    const shared = createShared();
    for (let position = 0; position < this.size; position += 1) {
      all.push(this.#articleAt(position, shared));
      if (position % TURN === TURN - 1) await nextIteration();
    }
    this.#all = all;
    return all;
  }

  #positionOf(slug: string): number {
    return numberOf(this.#packed.slugs, slug);
  }

  #keyAt(at: number): string {
    const { slugs, byKey } = this.#packed;
    return articleKey(stringOf(slugs, byKey[at] ?? 0));
  }

  #articleAt(position: number, shared: Shared | null = null): Article {
    const { slugs, about } = this.#packed;
    const unpacked = unpackAbout(stringOf(about, position));
    const own = shared === null ? unpacked : withShared(unpacked, shared);
    const article = { ...own, slug: stringOf(slugs, position) };
    return Object.defineProperty(article, "paragraphs", this.#lazyParagraphs) as Article;
  }

  #paragraphsOf(slug: string): Article["paragraphs"] {
    const position = this.#positionOf(slug);
    return memoize(this.#texts, MAX_KEPT, position, () => {
      const all = JSON.parse(this.#bytesOf(position).toString()) as PackedParagraph[];
      return all.map((one, at) => paragraph(slug, at + 1, one));
    });
  }

  #bytesOf(position: number): Buffer {
    const { textAt, textSize } = this.#packed;
    return this.#file.read(textAt[position] ?? 0, textSize[position] ?? 0);
  }
}

function withShared(about: About, shared: Shared): About {
  const { source, sourceEvidence, urlEvidence, authors, date, language, retrieved } = about;
  return {
    ...about,
    source: shared(source),
    sourceEvidence: shared(sourceEvidence),
    urlEvidence: shared(urlEvidence),
    authors: shared(authors),
    date: shared(date),
    language: shared(language),
    retrieved: shared(retrieved),
  };
}

/** Days and outlets come again and again: kept once, a list of 83,000 articles takes 18 MB. */
function createShared(): Shared {
  const met = new Map<string, unknown>();
  return <T>(value: T): T => {
    const key = JSON.stringify(value);
    const known = met.get(key);
    if (known === undefined) met.set(key, value);
    return (known ?? value) as T;
  };
}
