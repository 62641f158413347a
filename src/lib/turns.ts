import { setImmediate as nextIteration } from "node:timers/promises";

/**
 * Work taken in turns, one a pass of the event loop; where nobody waits, at once. Without them, a
 * burst of questions that arrives at once would all be worked out before the first reply leaves,
 * and no overdue timer would fire meanwhile.
 */
export function createTurns(): () => Promise<void> {
  /** When the last turn that was given is over. */
  let over: Promise<void> = Promise.resolve();
  return () => {
    const turn = over;
    over = turn.then(() => nextIteration());
    return turn;
  };
}
