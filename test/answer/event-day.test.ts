import { describe, expect, test } from "vitest";
import type { DateStatus } from "../../src/articles/article.ts";
import { statedDates } from "../../src/language/dates.ts";
import { articleOf } from "../support/passages.ts";
import { statedDay } from "../../src/answer/event-day.ts";

function resolved(
  text: string,
  published: string | null,
  namedYear: number | null = null,
  status: DateStatus = "stated",
): string | null {
  const [stated] = statedDates(text);
  if (stated === undefined) throw new Error(`no date in ${text}`);
  const date = { value: published, status, evidence: null, notBefore: null, notAfter: null };
  const article = articleOf(["Text."], { date });
  const tense = text.includes("will") ? "ahead" : text.includes("did") ? "past" : null;
  const event = statedDay(stated, article, { namedYear, tense });
  return event && `${event.value} ${event.how}`;
}

describe("a date with its year is that date, whatever the article's", () => {
  test.each([
    ["on November 9, 2020", "2020-11-09 stated"],
    ["in February 1988", "1988-02 stated"],
    ["In 2022,", "2022 stated"],
  ])("%s", (text, date) => {
    expect(resolved(text, "2023-02-28")).toBe(date);
    expect(resolved(text, null)).toBe(date);
  });
});

describe("a date without a year has the article's, up to eight months before or three after", () => {
  test.each([
    ["On 31 August, Baku", "2022-09-05", "2022-08-31"],
    ["will in November.", "2022-09-05", "2022-11"],
    ["on 6 October to", "2023-02-28", "2022-10-06"],
    ["on 28 February during", "2023-02-28", "2023-02-28"],
    ["on 30 December", "2023-01-02", "2022-12-30"],
    ["will on 5 January", "2022-12-20", "2023-01-05"],
    ["will on 5 May", "2023-02-28", "2023-05-05"],
    ["did on 5 May", "2023-02-28", "2022-05-05"],
    ["on 5 June", "2023-02-28", "2022-06-05"],
    ["will on 5 June", "2023-05", "2023-06-05"],
  ])("%s, published %s", (text, published, date) => {
    expect(resolved(text, published)).toBe(`${date} year from article`);
  });
});

describe("of a date without a year, its verb or its weekday tells which year", () => {
  test.each([
    ["will on 25 May", "2004-12-17", "2005-05-25"],
    ["did on 25 May", "2004-12-17", "2004-05-25"],
    ["did on 5 March", "2004-12-17", "2004-03-05"],
    ["no verb: 5 March", "2004-12-17", "2005-03-05"],
    ["Tuesday, 22 February", "2004-12-17", "2005-02-22"],
    ["Friday, 3 December", "2004-12-17", "2004-12-03"],
    ["will in December", "2004-12-17", "2004-12"],
  ])("%s, published %s", (text, published, date) => {
    expect(resolved(text, published)).toBe(`${date} year from article`);
  });

  test("a weekday of another year is not believed of a day close to the article's", () => {
    // It fits 2003, a year before.
    expect(resolved("Friday, 12 December", "2004-12-14")).toBeNull();
  });

  test("a weekday that fits no near year is not believed", () => {
    expect(resolved("Sunday, 3 December", "2004-12-17")).toBeNull();
  });
});

describe("a date without a year stays without one", () => {
  test("in an undated article, and in one whose date is uncertain", () => {
    expect(resolved("On 31 August", null)).toBeNull();
    expect(resolved("On 31 August", "2022-09-05", null, "unknown")).toBeNull();
  });

  test("where the article's own date is too vague to tell", () => {
    expect(resolved("On 31 August", "2022")).toBeNull();
  });

  test("where the text has just spoken of another year", () => {
    expect(resolved("On 9 November", "2022-11-20", 2020)).toBeNull();
    expect(resolved("On 9 November", "2022-11-20", 2022)).toBe("2022-11-09 year from article");
  });

  test("where that year has no such day", () => {
    expect(resolved("On 29 February", "2023-03-02")).toBeNull();
    expect(resolved("On 29 February", "2024-03-02")).toBe("2024-02-29 year from article");
  });
});
