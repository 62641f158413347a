import { expect, test } from "vitest";
import { progressLine } from "../../src/cli/progress.ts";

test.each([
  [{ done: 50, total: 200, elapsedMs: 2_000 }, "50 of 200, 25 a second, 6 s left"],
  [{ done: 3, total: 603, elapsedMs: 2_000 }, "3 of 603, 1.5 a second, 7 min left"],
  [{ done: 1, total: 1_001, elapsedMs: 10_000 }, "1 of 1001, 6.0 a minute, 2.8 h left"],
  [{ done: 10, total: 10, elapsedMs: 0 }, "10 of 10, 10000 a second, 0 s left"],
])("%o is told as %s", (at, told) => {
  expect(progressLine("adding", at)).toMatch(new RegExp(`^adding [━─]{24} ${told}$`, "u"));
});
