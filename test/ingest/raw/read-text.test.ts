import { describe, expect, test } from "vitest";
import { readText, readTexts } from "../../../src/ingest/raw/read-text.ts";

const TODAY = "2026-11-22";
const read = (...lines: string[]) => readText(lines.join("\n"), TODAY);
const texts = (draft: ReturnType<typeof readText>) =>
  draft.blocks.map(({ kind, text }) => (kind === "subheading" ? `## ${text}` : text));
const dropped = (draft: ReturnType<typeof readText>) => draft.dropped.map(({ text }) => text);

const LEAD = "The two ministers agreed to meet again before the end of the year, a spokesman said.";
const MORE =
  "Talks had been suspended for months after a dispute over the border, which both deny.";

test("what stands above the headline is dropped, whatever its words", () => {
  const draft = read("Front page", "", "Ministers agree to meet again", "", LEAD, "", MORE);
  expect(draft.title).toBe("Ministers agree to meet again");
  expect(texts(draft)).toEqual([LEAD, MORE]);
  expect(dropped(draft)).toEqual(["Front page"]);
});

test("a byline gives author and date, and is dropped", () => {
  const draft = read(
    "Ministers agree to meet again",
    "Jane Doe Published May 4, 2021 | 09:15 PM",
    LEAD,
  );
  expect(draft).toMatchObject({
    authors: ["Jane Doe"],
    date: { value: "2021-05-04", status: "stated" },
  });
  expect(draft.date.evidence).toContain("Published May 4, 2021");
  expect(texts(draft)).toEqual([LEAD]);
});

test("a crawler's date mark above the headline is a stated date, and the published line goes before it", () => {
  const draft = read(
    " date 2021-05-06 Menu",
    "",
    "Ministers agree to meet again",
    "",
    "Published May 4, 2021",
    "",
    LEAD,
  );
  expect(draft.date.value).toBe("2021-05-04");
  expect(
    read(" date 2021-05-06 Menu", "", "Ministers agree to meet again", "", LEAD).date.value,
  ).toBe("2021-05-06");
});

test.each([
  [`LISBON, May 4, 2021. /LUSO/. ${LEAD}`, "LUSO", "2021-05-04"],
  [`LISBON (Luso News) - ${LEAD}`, "Luso News", null],
  [`(AP) — ${LEAD}`, "AP", null],
  [`NEW YORK, March 3, 2022 (Xinhua) -- ${LEAD}`, "Xinhua", "2022-03-03"],
  [`МОСКВА, 19 мая 2021. /ТАСС/. ${LEAD}`, "ТАСС", "2021-05-19"],
])("the dateline of %s names the agency", (opening, source, date) => {
  const draft = read("Ministers agree to meet again", "", opening, "", MORE);
  expect(draft).toMatchObject({ source, sourceEvidence: "dateline" });
  expect(draft.date.value).toBe(date);
  expect(texts(draft)[0]).toBe(opening);
});

test("a bracket in a sentence is no dateline", () => {
  expect(
    read("Ministers agree to meet", "", `Georgia (Tbilisi) said that it agrees. ${LEAD}`).source,
  ).toBeNull();
});

test("a year is inferred from day, weekday and the newest year named, when one year alone fits", () => {
  const draft = read(
    "Ministers agree to meet again",
    "",
    `LISBON, May 19. /LUSO/. ${LEAD} They met on Friday.`,
    "",
    "The treaty was signed in 2020.",
  );
  expect(draft.date).toMatchObject({ value: "2023-05-19", status: "inferred" });
  expect(draft.date.evidence).toMatch(/May 19.*Friday.*2020.*2023/);
});

test.each([
  ["no weekday", `LISBON, May 19. /LUSO/. ${LEAD}`, "It was signed in 2020."],
  ["no year named", `LISBON, May 19. /LUSO/. ${LEAD} They met on Friday.`, "It was signed."],
  [
    "two weekdays",
    `LISBON, May 19. /LUSO/. They met on Friday after a call on Monday, he said.`,
    "It was signed in 2020.",
  ],
  [
    "two years fit",
    `LISBON, May 19. /LUSO/. ${LEAD} They met on Tuesday.`,
    "It was signed in 2015.",
  ],
])("with %s the date stays unknown, and is never today's year", (_, opening, more) => {
  expect(read("Ministers agree to meet again", "", opening, "", more).date).toMatchObject({
    value: null,
    status: "unknown",
  });
});

test("an inferred date does not depend on the day on which it is inferred", () => {
  const text = `Ministers agree to meet again\n\nLISBON, May 19. /LUSO/. ${LEAD} They met on Friday.\n\nIt was signed in 2020.`;
  expect(readText(text, "2024-01-01").date.value).toBe("2023-05-19");
  expect(readText(text, "2039-01-01").date.value).toBe("2023-05-19");
});

test("an undated text gets the newest past day that it names as its lower bound", () => {
  const draft = read(
    "Ministers agree to meet again",
    "",
    `${LEAD} They met on Monday.`,
    "",
    "The treaty was signed on November 26, 2021.",
    "",
    "A new road will be ready by 2024.",
  );
  expect(draft.date).toMatchObject({ value: null, notBefore: "2021-11-26", notAfter: null });
  expect(draft.date.evidence).toContain("Monday");
});

test("years later count from the year before", () => {
  const draft = read(
    "Ministers agree to meet again",
    "",
    LEAD,
    "",
    "In 2018 the road was closed.",
    "",
    "Three years later it was opened again.",
  );
  expect(draft.date.notBefore).toBe("2021");
});

test("a list of other articles at the end is dropped with its heading", () => {
  const draft = read(
    "Ministers agree to meet again",
    "",
    LEAD,
    "",
    MORE,
    "",
    "You may also like",
    "",
    "Where does the river go? | Nature",
    "",
    "Ten places to see this year.",
  );
  expect(texts(draft)).toEqual([LEAD, MORE]);
  expect(dropped(draft)).toHaveLength(3);
});

test("short lines without a stop between paragraphs are subheadings", () => {
  const draft = read(
    "Ministers agree to meet again",
    "",
    LEAD,
    "",
    "A dispute over the border",
    "",
    MORE,
  );
  expect(texts(draft)).toEqual([LEAD, "## A dispute over the border", MORE]);
});

test("a standfirst without a stop is a paragraph, and is kept once when the text repeats it", () => {
  const standfirst = "Talks had been suspended for months after a dispute over the border";
  const draft = read("Ministers agree to meet again", "", standfirst, "", LEAD);
  expect(texts(draft)).toEqual([standfirst, LEAD]);
  const twice = read("Ministers agree to meet again", "", standfirst, "", LEAD, "", MORE);
  expect(texts(twice)).toEqual([LEAD, MORE]);
});

test("single line breaks part paragraphs, unless the text is wrapped at a width", () => {
  expect(texts(read("Ministers agree to meet again", LEAD, MORE))).toEqual([LEAD, MORE]);
  const wrapped = read(
    "Ministers agree to meet again",
    "",
    "The two ministers agreed to meet again before",
    "the end of the year, a spokesman said on the",
    "phone to reporters who had come to the city",
    "hall in the morning to hear him speak on it.",
    "",
    "Talks had been suspended for months after a",
    "dispute over the border, which both of them",
    "deny in public and in private, the ministry",
    "wrote to the paper.",
  );
  expect(texts(wrapped).map((text) => text.length)).toEqual([179, 151]);
});

test("image addresses and credits are dropped, and the image's host is a doubtful source", () => {
  const draft = read(
    "Ministers agree to meet again",
    "https://media.theherald.example/2021/a.jpg",
    "(Photo: Jane Doe)",
    LEAD,
  );
  expect(draft).toMatchObject({ source: "The Herald", sourceEvidence: "url" });
  expect(draft.warnings.join()).toContain("--source");
  expect(texts(draft)).toEqual([LEAD]);
});

test("lines that state what the article is are taken over", () => {
  const draft = read(
    "Title: Ministers agree to meet again",
    "Source: Example Herald",
    "Date: 4 May 2021",
    "URL: https://herald.example/a",
    "",
    LEAD,
    "",
    MORE,
  );
  expect(draft).toMatchObject({
    title: "Ministers agree to meet again",
    source: "Example Herald",
    sourceEvidence: "stated",
    url: "https://herald.example/a",
    urlEvidence: "in-text",
    date: { value: "2021-05-04", status: "stated" },
  });
  expect(texts(draft)).toEqual([LEAD, MORE]);
});

test("a text without a headline has none: its first sentence is not made one", () => {
  const draft = read(LEAD, "", MORE);
  expect(draft.title).toBeNull();
  expect(texts(draft)).toEqual([LEAD, MORE]);
});

test("a short sentence below the first paragraph is no headline", () => {
  const draft = read(
    `LISBON, May 4 (Luso News) -- ${LEAD}`,
    "",
    "The road was closed in the spring.",
  );
  expect(draft.title).toBeNull();
  expect(draft.blocks).toHaveLength(2);
});

test("control characters and invisible joints do not reach the text", () => {
  const draft = read(
    "Ministers agree to meet again",
    "",
    `\u001b[31m${LEAD.replace("agreed", "ag\u00adreed")}`,
  );
  expect(texts(draft)).toEqual([`[31m${LEAD}`]);
});

test.each([
  "Quelle: Küstenbote",
  "Fuente: Küstenbote",
  "Источник: Küstenbote",
  "来源：Küstenbote",
  "(Source: Küstenbote)",
])("the last line %s names the outlet", (line) => {
  const draft = read("Ministers agree to meet again", "", LEAD, "", MORE, "", line);
  expect(draft).toMatchObject({ source: "Küstenbote", sourceEvidence: "stated" });
  expect(texts(draft)).toEqual([LEAD, MORE]);
});

test("a line that names the last change gives it, beside the day of publication", () => {
  const head = ["Ministers agree to meet again", "", "Updated 6 May 2021", "Published 4 May 2021"];
  const draft = read(...head, "", LEAD, "", MORE);
  expect([draft.date.value, draft.updated]).toEqual(["2021-05-04", "2021-05-06"]);
});

describe("another article in the same text begins", () => {
  const first = ["Ministers agree to meet again", "4 May 2021", "", LEAD, "", MORE, ""];
  const split = (...lines: string[]) =>
    readTexts([...first, ...lines].join("\n"), TODAY).map(({ title }) => title);

  test("with a labelled headline", () => {
    expect(split("Title: Ferry runs aground", "Date: 5 May 2021", "", LEAD)).toEqual([
      "Ministers agree to meet again",
      "Ferry runs aground",
    ]);
  });

  test("with a headline over an agency's dateline", () => {
    expect(
      split("Ferry runs aground in the fog", "", `LISBON, May 5, 2021 (Luso) - ${LEAD}`),
    ).toEqual(["Ministers agree to meet again", "Ferry runs aground in the fog"]);
  });

  test("with no subheading of the first", () => {
    expect(split("What the ministers said then", "", `${LEAD} It rained.`)).toHaveLength(1);
  });
});

test("words that a page divided at its lines' ends are whole again, compounds stay", () => {
  const draft = read(
    "Ministers agree to meet again",
    "",
    "The two ministers of the well-known parties agreed on Monday to con-",
    "tinue their talks in the harbour of Westmere, which both call well-",
    "known for its fish and for its long winters. Nobody expects the min-",
    "isters to agree on the border, which divides the town since the end",
    "of the last war and which neither of them wants to move by a metre.",
  );
  expect(texts(draft).join(" ")).toContain("to continue their talks");
  expect(texts(draft).join(" ")).toContain("both call well-known for its fish");
});
