import { expect, test } from "vitest";
import { flatten, shareArrays, unflatten } from "../../src/snapshot/nested-arrays.ts";

const arrays = () => ({
  files: { sizes: Float64Array.of(1.5, -1) },
  postings: { codes: Uint16Array.of(7, 65_535), at: Uint32Array.of(0, 2) },
});

test("arrays are found again under the names that lead to them", () => {
  const flat = flatten(arrays());
  expect(Object.keys(flat)).toEqual(["files.sizes", "postings.codes", "postings.at"]);
  expect(unflatten(flat)).toEqual(arrays());
});

test("shared arrays are equal to those they were, and threads can share their memory", () => {
  const moved = arrays();
  shareArrays(moved);
  expect(moved).toEqual(arrays());
  for (const { buffer } of Object.values(flatten(moved))) {
    expect(buffer).toBeInstanceOf(SharedArrayBuffer);
  }
  const { codes } = moved.postings;
  shareArrays(moved);
  expect(moved.postings.codes).toBe(codes);
});
