import { setImmediate as nextPass } from "node:timers/promises";
import { expect, test } from "vitest";
import { createFairQueue } from "../../src/lib/event-loop.ts";

test("the first turn begins at once, those behind it one a pass of the event loop", async () => {
  const turn = createFairQueue();
  const order: string[] = [];
  const passes = async () => {
    await nextPass();
    order.push("pass");
    await nextPass();
    order.push("pass");
  };
  await Promise.all([
    turn().then(() => order.push("first")),
    passes(),
    turn().then(() => order.push("second")),
    turn().then(() => order.push("third")),
  ]);
  expect(order).toEqual(["first", "pass", "second", "pass", "third"]);
  await nextPass();
  void turn().then(() => order.push("later"));
  await Promise.resolve();
  expect(order.at(-1)).toBe("later");
});
