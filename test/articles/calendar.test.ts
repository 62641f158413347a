import { expect, test } from "vitest";
import { firstDay, isPartialDate, lastDay } from "../../src/articles/partial-date.ts";

test.each([
  ["2023", "2023-01-01", "2023-12-31"],
  ["2023-04", "2023-04-01", "2023-04-30"],
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["1900-02", "1900-02-01", "1900-02-28"],
  ["0033-04", "0033-04-01", "0033-04-30"],
  ["2023-05-19", "2023-05-19", "2023-05-19"],
])("%s is any day from %s to %s", (date, first, last) => {
  expect(isPartialDate(date)).toBe(true);
  expect([firstDay(date), lastDay(date)]).toEqual([first, last]);
});

test.each(["", "23", "2023-13", "2023-00", "2023-2", "2023-02-29", "2023-05-19T10:00", "May 2023"])(
  "%j is no date",
  (text) => {
    expect(isPartialDate(text)).toBe(false);
  },
);
