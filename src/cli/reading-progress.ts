import type { Logger } from "pino";
import { type Progress, startProgress } from "./progress.ts";

/** How far a large folder is read: a bar in a terminal, else a line in the log for every tenth. */
export function watchReading() {
  let bar: Progress | null = null;
  const started = performance.now();
  let log: Logger | null = null;
  let percent = 0;
  let opened: object | null = null;
  let unkept: object | null = null;
  const say = (to: Logger): void => {
    if (opened) to.info(opened, "articles ready");
    if (unkept) to.warn(unkept, "prepared articles cannot be kept: the next start takes as long");
  };
  return {
    /** From now on to this log; what is over already is told at once. */
    tell: (to: Logger) => {
      log = to;
      say(to);
    },
    at: (share: number) => {
      bar ??= startProgress("Reading the articles", 100);
      for (; percent < Math.floor(share * 100); percent += 1) {
        bar.step();
        if (percent % 10 === 9) log?.info({ percent: percent + 1 }, "reading the articles");
      }
    },
    end: (origin: string, folder: object | null) => {
      bar?.stop();
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      opened = { origin, seconds };
      unkept = folder;
      if (log) say(log);
    },
  };
}
