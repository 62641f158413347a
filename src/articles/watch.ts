import { watch as watchFolder, type FSWatcher } from "node:fs";
import { CorpusError, type CorpusProblem } from "../errors.ts";
import type { Article } from "./article.ts";
import {
  type FolderStamps,
  isList,
  listsIn,
  listStamp,
  type ReadFile,
  TrackedFiles,
} from "./changed-files.ts";
import { articleFiles, foldersIn, isArticleFile } from "./load.ts";

/** Milliseconds between looks for a folder that is missing. */
const MISSING_LOOK = 1000;

/** Milliseconds between looks without being told. */
export const LOOK_EVERY = 30_000;
/** Changes that go on are read after so many times the quiet that is waited for. */
const MAX_WAIT_QUIETS = 8;

/** The corpus after a change, of articles or of the lists: the whole of it, and what differs. */
export interface CorpusUpdate {
  /**
   * Every article now served, in the order of file names; those that did not change are the same
   * objects. Empty where none were given to the watch to keep.
   */
  articles: readonly Article[];
  /** Slugs. */
  added: readonly string[];
  changed: readonly string[];
  removed: readonly string[];
  /** The articles that were added or changed; null where they are too many to hold at once. */
  read: readonly ReadFile[] | null;
  /** Whether a list of the folder, of spellings or outlets, is another. */
  listsChanged: boolean;
  /** Files with a problem: a new one is left out, a changed one is served as it last was. */
  leftOut: number;
}

export interface WatchOptions {
  /** What is served now, as `loadCorpus` gave it; null where they are too many to keep. */
  articles: readonly Article[] | null;
  /** The folder just before they were read: what differs from it is read again. */
  seen: FolderStamps;
  /** Called with one update at a time; the next change waits until it is done. */
  onChange: (update: CorpusUpdate) => void | Promise<void>;
  /** Called with the problems of files that were just read; what was served before is served on. */
  onError: (problems: readonly CorpusProblem[]) => void;
  /** Called, once, with why nobody tells of changes; they are then noticed by looking alone. */
  onUnwatched?: (reason: string) => void;
  /** Milliseconds of quiet after which a change is read: editors write in several steps. */
  quiet?: number;
  /** Milliseconds between looks without being told: network folders send no events. */
  lookEvery?: number;
}

export interface CorpusWatch {
  /** Files with a problem at the moment. */
  leftOut(): number;
  stop(): Promise<void>;
}

/**
 * Keeps a corpus current while its files are added, changed and removed. A watch on the folder names
 * a file that changed; it is read if its size or time is another. Every file is compared at regular
 * looks and where no name is told, so that no event can be missed; 20,000 files take about 0.3 s.
 */
export async function watchCorpus(dir: string, options: WatchOptions): Promise<CorpusWatch> {
  const watching = new Watching(dir, options);
  await watching.look();
  return watching;
}

class Watching implements CorpusWatch {
  readonly #dir: string;
  readonly #options: WatchOptions;
  readonly #quiet: number;
  readonly #tracked: TrackedFiles;
  readonly #regular: NodeJS.Timeout;
  readonly #missing: NodeJS.Timeout;
  #folder: FSWatcher | null;
  #lists: string;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  /** The article files that changed, as far as told; null where any of the folder's may have. */
  #named: Set<string> | null = null;
  /** When the first of the changes came that wait to be read (milliseconds since 1970); or 0. */
  #waitingSince = 0;
  #running: Promise<void> = Promise.resolve();
  /** What was last told, by what it is about: a missing folder is told once, not at every look. */
  readonly #told = new Map<string, string>();

  constructor(dir: string, options: WatchOptions) {
    this.#dir = dir;
    this.#options = options;
    this.#quiet = options.quiet ?? 250;
    this.#tracked = new TrackedFiles(dir, options.articles, options.seen);
    this.#lists = listsIn(options.seen);
    this.#folder = this.#watch();
    // A folder that is made later is watched within a second, not at the next regular look.
    this.#missing = setInterval(() => this.#watchMissing(), MISSING_LOOK).unref();
    this.#regular = setInterval(() => {
      // A folder that was replaced has a new identity: watch that one.
      this.#folder?.close();
      this.#folder = this.#watch();
      this.#named = null;
      void this.look();
    }, options.lookEvery ?? LOOK_EVERY).unref();
  }

  leftOut(): number {
    return this.#tracked.broken;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearInterval(this.#regular);
    clearInterval(this.#missing);
    this.#folder?.close();
    await this.#running;
  }

  /** Looks for changes once those being read are served. */
  look(): Promise<void> {
    this.#running = this.#lookAfter(this.#running);
    return this.#running;
  }

  async #lookAfter(former: Promise<void>): Promise<void> {
    await former;
    if (this.#stopped) return;
    this.#waitingSince = 0;
    const before = this.#lists;
    const named = this.#named;
    this.#named = new Set();
    this.#lists = await listStamp(this.#dir);
    if (named === null) this.#tell("folders", (await foldersIn(this.#dir)).map(unreadFolder));
    this.#tell("folder", await this.#update(named, this.#lists !== before));
  }

  /**
   * Reads and reports what changed of these files, or of all. Returns what is wrong with the folder
   * as a whole.
   */
  async #update(
    named: ReadonlySet<string> | null,
    listsChanged: boolean,
  ): Promise<readonly CorpusProblem[]> {
    const [dir, tracked] = [this.#dir, this.#tracked];
    const { onChange, onError } = this.#options;
    const folder = (message: string) => [{ file: dir, line: 0, field: "folder", message }];
    try {
      const { problems, ...changes } = named
        ? await tracked.readNamed([...named].toSorted())
        : await tracked.readChanged(await articleFiles(dir));
      if (problems.length > 0) onError(problems);
      const { added, changed, removed } = changes;
      if (added.length + changed.length + removed.length === 0 && !listsChanged) return [];
      if (!tracked.servesAny) return folder("no article is left in it");
      const { broken: leftOut } = tracked;
      await onChange({ ...changes, listsChanged, articles: tracked.articles(), leftOut });
      return [];
    } catch (error) {
      if (error instanceof CorpusError) return error.problems;
      return folder(error instanceof Error ? error.message : String(error));
    }
  }

  #tell(about: string, problems: readonly CorpusProblem[]): void {
    const fault = problems.map(({ file, message }) => `${file}: ${message}`).join("\n");
    if (fault !== (this.#told.get(about) ?? "") && fault !== "") this.#options.onError(problems);
    this.#told.set(about, fault);
  }

  #watch(): FSWatcher | null {
    try {
      const watcher = watchFolder(this.#dir, { persistent: false }, (_, name) => {
        this.#soon(name);
      });
      // A folder that goes away ends its watch; the regular look finds it when it is back.
      return watcher.on("error", () => watcher.close());
    } catch (error) {
      const { code = String(error) } = error as NodeJS.ErrnoException;
      // That the folder is not there is told by whoever looks.
      if (code !== "ENOENT" && !this.#told.has("watch")) this.#options.onUnwatched?.(code);
      if (code !== "ENOENT") this.#told.set("watch", code);
      return null;
    }
  }

  #watchMissing(): void {
    if (this.#folder) return clearInterval(this.#missing);
    this.#folder = this.#watch();
    if (this.#folder) this.#soon(null);
  }

  /** Looks once no change has come for a while. `name`: what changed, if that is known. */
  #soon(name: string | null): void {
    // What is written beside an article and then takes its place has such a name.
    if (name?.startsWith(".") === true) return;
    if (name === null || !(isArticleFile(name) || isList(name))) this.#named = null;
    else if (isArticleFile(name)) this.#named?.add(name);
    const now = Date.now();
    this.#waitingSince ||= now;
    // Where changes never pause, they are read all the same.
    if (this.#stopped || now - this.#waitingSince > MAX_WAIT_QUIETS * this.#quiet) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), this.#quiet);
  }
}

function unreadFolder(name: string): CorpusProblem {
  const message = "is not read; move its articles into the folder of articles itself";
  return { file: name, line: 0, field: "folder", message };
}
