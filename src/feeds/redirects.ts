import { HOUR } from "./times.ts";

/** A permanent redirect is believed after so many polls that lead to the same target … */
const MIN_POLLS = 5;
/** … over at least so long. */
const MIN_TIME = 48 * HOUR;

/** A permanent redirect that was seen but is not yet adopted. */
export interface Move {
  to: string;
  since: number;
  polls: number;
}

interface Redirect {
  status: number;
  target: string;
}

/** Where a chain of redirects leads for good: as far as each is 301 or 308; null where it does not. */
export function permanentTarget(redirects: readonly Redirect[]): string | null {
  const temporary = redirects.findIndex(({ status }) => status !== 301 && status !== 308);
  const permanent = temporary === -1 ? redirects : redirects.slice(0, temporary);
  return permanent.at(-1)?.target ?? null;
}

/** The move after one more poll that was answered. */
export function seenMove(former: Move | null, target: string | null, now: number): Move | null {
  if (target === null) return null;
  if (former === null || former.to !== target) return { to: target, since: now, polls: 1 };
  return { ...former, polls: former.polls + 1 };
}

export function isAdopted(move: Move, now: number): boolean {
  return move.polls >= MIN_POLLS && now - move.since >= MIN_TIME;
}
