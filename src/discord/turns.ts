import { setImmediate as nextIteration } from "node:timers/promises";

/**
 * Work taken in turns, one a pass of the event loop. Without them, a burst of questions that
 * arrives at once would all be worked out before the first reply leaves, and no overdue timer
 * would fire meanwhile.
 */
export function createTurns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => (last = last.then(() => nextIteration()));
}
