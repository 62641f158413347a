import { expect, test } from "vitest";
import { vagueTimes } from "../../src/language/dates.ts";

test.each([
  ["said on Tuesday", ["Tuesday"]],
  ["Last year, Azerbaijan", ["Last year"]],
  ["Three years later, Baku", ["Three years later"]],
  ["A few days later", ["A few days later"]],
  ["in the late 1980s and early 1990s", ["late 1980s", "early 1990s"]],
  ["Earlier this month", ["this month"]],
  ["On the same day", ["same day"]],
  ["upcoming events today", ["today"]],
  ["last November", ["last November"]],
  ["in November 2020, for over two years", []],
  ["the last of them", []],
])("%s", (text, times) => {
  expect(vagueTimes(text).map(({ start, end }) => text.slice(start, end))).toEqual(times);
});
