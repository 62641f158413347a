/** Work in milliseconds of this process's own processor time, the lesser of two runs. */
async function costOf(work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < 2; run += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Costs below this are noise: compiling, collecting, another test's left-overs. */
const NOISE_MS = 15;

/** Another process can double one run's cost; a cost that does grow too fast fails every time. */
const ATTEMPTS = 4;

async function growth<T>(
  [small, large]: readonly [small: T, large: T],
  work: (input: T) => unknown,
): Promise<number> {
  const [before, after] = [await costOf(() => work(small)), await costOf(() => work(large))];
  return after / Math.max(before, NOISE_MS);
}

/**
 * How many times more `work` costs on the second input than on the first; what is too quick to be
 * measured counts as growing in no way. Measured again while it is `limit` or more, and the least
 * of the attempts counts.
 */
export async function leastGrowth<T>(
  inputs: readonly [small: T, large: T],
  limit: number,
  work: (input: T) => unknown,
): Promise<number> {
  let least = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && least >= limit; attempt += 1) {
    least = Math.min(least, await growth(inputs, work));
  }
  return least;
}
