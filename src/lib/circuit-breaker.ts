/** So many failures in a row, and nothing is tried for a while. */
const MAX_FAILURES = 5;
/** How long; then one attempt may go through. */
const PAUSE_MS = 1000;

/**
 * Keeps callers from waiting for what is known to be down: after failures in a row, attempts fail
 * at once, until one that is let through now and then succeeds.
 */
export class CircuitBreaker {
  readonly #now: () => number;
  #failures = 0;
  #closedUntil = 0;

  /** `now` is in milliseconds. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Whether the next attempt may be made; one that may must be followed by a report. */
  permits(): boolean {
    if (this.#failures < MAX_FAILURES) return true;
    if (this.#now() < this.#closedUntil) return false;
    this.#closedUntil = this.#now() + PAUSE_MS;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  failed(): void {
    this.#failures += 1;
    if (this.#failures >= MAX_FAILURES) this.#closedUntil = this.#now() + PAUSE_MS;
  }
}
