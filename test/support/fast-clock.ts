import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../../src/feeds/times.ts";

/** How much faster than the machine's clock: 15 minutes take 3 s. */
const SPEED = 300;

/** A clock that runs fast from a time on, in milliseconds since 1970; several processes can share it. */
export function fastClock(epoch: number): Clock {
  return {
    now: () => epoch + (Date.now() - epoch) * SPEED,
    sleep: (ms, signal) => sleep(ms / SPEED, undefined, { signal }).catch(() => undefined),
  };
}
