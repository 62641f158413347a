import { describe, expect, test } from "vitest";
import type { Article } from "../../src/articles/article.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";
import { storiesOf } from "../../src/stories/stories.ts";
import { makeArticle } from "../support/make-article.ts";

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

/** Articles of other subjects: a word is rare or common only among many. */
const OTHERS: Article[] = Array.from({ length: 40 }, (_, at) => {
  const word = (part: number): string =>
    `${"bcdfghjklm"[at % 10]}${"aeiou"[part % 5]}${at}x${part}`;
  const paragraph = (part: number): string =>
    `The ${word(part)} council of ${word(part + 1)} said on Monday that its workers and voters ` +
    `had paid for ${word(part + 2)} after hours of talks, the mayor told reporters.`;
  return makeArticle({
    slug: `other-${at}`,
    title: `The ${word(0)} of ${word(7)}`,
    date: `2024-03-${String((at % 28) + 1).padStart(2, "0")}`,
    paragraphs: [paragraph(1), paragraph(4)],
  });
});

function article(slug: string, date: string | null, paragraphs: string[], title = slug): Article {
  return makeArticle({ slug, date, paragraphs, title });
}

function storyOf(slug: string, articles: readonly Article[]) {
  return storiesOf([...articles, ...OTHERS], createAnalyser()).of(slug);
}

describe("a story", () => {
  const first = article("mill-a", "2024-03-05", FIRE, "Fire destroys Kolm paper mill");
  const second = article("mill-b", "2024-03-06", FIRE_ELSEWHERE, "Nine dead in Kolm mill");
  const third = article("mill-c", "2024-03-07", FIRE_LATER, "Toll of Kolm mill fire rises");
  const election = article("vote", "2024-03-06", ELECTION, "Dorne elects a beekeeper");

  test("holds the articles of one event, oldest first, and no other", () => {
    const story = storyOf("mill-b", [third, election, second, first]);
    expect(story?.articles).toEqual(["mill-a", "mill-b", "mill-c"]);
    expect(storyOf("vote", [third, election, second, first])?.articles).toEqual(["vote"]);
  });

  test("keeps its id when a later article joins it", () => {
    const before = storyOf("mill-a", [first, second]);
    const after = storyOf("mill-a", [first, second, third]);
    expect(after?.articles).toHaveLength(3);
    expect(after?.id).toBe(before?.id);
  });

  test("does not depend on the order in which articles are read", () => {
    const all = [first, second, third, election];
    expect(storyOf("mill-a", all.toReversed())).toEqual(storyOf("mill-a", all));
  });

  test("takes in an undated article that tells the same, at the end", () => {
    const undated = article("a-mill", null, FIRE_ELSEWHERE, "Nine dead in Kolm paper mill");
    expect(storyOf("mill-a", [first, undated])?.articles).toEqual(["mill-a", "a-mill"]);
  });

  test("of another month is another story, though the words are the same", () => {
    const again = article("mill-again", "2024-05-06", FIRE_ELSEWHERE, "Nine dead in Kolm mill");
    expect(storyOf("mill-a", [first, again])?.articles).toEqual(["mill-a"]);
  });

  test("of an unknown article is none", () => {
    expect(storyOf("nothing", [first])).toBeUndefined();
  });
});

test("every article stands in one story", () => {
  const stories = [...storiesOf(OTHERS, createAnalyser())];
  const slugs = stories.flatMap(({ articles }) => articles);
  expect(slugs.toSorted()).toEqual(OTHERS.map(({ slug }) => slug).toSorted());
});

test("no articles are no stories", () => {
  expect([...storiesOf([], createAnalyser())]).toEqual([]);
});
