import { describe, expect, test } from "vitest";
import type { Article } from "../../src/articles/article.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";
import { storiesOf } from "../../src/stories/stories.ts";
import { makeArticle } from "../support/make-article.ts";
import { OTHERS } from "../support/mill-fire.ts";

const FIRE = [
  "A fire destroyed the Kolm paper mill on Monday night and killed nine workers, the mayor Ada Brenn said.",
  "Firefighters from Orsk fought the flames in the Kolm mill for seven hours before the roof fell in.",
];
const FIRE_ELSEWHERE = [
  "Nine workers died when the paper mill in Kolm burned down, mayor Ada Brenn told reporters in Orsk.",
  "The roof of the mill fell in after the flames had raged for seven hours.",
];
const FIRE_LATER = [
  "The toll of the Kolm mill fire rose to eleven workers as mayor Ada Brenn visited the ruined paper mill.",
  "Firefighters searched below the roof that fell in, and Orsk sent more help.",
];
const ELECTION = [
  "Voters in Dorne elected the beekeeper Lena Harrit to parliament with a lead of 212 votes.",
  "Harrit promised cheaper bread and a new school for the valley in her first speech.",
];

function article(slug: string, date: string | null, paragraphs: string[], title = slug): Article {
  return makeArticle({ slug, date, paragraphs, title });
}

async function storyOf(slug: string, articles: readonly Article[]) {
  const stories = await storiesOf([...articles, ...OTHERS], createAnalyser());
  return stories.of({ slug });
}

describe("a story", () => {
  const first = article("mill-a", "2024-03-05", FIRE, "Fire destroys Kolm paper mill");
  const second = article("mill-b", "2024-03-06", FIRE_ELSEWHERE, "Nine dead in Kolm mill");
  const third = article("mill-c", "2024-03-07", FIRE_LATER, "Toll of Kolm mill fire rises");
  const election = article("vote", "2024-03-06", ELECTION, "Dorne elects a beekeeper");

  test("holds the articles of one event, oldest first, and no other", async () => {
    const story = await storyOf("mill-b", [third, election, second, first]);
    expect(story?.articles).toEqual(["mill-a", "mill-b", "mill-c"]);
    expect((await storyOf("vote", [third, election, second, first]))?.articles).toEqual(["vote"]);
  });

  test("keeps its id when a later article joins it", async () => {
    const before = await storyOf("mill-a", [first, second]);
    const after = await storyOf("mill-a", [first, second, third]);
    expect(after?.articles).toHaveLength(3);
    expect(after?.id).toBe(before?.id);
  });

  test("does not depend on the order in which articles are read", async () => {
    const all = [first, second, third, election];
    expect(await storyOf("mill-a", all.toReversed())).toEqual(await storyOf("mill-a", all));
  });

  test("takes in an undated article that tells the same, at the end", async () => {
    const undated = article("a-mill", null, FIRE_ELSEWHERE, "Nine dead in Kolm paper mill");
    expect((await storyOf("mill-a", [first, undated]))?.articles).toEqual(["mill-a", "a-mill"]);
  });

  test("of another month is another story, though the words are the same", async () => {
    const again = article("mill-again", "2024-05-06", FIRE_ELSEWHERE, "Nine dead in Kolm mill");
    expect((await storyOf("mill-a", [first, again]))?.articles).toEqual(["mill-a"]);
  });

  test("of an unknown article is none", async () => {
    expect(await storyOf("nothing", [first])).toBeUndefined();
  });
});

/** A name that no other article has. */
function village(at: number, part: number): string {
  return `${"bcdfghjklm"[at % 10]}${"aeiou"[part % 5]}${at}${"nprst"[part % 5]}`;
}

test("words that a whole week is full of make no story, however large the archive", async () => {
  const week = Array.from({ length: 30 }, (_, at) =>
    article(`quake-${at}`, `2024-05-0${(at % 7) + 1}`, [
      `Rescuers dug in the rubble of the quake for survivors near the school of ${village(at, 2)}.`,
      `Aftershocks shook ${village(at, 3)}; tents and blankets reached the homeless of ${village(at, 4)} and ${village(at, 8)} by helicopter.`,
    ]),
  );
  const before = Array.from({ length: 2500 }, (_, at) =>
    article(`before-${at}`, `20${10 + (at % 13)}-0${(at % 9) + 1}-1${at % 10}`, [
      `The council of ${village(at, 6)} talked about its budget for hours.`,
    ]),
  );
  const stories = await storiesOf([...week, ...before], createAnalyser());
  expect(week.map((each) => stories.of(each)?.articles.length)).toEqual(week.map(() => 1));
});

test("every article stands in one story", async () => {
  const stories = [...(await storiesOf(OTHERS, createAnalyser()))];
  const slugs = stories.flatMap(({ articles }) => articles);
  expect(slugs.toSorted()).toEqual(OTHERS.map(({ slug }) => slug).toSorted());
});

test("no articles are no stories", async () => {
  expect([...(await storiesOf([], createAnalyser()))]).toEqual([]);
});
