import { Worker } from "node:worker_threads";
import { THREAD_FLAGS, threadModule } from "../lib/thread-module.ts";
import type { Archive } from "./archive.ts";
import { ArchiveSender } from "./archive-copy.ts";
import type { ArchiveSource } from "./archive-source.ts";
import type { ThreadReply, ThreadRequest } from "./answer-worker.ts";
import { answerParsed, type ParsedOptions, type QuestionOutcome } from "./ask.ts";
import { type PackedOutcome, unpackOutcome } from "./packed-outcome.ts";
import type { ParsedQuestion } from "./question/parse.ts";

/** Of so many threads that end before they answer, a question fails. */
const MAX_TRIES = 2;

interface Asked {
  parsed: ParsedQuestion;
  source: ArchiveSource;
  options: ParsedOptions;
  tries: number;
  resolve: (found: PackedOutcome) => void;
  reject: (error: Error) => void;
}

/** Threads that answer questions; a large archive's index is in memory once for all of them. */
export class AnswerThreads {
  readonly #onDeath: (error: Error) => void;
  /** Null in place of one that has ended, until a question needs it. */
  readonly #threads: (Thread | null)[];
  #stopped = false;

  /** `onDeath` is told why a thread ended, which is then replaced. */
  constructor(count: number, onDeath: (error: Error) => void) {
    this.#onDeath = onDeath;
    this.#threads = Array.from({ length: count }, (_, at) => this.#start(at));
  }

  /** What `answerParsed` gives, from a thread that has the least to do. */
  async answer(
    parsed: ParsedQuestion,
    archive: Archive,
    options: ParsedOptions = {},
  ): Promise<QuestionOutcome> {
    // An archive on another machine is asked from here.
    if (archive.source === null) return answerParsed(parsed, archive, options);
    const { source } = archive;
    const packed = await new Promise<PackedOutcome>((resolve, reject) => {
      this.#ask({ parsed, source, options, tries: 0, resolve, reject });
    });
    return unpackOutcome(packed, archive);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#threads.map(async (thread) => thread?.stop()));
  }

  #ask(asked: Asked): void {
    const threads = this.#threads.map((thread, at) => thread ?? this.#start(at));
    for (const [at, thread] of threads.entries()) this.#threads[at] = thread;
    const [first] = threads.toSorted((a, b) => a.waiting - b.waiting);
    first?.ask(asked);
  }

  #start(at: number): Thread {
    return new Thread((error, left) => {
      this.#threads[at] = null;
      if (!this.#stopped) this.#onDeath(error);
      for (const asked of left) {
        if (this.#stopped || asked.tries >= MAX_TRIES) asked.reject(error);
        else this.#ask(asked);
      }
    });
  }
}

/** What `answerParsed` gives, from a thread where there are any. */
export function answerIn(
  threads: AnswerThreads | undefined,
  parsed: ParsedQuestion,
  archive: Archive,
  options: ParsedOptions,
): Promise<QuestionOutcome> {
  return threads?.answer(parsed, archive, options) ?? answerParsed(parsed, archive, options);
}

/** One thread, and the questions that it has not answered yet. */
class Thread {
  readonly #worker = new Worker(threadModule("./answer-worker", import.meta.url), {
    execArgv: THREAD_FLAGS,
  });
  readonly #sender = new ArchiveSender();
  readonly #asked = new Map<number, Asked>();
  #source: ArchiveSource | null = null;
  #next = 0;

  constructor(onEnd: (error: Error, left: readonly Asked[]) => void) {
    let fault: Error | null = null;
    this.#worker.on("message", (reply: ThreadReply) => this.#take(reply));
    this.#worker.on("error", (error) => {
      fault = error;
    });
    this.#worker.on("exit", (code) => {
      const error = fault ?? new Error(`a thread that answers ended with code ${code}`);
      onEnd(error, [...this.#asked.values()]);
    });
  }

  get waiting(): number {
    return this.#asked.size;
  }

  ask(asked: Asked): void {
    asked.tries += 1;
    const { source, parsed, options } = asked;
    if (source !== this.#source) this.#send({ archive: this.#sender.messageOf(source) });
    this.#source = source;
    this.#next += 1;
    this.#asked.set(this.#next, asked);
    this.#send({ id: this.#next, parsed, options });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #send(request: ThreadRequest): void {
    this.#worker.postMessage(request, []);
  }

  #take(reply: ThreadReply): void {
    const asked = this.#asked.get(reply.id);
    this.#asked.delete(reply.id);
    if ("error" in reply) asked?.reject(reply.error);
    else asked?.resolve(reply.found);
  }
}
