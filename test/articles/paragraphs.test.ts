import { describe, expect, test } from "vitest";
import { MAX_PARAGRAPH_LENGTH, splitParagraphs } from "../../src/articles/paragraphs.ts";

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
  ["a sign that is not seen parts no word", "Azer\uFEFFbaijan", [["Azer\uFEFFbaijan", null]]],
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
  ["other Markdown is left as it is", "*One* [two](three)", [["*One* [two](three)", null]]],
  [
    "a heading of any level is a subheading",
    "# A\n\nOne.\n\n#### B\nTwo.",
    [
      ["One.", "A"],
      ["Two.", "B"],
    ],
  ],
  [
    "a rule and a picture are no paragraphs",
    "One.\n\n***\n\n![a](b.png)\n\nTwo.",
    [
      ["One.", null],
      ["Two.", null],
    ],
  ],
])("%s", (_, body, expected) => {
  expect(split(body)).toEqual(expected);
});

test("ordinals count paragraphs from 1, subheadings aside", () => {
  const ids = splitParagraphs("a", "One.\n\n## Part\n\nTwo.").map(({ id }) => id);
  expect(ids).toEqual(["a#1", "a#2"]);
});

test.each<[string, string, unknown[]]>([
  [
    "goes with the paragraph above it",
    "One.\n\n> A post by\n> somebody else.\n\nTwo.",
    [
      ["One.", ["A post by somebody else."]],
      ["Two.", undefined],
    ],
  ],
  [
    "ends the paragraph that it follows at once, and goes on to the next blank line",
    "One.\n> A post,\nin two lines.\n\nTwo.",
    [
      ["One.", ["A post, in two lines."]],
      ["Two.", undefined],
    ],
  ],
  [
    "goes with the first paragraph where none is above it",
    "> First.\n\n> > Second.\n\nOne.\n\n> Third.",
    [["One.", ["First.", "Second.", "Third."]]],
  ],
  ["is no paragraph where nothing else is there", "> A post.", []],
  [
    "without words is nothing",
    "One.\n\n>\n\nTwo > one.",
    [
      ["One.", undefined],
      ["Two > one.", undefined],
    ],
  ],
])("an embedded post %s", (_, body, expected) => {
  const paragraphs = splitParagraphs("a", body);
  expect(paragraphs.map(({ text, embedded }) => [text, embedded])).toEqual(expected);
  expect(paragraphs.map(({ ordinal }) => ordinal)).toEqual(
    [...paragraphs.keys()].map((at) => at + 1),
  );
});

const textsOf = (body: string) => splitParagraphs("a", body).map(({ text }) => text);

describe("a paragraph too long to be one", () => {
  const sentence = "The harbour of Westmere opened on Monday. ";

  test("ends with a sentence and goes on in the next", () => {
    const body = sentence.repeat(300).trim();
    const texts = textsOf(body);
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.join(" ")).toBe(body);
    for (const text of texts) {
      expect(text.length).toBeLessThanOrEqual(MAX_PARAGRAPH_LENGTH);
      expect(text).toMatch(/^The .*\.$/u);
    }
  });

  test("ends with a word where its sentence is too long", () => {
    const body = "harbour ".repeat(2000).trim();
    const texts = textsOf(body);
    expect(texts.join(" ")).toBe(body);
    for (const text of texts) expect(text).toMatch(/^harbour(?: harbour)+$/u);
  });

  test("never parts a character that takes two places", () => {
    const texts = textsOf(`a${"😀".repeat(6000)}`);
    expect(texts.join("")).toBe(`a${"😀".repeat(6000)}`);
    for (const text of texts) expect(text).not.toMatch(/\p{Cs}/u);
  });
});

test("a subheading too long to be one is a paragraph", () => {
  const line = `## ${"word ".repeat(100)}end`;
  expect(split(line)).toEqual([[line, null]]);
});
