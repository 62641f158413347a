import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { CorpusProblem } from "../errors.ts";
import type { Article } from "./article.ts";
import { articleFiles, readArticle } from "./load.ts";

interface TrackedFile {
  /** Empty until it was looked at. */
  stamp: string;
  /** Whether an article of this file is served. */
  served: boolean;
  /** That article, if articles are kept. */
  article: Article | null;
  broken: boolean;
}

/** Articles by their slugs, and what is wrong with the files that were just read. */
interface Changes {
  added: string[];
  changed: string[];
  removed: string[];
  problems: CorpusProblem[];
}

/** Files looked at together. */
const BATCH = 64;

/** What is known of a folder's article files, to tell which of them have changed. */
export class TrackedFiles {
  readonly #dir: string;
  readonly #keepsArticles: boolean;
  readonly #files: Map<string, TrackedFile>;

  private constructor(dir: string, keepsArticles: boolean, files: Map<string, TrackedFile>) {
    this.#dir = dir;
    this.#keepsArticles = keepsArticles;
    this.#files = files;
  }

  /** `articles`: those served now; null where the article of every file is, and none is kept. */
  static async open(dir: string, articles: readonly Article[] | null): Promise<TrackedFiles> {
    const files = new Map<string, TrackedFile>();
    const served = { stamp: "", served: true, broken: false };
    for (const article of articles ?? []) files.set(`${article.slug}.md`, { ...served, article });
    if (articles === null) {
      for (const file of await articleFiles(dir)) files.set(file, { ...served, article: null });
    }
    return new TrackedFiles(dir, articles !== null, files);
  }

  /** Files with a problem: not served, or served as they last were. */
  get broken(): number {
    return [...this.#files.values()].filter(({ broken }) => broken).length;
  }

  get servesAny(): boolean {
    return [...this.#files.values()].some(({ served }) => served);
  }

  /** The articles kept of these files, in their order. */
  articlesOf(files: readonly string[]): Article[] {
    return files.flatMap((file) => this.#files.get(file)?.article ?? []);
  }

  /**
   * Reads those of the folder's files that have changed. Files never looked at before count as
   * unchanged if they are older than `loadedAt`, when the articles served were loaded.
   */
  async readChanged(files: readonly string[], loadedAt: number | null): Promise<Changes> {
    const changes: Changes = { added: [], changed: [], removed: [], problems: [] };
    for (let start = 0; start < files.length; start += BATCH) {
      const batch = files.slice(start, start + BATCH);
      await Promise.all(batch.map((file) => this.#readIfChanged(file, loadedAt, changes)));
    }
    const present = new Set(files);
    for (const [file, { served }] of this.#files) {
      if (present.has(file)) continue;
      this.#files.delete(file);
      if (served) changes.removed.push(file.replace(/\.md$/, ""));
    }
    return changes;
  }

  async #readIfChanged(file: string, loadedAt: number | null, changes: Changes): Promise<void> {
    const info = await stat(join(this.#dir, file)).catch(() => null);
    // Gone since the folder was listed: the event of its going brings the next look.
    if (info === null) return;
    const before = this.#files.get(file);
    const stamp = stampIn(info);
    if (before?.stamp === stamp) return;
    if (before?.stamp === "" && loadedAt !== null && info.ctimeMs < loadedAt) {
      before.stamp = stamp;
      return;
    }
    await this.#read(file, stamp, changes);
  }

  async #read(file: string, stamp: string, changes: Changes): Promise<void> {
    const former = this.#files.get(file) ?? { served: false, article: null, broken: false };
    const { article, problems } = await readArticle(this.#dir, file);
    if (!article) {
      changes.problems.push(...problems);
      this.#files.set(file, { ...former, stamp, broken: true });
    } else if (former.article !== null && !former.broken && isSame(former.article, article)) {
      this.#files.set(file, { ...former, stamp });
    } else {
      const kept = this.#keepsArticles ? article : null;
      this.#files.set(file, { stamp, served: true, article: kept, broken: false });
      (former.served ? changes.changed : changes.added).push(article.slug);
    }
  }
}

/** What tells one state of a file from another; empty when it is not there. */
export async function stampOf(dir: string, file: string): Promise<string> {
  const info = await stat(join(dir, file)).catch(() => null);
  return info === null ? "" : stampIn(info);
}

function stampIn({ ino, size, mtimeMs, ctimeMs }: Stats): string {
  return `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
}

/** A file that was only touched need not be indexed again. */
function isSame(a: Article, b: Article): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
