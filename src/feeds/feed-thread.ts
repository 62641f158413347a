import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { THREAD_FLAGS, threadModule } from "../lib/thread-module.ts";
import { feedsStamp } from "./feeds-file.ts";
import type { FeedsOverview } from "../state/overview.ts";
import type { ThreadMessage } from "./follower-worker.ts";
import type { FeedEvent } from "./following.ts";

/** Milliseconds between looks for a list of feeds while there is none, or after the thread ended. */
const LOOK_EVERY = 10_000;
/** Milliseconds in which the thread must end what is under way; what is then lost is done again. */
const STOP_WITHIN = 5_000;

export interface FollowOptions {
  dir: string;
  stateDir: string;
  /** Null: nothing is followed, and why is said. */
  contact: string | null;
  say: (event: FeedEvent) => void;
  /** Milliseconds between looks. */
  lookEvery?: number;
}

/** Follows the feeds of a folder in a thread, from when it lists some. */
export class FeedThread {
  readonly #options: FollowOptions;
  readonly #timer: NodeJS.Timeout;
  /** How the feeds fare; null while none is followed. */
  overview: FeedsOverview | null = null;
  #worker: Worker | null = null;
  #hasTold = false;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.#look(), options.lookEvery ?? LOOK_EVERY).unref();
    void this.#look();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    const worker = this.#worker;
    if (worker === null) return;
    const ended = once(worker, "exit");
    // A thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage("stop");
    const late = setTimeout(() => void worker.terminate(), STOP_WITHIN);
    await ended;
    clearTimeout(late);
  }

  async #look(): Promise<void> {
    const { dir, contact, stateDir, say } = this.#options;
    if ((await feedsStamp(dir)) === "" || this.#worker !== null) return;
    if (contact === null) {
      if (!this.#hasTold) say(NO_CONTACT);
      this.#hasTold = true;
      return;
    }
    const worker = new Worker(threadModule("follower-worker", import.meta.url), {
      execArgv: THREAD_FLAGS,
      workerData: { dir, stateDir, contact },
    });
    this.#worker = worker;
    worker.on("message", (message: ThreadMessage) => {
      if ("event" in message) say(message.event);
      else this.overview = message.overview;
    });
    worker.on("error", (error) => {
      const fields = { reason: error.stack ?? error.message };
      say({ level: "warn", message: "the thread that follows feeds has failed", fields });
    });
    // It is started again at the next look.
    worker.on("exit", () => {
      this.#worker = null;
    });
  }
}

const NO_CONTACT: FeedEvent = {
  level: "warn",
  message:
    "feeds are not followed: set CONTACT to an e-mail or web address that outlets can write to",
  fields: {},
};
