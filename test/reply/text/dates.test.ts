import { describe, expect, test } from "vitest";
import type { ArticleDate } from "../../../src/articles/article.ts";
import { ageOf, articleDate, formatDate } from "../../../src/reply/text/dates.ts";
import { messagesFor } from "../../../src/reply/messages/messages.ts";

const unknown: ArticleDate = {
  value: null,
  status: "unknown",
  evidence: null,
  notBefore: null,
  notAfter: null,
};

function shown(date: Partial<ArticleDate>, url: string | null = null): string {
  return articleDate({ date: { ...unknown, ...date }, url, updated: null }, messagesFor("en-US"));
}

describe("a reader sees", () => {
  test.each<[Partial<ArticleDate>, string | null, string]>([
    [{ value: "2023-02-28", status: "stated" }, null, "28 February 2023"],
    [{ value: "2023-05-19", status: "inferred" }, null, "19 May 2023 (year inferred)"],
    [{ value: "2023-05", status: "inferred" }, null, "May 2023 (inferred)"],
    [{ value: "2023-05", status: "stated" }, null, "May 2023"],
    [{ value: "2023", status: "stated" }, null, "2023"],
    [{ value: "2023-05-19", status: "metadata" }, null, "19 May 2023"],
    [
      { value: "2022-09-05", status: "external" },
      "https://news.example/20220905/ministers-1100412806.html",
      "5 September 2022 (from the web address)",
    ],
    [
      { value: "2022-09-05", status: "external" },
      "https://news.example/2022/9/5/ministers",
      "5 September 2022 (from the web address)",
    ],
    [
      { value: "2022-09-05", status: "external" },
      "https://news.example/120220905123",
      "5 September 2022 (date from another source)",
    ],
    [
      { value: "2022-09-05", status: "external" },
      null,
      "5 September 2022 (date from another source)",
    ],
    [{ value: "2022-09-05", status: "unknown" }, null, "5 September 2022 (uncertain)"],
    [{}, null, "date unknown"],
    [{ notBefore: "2023-09-20" }, null, "date unknown, September 2023 or later"],
    [{ notAfter: "2024-03" }, null, "date unknown, March 2024 or earlier"],
    [
      { notBefore: "2023-09-20", notAfter: "2024" },
      null,
      "date unknown, between September 2023 and 2024",
    ],
  ])("%j at %s as %s", (date, url, text) => {
    expect(shown(date, url)).toBe(text);
  });
});

describe("how old an article is", () => {
  const today = new Date("2026-11-27T12:00:00Z");
  test.each([
    ["2026-11-27", "en-GB", "today"],
    ["2026-11-26", "en-GB", "yesterday"],
    ["2026-11-21", "en-GB", "6 days ago"],
    ["2026-11-13", "en-GB", "2 weeks ago"],
    ["2026-10-28", "en-GB", "4 weeks ago"],
    ["2026-10-27", "en-GB", "1 month ago"],
    ["2025-11-28", "en-GB", "11 months ago"],
    ["2025-11-27", "en-GB", "1 year ago"],
    ["2023-05-19", "en-GB", "3 years ago"],
    ["2023-05-19", "de", "vor 3 Jahren"],
    ["2023-05-19", "ru", "3 года назад"],
    ["2026-09", "en-GB", "2 months ago"],
    ["2024", "en-GB", "2 years ago"],
    ["2026-11", "en-GB", null],
    ["2026", "en-GB", null],
    ["2026-11-28", "en-GB", null],
  ])("%s in %s: %s", (date, locale, age) => {
    expect(ageOf(date, today, locale)).toBe(age);
  });
});

test("a later change is told with the date", () => {
  const date = { ...unknown, value: "2012-05-10", status: "metadata" as const };
  expect(articleDate({ date, url: null, updated: "2026-04-24" }, messagesFor("en-US"))).toBe(
    "10 May 2012, updated 24 April 2026",
  );
});

describe("a date in words", () => {
  test.each([
    ["2023-05-19", "de", "19. Mai 2023"],
    ["2023-05-19", "fr", "19 mai 2023"],
    ["2023-05", "ru", "май 2023 г."],
    ["2023-12-31", "en-GB", "31 December 2023"],
    ["2024-02-29", "tr", "29 Şubat 2024"],
  ])("%s in %s is %s", (date, locale, text) => {
    expect(formatDate(date, locale)).toBe(text);
  });

  test.each(["Pacific/Kiritimati", "Pacific/Pago_Pago"])("is the same day in %s", (zone) => {
    const before = process.env["TZ"];
    process.env["TZ"] = zone;
    try {
      expect(formatDate("2023-01-01", "en-GB")).toBe("1 January 2023");
    } finally {
      if (before === undefined) delete process.env["TZ"];
      else process.env["TZ"] = before;
    }
  });
});
