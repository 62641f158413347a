import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { sentencesIn } from "../../src/language/sentences.ts";

function split(text: string): string[] {
  return sentencesIn(text).map(({ start, end }) => text.slice(start, end));
}

describe("a sentence does not end", () => {
  test.each([
    [
      "after a title",
      "Mr. Lavrov met Gen. Smith. He left.",
      ["Mr. Lavrov met Gen. Smith.", "He left."],
    ],
    [
      "inside an acronym",
      "The U.S. Army and U.S. troops came.",
      ["The U.S. Army and U.S. troops came."],
    ],
    ["after initials", "J. K. Rowling met G. W. Bush.", ["J. K. Rowling met G. W. Bush."]],
    [
      "between No. and its figure",
      "It stands in No. 5 Park Lane.",
      ["It stands in No. 5 Park Lane."],
    ],
    ["between a month and its day", "On Sept. 11 it fell.", ["On Sept. 11 it fell."]],
    ["inside a figure", "It had a magnitude of 7.7 in all.", ["It had a magnitude of 7.7 in all."]],
    [
      "at a quotation whose sentence goes on",
      "“Go!” he said. She went.",
      ["“Go!” he said.", "She went."],
    ],
    [
      "where a closing quotation mark touches the next word",
      "“We agreed in 2022”Lavrov said. “So be it.”he added. The end.",
      ["“We agreed in 2022”Lavrov said.", "“So be it.”he added.", "The end."],
    ],
  ])("%s", (_where, text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});

describe("a sentence ends", () => {
  test.each([
    ["after an acronym before a sentence's opening word", "They left the U.S. The war went on.", 2],
    ["after the word no", "He said no. Then he left.", 2],
    ["inside closing quotation marks", "“It is so.” Then he left.", 2],
    ["after a quotation in brackets", "(It was late.) He left.", 2],
    ["without white space, in Chinese", "数千人。他们说。", 2],
  ])("%s", (_where, text, count) => {
    expect(split(text)).toHaveLength(count);
  });
});

test("sentences come in order, apart, and cover everything but white space", () => {
  const pieces = constantFrom(
    "Mr.",
    "U.S.",
    " ",
    ". ",
    "“",
    ".”",
    "A",
    "so",
    "5",
    "!",
    "\n",
    "é",
    "。",
  );
  assert(
    property(
      array(pieces).map((parts) => parts.join("")),
      (text) => {
        let end = 0;
        for (const span of sentencesIn(text)) {
          expect(text.slice(end, span.start).trim()).toBe("");
          expect(span.end).toBeGreaterThan(span.start);
          expect(text.slice(span.start, span.end)).toBe(text.slice(span.start, span.end).trim());
          end = span.end;
        }
        expect(text.slice(end).trim()).toBe("");
      },
    ),
  );
});
