import { describe, expect, test } from "vitest";
import { dayMonthReadings, readDate } from "../../src/articles/partial-date.ts";

describe("a date as people write it is understood", () => {
  test.each([
    ["2023", "2023"],
    ["May 2023", "2023-05"],
    ["2023-05", "2023-05"],
    ["5/2023", "2023-05"],
    ["2023-05-19", "2023-05-19"],
    ["2023/5/9", "2023-05-09"],
    ["19 May 2023", "2023-05-19"],
    ["May 19, 2023", "2023-05-19"],
    ["the 19th of may 2023", "2023-05-19"],
    ["Sep 2023", "2023-09"],
    ["Sept. 2023", "2023-09"],
    ["19.05.2023", "2023-05-19"],
    ["19/5/2023", "2023-05-19"],
    ["5/19/2023", "2023-05-19"],
    ["5/5/2023", "2023-05-05"],
    ["29 February 2024", "2024-02-29"],
    ["  ２０２３ ", "2023"],
    ["May 2023 (from 1 May 2023)", "2023-05"],
  ])("%j is %s", (text, date) => {
    expect(readDate(text, "en-US")).toBe(date);
  });

  test.each([
    ["fr", "1er août 2023", "2023-08-01"],
    ["fr", "févr. 2023", "2023-02"],
    ["de", "19. Mai 2023", "2023-05-19"],
    ["de", "März 2023", "2023-03"],
    ["es-ES", "19 de mayo de 2023", "2023-05-19"],
    ["pt-BR", "maio de 2023", "2023-05"],
    ["ru", "19 мая 2023 г.", "2023-05-19"],
    ["ru", "Май 2023", "2023-05"],
    ["tr", "AĞUSTOS 2023", "2023-08"],
    ["tr", "19 Mayıs 2023", "2023-05-19"],
    ["ja", "2023年5月19日", "2023-05-19"],
    ["ja", "19 May 2023", "2023-05-19"],
  ])("in the reader's language (%s): %j is %s", (locale, text, date) => {
    expect(readDate(text, locale)).toBe(date);
  });

  test.each(["de", "en-GB", "es-ES", "fr", "ru", "tr"])(
    "every month of %s is read back as Intl writes it",
    (locale) => {
      for (const month of ["long", "short"] as const) {
        const format = new Intl.DateTimeFormat(locale, {
          timeZone: "UTC",
          year: "numeric",
          month,
          day: "numeric",
        });
        for (let at = 0; at < 12; at += 1) {
          const written = format.format(Date.UTC(2023, at, 19));
          const date = `2023-${String(at + 1).padStart(2, "0")}-19`;
          expect([written, readDate(written, locale)]).toEqual([written, date]);
        }
      }
    },
  );
});

describe("what is no date, or might be two, is not", () => {
  test.each([
    "",
    "last year",
    "yesterday",
    "19 May",
    "May",
    "5/6/2023",
    "31 February 2023",
    "29 February 2023",
    "2023-13",
    "0000",
    "20230519",
    "23",
    "May May 2023",
    "2022 2023",
    "spring 2023",
    "19 May 2023 noon",
    "after 2023",
  ])("%j", (text) => {
    expect(readDate(text, "en-US")).toBeNull();
  });
});

test.each([
  ["5/6/2023", ["2023-06-05", "2023-05-06"]],
  ["05-06-2023", ["2023-06-05", "2023-05-06"]],
  ["31/4/2023", []],
  ["5/5/2023", []],
  ["5/2023", []],
  ["last year", []],
])("%j can mean the days %j", (text, days) => {
  expect(dayMonthReadings(text)).toEqual(days);
});
