/** Gives what a share of the values, 0 to 1, does not exceed; 0 where there are none. */
export function percentilesOf(values: readonly number[]): (share: number) => number {
  const sorted = values.toSorted((a, b) => a - b);
  return (share) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
}
