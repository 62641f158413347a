import { setImmediate as nextIteration } from "node:timers/promises";

/** Milliseconds of work after which everything else gets its turn. */
const SLICE = 4;

/** Long work calls this between its steps: it waits for a turn of its own once a slice is used up. */
export function createPauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE) return;
    await nextIteration();
    since = performance.now();
  };
}
