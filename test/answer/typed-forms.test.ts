import { describe, expect, test } from "vitest";
import { isAcronym, writesOut } from "../../src/answer/typed-forms.ts";

describe("a text writes a name out whose initials are asked for", () => {
  test.each([
    ["the Western Sea Patrol said", "WSP"],
    ["Union of Lorn States", "ULS"],
    ["a Wide-Ranging Act.", "WRA"],
    ["Wet Weather; the Western Sea Patrol", "WSP"],
    ["Élan Vital", "ÉV"],
  ])("%s: %s", (text, acronym) => {
    expect(writesOut(text, acronym)).toBe(true);
  });
});

test.each([
  ["the WSP said", "WSP"],
  ["Western  Sea Patrol", "WSP"],
  ["a MidWestern Sea Patrol", "WSP"],
  ["Western sea Patrol", "WSP"],
  ["W Sea Patrol", "WSP"],
  ["Western Sea", "WSP"],
])("it does not in %s", (text, acronym) => {
  expect(writesOut(text, acronym)).toBe(false);
});

test("two to six capitals may be initials", () => {
  expect(["WSP", "US", "ÉV", "Us", "U", "F16", "LONGNAME"].map(isAcronym)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
