/** Keeps the `limit` largest of the numbers that it is given: a heap, the least of them on top. */
export class LargestValues {
  readonly #limit: number;
  readonly #heap: number[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The least of those kept; -Infinity while there is room for more. */
  get least(): number {
    return this.#heap.length < this.#limit
      ? Number.NEGATIVE_INFINITY
      : (this.#heap[0] ?? Number.POSITIVE_INFINITY);
  }

  add(value: number): void {
    if (this.#heap.length < this.#limit) this.#rise(value);
    else if (value > this.least) this.#sink(value);
  }

  /** Puts a value at the end, and moves it up past those that are larger. */
  #rise(value: number): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(value);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] ?? 0;
      if (above <= value) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = value;
  }

  /** Puts a value in place of the least, and moves it down past those that are smaller. */
  #sink(value: number): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if ((heap[child + 1] ?? Number.POSITIVE_INFINITY) < (heap[child] ?? 0)) child += 1;
      const below = heap[child] ?? 0;
      if (below >= value) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = value;
  }
}
