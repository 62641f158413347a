/**
 * The first number from `from` on, before `to`, for which `isBefore` is false; `to` when it is true
 * for all. It must be true for all numbers up to some point, and false from there on.
 */
export function binarySearch(from: number, to: number, isBefore: (at: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a number is among others that ascend; -1 where it is not. */
export function placeOf(numbers: Uint32Array, number: number): number {
  const at = binarySearch(0, numbers.length, (each) => (numbers[each] ?? 0) < number);
  return numbers[at] === number ? at : -1;
}
