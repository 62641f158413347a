import { expect, test } from "vitest";
import fc from "fast-check";
import { LargestValues } from "../../src/lib/largest-values.ts";

test("the least of the values kept is the one that sorting finds", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (values, limit) => {
      const largest = new LargestValues(limit);
      for (const value of values) largest.add(value);
      const sorted = values.toSorted((a, b) => b - a);
      expect(largest.least).toBe(sorted[limit - 1] ?? Number.NEGATIVE_INFINITY);
    }),
  );
});
