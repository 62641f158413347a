import { expect, test } from "vitest";
import { lazy, memoize } from "../../src/lib/memoize.ts";

test("what is made lazily is made once, and again only after a failure", async () => {
  let calls = 0;
  const value = lazy(async () => {
    calls += 1;
    if (calls === 1) throw new Error("the disk is busy");
    return calls;
  });
  await expect(value()).rejects.toThrow("the disk is busy");
  expect(await Promise.all([value(), value()])).toEqual([2, 2]);
  expect(await value()).toBe(2);
});

test("what is kept for a key is made once, and of more than the most the oldest are made again", () => {
  const kept = new Map<number, number>();
  const made: number[] = [];
  const ask = (key: number): number =>
    memoize(kept, 64, key, () => {
      made.push(key);
      return key * 2;
    });
  const keys = Array.from({ length: 65 }, (_, key) => key);
  expect(keys.map(ask)).toEqual(keys.map((key) => key * 2));
  expect(kept.size).toBeLessThanOrEqual(64);
  made.length = 0;
  for (const key of [64, 32, 8, 0]) ask(key);
  expect(made).toEqual([0]);
});

test("where one thing may be kept, it is the last", () => {
  const kept = new Map<string, string>();
  for (const key of ["a", "b", "b", "c"]) memoize(kept, 1, key, () => key);
  expect([...kept.keys()]).toEqual(["c"]);
});
