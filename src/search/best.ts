/** The best so many of the paragraphs offered, by their sums in units. */
export interface Best {
  /** A sum below this changes nothing. */
  threshold(): number;
  /** Only sums that reach the threshold may be offered; gives the new threshold. */
  offer(paragraph: number, sum: number): number;
  /** All that may be among the best, in the order offered; more than the limit where sums tie. */
  take(): { paragraphs: Int32Array; sums: Int32Array };
}

/** Offers kept, beyond the limit, before those that have fallen behind are thrown out. */
const FIRST_ROOM = 256;

/** `ties`: whether a later paragraph with the very sum of the last of the best still counts. */
export function createBest(limit: number, ties: boolean): Best {
  /** The best sums, as a heap: the least on top. */
  const heap = new Int32Array(limit);
  let size = 0;
  let paragraphs: Int32Array = new Int32Array(FIRST_ROOM + limit);
  let sums: Int32Array = new Int32Array(paragraphs.length);
  let kept = 0;

  return {
    threshold,
    offer(paragraph, sum) {
      if (size < limit) rise(sum);
      else if (sum > (heap[0] ?? 0)) sink(sum);
      if (kept === sums.length) makeRoom();
      paragraphs[kept] = paragraph;
      sums[kept] = sum;
      kept += 1;
      return threshold();
    },
    take() {
      compact();
      return { paragraphs: paragraphs.subarray(0, kept), sums: sums.subarray(0, kept) };
    },
  };

  function threshold(): number {
    return size < limit ? 1 : (heap[0] ?? 0) + (ties ? 0 : 1);
  }

  function compact(): void {
    const least = size < limit ? 1 : (heap[0] ?? 0);
    let left = 0;
    for (let next = 0; next < kept; next += 1) {
      const sum = sums[next] ?? 0;
      if (sum < least) continue;
      paragraphs[left] = paragraphs[next] ?? 0;
      sums[left] = sum;
      left += 1;
    }
    kept = left;
  }

  function makeRoom(): void {
    compact();
    if (kept * 2 < sums.length) return;
    paragraphs = grown(paragraphs);
    sums = grown(sums);
  }

  function rise(sum: number): void {
    let at = size;
    size += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((heap[parent] ?? 0) <= sum) break;
      heap[at] = heap[parent] ?? 0;
      at = parent;
    }
    heap[at] = sum;
  }

  function sink(sum: number): void {
    let at = 0;
    for (let child = 1; child < size; child = at * 2 + 1) {
      if (child + 1 < size && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child += 1;
      if ((heap[child] ?? 0) >= sum) break;
      heap[at] = heap[child] ?? 0;
      at = child;
    }
    heap[at] = sum;
  }
}

function grown(values: Int32Array): Int32Array {
  const more = new Int32Array(values.length * 2);
  more.set(values);
  return more;
}
