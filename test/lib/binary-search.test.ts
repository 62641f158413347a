import { expect, test } from "vitest";
import { binarySearch } from "../../src/lib/binary-search.ts";

test.each([
  [0, 0],
  [1, 0],
  [4, 2],
  [5, 2],
  [9, 4],
  [10, 5],
])("the first number not below %i is at position %i", (value, position) => {
  const numbers = [1, 3, 5, 5, 9];
  expect(binarySearch(0, 5, (at) => (numbers[at] ?? 0) < value)).toBe(position);
});
