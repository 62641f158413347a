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

/**
 * Work taken in turns, one a pass of the event loop; where nobody waits, at once. Without them, a
 * burst of questions that arrives at once would all be worked out before the first reply leaves,
 * and no overdue timer would fire meanwhile.
 */
export function createFairQueue(): () => Promise<void> {
  /** When the last turn that was given is over. */
  let over: Promise<void> = Promise.resolve();
  return () => {
    const turn = over;
    over = turn.then(() => nextIteration());
    return turn;
  };
}
