import { expect, test } from "vitest";
import { findDayMonth, inferYear } from "../../../src/ingest/date/day-month.ts";
import { findDates } from "../../../src/ingest/date/find-dates.ts";

test.each([
  ["Published July 25, 2023 | 09:15 PM", "2023-07-25"],
  ["By News Desk - February 28 2023", "2023-02-28"],
  ["19th of May, 2023", "2023-05-19"],
  ["19. Mai 2023", "2023-05-19"],
  ["1er février 2019", "2019-02-01"],
  ["22 de outubro de 2010 às 20:13", "2010-10-22"],
  ["18 ноября 2019", "2019-11-18"],
  ["2019. november 18.", "2019-11-18"],
  ["Maret 30, 2015", "2015-03-30"],
  ["2019年11月18日", "2019-11-18"],
  ["2019년 11월 18일", "2019-11-18"],
  ["2023-05-19T10:00:00Z", "2023-05-19"],
  ["18/11/2019", "2019-11-18"],
  ["11/18/2019", "2019-11-18"],
  ["19.05.2023", "2023-05-19"],
])("%s is %s", (text, value) => {
  expect(findDates(text).map((date) => date.value)).toEqual([value]);
});

test.each([
  "May 19",
  "May 2023",
  "the 2020 conflict",
  "11/12/2019",
  "31.02.2023",
  "February 30, 2023",
  "version 10.10.10.10",
  "2,500.000 people",
  "call 12-34-5678 now",
  "Marching 12, 2019",
])("%s states no day", (text) => {
  expect(findDates(text)).toEqual([]);
});

test("numbers that could be two days are read by the language's order only", () => {
  const text = "03/04/2019";
  expect(findDates(text, { language: "en-US" })[0]?.value).toBe("2019-03-04");
  expect(findDates(text, { language: "en-GB" })[0]?.value).toBe("2019-04-03");
  expect(findDates(text, { language: "de" })[0]?.value).toBe("2019-04-03");
  expect(findDates(text, { language: "en" })).toEqual([]);
});

test("a month's name that means two months counts only in its language", () => {
  expect(findDates("5 listopad 2019", { language: "hr" })[0]?.value).toBe("2019-10-05");
  expect(findDates("5 listopad 2019", { language: "pl" })[0]?.value).toBe("2019-11-05");
  expect(findDates("5 listopad 2019")).toEqual([]);
});

test("dates come in the order of the text, with what they were read from", () => {
  const text = "signed on November 9, 2020, and 26 November 2021";
  const found = findDates(text);
  expect(found.map(({ value }) => value)).toEqual(["2020-11-09", "2021-11-26"]);
  for (const date of found) expect(text.slice(date.start, date.end)).toContain(date.text);
});

test("a day without a year is found, and one with a year is not taken for it", () => {
  expect(findDayMonth("May 19")).toMatchObject({ month: 5, day: 19 });
  expect(findDayMonth("on 31 August, Baku")).toMatchObject({ month: 8, day: 31 });
  expect(findDayMonth("May 19, 2023")).toBeNull();
  expect(findDayMonth("May 2023")).toBeNull();
});

test("a year is inferred when a weekday fits exactly one", () => {
  const day = { month: 5, day: 19, text: "May 19" };
  expect(inferYear(day, "Friday", 2020)?.value).toBe("2023-05-19");
});

test("no year is inferred when the weekday fits two, or none", () => {
  const day = { month: 5, day: 19, text: "May 19" };
  // 19 May is a Tuesday in 2015 and 2020, and a Wednesday in 2021 only from 2018 to 2025.
  expect(inferYear(day, "Tuesday", 2015)).toBeNull();
  expect(inferYear({ month: 2, day: 29, text: "29 February" }, "Friday", 2017)).toBeNull();
});
