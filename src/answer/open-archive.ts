import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Article } from "../articles/article.ts";
import { createPackedStore } from "../snapshot/packed-articles.ts";
import { isLargerThan, loadCorpus } from "../articles/load.ts";
import { removeTemporary } from "../snapshot/section-file.ts";
import { type KnownOutlets, loadOutlets } from "../articles/known-outlets.ts";
import { loadVariants } from "../articles/variants.ts";
import { CorpusError } from "../errors.ts";
import { arrayEngine } from "../index/engine.ts";
import { Archive, createArchive } from "./archive.ts";
import type {
  Origin,
  PreparedArchive,
  PrepareMessage,
  PrepareRequest,
} from "../snapshot/worker.ts";
import { type Snapshot, snapshotPath } from "../snapshot/snapshot.ts";
import { THREAD_FLAGS, threadModule } from "../lib/thread-module.ts";
import { Stories } from "../stories/stories.ts";
import { numberOf, stringOf } from "../lib/string-table.ts";
import { createAnalyser } from "../language/tokenizer.ts";

export interface OpenOptions {
  /** Where prepared archives are kept; `.dateline` in the corpus folder unless said. */
  cacheDir?: string;
  /** In a large folder, leave a file with a fault as it was read before, or out. */
  lenient?: boolean;
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

/** Whether a folder's articles are prepared in a thread and kept on disk, not in memory. */
export function isLargeFolder(dir: string): Promise<boolean> {
  return isLargerThan(dir, LARGE);
}

/** Where the prepared archive of a folder is kept unless said: its name keeps it out of the articles. */
export function cacheIn(dir: string): string {
  return join(dir, ".dateline");
}

/**
 * The archive of a corpus folder: its articles and its list of spellings. Opened again after a
 * change, a large one prepares only the files that have changed.
 * @throws {CorpusError} with every problem of every file, unless it is opened leniently.
 */
export async function openArchive(dir: string, options: OpenOptions = {}): Promise<Archive> {
  if (!(await isLargeFolder(dir))) {
    return archiveOf(dir, await loadCorpus(dir));
  }
  const cacheDir = options.cacheDir ?? cacheIn(dir);
  const { lenient = false, onProgress } = options;
  const request = { dir, cacheDir, lenient };
  const { done, path, origin, notKept } = await prepareInThread(request, onProgress);
  options.onOpened?.(origin, notKept);
  const archive = preparedArchive(done, path, await loadOutlets(dir));
  if (path !== snapshotPath(cacheDir, dir)) removeTemporary(path);
  return archive;
}

/**
 * The archive of a small folder's articles, with its lists of spellings and outlets.
 * @throws {CorpusError} with what is wrong with the lists.
 */
export async function archiveOf(dir: string, articles: readonly Article[]): Promise<Archive> {
  return createArchive(articles, await loadVariants(dir), await loadOutlets(dir));
}

function preparedArchive(
  { arrays, facts }: Snapshot,
  path: string,
  outlets: KnownOutlets,
): Archive {
  const { index, packed } = arrays;
  const { slugs } = index.catalogue;
  const analyser = createAnalyser(facts.variants);
  const articles = createPackedStore({ ...packed, slugs }, path);
  const engine = arrayEngine(index, articles, analyser);
  const stories = () =>
    new Stories(arrays.stories, {
      slugAt: (position) => stringOf(slugs, position),
      positionOf: (slug) => numberOf(slugs, slug),
    });
  return new Archive({ articles, ...engine, analyser, span: facts.span, stories, outlets });
}

async function prepareInThread(
  request: PrepareRequest,
  onProgress?: (share: number) => void,
): Promise<PreparedArchive> {
  const worker = new Worker(threadModule("../snapshot/worker", import.meta.url), {
    execArgv: THREAD_FLAGS,
    workerData: request,
  });
  return new Promise((fulfil, reject) => {
    worker.on("message", (message: PrepareMessage) => {
      if ("progress" in message) onProgress?.(message.progress);
      else if ("problems" in message) reject(new CorpusError(message.problems));
      else fulfil(message);
    });
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("the thread that prepares the articles ended early")));
  });
}
