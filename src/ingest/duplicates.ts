import type { Article, PartialDate } from "../articles/article.ts";
import { articleFiles, readArticle } from "../articles/load.ts";
import { urlKey } from "../articles/url.ts";
import { resemblance, sketchOf } from "../language/fingerprint.ts";

/**
 * Resemblance (shared shingles of all shingles, estimated) from which one text is a copy of the
 * other. Of 10,000 agency reports, the pairs within three days from .36 on are republished,
 * corrected or longer versions: all but 2 of 461. Below, about as many are others.
 */
const SAME = 0.36;

/**
 * Texts with fewer shingles are often filled-in forms, such as "The bank adds reserves": a copy then
 * has at least so many of the figures of the one with fewer. Without it 12 more of the pairs are wrong.
 */
const SHORT = 110;
const MIN_FIGURES = 0.7;

/** Files read at a time. */
const BATCH = 64;

/** Copies are looked for this many days around an article's own, where that is told. */
const MAX_DAYS_APART = 3;
const DAY_MS = 86_400_000;

/** What is kept of an article to recognise it. */
interface Fingerprint {
  file: string;
  url: string | null;
  /** When it was published, else added, in milliseconds since 1970; null where neither day is known. */
  day: number | null;
  /** The smallest hashes of its shingles, in order. */
  sketch: Uint32Array;
  /** Its numbers as written, where it is short. */
  figures: ReadonlySet<string>;
}

interface Duplicate {
  file: string;
  why: "url" | "text";
}

/** What is known of the articles of a folder, to tell a copy. */
export class KnownArticles {
  readonly #byUrl = new Map<string, string>();
  readonly #files = new Map<string, Fingerprint>();

  get size(): number {
    return this.#files.size;
  }

  /** Whether an article with this address is there. */
  has(url: string): boolean {
    return this.#byUrl.has(urlKey(url));
  }

  /** The article that this is a copy of, or null; with a day, only texts of about that day count. */
  find(
    url: string | null,
    paragraphs: readonly string[],
    day: PartialDate | null = null,
  ): Duplicate | null {
    const sameUrl = url === null ? undefined : this.#byUrl.get(urlKey(url));
    if (sameUrl !== undefined) return { file: sameUrl, why: "url" };
    const own = printOf(paragraphs);
    const around = timeOf(day);
    let best: { file: string; score: number } | null = null;
    for (const print of this.#files.values()) {
      if (!isNear(print.day, around)) continue;
      const score = resemblance(print.sketch, own.sketch);
      const isBest = score >= SAME && score > (best?.score ?? 0);
      if (isBest && agreeInFigures(print, own)) best = { file: print.file, score };
    }
    return best && { file: best.file, why: "text" };
  }

  add(
    file: string,
    url: string | null,
    paragraphs: readonly string[],
    day: PartialDate | null = null,
  ): void {
    this.remove(file);
    if (url !== null) this.#byUrl.set(urlKey(url), file);
    this.#files.set(file, { file, url, day: timeOf(day), ...printOf(paragraphs) });
  }

  remove(file: string): void {
    const url = this.#files.get(file)?.url ?? null;
    if (url !== null && this.#byUrl.get(urlKey(url)) === file) this.#byUrl.delete(urlKey(url));
    this.#files.delete(file);
  }

  /** Reads files of a folder; one that cannot be read is forgotten. */
  async read(dir: string, names: readonly string[]): Promise<void> {
    for (let start = 0; start < names.length; start += BATCH) {
      const batch = names.slice(start, start + BATCH);
      const read = await Promise.all(batch.map((file) => readArticle(dir, file)));
      for (const [at, file] of batch.entries()) {
        const article = read[at]?.article;
        if (article === undefined) this.remove(file);
        else this.add(file, article.url, article.paragraphs.map(textOf), dayOf(article));
      }
    }
  }
}

/** Remembers every readable article of a folder; a folder that is not there yet holds none. */
export async function knownArticles(dir: string): Promise<KnownArticles> {
  const known = new KnownArticles();
  await known.read(dir, await articleFiles(dir).catch(() => []));
  return known;
}

function printOf(paragraphs: readonly string[]): Pick<Fingerprint, "sketch" | "figures"> {
  const sketch = sketchOf(paragraphs);
  const isShort = sketch.length < SHORT;
  const figures = isShort ? (paragraphs.join(" ").match(/\d[\d.,/-]*/g) ?? []) : [];
  return { sketch, figures: new Set(figures) };
}

/** Whether two texts tell of the same figures, if both are short enough for that to matter. */
function agreeInFigures(a: Pick<Fingerprint, "figures">, b: Pick<Fingerprint, "figures">): boolean {
  const [fewer, more] = a.figures.size < b.figures.size ? [a, b] : [b, a];
  const shared = [...fewer.figures].filter((figure) => more.figures.has(figure));
  return shared.length >= MIN_FIGURES * fewer.figures.size;
}

function textOf({ text }: { text: string }): string {
  return text;
}

/** The day by which an article's copies are looked for. */
export function dayOf({
  date,
  retrieved,
}: Pick<Article, "date" | "retrieved">): PartialDate | null {
  return timeOf(date.value) === null ? retrieved : date.value;
}

/** Null for what is no day: a month or a year. */
function timeOf(day: PartialDate | null): number | null {
  return day?.length === 10 ? Date.parse(day) : null;
}

function isNear(day: number | null, around: number | null): boolean {
  return around === null || (day !== null && Math.abs(day - around) <= MAX_DAYS_APART * DAY_MS);
}
