import { expect, test } from "vitest";
import { RecentMap } from "../../src/lib/recent-map.ts";

test("of more than its entries, the one that was not looked at for longest goes", () => {
  const map = new RecentMap<string, number>(2);
  map.set("war", 1);
  map.set("peace", 2);
  expect(map.get("war")).toBe(1);
  map.set("truce", 3);
  expect(["war", "peace", "truce"].map((word) => map.get(word))).toEqual([1, undefined, 3]);
});
