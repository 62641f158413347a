import { statSync, type Stats } from "node:fs";
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

/** An article that was just read, and its file's state then. */
export interface ReadFile {
  article: Article;
  stamp: string;
}

/** Articles by their slugs, and what is wrong with the files that were just read. */
interface Changes {
  added: string[];
  changed: string[];
  removed: string[];
  /** The articles that were added or changed; null where they are too many to hold at once. */
  read: ReadFile[] | null;
  problems: CorpusProblem[];
}

/** What is served beside the articles: a change of it makes another archive. */
const LISTS = [VARIANTS_FILE, OUTLETS_FILE];
/** Files looked at together. */
const BATCH = 64;
/** More articles than these (some 20 MB) are not held at once. */
const MAX_READ = 2000;

/** What is known of a folder's article files, to tell which of them have changed. */
export class TrackedFiles {
  readonly #dir: string;
  /** Where they are too many to keep, this runs in a thread whose waiting harms nobody. */
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
    let count = 0;
    for (const { broken } of this.#files.values()) if (broken) count += 1;
    return count;
  }

  get servesAny(): boolean {
    for (const { served } of this.#files.values()) if (served) return true;
    return false;
  }

  /** The articles kept, in the order of their files' names. */
  articles(): Article[] {
    if (!this.#keepsArticles) return [];
    const names = [...this.#files.keys()].toSorted();
    return names.flatMap((file) => this.#files.get(file)?.article ?? []);
  }

  /** Reads those of the folder's files that have changed since they were last read. */
  async readChanged(files: readonly string[]): Promise<Changes> {
    const changes = noChanges();
    await this.#readEach(files, changes);
    const present = new Set(files);
    for (const file of this.#files.keys()) {
      if (!present.has(file)) this.#forget(file, changes);
    }
    return changes;
  }

  /** The same, where no other files than these can have changed, come or gone. */
  async readNamed(files: readonly string[]): Promise<Changes> {
    const changes = noChanges();
    const stamps = await Promise.all(files.map((file) => this.#stampOf(file)));
    await this.#readEach(
      files.filter((_, at) => stamps[at] !== ""),
      changes,
    );
    for (const [at, file] of files.entries()) if (stamps[at] === "") this.#forget(file, changes);
    return changes;
  }

  async #readEach(files: readonly string[], changes: Changes): Promise<void> {
    for (let start = 0; start < files.length; start += BATCH) {
      const batch = files.slice(start, start + BATCH);
      await Promise.all(batch.map((file) => this.#readIfChanged(file, changes)));
    }
  }

  #forget(file: string, changes: Changes): void {
    if (this.#files.get(file)?.served === true) changes.removed.push(file.replace(/\.md$/, ""));
    this.#files.delete(file);
  }

  async #readIfChanged(file: string, changes: Changes): Promise<void> {
    const stamp = await this.#stampOf(file);
    // Gone since the folder was listed: the event of its going brings the next look.
    if (stamp === "") return;
    if (!isSameStamp(this.#files.get(file)?.stamp ?? "", stamp)) {
      await this.#read(file, stamp, changes);
    }
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
      if (changes.read && changes.read.push({ article, stamp }) > MAX_READ) changes.read = null;
    }
  }

  async #stampOf(file: string): Promise<string> {
    return this.#keepsArticles ? stampOf(this.#dir, file) : stampNow(join(this.#dir, file));
  }
}

function noChanges(): Changes {
  return { added: [], changed: [], removed: [], read: [], problems: [] };
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

/** Whether a file of a corpus folder is one of those lists. */
export function isList(name: string): boolean {
  return LISTS.includes(name);
}

/** A folder's lists as they are now. */
export async function listStamps(dir: string): Promise<FolderStamps> {
  const stamps = LISTS.map(async (file) => [file, await stampOf(dir, file)] as const);
  return new Map(await Promise.all(stamps));
}

/** What tells one state of a folder's lists from another. */
export async function listStamp(dir: string): Promise<string> {
  return listsIn(await listStamps(dir));
}

/** The same of a folder as it was seen. */
export function listsIn(seen: FolderStamps): string {
  return LISTS.map((file) => seen.get(file) ?? "").join("\n");
}

async function stampOf(dir: string, file: string): Promise<string> {
  return stampIn(await stat(join(dir, file)).catch(() => null));
}

/** In a fifth of the time, but nothing else is done meanwhile. */
function stampNow(path: string): string {
  try {
    return stampIn(statSync(path));
  } catch {
    return "";
  }
}

function stampIn(info: Stats | null): string {
  return info === null || info.isDirectory() ? "" : fileStamp(info);
}

/** A file's state, as far as it is known: which file of the disk it is may not be. */
type FileState = Pick<Stats, "size" | "mtimeMs" | "ctimeMs"> & { ino?: number };

/** What tells one state of a file from another; empty when it is not there. */
export function fileStamp({ ino, size, mtimeMs, ctimeMs }: FileState): string {
  return `${ino ?? UNKNOWN} ${size} ${mtimeMs} ${ctimeMs}`;
}

const UNKNOWN = "?";

export function isSameStamp(one: string, other: string): boolean {
  if (!one.startsWith(UNKNOWN) && !other.startsWith(UNKNOWN)) return one === other;
  return one.slice(one.indexOf(" ")) === other.slice(other.indexOf(" "));
}

/** A file that was only touched need not be indexed again. */
function isSame(a: Article, b: Article): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
