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

/** Passes of the event loop in which nothing more came: a connection is accepted in one, and read in the next. */
const QUIET_PASSES = 3;
/** Milliseconds after which the next has its turn although more keeps coming. */
const MAX_ARRIVALS = 250;

/**
 * Work taken in turns, one after another pass of the event loop; where nobody waits, at once. Without
 * them, a burst of questions that arrives at once would all be worked out before the first reply
 * leaves, and no overdue timer would fire meanwhile. While more keeps coming, none has its turn: Node
 * accepts one connection a pass (libuv), and what has not been read cannot be told to wait.
 */
export function createFairQueue(): () => Promise<void> {
  /** When the last turn that was given is over. */
  let over: Promise<void> = Promise.resolve();
  let arrivals = 0;
  return () => {
    arrivals += 1;
    const turn = over;
    over = turn.then(() => untilQuiet());
    return turn;
  };

  async function untilQuiet(): Promise<void> {
    const since = performance.now();
    for (let quiet = 0; quiet < QUIET_PASSES && performance.now() - since < MAX_ARRIVALS;) {
      const before = arrivals;
      await nextIteration();
      quiet = arrivals === before ? quiet + 1 : 0;
    }
  }
}
