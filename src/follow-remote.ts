import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { RemoteArchive } from "./answer/remote-archive.ts";
import type { LiveApp } from "./app.ts";
import type { Bot } from "./discord/bot.ts";
import { RemoteFollowPosts } from "./discord/remote-follow-posts.ts";
import { openFollowDocuments } from "./following/remote/follow-documents.ts";
import { RemoteFollows } from "./following/remote/remote-follows.ts";
import { RemoteTold } from "./following/remote/remote-told.ts";
import { LEASE_MS, TellerLease } from "./following/remote/teller-lease.ts";

const LOOK_EVERY = 5000;

/** What the readers of an application follow, where a search engine keeps it. */
export interface Followed {
  follows: RemoteFollows;
  /** From now on one of the bot's processes tells of what is new. */
  tellWith(post: NonNullable<Bot["post"]>, log: Logger): RemoteFollowPosts;
}

/** @throws {ConfigError} where the engine does not let the bot keep anything. */
export async function openFollowed(
  remote: RemoteArchive,
  application: string,
  leaseMs = LEASE_MS,
): Promise<Followed> {
  const documents = await openFollowDocuments(remote.connection, remote.name, application);
  const follows = new RemoteFollows(documents, () => remote.written);
  const told = new RemoteTold(documents, follows);
  const lease = new TellerLease(documents, { holder: randomUUID(), leaseMs });
  return {
    follows,
    tellWith: (post, log) => new RemoteFollowPosts({ remote, follows, told, lease, post, log }),
  };
}

interface RemoteFollowingOptions {
  app: LiveApp;
  remote: RemoteArchive;
  log: Logger;
  posts?: RemoteFollowPosts | null;
  /** Milliseconds between two looks at whether the archive has changed. */
  every?: number;
}

/** Keeps an app current with the archive that a search engine holds, and has those told who follow it. */
export class RemoteFollowing {
  readonly #options: RemoteFollowingOptions;
  readonly #timer: NodeJS.Timeout;
  #looking: Promise<void> | null = null;

  constructor(options: RemoteFollowingOptions) {
    this.#options = options;
    void options.posts?.look();
    this.#timer = setInterval(() => {
      this.#looking ??= this.#look().finally(() => (this.#looking = null));
    }, options.every ?? LOOK_EVERY);
  }

  async stop(): Promise<void> {
    const { posts, remote } = this.#options;
    clearInterval(this.#timer);
    await this.#looking;
    await posts?.stop();
    await remote.close();
  }

  /** Said once, when the engine is lost and when it is back: readers are told in between. */
  async #look(): Promise<void> {
    const { app, remote, log, posts } = this.#options;
    try {
      const isChanged = await remote.refresh();
      if (app.isUnreachable) log.info("the search engine answers again");
      app.isUnreachable = false;
      if (isChanged) {
        app.archive = remote.archive;
        log.info({ articles: app.archive.articles.size }, "articles have changed");
      }
      await posts?.look();
    } catch (err) {
      if (!app.isUnreachable) log.error({ err }, "the search engine gives no answer");
      app.isUnreachable = true;
    }
  }
}
