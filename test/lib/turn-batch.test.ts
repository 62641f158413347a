import { expect, test } from "vitest";
import { TurnBatch } from "../../src/lib/turn-batch.ts";

test("what is asked in one turn is asked for together, and each gets its own answers", async () => {
  const asked: number[][] = [];
  const batch = new TurnBatch(async (numbers: readonly number[]) => {
    asked.push([...numbers]);
    return numbers.map((each) => each * 10);
  });
  const later = Promise.resolve().then(() => batch.ask([4]));
  expect(await Promise.all([batch.ask([1, 2]), batch.ask([]), batch.ask([3]), later])).toEqual([
    [10, 20],
    [],
    [30],
    [40],
  ]);
  expect(await batch.ask([5])).toEqual([50]);
  expect(asked).toEqual([[1, 2, 3, 4], [5]]);
});

test("where the answers fail, all who asked in that turn are told, and the next may ask again", async () => {
  let isDown = true;
  const batch = new TurnBatch(async (words: readonly string[]) => {
    if (isDown) throw new Error("down");
    return words;
  });
  const both = await Promise.allSettled([batch.ask(["a"]), batch.ask(["b"])]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  isDown = false;
  expect(await batch.ask(["c"])).toEqual(["c"]);
});
