import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { threadModule } from "../../lib/thread-module.ts";
import { InputError } from "../input-error.ts";
import type { ExtractedPage, PageInput } from "./extract.ts";

/** Some pages keep a parser busy for 20 s and more; a sound one takes well under one. */
const TIME_LIMIT_MS = 5_000;
/** Pages beyond this are no articles; the largest of 60 news pages measured has 1.1 MB. */
export const MAX_PAGE_BYTES = 5 * 1024 * 1024;
const HEAP_MB = 512;

type Reply = { page: ExtractedPage } | { error: string };

export interface PageReader {
  /** How many pages are read at a time. */
  readonly width: number;
  /** @throws {InputError} when the page is too large, takes too long or cannot be parsed. */
  read(input: PageInput): Promise<ExtractedPage>;
  stop(): Promise<void>;
}

export interface PageReaderOptions {
  /** Threads at most; one is started when a page finds the others busy. */
  threads?: number;
  /** Milliseconds that a page may take. */
  timeLimit?: number;
}

/** A thread beyond this many waits for the disk and for the thread that writes. */
const MAX_THREADS = 8;

/** Reads pages in threads, each of which is ended and replaced when a page takes too long. */
export function startPageReader(options: PageReaderOptions = {}): PageReader {
  const width = options.threads ?? Math.min(availableParallelism(), MAX_THREADS);
  const timeLimit = options.timeLimit ?? TIME_LIMIT_MS;
  const threads = Array.from({ length: width }, () => new PageThread(timeLimit));
  return {
    width,
    async read(input) {
      if (Buffer.byteLength(input.html) > MAX_PAGE_BYTES) {
        throw new InputError(`The page is larger than ${MAX_PAGE_BYTES / 1024 / 1024} MB.`);
      }
      const [least] = threads.toSorted((a, b) => a.waiting - b.waiting);
      if (!least) throw new InputError("There is no thread to read pages in.");
      return least.read(input);
    },
    async stop() {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}

/** A thread that reads one page after the other; it starts with the first. */
class PageThread {
  readonly #timeLimit: number;
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  /** Pages that it reads or will read. */
  waiting = 0;

  constructor(timeLimit: number) {
    this.#timeLimit = timeLimit;
  }

  read(input: PageInput): Promise<ExtractedPage> {
    this.waiting += 1;
    const next = this.#last
      .then(() => this.#readOne(input))
      .finally(() => {
        this.waiting -= 1;
      });
    this.#last = next.catch(() => undefined);
    return next;
  }

  async stop(): Promise<void> {
    await this.#last;
    await this.#end();
  }

  async #readOne(input: PageInput): Promise<ExtractedPage> {
    this.#worker ??= await startWorker();
    const reply = await ask(this.#worker, input, this.#timeLimit).catch(async (error: unknown) => {
      await this.#end();
      throw error;
    });
    if ("error" in reply) throw new InputError(`The page cannot be read: ${reply.error}`);
    return reply.page;
  }

  async #end(): Promise<void> {
    const ended = this.#worker;
    this.#worker = null;
    await ended?.terminate();
  }
}

async function startWorker(): Promise<Worker> {
  const worker = new Worker(threadModule("page-worker", import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    // What a parser prints about a page is of no use to the operator.
    stdout: true,
    stderr: true,
  });
  // Loading the parser is not the page's time.
  await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  worker.unref();
  return worker;
}

function ask(worker: Worker, input: PageInput, timeLimit: number): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const settle = (action: () => void): void => {
      clearTimeout(timer);
      worker.removeAllListeners("message").removeAllListeners("error").removeAllListeners("exit");
      action();
    };
    const fail = (message: string) => settle(() => reject(new InputError(message)));
    const timer = setTimeout(
      () => fail(`The page took longer than ${timeLimit / 1000} s to read.`),
      timeLimit,
    );
    worker.once("message", (reply: Reply) => settle(() => resolve(reply)));
    worker.once("error", (error) => fail(`The page cannot be read: ${String(error)}`));
    worker.once("exit", () => fail("The page needs more memory than is allowed."));
    // A thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(input);
  });
}
