import { parentPort } from "node:worker_threads";
import type { Archive } from "./archive.ts";
import { ArchiveCopy, type ArchiveMessage } from "./archive-copy.ts";
import { answerParsed, type ParsedOptions } from "./ask.ts";
import { packOutcome, type PackedOutcome } from "./packed-outcome.ts";
import type { ParsedQuestion } from "./question/parse.ts";

/** What the thread is told: of which archive it answers from now on, and what. */
export type ThreadRequest =
  | { archive: ArchiveMessage }
  | { id: number; parsed: ParsedQuestion; options: ParsedOptions };

/** What the thread says of a question. */
export type ThreadReply = { id: number; found: PackedOutcome } | { id: number; error: Error };

/** Answers one question after the other. */
class AnswerThread {
  readonly #copy = new ArchiveCopy();
  #archive: Promise<Archive> = Promise.reject(new Error("a thread is first sent an archive"));
  #last: Promise<void> = Promise.resolve();

  constructor() {
    this.#archive.catch(() => {});
  }

  receive(request: ThreadRequest): void {
    this.#last = this.#last.then(() => this.#handle(request));
  }

  async #handle(request: ThreadRequest): Promise<void> {
    if ("archive" in request) {
      this.#archive = this.#copy.take(request.archive);
      this.#archive.catch(() => {});
      return;
    }
    const { id, parsed, options } = request;
    try {
      say({ id, found: packOutcome(await answerParsed(parsed, await this.#archive, options)) });
    } catch (error) {
      say({ id, error: error instanceof Error ? error : new Error(String(error)) });
    }
  }
}

function say(reply: ThreadReply): void {
  parentPort?.postMessage(reply, []);
}

const thread = new AnswerThread();
parentPort?.on("message", (request: ThreadRequest) => thread.receive(request));
