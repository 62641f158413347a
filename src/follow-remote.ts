import type { Logger } from "pino";
import type { RemoteArchive } from "./answer/remote-archive.ts";
import type { LiveApp } from "./app.ts";

/** Milliseconds between two looks at whether an archive has changed. */
const LOOK_EVERY = 5000;

/** Keeps an app current with the archive that a search engine holds. */
export class RemoteFollowing {
  readonly #app: LiveApp;
  readonly #remote: RemoteArchive;
  readonly #log: Logger;
  readonly #timer: NodeJS.Timeout;
  #looking: Promise<void> = Promise.resolve();

  constructor(app: LiveApp, remote: RemoteArchive, log: Logger) {
    this.#app = app;
    this.#remote = remote;
    this.#log = log;
    this.#timer = setInterval(() => {
      this.#looking = this.#look();
    }, LOOK_EVERY);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    await this.#remote.close();
  }

  /** Said once, when the engine is lost and when it is back: readers are told in between. */
  async #look(): Promise<void> {
    try {
      const isChanged = await this.#remote.refresh();
      if (this.#app.isUnreachable) this.#log.info("the search engine answers again");
      this.#app.isUnreachable = false;
      if (!isChanged) return;
      this.#app.archive = this.#remote.archive;
      this.#log.info({ articles: this.#app.archive.articles.size }, "articles have changed");
    } catch (err) {
      if (!this.#app.isUnreachable) this.#log.error({ err }, "the search engine gives no answer");
      this.#app.isUnreachable = true;
    }
  }
}
