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

/**
 * How many times more `work` costs on the second input than on the first; what is too quick to be
 * measured counts as growing in no way.
 */
export async function growth<T>(
  inputs: readonly [small: T, large: T],
  work: (input: T) => unknown,
): Promise<number> {
  const [small, large] = inputs;
  const [before, after] = [await costOf(() => work(small)), await costOf(() => work(large))];
  return after / Math.max(before, NOISE_MS);
}
