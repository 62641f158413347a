import type { Clock } from "../../src/feeds/times.ts";

interface Sleeper {
  at: number;
  wake: () => void;
}

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #now: number;
  readonly #sleepers = new Set<Sleeper>();

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  /** As when somebody sets the machine's clock. */
  set(time: number): void {
    this.#now = time;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper = {
        at: this.#now + ms,
        wake: () => {
          this.#sleepers.delete(sleeper);
          signal.removeEventListener("abort", sleeper.wake);
          resolve();
        },
      };
      this.#sleepers.add(sleeper);
      signal.addEventListener("abort", sleeper.wake);
    });
  }

  /** Goes on from one sleeper to the next while nothing works, until a time is reached. */
  async runUntil(end: number, isWorking: () => boolean): Promise<void> {
    for (;;) {
      // What was woken goes on first; real requests need the event loop.
      for (let turn = 0; turn < 2 || isWorking(); turn += 1) {
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
      }
      const next = [...this.#sleepers].toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) continue;
      if (next.at > end) break;
      this.#now = Math.max(this.#now, next.at);
      next.wake();
    }
    this.#now = end;
  }
}
