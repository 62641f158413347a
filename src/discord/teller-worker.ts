import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { Archive } from "../answer/archive.ts";
import { ArchiveCopy, type ArchiveMessage } from "../answer/archive-copy.ts";
import { Arrivals } from "../following/local/arrivals.ts";
import { LocalFollows } from "../following/local/local-follows.ts";
import { LocalTold } from "../following/local/local-told.ts";
import { NICENESS, standBack } from "../lib/thread-priority.ts";
import { LazyState } from "../state/open-state.ts";
import type { PostResult } from "./bot.ts";
import { FollowerTeller, type Looked, type UnaskedPost } from "./tell-followers.ts";

/** Articles (slugs) that came just now, or whatever came while the bot was down. */
export type Task = { arrived: readonly string[] } | "catch up";

/** What the thread is told. */
export type TellerRequest =
  | { task: Task; archive: ArchiveMessage }
  | { posted: PostResult }
  | "stop";

/** What the thread says: each task ends with what became of it, or why nothing did. */
export type TellerMessage =
  | { post: UnaskedPost }
  | { looked: Looked; isTask: boolean }
  | { failed: string; isTask: boolean };

/** Milliseconds between two questions that are asked before anything has come: a fifth of a core. */
const REST = 12;

/** Tells followers in a thread of the bot, which does no more than post what it is handed. */
class TellerThread {
  readonly #stop = new AbortController();
  readonly #state = new LazyState((workerData as { stateDir: string }).stateDir);
  readonly #copy = new ArchiveCopy();
  readonly #told = new LocalTold(this.#state);
  readonly #arrivals = new Arrivals(this.#state);
  readonly #teller = new FollowerTeller({
    follows: new LocalFollows(this.#state),
    told: this.#told,
    post: (post) => this.#post(post),
    stop: this.#stop.signal,
  });
  #archive: Archive | null = null;
  #posted: (result: PostResult) => void = () => {};
  /** What is done one after the other. */
  #last: Promise<void> = Promise.resolve();
  /** Tasks that wait or are under way. */
  #tasks = 0;
  #timer: NodeJS.Timeout | undefined;

  receive(request: TellerRequest): void {
    if (request === "stop") void this.#end();
    else if ("posted" in request) this.#posted(request.posted);
    else {
      this.#do(true, async () => {
        this.#archive = await this.#copy.take(request.archive);
        return this.#look(request.task, this.#archive);
      });
    }
  }

  /** At what came, just now or while nobody looked; what was not looked at is left for next time. */
  async #look(task: Task, archive: Archive): Promise<Looked> {
    const came =
      task === "catch up"
        ? await this.#arrivals.missed(archive.articles, new Date())
        : task.arrived;
    const looked = await this.#teller.look(came, archive);
    if (!this.#stop.signal.aborted) await this.#arrivals.see(came, new Date());
    return looked;
  }

  #do(isTask: boolean, work: () => Promise<Looked>): void {
    clearTimeout(this.#timer);
    this.#tasks += 1;
    this.#last = this.#last.then(() => this.#run(isTask, work));
  }

  async #run(isTask: boolean, work: () => Promise<Looked>): Promise<void> {
    try {
      say({ looked: await work(), isTask });
    } catch (error) {
      const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
      say({ failed, isTask });
    }
    this.#tasks -= 1;
    if (this.#archive !== null && this.#isIdle()) await this.#rest(this.#archive).catch(ignore);
  }

  /** Until there is something to do: gets ready for it, and waits for what is to be tried again. */
  async #rest(archive: Archive): Promise<void> {
    const next = await this.#told.next();
    if (next !== null) {
      const wait = Math.max(0, next - Date.now());
      this.#timer = setTimeout(() => this.#do(false, () => this.#teller.tryAgain(archive)), wait);
    }
    await this.#teller.prepare(archive, async () => {
      await sleep(REST);
      return this.#isIdle();
    });
  }

  #isIdle(): boolean {
    return this.#tasks === 0 && !this.#stop.signal.aborted;
  }

  #post(post: UnaskedPost): Promise<PostResult> {
    return new Promise((resolve) => {
      this.#posted = resolve;
      say({ post });
    });
  }

  async #end(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await this.#last;
    await this.#state.close();
    parentPort?.close();
  }
}

/** To be ready is no task: the next one says what is wrong. */
function ignore(): void {}

function say(message: TellerMessage): void {
  parentPort?.postMessage(message, []);
}

standBack(NICENESS.following);
const thread = new TellerThread();
parentPort?.on("message", (request: TellerRequest) => thread.receive(request));
