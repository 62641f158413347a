import { describe, expect, test } from "vitest";
import { statedDates } from "../../src/language/dates.ts";

/** "[31 August] ?-8-31": what stands in the text, then year, month and day. */
function datesIn(text: string): string[] {
  return statedDates(text).map(({ start, end, year, month, day }) =>
    [`[${text.slice(start, end)}] ${year ?? "?"}`, month, day]
      .filter((part) => part !== null)
      .join("-"),
  );
}

describe("a date is found as printed", () => {
  test.each([
    ["On 31 August, Baku and Yerevan agreed", "[31 August] ?-8-31"],
    ["since February 1988, when", "[February 1988] 1988-2"],
    ["escalated on September 27, 2020, and", "[September 27, 2020] 2020-9-27"],
    ["disclosed on 14 October 2022 that", "[14 October 2022] 2022-10-14"],
    ["In 2022, Yerevan", "[2022] 2022"],
    ["reignited in fall 2020, marking", "[fall 2020] 2020"],
    ["in early 2021", "[early 2021] 2021"],
    ["In late May they met", "[late May] ?-5"],
    ["MOSCOW, May 19. /TASS/.", "[May 19] ?-5-19"],
    ["the 1st of May 2020", "[1st of May 2020] 2020-5-1"],
    ["on Sept. 11, 2001", "[Sept. 11, 2001] 2001-9-11"],
    ["on 5–7 May 2023", "[5–7 May 2023] 2023-5-7"],
    ["on May 5-7, 2023", "[May 5-7, 2023] 2023-5-7"],
    ["in 2020-2022 they", "[2020-2022] 2020"],
    ["on 2023-05-19", "[2023-05-19] 2023-5-19"],
    ["on 19.05.2023 they", "[19.05.2023] 2023-5-19"],
    ["By 2030 it will", "[2030] 2030"],
    ["29 February 2020", "[29 February 2020] 2020-2-29"],
  ])("%s", (text, date) => {
    expect(datesIn(text)).toEqual([date]);
  });
});

describe("no date is found", () => {
  test.each([
    "after the 2020 war",
    "in 2000 cities",
    "over 2020 people",
    "since the 1990s",
    "you may 5",
    "they march 20 miles",
    "in November last year",
    "on 9 November of the same year",
    "every 24 April",
    "MAY 20,000 people",
    "31 February 2020",
    "29 February 2021",
    "November 200",
    "version 1.2.3",
    "Tuesday, last year, three years later",
    "",
  ])("%s", (text) => {
    expect(datesIn(text)).toEqual([]);
  });
});

describe("days of one month are a date each", () => {
  test.each([
    ["Oct. 9, 11, 1981: a concert", ["[Oct. 9] 1981-10-9", "[11, 1981] 1981-10-11"]],
    ["on December 1 and 2, 2004, and", ["[December 1] 2004-12-1", "[2, 2004] 2004-12-2"]],
    ["on 1, 2 and 3 May 2004", ["[1] 2004-5-1", "[2] 2004-5-2", "[3 May 2004] 2004-5-3"]],
    ["played on March 8/9.", ["[March 8] ?-3-8", "[9] ?-3-9"]],
    ["on 22/23 February", ["[22] ?-2-22", "[23 February] ?-2-23"]],
    ["On Oct. 9, 11 people died", ["[Oct. 9] ?-10-9"]],
    ["May 30 and 31, 2004", ["[May 30] 2004-5-30", "[31, 2004] 2004-5-31"]],
  ])("%s", (text, dates) => {
    expect(datesIn(text)).toEqual(dates);
  });
});

test("a date knows the weekday printed before it", () => {
  const weekdays = statedDates("On Tuesday, Feb 22, on Fri. 3 March and on May 5").map(
    ({ weekday }) => weekday,
  );
  expect(weekdays).toEqual([2, 5, null]);
});

describe("in a list", () => {
  test("a day takes the year that follows it", () => {
    expect(datesIn("signed on November 9, 2020, January 11, and November 26, 2021, was")).toEqual([
      "[November 9, 2020] 2020-11-9",
      "[January 11] 2021-1-11",
      "[November 26, 2021] 2021-11-26",
    ]);
    expect(datesIn("from 27 September to 10 November 2020")).toEqual([
      "[27 September] 2020-9-27",
      "[10 November 2020] 2020-11-10",
    ]);
  });

  test("a day that would then come later keeps no year", () => {
    expect(datesIn("between December 30 and January 2, 2021")).toEqual([
      "[December 30] ?-12-30",
      "[January 2, 2021] 2021-1-2",
    ]);
  });

  test("a second year is a date too", () => {
    expect(datesIn("in 2020 and 2022”Lavrov said")).toEqual(["[2020] 2020", "[2022] 2022"]);
  });
});

test("a text of little but dates is read whole", () => {
  const text = "In 2020, 5 May and May 6, 19 ".repeat(4000);
  expect(statedDates(text.slice(0, 20_000)).length).toBeGreaterThan(1000);
});
