import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { CorpusProblem } from "../errors.ts";
import type { Article } from "./article.ts";
import { articleFiles, readArticle } from "./load.ts";
import { OUTLETS_FILE } from "./known-outlets.ts";
import { VARIANTS_FILE } from "./variants.ts";

interface TrackedFile {
  /** Its state when it was last read. */
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

/** What is served beside the articles: a change of it makes another archive. */
const LISTS = [VARIANTS_FILE, OUTLETS_FILE];
/** Files looked at together. */
const BATCH = 64;

/** What is known of a folder's article files, to tell which of them have changed. */
export class TrackedFiles {
  readonly #dir: string;
  readonly #keepsArticles: boolean;
  readonly #files = new Map<string, TrackedFile>();

  /**
   * `articles`: those served now; null where the article of every file is, and none is kept.
   * `seen`: the folder as it was just before they were read.
   */
  constructor(dir: string, articles: readonly Article[] | null, seen: FolderStamps) {
    this.#dir = dir;
    this.#keepsArticles = articles !== null;
    const files = articles?.map((article) => ({ file: `${article.slug}.md`, article }));
    const served = files ?? [...seen.keys()].map((file) => ({ file, article: null }));
    for (const { file, article } of served) {
      if (LISTS.includes(file)) continue;
      const stamp = seen.get(file) ?? "";
      this.#files.set(file, { stamp, served: true, article, broken: false });
    }
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

  /** Reads those of the folder's files that have changed since they were last read. */
  async readChanged(files: readonly string[]): Promise<Changes> {
    const changes: Changes = { added: [], changed: [], removed: [], problems: [] };
    for (let start = 0; start < files.length; start += BATCH) {
      const batch = files.slice(start, start + BATCH);
      await Promise.all(batch.map((file) => this.#readIfChanged(file, changes)));
    }
    const present = new Set(files);
    for (const [file, { served }] of this.#files) {
      if (present.has(file)) continue;
      this.#files.delete(file);
      if (served) changes.removed.push(file.replace(/\.md$/, ""));
    }
    return changes;
  }

  async #readIfChanged(file: string, changes: Changes): Promise<void> {
    const stamp = await stampOf(this.#dir, file);
    // Gone since the folder was listed: the event of its going brings the next look.
    if (stamp === "") return;
    if (this.#files.get(file)?.stamp !== stamp) await this.#read(file, stamp, changes);
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

/** The state of each article file and of the lists of spellings and outlets, by name. */
export type FolderStamps = ReadonlyMap<string, string>;

/**
 * A folder as it is now, none of a folder that cannot be read. Taken before its articles are read:
 * what changes while they are, a link that leads to another folder included, differs from it later.
 */
export async function folderStamps(dir: string): Promise<FolderStamps> {
  const stamps = new Map<string, string>();
  const files = await articleFiles(dir).catch(() => []);
  const all = [...files, ...LISTS];
  for (let start = 0; start < all.length; start += BATCH) {
    const batch = all.slice(start, start + BATCH);
    const found = await Promise.all(batch.map((file) => stampOf(dir, file)));
    for (const [at, file] of batch.entries()) stamps.set(file, found[at] ?? "");
  }
  return stamps;
}

/** What tells one state of a folder's lists from another. */
export async function listStamp(dir: string): Promise<string> {
  return listsIn(
    new Map(
      await Promise.all(LISTS.map(async (file) => [file, await stampOf(dir, file)] as const)),
    ),
  );
}

/** The same of a folder as it was seen. */
export function listsIn(seen: FolderStamps): string {
  return LISTS.map((file) => seen.get(file) ?? "").join("\n");
}

/** What tells one state of a file from another; empty when it is not there. */
async function stampOf(dir: string, file: string): Promise<string> {
  const info = await stat(join(dir, file)).catch(() => null);
  return info === null ? "" : `${info.ino} ${info.size} ${info.mtimeMs} ${info.ctimeMs}`;
}

/** A file that was only touched need not be indexed again. */
function isSame(a: Article, b: Article): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
