/** Textbook BM25. Tuning them gains nothing that holds across collections: docs/ranking.md. */
export const PARAMETERS = { k1: 1.2, b: 0.75, k: 1 } as const;

/** wink refuses to consolidate fewer; empty documents fill up, which no search can find. */
export const MIN_DOCUMENTS = 3;

/** wink's own default, stated: weights are whole multiples of 1e-4. */
export const DECIMALS = 4;

/** Robertson and Spärck Jones's weight, with 1 added so that it stays above 0 (wink's `k`). */
export function idf(documentFrequency: number, size: number): number {
  return Math.log((size - documentFrequency + 0.5) / (documentFrequency + 0.5) + PARAMETERS.k);
}

/** What a term's frequency in a document counts, before its idf. Lengths are in terms. */
export function saturation(frequency: number, length: number, averageLength: number): number {
  const { k1, b } = PARAMETERS;
  const norm = 1 - b + b * (length / averageLength);
  return (frequency * (k1 + 1)) / (k1 * norm + frequency);
}

/** Weights are whole multiples of 1 / UNITS. */
export const UNITS = 10 ** DECIMALS;
/** Nearer to the middle than this, multiplying cannot tell which way a weight is rounded. */
const UNSURE = 1e-6;

/** `Number(weight.toFixed(4)) × 10⁴`, a hundred times faster; for weights from 0 to 10⁵. */
export function inUnits(weight: number): number {
  const scaled = weight * UNITS;
  const below = Math.floor(scaled);
  const rest = scaled - below;
  if (Math.abs(rest - 0.5) < UNSURE) return Math.round(Number(weight.toFixed(DECIMALS)) * UNITS);
  return rest < 0.5 ? below : below + 1;
}
