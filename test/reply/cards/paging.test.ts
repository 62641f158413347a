import { describe, expect, test } from "vitest";
import { cost, pageButtons, pageWithin, paginate } from "../../../src/reply/cards/paging.ts";
import { discordRenderer } from "../../../src/reply/renderer.ts";

const renderer = discordRenderer("en-US");
const idOf = (page: number): string => `to ${page}`;
const disabledIn = (buttons: readonly object[]): boolean[] =>
  buttons.map((button) => "disabled" in button);

test.each([
  [-1, 3, 0],
  [1, 3, 1],
  [9, 3, 2],
  [2, 0, 0],
])("page %d of %d pages is page %d", (wanted, pages, page) => {
  expect(pageWithin(wanted, pages)).toEqual({ page, pages });
});

describe("the pager", () => {
  test("is left out where there is one page", () => {
    expect(pageButtons({ page: 0, pages: 1 }, idOf, renderer)).toEqual([]);
  });

  test("leads to the pages beside, and not beyond the first or the last", () => {
    const first = pageButtons({ page: 0, pages: 2 }, idOf, renderer);
    expect(first).toMatchObject([
      { label: "◀" },
      { label: "Page 1 of 2" },
      { label: "▶", custom_id: "to 1" },
    ]);
    expect(disabledIn(first)).toEqual([true, true, false]);
    expect(disabledIn(pageButtons({ page: 1, pages: 2 }, idOf, renderer))).toEqual([
      false,
      true,
      true,
    ]);
  });
});

test.each([
  ["by room", [40, 40, 40], 100, 9, [[0, 1], [2]]],
  ["by number", [1, 1, 1], 100, 2, [[0, 1], [2]]],
  ["one that is too long alone", [200, 10], 100, 9, [[0], [1]]],
  ["none", [], 100, 9, []],
])("texts are spread over pages %s", (_, costs, room, most, pages) => {
  expect(paginate(costs, room, most)).toEqual(pages);
});

test("a text of three-byte characters costs more than its length", () => {
  expect(cost("a".repeat(100))).toBe(101);
  expect(cost("中".repeat(100))).toBeGreaterThan(110);
});
