import { parentPort, workerData } from "node:worker_threads";
import type { FolderStamps } from "../articles/changed-files.ts";
import { loadVariants } from "../articles/variants.ts";
import { type CorpusUpdate, type CorpusWatch, watchCorpus } from "../articles/watch.ts";
import { CorpusError, type CorpusProblem } from "../errors.ts";
import { NICENESS, standBack } from "../lib/thread-priority.ts";
import { Follower, type FreshPart, seenBy } from "./follower.ts";
import { shareArrays } from "./nested-arrays.ts";
import { prepareInThread } from "./prepare-in-thread.ts";
import { type Snapshot, snapshotKey } from "./snapshot.ts";
import type { PreparedArchive } from "./prepare-worker.ts";

/** What the thread is started with. */
export interface FollowRequest {
  dir: string;
  cacheDir: string;
  /** The archive that is served. */
  base: Snapshot;
  /** The folder, or at least its lists, just before it was prepared. */
  seen: FolderStamps;
  quiet?: number;
  mergeFrom?: number;
}

/** What changed in the folder, by slugs. */
export type Changes = Pick<CorpusUpdate, "added" | "changed" | "removed" | "leftOut">;

/** What the thread says. */
export type FollowMessage =
  /** Articles came, changed or went. */
  | { fresh: FreshPart; changes: Changes }
  /** All articles have been prepared again; what came meanwhile is fresh. */
  | { base: PreparedArchive; fresh: FreshPart }
  | { listsChanged: true }
  | { problems: readonly CorpusProblem[] }
  /** How many files have a problem at the moment. */
  | { leftOut: number }
  | { unwatched: string };

/** Milliseconds of quiet after which a change is read: to take it in costs little, should more follow. */
const QUIET = 100;
/** Milliseconds until it is tried again to merge, where that failed. */
const RETRY = 10 * 60 * 1000;

class Following {
  readonly #request: FollowRequest;
  readonly #follower: Follower;
  #key: string;
  #merging: Promise<void> | null = null;
  #mergeNotBefore = 0;
  #watching: CorpusWatch | null = null;

  constructor(request: FollowRequest) {
    this.#request = request;
    this.#follower = new Follower(request.base, request.mergeFrom);
    this.#key = request.base.facts.key;
  }

  async start(): Promise<void> {
    const { dir, base, seen, quiet = QUIET } = this.#request;
    this.#watching = await watchCorpus(dir, {
      articles: null,
      seen: seenBy(base, seen),
      quiet,
      onChange: (update) => this.#take(update),
      onError: (problems) => {
        say({ problems });
        this.#tellLeftOut();
      },
      onUnwatched: (unwatched) => say({ unwatched }),
    });
    this.#tellLeftOut();
  }

  async #take({ read, listsChanged, added, changed, removed, leftOut }: CorpusUpdate) {
    if (listsChanged) say({ listsChanged });
    this.#follower.note({ removed, read: read ?? [] });
    const changes = { added, changed, removed, leftOut };
    // Too many to hold at once are served when they are prepared.
    say({ fresh: share(this.#follower.take()), changes });
    const respelled =
      listsChanged && snapshotKey(await loadVariants(this.#request.dir)) !== this.#key;
    if (read === null || respelled) {
      await this.#merging;
      this.#merge();
      await this.#merging;
    } else if (this.#follower.shouldMerge && Date.now() >= this.#mergeNotBefore) this.#merge();
  }

  #tellLeftOut(): void {
    if (this.#watching) say({ leftOut: this.#watching.leftOut() });
  }

  /** Prepares all articles again, in another thread, while this one goes on taking in changes. */
  #merge(): void {
    this.#merging ??= this.#prepare().finally(() => {
      this.#merging = null;
    });
  }

  async #prepare(): Promise<void> {
    const { dir, cacheDir } = this.#request;
    try {
      const base = await prepareInThread({ dir, cacheDir, lenient: true, isAwaited: false });
      this.#follower.rebase(base.done);
      this.#key = base.done.facts.key;
      say({ base, fresh: share(this.#follower.take()) });
    } catch (error) {
      // What is fresh stays so.
      this.#mergeNotBefore = Date.now() + RETRY;
      say({ problems: problemsIn(error, dir) });
    }
  }
}

function problemsIn(error: unknown, file: string): readonly CorpusProblem[] {
  if (error instanceof CorpusError) return error.problems;
  const message = error instanceof Error ? error.message : String(error);
  return [{ file, line: 0, field: "folder", message }];
}

function share(fresh: FreshPart): FreshPart {
  shareArrays(fresh.index);
  return fresh;
}

function say(message: FollowMessage): void {
  parentPort?.postMessage(message, []);
}

standBack(NICENESS.following);
// The watch keeps no thread alive: it runs until it is ended.
parentPort?.ref();
await new Following(workerData as FollowRequest).start();
