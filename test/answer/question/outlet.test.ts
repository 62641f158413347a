import { expect, test } from "vitest";
import { namedOutlet } from "../../../src/answer/question/outlet.ts";

const OUTLETS = ["The Lantern", "North Post", "Mail"].map((name) => ({ name, articles: 1 }));

test.each([
  ["what does North Post say about ice", "North Post", "what does North Post say about"],
  ["ice road according to the Lantern", "The Lantern", "according to the Lantern"],
  ["Is the Lantern reliable?", "The Lantern", "Is the Lantern reliable"],
  ["mail reports about floods", "Mail", "mail reports about"],
  ["floods reported by Mail", "Mail", "reported by Mail"],
])("“%s” asks %s", (text, name, words) => {
  const named = namedOutlet(text, OUTLETS);
  expect(named?.outlet.name).toBe(name);
  expect(text.slice(named?.start, named?.end)).toBe(words);
});

test.each(["who delivers the mail", "a post in the north", "what does the mayor say about ice"])(
  "“%s” asks no outlet",
  (text) => expect(namedOutlet(text, OUTLETS)).toBeNull(),
);
