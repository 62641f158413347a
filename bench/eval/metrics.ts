/** What one answerable question got; ranks from 1, 0 when no right passage was found. */
export interface Found {
  firstRight: number;
  /** Normalised discounted cumulative gain of the first ten. */
  ndcg10: number;
  /** Share of the right passages among the hundred best by BM25, before reranking. */
  recall100: number;
}

/** How a ranking meets the judgements. `relevant`: grades by paragraph id, above 0. */
export function judge(
  ranking: readonly string[],
  hundred: readonly string[],
  relevant: ReadonlyMap<string, number>,
): Found {
  const gains = ranking.map((id) => relevant.get(id) ?? 0);
  const ideal = [...relevant.values()].toSorted((a, b) => b - a);
  return {
    firstRight: gains.findIndex((gain) => gain > 0) + 1,
    ndcg10: discounted(gains) / discounted(ideal),
    recall100: hundred.filter((id) => relevant.has(id)).length / relevant.size,
  };
}

/** Järvelin and Kekäläinen's discounted gain of the first ten, as trec_eval counts it. */
function discounted(gains: readonly number[]): number {
  return gains
    .slice(0, 10)
    .reduce((sum, gain, position) => sum + gain / Math.log2(position + 2), 0);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The area under the ROC curve: how often one of `higher` exceeds one of `lower`, a tie counting
 * half. NaN when either is empty.
 */
export function areaUnderCurve(higher: readonly number[], lower: readonly number[]): number {
  const sorted = lower.toSorted((a, b) => a - b);
  const wins = higher.map(
    (value) => (countBelow(sorted, value, false) + countBelow(sorted, value, true)) / 2,
  );
  return mean(wins) / lower.length;
}

/** How many of the sorted values are below `limit` (or equal to it, if asked). */
function countBelow(sorted: readonly number[], limit: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? 0;
    if (value < limit || (orEqual && value === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A generator of numbers in [0, 1) that repeats with its seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const RESAMPLES = 2000;

/** The 95 % interval of the mean of paired differences, by bootstrap over questions, seeded. */
export function bootstrapInterval(differences: readonly number[]): [low: number, high: number] {
  const random = seededRandom(1);
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let drawn = 0; drawn < differences.length; drawn += 1) {
      sum += differences[Math.floor(random() * differences.length)] ?? 0;
    }
    return sum / differences.length;
  }).toSorted((a, b) => a - b);
  return [means[Math.floor(RESAMPLES * 0.025)] ?? 0, means[Math.floor(RESAMPLES * 0.975)] ?? 0];
}
