import { describe, expect, test } from "vitest";
import { parseArticle } from "../../src/articles/front-matter.ts";

const BODY = "\nOne paragraph.\n";

function problemsOf(lines: string[], body = BODY, file = "talks.md"): string[] {
  const text = `---\n${lines.join("\n")}\n---\n${body}`;
  return parseArticle(file, text).problems.map(
    ({ line, field, message }) => `${line} ${field}: ${message}`,
  );
}

describe("an article file", () => {
  test("with a title and a paragraph is enough", () => {
    const { article, problems } = parseArticle("talks.md", `---\ntitle: Talks\n---\n${BODY}`);
    expect(problems).toEqual([]);
    expect(article).toMatchObject({
      slug: "talks",
      title: "Talks",
      source: null,
      sourceEvidence: "unknown",
      date: { value: null, status: "unknown" },
      paragraphs: [{ id: "talks#1", ordinal: 1, text: "One paragraph.", subheading: null }],
    });
  });

  test("may start with a byte order mark and end its lines as Windows does", () => {
    const { article } = parseArticle("talks.md", "\uFEFF---\r\ntitle: Talks\r\n---\r\nA\r\nb.\r\n");
    expect(article?.paragraphs.map(({ text }) => text)).toEqual(["A b."]);
  });

  test.each<[string, string[], RegExp]>([
    ["an unknown key", ["title: T", "sauce: TASS"], /^3 sauce: is not a known key/],
    ["the key __proto__", ["title: T", "__proto__: {}"], /^3 __proto__: is not a known key/],
    ["no title", ["author: A"], /^1 title: is required/],
    ["authors in one text", ["title: T", "authors: Jane Doe"], /^3 authors: write a list of names/],
    [
      "a language that is none",
      ["title: T", "language: English"],
      /^3 language: is not a language code/,
    ],
    [
      "a change before the day",
      ["title: T", 'date: "2021-05-04"', "date_status: stated", 'updated: "2021-05-03"'],
      /^5 updated: is before date/,
    ],
    [
      "a review of yes",
      ["title: T", "needs_review: maybe"],
      /^3 needs_review: write true or false/,
    ],
    ["an empty title", ["title:"], /^2 title: is required/],
    ["a title of two values", ["title: [a, b]"], /^2 title: write text/],
    ["a key given twice", ["title: T", "title: U"], /^3 front matter: names a key a second time/],
    ["YAML that does not parse", ["title: 'T"], /^\d front matter: /],
    ["YAML that is no mapping", ["- title"], /^2 front matter: write one "key: value"/],
    ["an alias", ["title: &t T", "author: *t"], /^2 front matter: uses YAML aliases/],
    ["a day that does not exist", ["title: T", 'date: "2023-02-30"'], /^3 date: is not a date/],
    ["a date as prose", ["title: T", "date: May 19"], /^3 date: is not a date/],
    ["a year that YAML reads as a number", ["title: T", "date: 2023"], /^3 date: write a date in/],
    [
      "a date whose origin is not said",
      ["title: T", 'date: "2023"'],
      /^1 date_status: say how the date is known/,
    ],
    [
      "an inferred date without evidence",
      ["title: T", 'date: "2023"', "date_status: inferred"],
      /^1 date_evidence: say in one sentence/,
    ],
    ["a status without a date", ["title: T", "date_status: stated"], /^1 date: is missing/],
    ["an outlet without evidence", ["title: T", "source: TASS"], /^1 source_evidence: say how/],
    ["evidence without an outlet", ["title: T", "source_evidence: url"], /^1 source: is missing/],
    ["an invented status", ["title: T", "date_status: sure"], /^3 date_status: write one of/],
    ["a script for an address", ["title: T", "url: javascript:alert(1)"], /^3 url: is not a web/],
    ["credentials in the address", ["title: T", "url: https://a:b@c.de/"], /^3 url: is not a web/],
    ["an address without origin", ["title: T", "url: https://c.de/"], /^1 url_evidence: say how/],
    [
      "bounds in the wrong order",
      ["title: T", 'date_not_before: "2024"', 'date_not_after: "2023-05"'],
      /^4 date_not_after: is before/,
    ],
    [
      "bounds beside a date",
      ["title: T", 'date: "2023"', "date_status: stated", 'date_not_after: "2024"'],
      /^5 date_not_after: must be left out/,
    ],
  ])("with %s is refused, with its line", (_, lines, expected) => {
    const problems = problemsOf(lines);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });

  test("reports all its faults at once", () => {
    expect(problemsOf(["sauce: TASS", "date: soon"], "", "Bad Name.md")).toEqual([
      expect.stringMatching(/^0 file name: rename the file/),
      expect.stringMatching(/^1 title: is required/),
      expect.stringMatching(/^3 date: is not a date/),
      expect.stringMatching(/^2 sauce: is not a known key/),
      expect.stringMatching(/^5 body: is empty/),
    ]);
  });

  test.each([
    "../talks.md",
    "a/b.md",
    "talks.txt",
    "-talks.md",
    "тalks.md",
    `${"a".repeat(121)}.md`,
  ])("named %s is refused", (file) => {
    expect(problemsOf(["title: T"], BODY, file)[0]).toMatch(/^0 file name: rename/);
  });

  test.each([
    ["no front matter", "Just text.", /start the file with a line/],
    ["an open front matter", "---\ntitle: T\n\nText.", /close it with a line/],
    ["a huge front matter", `---\ntitle: ${"x".repeat(17_000)}\n---\nText.`, /longer than 16384/],
  ])("with %s is refused", (_, text, expected) => {
    expect(parseArticle("talks.md", text).problems[0]?.message).toMatch(expected);
  });

  test("of nested aliases that would fill the memory ends in a problem at once", () => {
    const bomb = [
      "a: &a [x, x]",
      ..."bcdefghi".split("").map((key, i) => {
        const previous = "abcdefghi"[i];
        return `${key}: &${key} [${Array<string>(9).fill(`*${previous}`).join(", ")}]`;
      }),
    ];
    expect(problemsOf(bomb)).toEqual([expect.stringMatching(/uses YAML aliases/)]);
  });
});

test.each([
  ["title: Talks: a new round", 2, /in double quotes/u],
  ['title: "Talks', 2, /closing quotation mark/u],
  ["title: @home", 2, /in double quotes/u],
  ["title: A\ntitle: B", 3, /a second time/u],
  ["title: A\n\tsource: B", 3, /tab|spaces|double quotes/u],
  ["title: 'it's'", 2, /in double quotes/u],
  ["title: A\nauthors: [B", 3, /each "\[" needs a "\]"/u],
])("what is wrong with %j is said in an editor's words", (yaml, line, words) => {
  const { problems } = parseArticle("a.md", `---\n${yaml}\n---\n\nText.\n`);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.line).toBe(line);
  expect(problems[0]?.message).toMatch(words);
  expect(problems[0]?.message).not.toMatch(/scalar|flow|block|mapping|implicit|token|\n/iu);
});
