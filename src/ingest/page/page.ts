import { Worker } from "node:worker_threads";
import { InputError } from "../input-error.ts";
import type { ExtractedPage, PageInput } from "./extract.ts";

/** Some pages keep a parser busy for 20 s and more; a sound one takes well under one. */
const TIME_LIMIT_MS = 5_000;
/** Pages beyond this are no articles; the largest of 60 news pages measured has 1.1 MB. */
export const MAX_PAGE_BYTES = 5 * 1024 * 1024;
const HEAP_MB = 512;

type Reply = { page: ExtractedPage } | { error: string };

export interface PageReader {
  /** @throws {InputError} when the page is too large, takes too long or cannot be parsed. */
  read(input: PageInput): Promise<ExtractedPage>;
  stop(): Promise<void>;
}

/** Reads pages one after another in a thread of its own, which is ended and replaced when a page takes too long. */
export function startPageReader(timeLimit: number = TIME_LIMIT_MS): PageReader {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const endWorker = async (): Promise<void> => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };
  const readOne = async (input: PageInput): Promise<ExtractedPage> => {
    if (Buffer.byteLength(input.html) > MAX_PAGE_BYTES) {
      throw new InputError(`The page is larger than ${MAX_PAGE_BYTES / 1024 / 1024} MB.`);
    }
    worker ??= await startWorker();
    const reply = await ask(worker, input, timeLimit).catch(async (error: unknown) => {
      await endWorker();
      throw error;
    });
    if ("error" in reply) throw new InputError(`The page cannot be read: ${reply.error}`);
    return reply.page;
  };

  return {
    read(input) {
      const next = last.then(() => readOne(input));
      last = next.catch(() => undefined);
      return next;
    },
    async stop() {
      await last;
      await endWorker();
    },
  };
}

async function startWorker(): Promise<Worker> {
  const worker = new Worker(new URL("page-worker.mjs", import.meta.url), {
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
