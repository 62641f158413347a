import { problemLine, CorpusError } from "../errors.ts";
import { dueEntries, entryWithId, nextEntryAt } from "../state/entries.ts";
import { listFeeds, listFrom, type FeedRow } from "../state/feeds.ts";
import { ArticleFolder } from "./article-folder.ts";
import { feedsStamp, loadFeeds, type ListedFeed } from "./feeds-file.ts";
import type { Following } from "./following.ts";
import { domainOf } from "./gate.ts";
import { pollFeed } from "./poll.ts";
import { removeOld } from "./retention.ts";
import { dueAt, MAX_WAIT } from "./schedule.ts";
import { finishWriting } from "./store-article.ts";
import { DAY, MINUTE, SECOND } from "./times.ts";
import { workEntry } from "./work-entry.ts";

/** Milliseconds between looks at the list of feeds, and at what an operator changed in the database. */
const LOOK_EVERY = 10 * SECOND;
/** Milliseconds for which a domain rests after a fault such as a full disk. */
const REST = 5 * MINUTE;
/** Sites that are asked at a time. */
const MAX_TASKS = 8;

/** A request, or an entry that needs none, that is due. */
interface Task {
  /** No two tasks of one domain run at a time. */
  domain: string;
  dueAt: number;
  run: () => Promise<void>;
}

export interface FollowerOptions {
  following: Following;
  signal: AbortSignal;
  /** Asked now and then whether to go on: another process may have taken over. */
  mayGoOn?: () => Promise<boolean>;
  /** Milliseconds between looks without being told. */
  lookEvery?: number;
}

/** Follows the feeds that a folder lists, until the signal comes. */
export class Follower {
  readonly #following: Following & { folder: ArticleFolder };
  readonly #options: FollowerOptions;
  readonly #running = new Map<string, Promise<void>>();
  /** Domains whose work met with a fault of ours, and until when they are left alone. */
  readonly #resting = new Map<string, number>();
  #listed: ReadonlyMap<string, ListedFeed> = new Map();
  #stamp: string | null = null;
  #cleanedAt = -Infinity;
  #wake = new AbortController();

  private constructor(options: FollowerOptions, folder: ArticleFolder) {
    this.#options = options;
    this.#following = { ...options.following, folder };
  }

  /** @throws {CorpusError} when the list of outlets has a fault. */
  static async open(options: FollowerOptions): Promise<Follower> {
    const { dir, clock } = options.following;
    const folder = await ArticleFolder.open(dir, clock.now());
    await finishWriting(folder, options.following);
    return new Follower(options, folder);
  }

  /** Tasks that are not waiting for their turn. */
  get working(): number {
    return this.#running.size - this.#following.gate.waiting;
  }

  async run(): Promise<void> {
    const { signal, lookEvery = LOOK_EVERY } = this.#options;
    const { clock } = this.#following;
    while (!signal.aborted && (await this.#mayGoOn())) {
      await this.#readList();
      await this.#clean();
      const next = await this.#startDue();
      const wait = Math.min(Math.max(next - clock.now(), 0), lookEvery);
      if (this.#wake.signal.aborted) this.#wake = new AbortController();
      else await clock.sleep(wait, AbortSignal.any([signal, this.#wake.signal]));
    }
    await Promise.all(this.#running.values());
  }

  async #mayGoOn(): Promise<boolean> {
    return (await this.#options.mayGoOn?.()) ?? true;
  }

  /** A list with a fault is told once, and used as it was before. */
  async #readList(): Promise<void> {
    const { dir, database, clock, say } = this.#following;
    const stamp = await feedsStamp(dir);
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    try {
      const feeds = await loadFeeds(dir);
      this.#listed = new Map(feeds.map((feed) => [feed.url, feed]));
      await database.write((rows) => listFrom(rows, [...this.#listed.keys()], clock.now()));
      say({ level: "info", message: "feeds are followed", fields: { feeds: feeds.length } });
    } catch (error) {
      if (!(error instanceof CorpusError)) throw error;
      for (const problem of error.problems) {
        say({ level: "warn", message: problemLine(problem), fields: {} });
      }
    }
  }

  async #clean(): Promise<void> {
    const { folder, clock } = this.#following;
    if (clock.now() - this.#cleanedAt < DAY) return;
    this.#cleanedAt = clock.now();
    await folder.inTurn(() => removeOld([...this.#listed.values()], folder, this.#following));
  }

  /** Starts what is due and may be asked. Returns when there is something to start next. */
  async #startDue(): Promise<number> {
    const { clock, gate, database } = this.#following;
    const now = clock.now();
    const { tasks, next } = await this.#tasks(now);
    let wakeAt = next ?? Infinity;
    const closed = new Set<string>();
    for (const task of tasks) {
      const { domain } = task;
      if (this.#running.size >= MAX_TASKS) break;
      if (this.#running.has(domain) || closed.has(domain)) continue;
      const openAt = Math.max(await gate.openAt(domain), this.#resting.get(domain) ?? 0);
      if (openAt > now) {
        closed.add(domain);
        wakeAt = Math.min(wakeAt, openAt);
      } else this.#start(task);
    }
    const entryAt = await database.read((rows) => nextEntryAt(rows, now));
    return Math.min(wakeAt, entryAt ?? Infinity);
  }

  /** What is due, feeds before entries, and when the next feed is. */
  async #tasks(now: number): Promise<{ tasks: Task[]; next: number | null }> {
    const { database } = this.#following;
    const { feeds, entries } = await database.read((rows) => ({
      feeds: listFeeds(rows).filter(({ status }) => status === "active"),
      entries: dueEntries(rows, now, now + MAX_WAIT),
    }));
    const byId = new Map(feeds.map((feed) => [feed.id, feed]));
    const tasks: Task[] = [];
    let next: number | null = null;
    for (const feed of feeds.toSorted((a, b) => a.nextCheck - b.nextCheck)) {
      const listed = this.#listed.get(feed.url);
      if (listed === undefined) continue;
      const at = dueAt(feed.nextCheck, now);
      if (at > now) next = Math.min(next ?? Infinity, at);
      else {
        const run = () => pollFeed({ feed, listed, following: this.#following });
        tasks.push({ domain: domainOf(feed.address), dueAt: at, run });
      }
    }
    for (const { id, feed: feedId, url, nextTry } of entries) {
      const feed = byId.get(feedId);
      const listed = this.#listed.get(feed?.url ?? "");
      if (feed === undefined || listed === undefined) continue;
      const isFetched = listed.fullText && url !== null;
      const domain = domainOf(isFetched ? url : feed.address);
      tasks.push({ domain, dueAt: nextTry ?? now, run: () => this.#work(id, feed, listed) });
    }
    return { tasks, next };
  }

  async #work(id: number, feed: FeedRow, listed: ListedFeed): Promise<void> {
    const entry = await this.#following.database.read((rows) => entryWithId(rows, id));
    if (entry?.content) await workEntry({ entry, feed, listed }, this.#following);
  }

  #start({ domain, run }: Task): void {
    const task = run()
      .catch((error: unknown) => this.#failed(domain, error))
      .finally(() => {
        this.#running.delete(domain);
        this.#wake.abort();
      });
    this.#running.set(domain, task);
  }

  /** A fault that is not a site's: said, and what was being written is looked at again. */
  async #failed(domain: string, error: unknown): Promise<void> {
    if (this.#options.signal.aborted) return;
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const fields = { domain, reason };
    this.#following.say({ level: "warn", message: "a feed could not be worked on", fields });
    await finishWriting(this.#following.folder, this.#following);
    this.#resting.set(domain, this.#following.clock.now() + REST);
  }
}
