import CachePolicy from "http-cache-semantics";
import { DAY, HOUR, MINUTE, WEEK } from "./times.ts";

export const MIN_INTERVAL = 15 * MINUTE;
export const MAX_INTERVAL = DAY;
/** What a wait is lengthened or shortened by at most, so that feeds do not come in step. */
const JITTER = 0.1;
/** From a first failure on; a feed that failed for longer is paused. */
export const MAX_FAILING = WEEK;
/** A wait longer than any that is ever set: the machine's clock was set back. */
export const MAX_WAIT = MAX_INTERVAL * (1 + JITTER) + HOUR;
/** When an entry is tried again, counted from each failure; then it is given up. */
const RETRIES = [15 * MINUTE, HOUR, 6 * HOUR, DAY] as const;

/** The time between two polls: as long as it takes, in the last week, until there is an entry. */
export function intervalFor(entriesInWeek: number): number {
  return Math.min(Math.max(WEEK / Math.max(entriesInWeek, 1), MIN_INTERVAL), MAX_INTERVAL);
}

export interface Wait {
  interval: number;
  /** Polls in a row that failed. */
  failures: number;
  /** What server and feed ask for, at least: milliseconds. */
  atLeast: number;
  /** 0 to 1, by chance. */
  chance: number;
}

/** Milliseconds until the next poll; never less than what was asked for, up to a day. */
export function waitFor({ interval, failures, atLeast, chance }: Wait): number {
  const backedOff = Math.min(interval * 2 ** Math.min(failures, 20), MAX_INTERVAL);
  const asked = Math.min(atLeast, MAX_INTERVAL);
  return Math.round(
    Math.max(backedOff * (1 + JITTER * (2 * chance - 1)), asked * (1 + JITTER * chance)),
  );
}

/** A next check as it is due; one that lies too far ahead was set while the clock was wrong. */
export function dueAt(nextCheck: number, now: number): number {
  return nextCheck - now > MAX_WAIT ? now : nextCheck;
}

type Headers = Readonly<Record<string, string>>;

/**
 * Milliseconds for which an answer is fresh: max-age or Expires, less its Age, by the server's own
 * clock; 0 where it says nothing.
 */
export function freshFor(headers: Headers, now: number): number {
  class Policy extends CachePolicy {
    now(): number {
      return now;
    }
  }
  const policy = new Policy(
    { headers: {} },
    // Not what may be stored is asked, but for how long the server expects no change.
    { status: 200, headers: { ...headers, ...withServerClock(headers, now) } },
    { shared: false, cacheHeuristic: 0, immutableMinTimeToLive: 0 },
  );
  return Math.max(0, (policy.maxAge() - policy.age()) * 1_000);
}

/** Milliseconds that Retry-After asks for, by the server's own clock; null where there is none. */
export function retryAfter(headers: Headers, now: number): number | null {
  const value = headers["retry-after"]?.trim();
  if (value === undefined) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  const serverNow = Date.parse(headers["date"] ?? "");
  const wait = Date.parse(value) - (Number.isNaN(serverNow) ? now : serverNow);
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

/** A server whose clock is wrong means its own Expires by its own Date. */
function withServerClock(headers: Headers, now: number): Headers {
  const [date, expires] = [headers["date"], headers["expires"]].map((value) =>
    Date.parse(value ?? ""),
  );
  const stamp = { date: new Date(now).toUTCString() };
  if (date === undefined || expires === undefined || Number.isNaN(date) || Number.isNaN(expires)) {
    return stamp;
  }
  return { ...stamp, expires: new Date(now + expires - date).toUTCString() };
}

/** When an entry is tried again after its nth failure; null when it is given up. */
export function retryEntryAt(attempts: number, now: number): number | null {
  const wait = RETRIES[attempts - 1];
  return wait === undefined ? null : now + wait;
}
