import { join } from "node:path";
import type { Article } from "../articles/article.ts";
import { loadOutlets } from "../articles/known-outlets.ts";
import { isLargerThan, listsFeeds, loadCorpus, type TellProblems } from "../articles/load.ts";
import { loadVariants } from "../articles/variants.ts";
import { prepareInThread } from "../snapshot/prepare-in-thread.ts";
import type { Origin } from "../snapshot/prepare-worker.ts";
import { type Archive, createArchive } from "./archive.ts";
import { type ArchiveBase, openBase } from "./archive-base.ts";

export interface OpenOptions {
  /** Where prepared archives are kept; `.dateline` in the corpus folder unless said. */
  cacheDir?: string;
  /**
   * A file with a fault is left out, or of a large folder left as it was read before, and this is
   * told of it; without this, it ends the opening.
   */
  onProblems?: TellProblems;
  /** Given the share of articles read, 0 to 1. */
  onProgress?: (share: number) => void;
  /**
   * Told how a large archive came about, and the system's error code where it could not be kept in
   * `cacheDir`: the next start prepares it from nothing.
   */
  onOpened?: (origin: Origin, notKept: string | null) => void;
}

/**
 * Bytes of articles from which on they are prepared in a thread of their own and kept on disk:
 * about 2,000 paragraphs, which take a second.
 */
const LARGE = 1_000_000;

/**
 * Whether a folder's articles are prepared in a thread and kept on disk, not in memory. Those that
 * feeds add to are at any size: to build 1,000 paragraphs in memory again for each article that
 * comes would keep readers waiting for 0.3 s.
 */
export async function isLargeFolder(dir: string): Promise<boolean> {
  return isLargerThan(dir, (await listsFeeds(dir)) ? 0 : LARGE);
}

/** Where the prepared archive of a folder is kept unless said: its name keeps it out of the articles. */
export function cacheIn(dir: string): string {
  return join(dir, ".dateline");
}

/**
 * The archive of a corpus folder: its articles and its lists of spellings and outlets. Opened again
 * after a change, a large one prepares only the files that have changed.
 * @throws {CorpusError} with every problem of every file, unless `onProblems` is told of them.
 */
export async function openArchive(dir: string, options: OpenOptions = {}): Promise<Archive> {
  return (await openFolder(dir, options)).archive;
}

/** A folder's archive, and of a large one what it was made of. */
export interface OpenedFolder {
  archive: Archive;
  base: ArchiveBase | null;
}

/** `openArchive`, for who goes on following the folder. */
export async function openFolder(dir: string, options: OpenOptions = {}): Promise<OpenedFolder> {
  if (!(await isLargeFolder(dir))) {
    return { archive: await archiveOf(dir, await loadCorpus(dir, options.onProblems)), base: null };
  }
  const cacheDir = options.cacheDir ?? cacheIn(dir);
  const lenient = options.onProblems !== undefined;
  const prepared = await prepareInThread({ dir, cacheDir, lenient, isAwaited: true }, options);
  options.onOpened?.(prepared.origin, prepared.notKept);
  const base = openBase(prepared, await loadOutlets(dir));
  return { archive: base.archive, base };
}

/**
 * The archive of a small folder's articles, with its lists of spellings and outlets.
 * @throws {CorpusError} with what is wrong with the lists.
 */
export async function archiveOf(dir: string, articles: readonly Article[]): Promise<Archive> {
  return createArchive(articles, await loadVariants(dir), await loadOutlets(dir));
}
