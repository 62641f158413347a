import { expect, test } from "vitest";
import { lazy } from "../../src/lib/memoize.ts";

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
