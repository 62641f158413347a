import { describe, expect, test } from "vitest";
import { retrieve } from "../../src/answer/ask.ts";
import { createArchive } from "../../src/answer/archive.ts";
import { makeArticle } from "../support/make-article.ts";

const article = (slug: string, title: string, ...paragraphs: string[]) =>
  makeArticle({ slug, title, paragraphs });

/** What stands around the passages in question, so that their words are neither rare nor common. */
const OTHERS = [
  article("sport", "Cup final", "The visitors won the final after extra time.", "Fans sang."),
  article("weather", "Storm", "Rain fell over the coast.", "Trees blocked several roads."),
];

describe("first comes the passage", () => {
  test.each([
    [
      "whose one sentence says it, before one that says it in pieces",
      "Where was the harbour bridge opened?",
      [
        "A harbour was dug. Later a bridge came. The museum was opened by a minister.",
        "The harbour bridge was opened in Leith. It cost little. Ships pass beneath it.",
      ],
      1,
    ],
    [
      "that holds the question's neighbouring words as neighbours",
      "Who leads the trade union council?",
      [
        "The council met on trade, and a union of writers was there as Anna Lind spoke.",
        "At the trade union council the writers met, and Anna Lind spoke there as well.",
      ],
      1,
    ],
    [
      "that offers a date to a question that asks when",
      "When did the ferry service start?",
      [
        "The ferry service did start after long talks between the island and the town.",
        "The ferry service did start in May 1987 after talks of the island and town.",
      ],
      1,
    ],
    [
      "that offers a number to a question that asks how many",
      "How many workers joined the strike?",
      [
        "Workers joined the strike at the docks early, as the port's director said.",
        "Some 4,500 workers joined the strike at the docks, as the director said.",
      ],
      1,
    ],
    [
      "that has the question's words close together",
      "Who is the mayor of Venice?",
      [
        "The mayor was away, said a gondolier who had rowed visitors around Venice for years.",
        "A gondolier said that the Venice mayor was away; she had rowed visitors for years.",
      ],
      1,
    ],
    [
      "that says so, not one that denies it",
      "Who signed the dam treaty?",
      ["Alby did not sign the dam treaty.", "Kolm signed the dam treaty on Friday."],
      1,
    ],
    [
      "that denies it, where that is asked",
      "Which town hasn't signed the dam treaty?",
      ["The town Kolm has signed the dam treaty.", "The town Alby has not signed the dam treaty."],
      1,
    ],
    [
      "that says how often, not by whom",
      "how often does the cable car run",
      [
        "The cable car is run by Ylva Strand.",
        "The cable car will run every ten minutes in summer.",
      ],
      1,
    ],
    [
      "that states a year of the decade that is asked about",
      "who was the mill sold to in the 90s",
      [
        "The mill was sold to nuns in 1921.",
        "The mill was sold in 1993 to a painter, as it was old.",
      ],
      1,
    ],
    [
      "of the one who is asked, not of critics",
      "What did Ivar Sand say about the port fees?",
      [
        "Critics of Ivar Sand said that the port fees were a scandal.",
        "Ivar Sand said on Monday at the town hall that fees in his port were fair.",
      ],
      1,
    ],
    [
      "that has a word's other form, where nothing else differs",
      "Which Albania trawler sank?",
      [
        "The trawler that sank off the coast was built for fishing in deep water.",
        "The Albanian trawler that sank off the coast was built to fish in deep water.",
      ],
      1,
    ],
  ])("%s", async (_why, question, paragraphs, first) => {
    const archive = await createArchive([article("case", "News", ...paragraphs), ...OTHERS]);
    const { ranked } = await retrieve(question, archive);
    expect(ranked[0]?.paragraph).toBe(`case#${first + 1}`);
  });
});

describe("of about equals the newer comes first", () => {
  const beaches = createArchive([
    makeArticle({
      slug: "old",
      title: "Old",
      date: "2022-01-05",
      paragraphs: ["An oil leak fouled 3 beaches.", "Ola Berg is warden of the castle."],
    }),
    makeArticle({
      slug: "new",
      title: "New",
      date: "2022-01-09",
      paragraphs: ["An oil leak has fouled 14 beaches.", "Siv Dahl is the castle's new warden."],
    }),
    makeArticle({
      slug: "newest",
      title: "Newest",
      date: "2023-01-09",
      paragraphs: ["An oil leak was seen from the beaches."],
    }),
    ...OTHERS,
  ]);

  test.each([
    ["how many beaches has the oil leak fouled", "new#1"],
    ["who is the warden of the castle?", "new#2"],
  ])("%s", async (question, first) => {
    const { ranked } = await retrieve(question, await beaches);
    expect(ranked[0]?.paragraph).toBe(first);
  });
});

test("an article that is about the question lends its paragraphs weight", async () => {
  const line = "The committee will publish its findings next week.";
  const other = "A committee will soon publish all its findings.";
  const archive = await createArchive([
    article("a-budget", "Budget", other, "The budget was late. The budget grew."),
    article(
      "z-vaccine",
      "Trial",
      line,
      "The vaccine worked. The vaccine was cheap. Vaccine stocks rose.",
    ),
    ...OTHERS,
  ]);
  const { ranked } = await retrieve("What are the committee findings on the vaccine?", archive);
  const findings = ranked.filter(({ paragraph }) => paragraph.endsWith("#1"));
  expect(findings.map(({ paragraph }) => paragraph)).toEqual(["z-vaccine#1", "a-budget#1"]);
});

test("a third passage in a row of one article gives way to one nearly as good of another", async () => {
  const archive = await createArchive([
    article("a", "", "Copper prices rose.", "Copper prices fell.", "Copper prices stood."),
    article("b", "", "Copper prices shook the markets."),
    ...OTHERS,
  ]);
  const { ranked } = await retrieve("how are copper prices", archive);
  expect(ranked.map(({ paragraph }) => paragraph)).toEqual(["a#1", "a#2", "b#1", "a#3"]);
});

describe("an article's first paragraph", () => {
  const archive = createArchive([
    makeArticle({
      slug: "closure",
      title: "Lorn glass works closes",
      date: "2023-04-03",
      paragraphs: [
        "The glass works at Lorn has closed after 90 years because nobody would buy it.",
        "The glass works once made lamps for ships, and for a lighthouse.",
        "The glass works at Lorn, a glass works of renown, employed 300 people.",
      ],
    }),
    ...OTHERS,
  ]);

  test.each([
    "Lorn glass works in April 2023",
    "latest on the Lorn glass works",
    "what happened to the Lorn glass works",
    "lorn glass",
  ])("goes first where news is asked for: %s", async (question) => {
    const { ranked } = await retrieve(question, await archive);
    expect(ranked[0]?.paragraph).toBe("closure#1");
  });

  test("goes behind the one with the detail that is asked for", async () => {
    const { ranked } = await retrieve(
      "How many people did the glass works at Lorn employ?",
      await archive,
    );
    expect(ranked[0]?.paragraph).toBe("closure#3");
  });
});

test("a name is found by its initials where the article writes it out", async () => {
  const archive = await createArchive([
    article("patrol", "Patrol", "The Western Sea Patrol has nine ships and two helicopters."),
    ...OTHERS,
  ]);
  const { verdict } = await retrieve("How many ships does the WSP have?", archive);
  expect(verdict.reason).toBeNull();
});
