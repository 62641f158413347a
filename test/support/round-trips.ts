import { setImmediate as nextIteration } from "node:timers/promises";
import { Archive } from "../../src/answer/archive.ts";

/**
 * Counts how often an archive's index, store and vocabulary are asked: calls that are made while
 * none has been answered yet go out together, and are one round trip.
 */
export class RoundTrips {
  /** What was asked in each, in order. */
  readonly trips: string[][] = [];
  readonly archive: Archive;
  #sent: Promise<void> | null = null;

  private constructor(archive: Archive) {
    this.archive = new Archive({
      articles: this.#counted(archive.articles),
      index: this.#counted(archive.index),
      vocabulary: this.#counted(archive.vocabulary),
      analyser: archive.analyser,
      span: archive.span,
      far: true,
      stories: () => archive.stories(),
    });
  }

  /** An archive that has read what it keeps: outlets, languages and names. */
  static async over(archive: Archive): Promise<RoundTrips> {
    const counting = new RoundTrips(archive);
    await counting.archive.warm();
    counting.trips.length = 0;
    return counting;
  }

  /** What is asked while `work` is done. */
  async during(work: (archive: Archive) => Promise<unknown>): Promise<string[][]> {
    this.trips.length = 0;
    await work(this.archive);
    return [...this.trips];
  }

  #counted<T extends object>(asked: T): T {
    return new Proxy(asked, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== "function") return value;
        return async (...given: unknown[]): Promise<unknown> => {
          await this.#send(String(name));
          return Reflect.apply(value, target, given);
        };
      },
    });
  }

  /** Done when all that was asked until then has been sent. */
  #send(name: string): Promise<void> {
    if (this.#sent === null) {
      this.trips.push([]);
      this.#sent = this.#go();
    }
    this.trips.at(-1)?.push(name);
    return this.#sent;
  }

  async #go(): Promise<void> {
    await nextIteration();
    this.#sent = null;
  }
}
