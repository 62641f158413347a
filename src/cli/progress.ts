import cliProgress from "cli-progress";

export interface Progress {
  /** One more step is done. */
  step(): void;
  /** Removes the bar; until the next step other output is safe. */
  stop(): void;
}

const NONE: Progress = { step: () => undefined, stop: () => undefined };

/** A progress bar on stderr, so that output can be piped; none outside a terminal or for a single step. */
export function startProgress(label: string, total: number): Progress {
  if (!process.stderr.isTTY || total < 2) return NONE;
  const bar = new cliProgress.SingleBar({
    format: `${label} {bar} {value}/{total} {eta_formatted}`,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  bar.start(total, 0);
  return { step: () => bar.increment(), stop: () => bar.stop() };
}
