import { describe, expect, test } from "vitest";
import { dueAt, freshFor, intervalFor, retryAfter, waitFor } from "../../src/feeds/schedule.ts";
import { DAY, HOUR, MINUTE, WEEK } from "../../src/feeds/times.ts";

const NOW = Date.parse("2026-11-27T12:00:00Z");

test.each([
  [0, DAY],
  [1, DAY],
  [14, 12 * HOUR],
  [168, HOUR],
  [10_000, 15 * MINUTE],
])("a feed with %i entries a week is asked every %i ms", (entries, interval) => {
  expect(intervalFor(entries)).toBe(interval);
});

describe("the wait until the next poll", () => {
  const wait = { interval: HOUR, failures: 0, atLeast: 0, chance: 0.5 };

  test.each([
    ["is the interval", {}, HOUR],
    ["is a tenth shorter by chance", { chance: 0 }, 0.9 * HOUR],
    ["is a tenth longer by chance", { chance: 1 }, 1.1 * HOUR],
    ["doubles with each failure", { failures: 3 }, 8 * HOUR],
    ["ends doubling at a day", { failures: 1_000 }, DAY],
    ["is never shorter than what was asked for", { atLeast: 3 * HOUR, chance: 0 }, 3 * HOUR],
    ["is a day at most, whatever is asked for", { atLeast: WEEK, chance: 0 }, DAY],
  ])("%s", (_, changes, expected) => {
    expect(waitFor({ ...wait, ...changes })).toBe(Math.round(expected));
  });
});

test("a check that lies more than a day ahead is due: the clock was wrong", () => {
  expect(dueAt(NOW + DAY, NOW)).toBe(NOW + DAY);
  expect(dueAt(NOW + 30 * DAY, NOW)).toBe(NOW);
});

describe("an answer is fresh", () => {
  test.each([
    ["for its max-age", { "cache-control": "public, max-age=3600" }, HOUR],
    ["for its max-age less its Age", { "cache-control": "max-age=3600", age: "1800" }, HOUR / 2],
    [
      "until it expires, by the server's own clock",
      { date: "Fri, 01 Jan 2021 00:00:00 GMT", expires: "Fri, 01 Jan 2021 02:00:00 GMT" },
      2 * HOUR,
    ],
    ["not at all, with no-cache", { "cache-control": "no-cache, max-age=3600" }, 0],
    ["not at all, with Expires: 0", { expires: "0" }, 0],
    ["not at all, with nonsense", { "cache-control": "max-age=soon", expires: "never" }, 0],
    ["not by guessing from Last-Modified", { "last-modified": "Fri, 01 Jan 2021 00:00:00 GMT" }, 0],
    ["not longer where it may be served stale", { "cache-control": "stale-if-error=86400" }, 0],
  ])("%s", (_, headers, expected) => {
    expect(freshFor(headers, NOW)).toBe(expected);
  });
});

test.each([
  ["120", 120_000],
  ["Fri, 27 Nov 2026 12:10:00 GMT", 10 * MINUTE],
  ["Thu, 26 Nov 2026 12:00:00 GMT", 0],
  ["soon", null],
])("Retry-After: %s is %s ms", (value, expected) => {
  expect(retryAfter({ "retry-after": value }, NOW)).toBe(expected);
});
