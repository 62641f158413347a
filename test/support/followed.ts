import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Follower } from "../../src/feeds/follower.ts";
import type { FeedEvent, Following } from "../../src/feeds/following.ts";
import { Gate } from "../../src/feeds/gate.ts";
import { Robots } from "../../src/feeds/robots.ts";
import type { PageReader } from "../../src/ingest/page/page.ts";
import type { Database } from "../../src/state/database.ts";
import { type FeedRow, listFeeds } from "../../src/state/feeds.ts";
import { openState } from "../../src/state/open-state.ts";
import { FakeClock } from "./fake-clock.ts";
import { NewsSite } from "./news-sites.ts";

/** A Friday. */
export const START = Date.parse("2026-11-27T12:00:00Z");
export const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000] as const;

/** A folder of articles whose feeds are followed by a clock that the test turns. */
export class Followed {
  readonly clock = new FakeClock(START);
  readonly events: FeedEvent[] = [];
  readonly sites: NewsSite[] = [];
  readonly dir: string;
  database: Database;
  follower: Follower | null = null;
  readonly #pages: PageReader;
  readonly #timeLimit: number;
  #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();

  private constructor(dir: string, database: Database, pages: PageReader, timeLimit: number) {
    this.dir = dir;
    this.#timeLimit = timeLimit;
    this.database = database;
    this.#pages = pages;
  }

  /** `timeLimit`: milliseconds of the machine's own time that a request may take. */
  static async start(pages: PageReader, timeLimit = 5_000): Promise<Followed> {
    const dir = await mkdtemp(join(tmpdir(), "feeds-"));
    return new Followed(dir, await openState(join(dir, ".dateline")), pages, timeLimit);
  }

  async site(): Promise<NewsSite> {
    const site = await NewsSite.start(this.sites.length + 2, () => this.clock.now());
    this.sites.push(site);
    return site;
  }

  /** Writes the list of feeds and begins to follow it. */
  async follow(yaml: string): Promise<void> {
    await writeFile(join(this.dir, "feeds.yaml"), yaml);
    await this.begin();
  }

  async begin(): Promise<void> {
    const { clock, database, dir } = this;
    this.#stop = new AbortController();
    const gate = new Gate(database, clock, this.#stop.signal);
    const fetch = {
      contact: "https://archive.example/about",
      testOrigins: new Set(this.sites.map(({ origin }) => origin)),
      testTimeLimit: this.#timeLimit,
      signal: this.#stop.signal,
    };
    const following: Following = {
      dir,
      database,
      clock,
      gate,
      fetch,
      pages: this.#pages,
      robots: new Robots(database, clock, gate, fetch),
      chance: () => 0.5,
      say: (event) => this.events.push(event),
    };
    const options = { following, signal: this.#stop.signal, lookEvery: HOUR };
    this.follower = await Follower.open(options);
    this.#running = this.follower.run();
  }

  /** Lets time pass, in milliseconds. */
  async pass(ms: number): Promise<void> {
    await this.clock.runUntil(this.clock.now() + ms, () => (this.follower?.working ?? 0) > 0);
  }

  /** Ends as a process does that is told to, and opens the database again. */
  async restart(): Promise<void> {
    await this.end();
    await this.reopen();
  }

  /** Begins again where `end` ended. */
  async reopen(): Promise<void> {
    this.database = await openState(join(this.dir, ".dateline"));
    await this.begin();
  }

  async end(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    await this.database.close();
  }

  async stop(): Promise<void> {
    await this.end();
    await Promise.all(this.sites.map((site) => site.stop()));
    await rm(this.dir, { recursive: true, force: true });
  }

  async feed(): Promise<FeedRow> {
    const [feed] = await this.database.read(listFeeds);
    if (feed === undefined) throw new Error("no feed is followed");
    return feed;
  }

  /** The article files, in order. */
  async files(): Promise<string[]> {
    return (await readdir(this.dir)).filter((name) => name.endsWith(".md")).toSorted();
  }

  async textOf(file: string): Promise<string> {
    return readFile(join(this.dir, file), "utf8");
  }

  said(): string[] {
    return this.events.map(({ message }) => message);
  }
}

/** When a path of a site was asked for, in this unit since the start. */
export function timesOf(site: NewsSite, path: string, unit: number): number[] {
  return site.asked(path).map(({ at }) => Math.round(((at - START) / unit) * 100) / 100);
}
