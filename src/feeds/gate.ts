import { getDomain } from "tldts";
import type { Database } from "../state/database.ts";
import { changeHost, hostOf, type Host } from "../state/hosts.ts";
import { DAY, MINUTE, SECOND, type Clock } from "./times.ts";

/** Milliseconds between the end of a request to a registrable domain and the next one. */
const MIN_GAP = 5 * SECOND;
/** A robots.txt may ask for a longer gap, up to this. */
const MAX_GAP = MINUTE;
/** After a first "too many requests"; each further one in a row doubles it, up to a day. */
const FIRST_STOP = 15 * MINUTE;

/** The registrable domain of an address; an IP address is its own. */
export function domainOf(address: string): string {
  const { hostname } = new URL(address);
  return getDomain(hostname) ?? hostname;
}

/** When the next request may be sent. Times too far ahead were noted while the clock was wrong. */
function openAt(host: Host, now: number): number {
  const gap = Math.min(Math.max(host.crawlDelay, MIN_GAP), MAX_GAP);
  const lastRequest = host.lastRequest > now + MAX_GAP ? 0 : host.lastRequest;
  const stoppedUntil = host.stoppedUntil > now + DAY ? 0 : host.stoppedUntil;
  return Math.max(lastRequest + gap, stoppedUntil);
}

/** Until when a domain is left alone that said so at `now`. */
function stopUntil({ stops }: Host, retryAfter: number | null, now: number): number {
  const own = FIRST_STOP * 2 ** Math.min(stops, 20);
  return now + Math.min(Math.max(own, retryAfter ?? 0), DAY);
}

/** A request that must not be sent for some time: its domain said that there were too many. */
export class StoppedError extends Error {
  override name = "StoppedError";
  readonly until: number;

  constructor(domain: string, until: number) {
    super(`${domain} asked for fewer requests`);
    this.until = until;
  }
}

/** Lets requests out one at a time for each registrable domain, with a gap between them. */
export class Gate {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  /** The last request of each domain that is under way or waits. */
  readonly #queues = new Map<string, Promise<unknown>>();
  readonly #ended = new Map<string, number>();
  /** How many wait at the moment. */
  waiting = 0;

  constructor(database: Database, clock: Clock, signal: AbortSignal) {
    this.#database = database;
    this.#clock = clock;
    this.#signal = signal;
  }

  /** @throws {StoppedError} when the domain must be left alone. */
  send<Result>(url: URL, request: () => Promise<Result>): Promise<Result> {
    const domain = domainOf(url.href);
    const former = this.#queues.get(domain) ?? Promise.resolve();
    const result = this.#inTurn(former, domain, request);
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    this.#queues.set(domain, settled);
    return result;
  }

  async #inTurn<Result>(
    former: Promise<unknown>,
    domain: string,
    request: () => Promise<Result>,
  ): Promise<Result> {
    this.waiting += 1;
    try {
      await former;
      await this.#waitUntilOpen(domain);
      // On disk before it is sent: a start after a kill keeps the gap too.
      await this.#database.write((rows) =>
        changeHost(rows, domain, { lastRequest: this.#clock.now() }),
      );
    } finally {
      this.waiting -= 1;
    }
    try {
      return await request();
    } finally {
      this.#ended.set(domain, this.#clock.now());
    }
  }

  /** What was answered before may stop the domain meanwhile. */
  async #waitUntilOpen(domain: string): Promise<void> {
    for (;;) {
      const wait = (await this.openAt(domain)) - this.#clock.now();
      // Not a gap: the domain said that there were too many requests.
      if (wait > MAX_GAP) throw new StoppedError(domain, this.#clock.now() + wait);
      if (wait > 0) await this.#clock.sleep(wait, this.#signal);
      this.#signal.throwIfAborted();
      if (wait <= 0) return;
    }
  }

  /** When a domain may be asked next. */
  async openAt(domain: string): Promise<number> {
    const host = await this.#database.read((rows) => hostOf(rows, domain));
    const lastRequest = Math.max(host.lastRequest, this.#ended.get(domain) ?? 0);
    return openAt({ ...host, lastRequest }, this.#clock.now());
  }

  /** Notes that a domain said that there were too many requests. Returns until when it is left alone. */
  stop(domain: string, retryAfter: number | null): Promise<number> {
    const now = this.#clock.now();
    return this.#database.write((rows) => {
      const host = hostOf(rows, domain);
      const stoppedUntil = stopUntil(host, retryAfter, now);
      changeHost(rows, domain, { stoppedUntil, stops: host.stops + 1, lastStop: now });
      return stoppedUntil;
    });
  }

  /** Notes that a domain answered. */
  async answered(domain: string): Promise<void> {
    const { stops } = await this.#database.read((rows) => hostOf(rows, domain));
    if (stops > 0) await this.#database.write((rows) => changeHost(rows, domain, { stops: 0 }));
  }
}
