import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Logger } from "pino";
import { ArchiveSender } from "../answer/archive-copy.ts";
import type { App } from "../command.ts";
import { Arrivals } from "../following/local/arrivals.ts";
import { LocalFollows } from "../following/local/local-follows.ts";
import { THREAD_FLAGS, threadModule } from "../lib/thread-module.ts";
import type { LazyState } from "../state/open-state.ts";
import type { Bot } from "./bot.ts";
import type { Task, TellerMessage, TellerRequest } from "./teller-worker.ts";
import { logLooked, type UnaskedPost } from "./tell-followers.ts";

/** Milliseconds in which the thread must end what is under way; the rest is seen to at the next start. */
const STOP_WITHIN = 5_000;

export interface FollowPostsOptions {
  app: App;
  state: LazyState;
  log: Logger;
  post: NonNullable<Bot["post"]>;
}

/**
 * Tells those who follow a question when new articles answer it. A thread finds that out and writes
 * the message, from when anybody follows a question; the bot's own thread only posts it.
 */
export class FollowPosts {
  readonly #options: FollowPostsOptions;
  readonly #follows: LocalFollows;
  readonly #arrivals: Arrivals;
  #worker: Worker | null = null;
  #sender = new ArchiveSender();
  /** Called when the task under way is over. */
  #done: () => void = () => {};
  #last: Promise<void> = Promise.resolve();

  constructor(options: FollowPostsOptions) {
    this.#options = options;
    this.#follows = new LocalFollows(options.state);
    this.#arrivals = new Arrivals(options.state);
  }

  /** Looks at what came while the bot was down, or nobody followed a question. Never rejects. */
  catchUp(): Promise<void> {
    return this.#queue("catch up");
  }

  /** Looks at new articles (slugs) once those before are done with. Never rejects. */
  tell(slugs: readonly string[]): Promise<void> {
    return this.#queue({ arrived: slugs });
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    if (worker === null) return;
    const ended = once(worker, "exit");
    send(worker, "stop");
    const late = setTimeout(() => void worker.terminate(), STOP_WITHIN);
    await ended;
    clearTimeout(late);
  }

  #queue(task: Task): Promise<void> {
    const fail = (err: unknown) => this.#options.log.error({ err }, "could not tell followers");
    this.#last = this.#last.then(() => this.#hand(task)).catch(fail);
    return this.#last;
  }

  async #hand(task: Task): Promise<void> {
    // One state throughout, even if the articles change meanwhile.
    const { follows, archive } = this.#options.app;
    if (archive.source === null) return;
    if (follows === undefined || !(await this.#follows.any())) return this.#arrivals.forget();
    const worker = (this.#worker ??= this.#start());
    const done = new Promise<void>((resolve) => {
      this.#done = resolve;
    });
    send(worker, { task, archive: this.#sender.messageOf(archive.source) });
    await done;
  }

  #start(): Worker {
    const { log, state } = this.#options;
    const worker = new Worker(threadModule("./teller-worker", import.meta.url), {
      execArgv: THREAD_FLAGS,
      workerData: { stateDir: state.dir },
    });
    worker.on("message", (message: TellerMessage) => {
      if ("post" in message) void this.#post(message.post, worker);
      else {
        if ("failed" in message) log.error({ reason: message.failed }, "could not tell followers");
        else logLooked(message.looked, log);
        if (message.isTask) this.#done();
      }
    });
    worker.on("error", (err) => log.error({ err }, "the thread that tells followers has failed"));
    // It is started again with the next article.
    worker.on("exit", () => {
      this.#worker = null;
      this.#sender = new ArchiveSender();
      this.#done();
    });
    return worker;
  }

  async #post({ to, reply, nonce }: UnaskedPost, worker: Worker): Promise<void> {
    send(worker, { posted: await this.#options.post(to, reply, nonce) });
  }
}

function send(worker: Worker, request: TellerRequest): void {
  // A thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  worker.postMessage(request);
}
