import type { Logger } from "pino";
import type { LiveApp } from "./app.ts";
import { type ArchiveBase, openBase } from "./answer/archive-base.ts";
import { LiveArchive } from "./answer/live-archive.ts";
import {
  archiveOf,
  cacheIn,
  isLargeFolder,
  openFolder,
  type OpenOptions,
} from "./answer/open-archive.ts";
import { type FolderStamps, listStamps } from "./articles/changed-files.ts";
import { everyArticle } from "./articles/store.ts";
import { loadOutlets } from "./articles/known-outlets.ts";
import { type CorpusUpdate, type CorpusWatch, LOOK_EVERY, watchCorpus } from "./articles/watch.ts";
import { CorpusError, type CorpusProblem } from "./errors.ts";
import { followFolder, type Following } from "./snapshot/follow.ts";
import type { Changes, FollowMessage } from "./snapshot/folder-worker.ts";

export interface LiveReloadOptions extends OpenOptions {
  /** What the app's archive was made of, of a large folder. */
  base?: ArchiveBase | null;
  /** The folder just before the app's articles were read. */
  seen: FolderStamps;
  log: Logger;
  /** Whether what the app serves is not from this folder, which holds no article yet. */
  isFirst?: boolean;
  /** Told of articles (their slugs) that were not there before, once they can be asked about. */
  onAdded?: (slugs: readonly string[]) => void;
  /** Milliseconds without a change after which changes are read. */
  quiet?: number;
  /** In a large folder, from how many changed paragraphs on all are prepared again. */
  mergeFrom?: number;
}

/**
 * Keeps an app current with its folder of articles. A small folder's archive is built beside the one
 * in use and replaces it as a whole; beside a large one's, what came since is searched as well. A
 * file with a fault is logged with line and field; its last good version stays in use, and the other
 * files change.
 */
export async function startLiveReload(
  app: LiveApp,
  dir: string,
  options: LiveReloadOptions,
): Promise<CorpusWatch> {
  const reload = new LiveReload(app, dir, options);
  await reload.start();
  return reload;
}

class LiveReload implements CorpusWatch {
  readonly #app: LiveApp;
  readonly #dir: string;
  readonly #options: LiveReloadOptions;
  /** One of these: a small folder is watched, a large one followed in a thread. */
  #watching: CorpusWatch | null = null;
  #following: Following | null = null;
  #isWaiting: boolean;
  /** Files of a large folder that have a problem. */
  #leftOut = 0;
  /** The thread's messages are taken one after the other. */
  #taking: Promise<void> = Promise.resolve();

  constructor(app: LiveApp, dir: string, options: LiveReloadOptions) {
    this.#app = app;
    this.#dir = dir;
    this.#options = options;
    this.#isWaiting = options.isFirst ?? false;
  }

  leftOut(): number {
    return this.#watching?.leftOut() ?? this.#leftOut;
  }

  async stop(): Promise<void> {
    await this.#watching?.stop();
    await this.#following?.stop();
    await this.#taking;
  }

  async start(): Promise<void> {
    const { base, seen } = this.#options;
    this.#app.leftOut = () => this.leftOut();
    if (base) this.#follow(base, seen);
    else await this.#watch();
  }

  async #watch(): Promise<void> {
    const { seen, quiet } = this.#options;
    const watching = await watchCorpus(this.#dir, {
      articles: this.#isWaiting ? [] : await everyArticle(this.#app.archive.articles),
      seen,
      ...(quiet !== undefined && { quiet }),
      onChange: (update) => this.#rebuild(update),
      onUnwatched: (code) => this.#tellUnwatched(code),
      onError: (problems) => this.#tell(problems),
    });
    if (this.#following) await watching.stop();
    else this.#watching = watching;
  }

  async #rebuild({ articles, ...changes }: CorpusUpdate): Promise<void> {
    if (this.#following) return;
    if (await isLargeFolder(this.#dir)) await this.#grow();
    else {
      const archive = await archiveOf(this.#dir, articles);
      await archive.warm();
      this.#app.archive = archive;
    }
    delete this.#app.isEmpty;
    this.#isWaiting = false;
    this.#tellChanges(changes);
  }

  /** A folder that has become large is no more rebuilt in memory. */
  async #grow(): Promise<void> {
    const seen = await listStamps(this.#dir);
    const { archive, base } = await openFolder(this.#dir, {
      ...this.#options,
      // The watch has told of them.
      onProblems: () => undefined,
    });
    await archive.warm();
    this.#app.archive = archive;
    if (base === null) return;
    this.#follow(base, seen);
    const watching = this.#watching;
    this.#watching = null;
    // It waits for this very change to be served.
    void watching?.stop();
  }

  #follow(base: ArchiveBase, seen: FolderStamps): void {
    const { cacheDir = cacheIn(this.#dir), quiet, mergeFrom } = this.#options;
    const live = new LiveArchive(base);
    const request = {
      dir: this.#dir,
      cacheDir,
      base: base.snapshot,
      seen,
      ...(quiet !== undefined && { quiet }),
      ...(mergeFrom !== undefined && { mergeFrom }),
    };
    this.#following = followFolder(request, {
      message: (message) => {
        this.#taking = this.#taking.then(() => this.#take(message, live)).catch(this.#fail);
      },
      end: this.#fail,
    });
  }

  async #take(message: FollowMessage, live: LiveArchive): Promise<void> {
    if ("problems" in message) this.#tell(message.problems);
    else if ("unwatched" in message) this.#tellUnwatched(message.unwatched);
    else if ("leftOut" in message) this.#leftOut = message.leftOut;
    else if ("listsChanged" in message) live.rename(await loadOutlets(this.#dir));
    else if ("base" in message) {
      const base = openBase(message.base, await loadOutlets(this.#dir));
      const settled = live.rebase(base, message.fresh);
      settled.then(() => (this.#app.archive = live.archive), this.#fail);
      this.#options.log.info({ fresh: message.fresh.slugs.length }, "articles merged");
    } else {
      live.add(message.fresh);
      this.#app.archive = live.archive;
      this.#leftOut = message.changes.leftOut;
      this.#tellChanges(message.changes);
    }
    this.#app.archive = live.archive;
    if ("fresh" in message) live.archive.warm().catch(this.#fail);
  }

  #tellChanges({ added, changed, removed, leftOut }: Changes): void {
    this.#options.log.info({ added, changed, removed, leftOut }, "articles changed");
    if (added.length > 0) this.#options.onAdded?.(added);
  }

  #tellUnwatched(code: string): void {
    const seconds = LOOK_EVERY / 1000;
    const where = { folder: this.#dir, code, seconds };
    this.#options.log.warn(where, "changes are only noticed by looking again");
  }

  #tell(problems: readonly CorpusProblem[]): void {
    // That the folder is empty or missing has been said at the start.
    if (this.#isWaiting && problems.every(({ file }) => file === this.#dir)) return;
    for (const { message, ...where } of problems) this.#options.log.error(where, message);
  }

  readonly #fail = (error: unknown): void => {
    if (error instanceof CorpusError) this.#tell(error.problems);
    else this.#options.log.error({ err: error }, "changed articles could not be taken in");
  };
}
