import { expect, test } from "vitest";
import { isGivenName, mayBeSamePerson } from "../../src/language/given-names.ts";

test.each([
  ["bill", "william", true],
  ["bill", "bernard", false],
  ["ben", "benjamin", true],
  ["j", "john", true],
  ["rick", "dick", true],
  ["alexander", "alex", true],
  ["harry", "john", false],
  ["mohamed", "muhammad", true],
  ["antony", "anthony", true],
  ["jane", "john", false],
  ["ronald", "donald", false],
])("%s and %s may be one person: %s", (one, other, same) => {
  expect(mayBeSamePerson(one, other)).toBe(same);
});

test("a given name that is an English word as well is known", () => {
  expect(["mark", "grace", "colin"].every(isGivenName)).toBe(true);
  expect(["chair", "minister"].some(isGivenName)).toBe(false);
});
