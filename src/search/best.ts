/** The best so many of the paragraphs offered, by their sums in units. */
export interface Best {
  limit: number;
  /** Whether a later paragraph with the very sum of the last of the best still counts. */
  ties: boolean;
  /** The best sums, `size` of them, as a heap: the least on top. */
  heap: Int32Array;
  size: number;
  /** What was offered and may be among the best, in the order offered; more where sums tie. */
  paragraphs: Int32Array;
  sums: Int32Array;
  kept: number;
}

/** Offers kept, beyond the limit, before those that have fallen behind are thrown out. */
const FIRST_ROOM = 256;

export function createBest(): Best {
  const none = new Int32Array();
  const counts = { limit: 0, size: 0, kept: 0 };
  return { ...counts, ties: false, heap: none, paragraphs: none, sums: none };
}

/** Forgets what was offered before. */
export function restart(best: Best, limit: number, ties: boolean): void {
  best.limit = limit;
  best.ties = ties;
  best.size = 0;
  best.kept = 0;
  if (best.heap.length < limit) best.heap = new Int32Array(limit);
  if (best.sums.length >= FIRST_ROOM + limit) return;
  best.paragraphs = new Int32Array(FIRST_ROOM + limit);
  best.sums = new Int32Array(FIRST_ROOM + limit);
}

/** A sum below this changes nothing. */
export function thresholdOf({ size, limit, heap, ties }: Best): number {
  return size < limit ? 1 : (heap[0] ?? 0) + (ties ? 0 : 1);
}

/** Only sums that reach the threshold may be offered; gives the new threshold. */
export function offer(best: Best, paragraph: number, sum: number): number {
  if (best.size < best.limit) rise(best, sum);
  else if (sum > (best.heap[0] ?? 0)) sink(best, sum);
  if (best.kept === best.sums.length) makeRoom(best);
  best.paragraphs[best.kept] = paragraph;
  best.sums[best.kept] = sum;
  best.kept += 1;
  return thresholdOf(best);
}

/** Leaves out what has fallen behind. */
export function compact(best: Best): void {
  const { paragraphs, sums } = best;
  const least = best.size < best.limit ? 1 : (best.heap[0] ?? 0);
  let left = 0;
  for (let next = 0; next < best.kept; next += 1) {
    const sum = sums[next] ?? 0;
    if (sum < least) continue;
    paragraphs[left] = paragraphs[next] ?? 0;
    sums[left] = sum;
    left += 1;
  }
  best.kept = left;
}

function makeRoom(best: Best): void {
  compact(best);
  if (best.kept * 2 < best.sums.length) return;
  best.paragraphs = grown(best.paragraphs);
  best.sums = grown(best.sums);
}

function rise(best: Best, sum: number): void {
  const { heap } = best;
  let at = best.size;
  best.size += 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if ((heap[parent] ?? 0) <= sum) break;
    heap[at] = heap[parent] ?? 0;
    at = parent;
  }
  heap[at] = sum;
}

function sink({ heap, size }: Best, sum: number): void {
  let at = 0;
  for (let child = 1; child < size; child = at * 2 + 1) {
    if (child + 1 < size && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child += 1;
    if ((heap[child] ?? 0) >= sum) break;
    heap[at] = heap[child] ?? 0;
    at = child;
  }
  heap[at] = sum;
}

function grown(values: Int32Array): Int32Array {
  const more = new Int32Array(values.length * 2);
  more.set(values);
  return more;
}
