const WIDTH = 24;
const SOON = 1000;

/** A progress bar on stderr, for a terminal alone, that appears when the work takes long. */
export function progressBar(
  label: string,
  total: number,
): { tick(done: number): void; end(): void } {
  const started = Date.now();
  let shown = -1;
  return {
    tick: (done) => {
      const percent = Math.floor((100 * done) / total);
      if (!process.stderr.isTTY || percent === shown || Date.now() - started < SOON) return;
      shown = percent;
      const full = Math.round((WIDTH * done) / total);
      process.stderr.write(
        `\r${label} ${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${percent} %`,
      );
    },
    end: () => {
      if (shown >= 0) process.stderr.write(`\r${" ".repeat(label.length + WIDTH + 8)}\r`);
    },
  };
}
