import { setImmediate as nextPass } from "node:timers/promises";
import { expect, test } from "vitest";
import { createFairQueue } from "../../src/lib/event-loop.ts";

/** Counts passes of the event loop until it is stopped. */
class PassCounter {
  passed = 0;
  #isOver = false;

  constructor() {
    void this.#count();
  }

  stop(): void {
    this.#isOver = true;
  }

  async #count(): Promise<void> {
    for (; !this.#isOver; this.passed += 1) await nextPass();
  }
}

test("the first turn begins at once, those behind it one after another pass", async () => {
  const turn = createFairQueue();
  const passes = new PassCounter();
  const [first = -1, second = -1, third = -1] = await Promise.all(
    Array.from({ length: 3 }, () => turn().then(() => passes.passed)),
  );
  expect(first).toBe(0);
  expect(second).toBeGreaterThan(first);
  expect(third).toBeGreaterThan(second);
  for (let pass = 0; pass < 10; pass += 1) await nextPass();
  const before = passes.passed;
  expect(await turn().then(() => passes.passed)).toBe(before);
  passes.stop();
});

test("while more keeps coming, none has its turn, so that all is read", async () => {
  const turn = createFairQueue();
  const passes = new PassCounter();
  await turn();
  const waiting = turn().then(() => passes.passed);
  const others: Promise<void>[] = [];
  while (passes.passed < 20) {
    others.push(turn());
    await nextPass();
  }
  expect(await waiting).toBeGreaterThanOrEqual(20);
  await Promise.all(others);
  passes.stop();
});
