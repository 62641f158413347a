export interface Progress {
  /** One more step is done. */
  step(): void;
  /** Removes the line; until the next step other output is safe. */
  stop(): void;
}

const NONE: Progress = { step: () => undefined, stop: () => undefined };
const WIDTH = 24;
/** A line that changes more often than this cannot be read. */
const REDRAW_MS = 100;

/**
 * A progress line on stderr, so that output can be piped; none outside a terminal or for a single step.
 * It leaves the keyboard alone: Ctrl-C stays a signal, and stdin may be an article.
 */
export function startProgress(label: string, total: number): Progress {
  if (!process.stderr.isTTY || total < 2) return NONE;
  const started = performance.now();
  let done = 0;
  let drawnAt = -Infinity;
  return {
    step() {
      done += 1;
      const now = performance.now();
      if (now - drawnAt < REDRAW_MS && done < total) return;
      drawnAt = now;
      process.stderr.write(
        `\r${progressLine(label, { done, total, elapsedMs: now - started })}\u001B[K`,
      );
    },
    stop() {
      if (drawnAt > -Infinity) process.stderr.write("\r\u001B[K");
      drawnAt = -Infinity;
    },
  };
}

/** "adding ━━━━──── 37 of 500, 12 a second, 40 s left" */
export function progressLine(
  label: string,
  { done, total, elapsedMs }: { done: number; total: number; elapsedMs: number },
): string {
  const filled = Math.round((WIDTH * done) / total);
  const bar = "━".repeat(filled) + "─".repeat(WIDTH - filled);
  const rate = done / Math.max(elapsedMs / 1_000, 0.001);
  return `${label} ${bar} ${done} of ${total}, ${rateText(rate)}, ${timeText((total - done) / rate)} left`;
}

function rateText(rate: number): string {
  if (rate >= 10) return `${Math.round(rate)} a second`;
  return rate >= 1 ? `${rate.toFixed(1)} a second` : `${(rate * 60).toFixed(1)} a minute`;
}

function timeText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5_400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
