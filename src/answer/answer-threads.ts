import { Worker } from "node:worker_threads";
import { THREAD_FLAGS, threadModule } from "../lib/thread-module.ts";
import type { Archive } from "./archive.ts";
import { ArchiveSender } from "./archive-copy.ts";
import type { ArchiveSource } from "./archive-source.ts";
import type { ThreadReply, ThreadRequest } from "./answer-worker.ts";
import { answerParsed, type ParsedOptions, type QuestionOutcome } from "./ask.ts";
import { type PackedOutcome, unpackOutcome } from "./packed-outcome.ts";
import type { ParsedQuestion } from "./question/parse.ts";

/**
 * Questions that a thread has at a time: the one that it answers, and those that it goes on with. The
 * others wait for whichever thread has room first: with all of them given out at once, one thread
 * was done while the other still had questions.
 */
const AT_ONCE = 3;
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
  /** Questions that no thread has room for, in order. */
  readonly #queue: Asked[] = [];
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
      this.#queue.push({ parsed, source, options, tries: 0, resolve, reject });
      this.#giveOut();
    });
    return unpackOutcome(packed, archive);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#threads.map(async (thread) => thread?.stop()));
  }

  /** Gives questions to the threads that have the least to do; one that has ended starts again for them. */
  #giveOut(): void {
    if (this.#queue.length === 0) return;
    const threads = this.#threads.map((thread, at) => thread ?? this.#start(at));
    for (const [at, thread] of threads.entries()) this.#threads[at] = thread;
    while (this.#queue.length > 0) {
      const [idlest] = threads.toSorted((a, b) => a.waiting - b.waiting);
      if (idlest === undefined || idlest.waiting >= AT_ONCE) return;
      const next = this.#queue.shift();
      if (next !== undefined) idlest.ask(next);
    }
  }

  #start(at: number): Thread {
    return new Thread({
      onAnswer: () => this.#giveOut(),
      onEnd: (error, left) => {
        this.#threads[at] = null;
        if (!this.#stopped) this.#onDeath(error);
        const again = left.filter(({ tries }) => !this.#stopped && tries < MAX_TRIES);
        for (const asked of left) if (!again.includes(asked)) asked.reject(error);
        if (this.#stopped) for (const asked of this.#queue.splice(0)) asked.reject(error);
        this.#queue.unshift(...again);
        this.#giveOut();
      },
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

interface ThreadEvents {
  onAnswer: () => void;
  onEnd: (error: Error, left: readonly Asked[]) => void;
}

/** One thread, and the questions that it has not answered yet. */
class Thread {
  readonly #worker = new Worker(threadModule("./answer-worker", import.meta.url), {
    execArgv: THREAD_FLAGS,
  });
  readonly #sender = new ArchiveSender();
  readonly #asked = new Map<number, Asked>();
  readonly #onAnswer: () => void;
  #source: ArchiveSource | null = null;
  #next = 0;

  constructor({ onAnswer, onEnd }: ThreadEvents) {
    this.#onAnswer = onAnswer;
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
    this.#onAnswer();
  }
}
