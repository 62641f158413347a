import { getPriority } from "node:os";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { NICENESS } from "../../src/lib/thread-priority.ts";

const priorities = async (): Promise<number[]> => {
  const worker = new Worker(new URL("../support/nice-thread.mjs", import.meta.url), {
    workerData: NICENESS.following,
  });
  const [said] = (await once(worker, "message")) as [number[]];
  return said;
};

test.runIf(process.platform === "linux")(
  "a thread that stands back does so with the threads it starts, and no other does",
  async () => {
    const before = getPriority();
    const nicer = Math.max(before, NICENESS.following);
    expect(await priorities()).toEqual([nicer, nicer]);
    expect(getPriority()).toBe(before);
  },
);
