import { expect, test } from "vitest";
import { splitParagraphs } from "../../src/articles/paragraphs.ts";

const split = (body: string) =>
  splitParagraphs("a", body).map(({ text, subheading }) => [text, subheading]);

test.each<[string, string, unknown[]]>([
  [
    "a blank line ends a paragraph",
    "One.\n\nTwo.",
    [
      ["One.", null],
      ["Two.", null],
    ],
  ],
  ["a single line break does not", "One\nline.", [["One line.", null]]],
  ["no-break spaces become spaces", "6\u00a0500 \u00a0people", [["6 500 people", null]]],
  [
    "a line of white space is blank",
    "One.\n \u00a0\t\nTwo.",
    [
      ["One.", null],
      ["Two.", null],
    ],
  ],
  [
    "a subheading stands above what follows and is no paragraph",
    "Lead.\n\n## Part\nOne.\n\nTwo.\n## Next\n\nThree.",
    [
      ["Lead.", null],
      ["One.", "Part"],
      ["Two.", "Part"],
      ["Three.", "Next"],
    ],
  ],
  ["a hash without a space is text", "##hash", [["##hash", null]]],
  ["other Markdown is left as it is", "# *One* [two](three)", [["# *One* [two](three)", null]]],
])("%s", (_, body, expected) => {
  expect(split(body)).toEqual(expected);
});

test("ordinals count paragraphs from 1, subheadings aside", () => {
  const ids = splitParagraphs("a", "One.\n\n## Part\n\nTwo.").map(({ id }) => id);
  expect(ids).toEqual(["a#1", "a#2"]);
});
