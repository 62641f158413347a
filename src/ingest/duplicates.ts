import { articleFiles, readArticle } from "../articles/load.ts";
import { urlKey } from "../articles/url.ts";
import { resemblance, sketchOf } from "../language/fingerprint.ts";

/**
 * Resemblance (shared shingles of all shingles, estimated) from which one text is a copy of the other. A copy with
 * another standfirst or a shortened end keeps .7 and more; reports of one event by two outlets stay under .1.
 */
const SAME = 0.5;

/** Files read at a time. */
const BATCH = 64;

/** What is kept of an article to recognise it. */
interface Fingerprint {
  file: string;
  url: string | null;
  /** The smallest hashes of its shingles, in order. */
  sketch: Uint32Array;
}

interface Duplicate {
  file: string;
  why: "url" | "text";
}

export interface KnownArticles {
  readonly size: number;
  /** Whether an article with this address is there. */
  has(url: string): boolean;
  /** The article that this is a copy of, or null. */
  find(url: string | null, paragraphs: readonly string[]): Duplicate | null;
  add(file: string, url: string | null, paragraphs: readonly string[]): void;
}

/** Remembers every readable article of a folder; a folder that is not there yet holds none. */
export async function knownArticles(dir: string): Promise<KnownArticles> {
  const byUrl = new Map<string, string>();
  const files = new Map<string, Fingerprint>();
  const known: KnownArticles = {
    get size() {
      return files.size;
    },
    has: (url) => byUrl.has(urlKey(url)),
    find(url, paragraphs) {
      const sameUrl = url === null ? undefined : byUrl.get(urlKey(url));
      if (sameUrl !== undefined) return { file: sameUrl, why: "url" };
      const sketch = sketchOf(paragraphs);
      let best: { file: string; score: number } | null = null;
      for (const print of files.values()) {
        const score = resemblance(print.sketch, sketch);
        if (score >= SAME && score > (best?.score ?? 0)) best = { file: print.file, score };
      }
      return best && { file: best.file, why: "text" };
    },
    add(file, url, paragraphs) {
      const former = files.get(file)?.url ?? null;
      if (former !== null) byUrl.delete(urlKey(former));
      if (url !== null) byUrl.set(urlKey(url), file);
      files.set(file, { file, url, sketch: sketchOf(paragraphs) });
    },
  };
  const names = await articleFiles(dir).catch(() => []);
  for (let start = 0; start < names.length; start += BATCH) {
    const batch = names.slice(start, start + BATCH);
    const read = await Promise.all(batch.map((file) => readArticle(dir, file)));
    read.forEach(({ article }, at) => {
      const texts = article?.paragraphs.map(({ text }) => text) ?? [];
      if (article) known.add(batch[at] ?? "", article.url, texts);
    });
  }
  return known;
}
