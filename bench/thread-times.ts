import { openSync, readSync } from "node:fs";

/** A piece of work: its milliseconds, and how many of them its thread waited for a processor. */
export interface Timed {
  took: number;
  waited: number;
}

/** What Linux says of this process's first thread. */
export class ThreadTimes {
  readonly #file = openSync(`/proc/self/task/${process.pid}/schedstat`, "r");
  readonly #bytes = Buffer.alloc(64);

  /** Milliseconds that it ran (counted in steps of some), and that it waited for a processor. */
  read(): { ran: number; waited: number } {
    const length = readSync(this.#file, this.#bytes, 0, this.#bytes.length, 0);
    const [ran, waited] = this.#bytes.toString("latin1", 0, length).split(" ");
    return { ran: Number(ran) / 1e6, waited: Number(waited) / 1e6 };
  }

  async time(work: () => Promise<unknown>): Promise<Timed> {
    const before = this.read().waited;
    const started = performance.now();
    await work();
    const took = performance.now() - started;
    return { took, waited: this.read().waited - before };
  }
}
