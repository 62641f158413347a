import { expect, test } from "vitest";
import { monthNames } from "../../src/language/calendar.ts";

test.each([
  ["en-US", "long", 4, ["May"]],
  ["ru", "long", 4, ["май", "мая"]],
  ["de", "short", 2, ["Mär", "März"]],
  ["ja", "long", 0, ["1月", "1"]],
] as const)("%s (%s) calls month %i by all its forms", (locale, style, month, names) => {
  expect(monthNames(locale, style)[month]).toEqual(names);
});
