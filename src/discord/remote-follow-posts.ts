import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { Archive } from "../answer/archive.ts";
import type { RemoteArchive } from "../answer/remote-archive.ts";
import type { NewAnswer } from "../following/answer-finder.ts";
import type { Follows } from "../following/follows.ts";
import type { TellerLease } from "../following/remote/teller-lease.ts";
import type { Told } from "../following/told.ts";
import { UnreachableError } from "../index/remote/unreachable.ts";
import type { Bot } from "./bot.ts";
import { FollowerTeller, logLooked, type Looked } from "./tell-followers.ts";

/** Milliseconds in which a stop lets what is under way end. */
const STOP_WITHIN = 5000;
/** Questions that are asked between two looks before anything has come, and milliseconds after each. */
const PREPARED = 4;
const REST = 1000;

export interface RemoteFollowPostsOptions {
  remote: Pick<RemoteArchive, "archive" | "written" | "added">;
  follows: Follows;
  told: Told;
  lease: TellerLease;
  log: Logger;
  post: NonNullable<Bot["post"]>;
}

/**
 * Tells those who follow a question when a new article in a search engine answers it. Of a bot's
 * processes one does, in the event loop that answers, too: a thread would take more memory than all
 * questions, and most of the time is spent waiting for the engine.
 */
export class RemoteFollowPosts {
  readonly #options: RemoteFollowPostsOptions;
  readonly #teller: FollowerTeller;
  readonly #stopping = new AbortController();
  #holds = false;
  #work: Promise<void> | null = null;

  constructor(options: RemoteFollowPostsOptions) {
    const { follows, told, post } = options;
    // Whoever has lost the lease leaves the rest to its new holder.
    const isOver = () => this.#isOver;
    this.#options = options;
    this.#teller = new FollowerTeller({
      follows,
      told,
      post: ({ to, reply, nonce }) => post(to, reply, nonce),
      stop: {
        get aborted() {
          return isOver();
        },
      },
    });
  }

  /**
   * Has one process tell of what came; to be called every few seconds, while the engine answers, after
   * a look at whether the archive has changed. Never rejects.
   */
  async look(): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    const { lease, remote } = this.#options;
    await this.#try(async () => {
      this.#holds = await lease.hold(remote.written);
    });
    if (this.#isOver) return;
    this.#work ??= this.#try(() => this.#tell()).finally(() => (this.#work = null));
  }

  /** What is under way is left to whoever holds the lease next. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.race([this.#work, sleep(STOP_WITHIN, undefined, { ref: false })]);
    // Where the engine gives no answer, the lease is over in a while.
    await this.#options.lease.release().catch(() => undefined);
  }

  get #isOver(): boolean {
    return this.#stopping.signal.aborted || !this.#holds;
  }

  async #tell(): Promise<void> {
    const { lease, remote } = this.#options;
    const { archive, written } = remote;
    await this.#report(() => this.#teller.tryAgain(archive));
    if (written !== lease.seen) await this.#tellOfNew(archive, written);
    await this.#prepare(archive, written);
  }

  async #tellOfNew(archive: Archive, written: number): Promise<void> {
    const { lease, remote } = this.#options;
    for await (const page of remote.added(lease.seen, written)) {
      const added = new Map(page.map((each) => [each.slug, each.added]));
      const isNews = ({ follow, passage }: NewAnswer) =>
        (added.get(passage.article.slug) ?? 0) > (follow.after ?? 0);
      await this.#report(() => this.#teller.look([...added.keys()], archive, isNews));
      if (this.#isOver) return;
    }
    await lease.advance(written);
  }

  /** What fails for another reason than the engine would fail again: it does not hold up the rest. */
  async #report(work: () => Promise<Looked>): Promise<void> {
    const { log } = this.#options;
    try {
      logLooked(await work(), log);
    } catch (err) {
      if (err instanceof UnreachableError) throw err;
      log.error({ err }, "could not tell followers");
    }
  }

  /** While the engine gives no answer, which whoever asks it says, nothing is done: the next look does it. */
  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (err) {
      if (err instanceof UnreachableError) return;
      this.#options.log.error({ err }, "could not tell followers");
    }
  }

  /** Asks some questions, so that the next article need not wait for it. */
  async #prepare(archive: Archive, written: number): Promise<void> {
    const { signal } = this.#stopping;
    let left = PREPARED;
    await this.#teller.prepare(archive, async () => {
      left -= 1;
      await sleep(REST, undefined, { signal }).catch(() => undefined);
      return left > 0 && !this.#isOver && this.#options.remote.written === written;
    });
  }
}
