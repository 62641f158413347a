import { describe, expect, test } from "vitest";
import type { Article } from "../../src/articles/article.ts";
import { inTieOrder } from "../../src/articles/store.ts";
import { createArrayIndexData } from "../../src/index/arrays/data.ts";
import { FreshIndexBuilder } from "../../src/index/arrays/fresh.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";
import { numberOf, stringOf } from "../../src/lib/string-table.ts";
import { StoryJoiner } from "../../src/stories/join-stories.ts";
import { findStories, Stories } from "../../src/stories/stories.ts";
import { makeArticle } from "../support/make-article.ts";

const analyser = createAnalyser();

const FIRE = report("mill-a", "2024-03-05", "Fire destroys Kolm paper mill", [
  "A fire destroyed the Kolm paper mill on Monday night and killed nine workers, the mayor Ada Brenn said.",
  "Firefighters from Orsk fought the flames in the Kolm mill for seven hours before the roof fell in.",
]);
const FIRE_NEXT = report("mill-b", "2024-03-06", "Nine dead in Kolm mill", [
  "Nine workers died when the paper mill in Kolm burned down, mayor Ada Brenn told reporters in Orsk.",
  "The roof of the mill fell in after the flames had raged for seven hours.",
]);
const FIRE_YEARS_LATER = {
  ...FIRE_NEXT,
  slug: "mill-z",
  date: { ...FIRE.date, value: "2026-03-06" },
};
const ELECTION = report("vote-a", "2024-03-06", "Beekeeper Lena Harrit wins Dorne", [
  "Voters in Dorne elected the beekeeper Lena Harrit to parliament with a lead of 212 votes.",
  "Harrit promised cheaper bread and a new school for the valley in her first speech.",
]);
const ELECTION_NEXT = report(
  "vote-b",
  "2024-03-07",
  "Harrit, beekeeper, goes to parliament for Dorne",
  [
    "The beekeeper Lena Harrit won the vote in Dorne by 212 votes and promised the valley a new school.",
    "Harrit spoke of cheaper bread in her first speech to voters.",
  ],
);

/** Articles of other subjects: a word is rare or common only among many. */
const OTHERS = Array.from({ length: 40 }, (_, at) => {
  const word = (part: number) => `${"bcdfghjklm"[at % 10]}${"aeiou"[part % 5]}${at}x${part}`;
  const day = `2024-03-${String((at % 28) + 1).padStart(2, "0")}`;
  return report(`other-${at}`, day, `The ${word(0)} of ${word(7)}`, [
    `The ${word(1)} council of ${word(2)} said on Monday that its workers and voters had paid.`,
  ]);
});

function report(slug: string, date: string, title: string, paragraphs: string[]): Article {
  return makeArticle({ slug, date, title, paragraphs });
}

/** Stories that were found among some articles, and what they are once others come, change or go. */
async function following(articles: readonly Article[]) {
  const data = createArrayIndexData(articles, analyser);
  const dated = inTieOrder(articles);
  const { slugs } = data.catalogue;
  const stories = await findStories({ ...data, articles: dated });
  const builder = new FreshIndexBuilder({ data, dated }, analyser);
  const joiner = new StoryJoiner({ data, stories, dated });
  return (fresh: readonly Article[], removed: readonly string[] = []): Stories => {
    const ordered = inTieOrder(fresh);
    const joined = joiner.join(ordered, builder.build(ordered, removed));
    const naming = {
      slugAt: (position: number) => stringOf(slugs, position),
      positionOf: (slug: string) => numberOf(slugs, slug),
    };
    return new Stories(stories, naming, joined);
  };
}

describe("an article that comes", () => {
  test("joins the story of its event, which keeps its id", async () => {
    const follow = await following([...OTHERS, FIRE]);
    const id = follow([]).of(FIRE)?.id;
    const story = follow([FIRE_NEXT]).of(FIRE_NEXT);
    expect(story).toEqual({ id, articles: [FIRE.slug, FIRE_NEXT.slug] });
  });

  test("founds a story where none is of its event, which the next one joins", async () => {
    const follow = await following([...OTHERS, FIRE]);
    const first = follow([ELECTION]);
    expect(first.of(ELECTION)?.articles).toEqual([ELECTION.slug]);
    const { id } = first.of(ELECTION) ?? {};
    const second = follow([ELECTION, ELECTION_NEXT]);
    expect(second.of(ELECTION_NEXT)).toEqual({
      id,
      articles: [ELECTION.slug, ELECTION_NEXT.slug],
    });
    expect(second.of(FIRE)?.articles).toEqual([FIRE.slug]);
  });

  test("years later joins no story", async () => {
    const follow = await following([...OTHERS, FIRE]);
    const stories = follow([FIRE_YEARS_LATER]);
    expect(stories.of(FIRE_YEARS_LATER)?.articles).toEqual([FIRE_YEARS_LATER.slug]);
  });

  test("is in one story, and every other article still is", async () => {
    const fresh = [FIRE_NEXT, ELECTION, ELECTION_NEXT];
    const follow = await following([...OTHERS, FIRE]);
    const stories = follow(fresh, ["other-3"]);
    const all = [...stories].flatMap(({ articles }) => articles);
    const expected = [...OTHERS, FIRE, ...fresh].map(({ slug }) => slug);
    expect(all.toSorted()).toEqual(expected.filter((slug) => slug !== "other-3").toSorted());
    expect([...stories]).toHaveLength(stories.size);
  });
});

test("an article that changes stays in its story, and one that goes leaves it", async () => {
  const follow = await following([...OTHERS, FIRE, FIRE_NEXT]);
  const changed = report(FIRE.slug, "2024-03-05", "Corrected", ["Rain fell on the valley."]);
  const together = [FIRE.slug, FIRE_NEXT.slug];
  expect(follow([changed]).of(FIRE_NEXT)?.articles).toEqual(together);
  const gone = follow([], [FIRE.slug]);
  expect(gone.of(FIRE)).toBeUndefined();
  expect(gone.of(FIRE_NEXT)?.articles).toEqual([FIRE_NEXT.slug]);
});

test("one that came and goes again leaves the story as it was", async () => {
  const follow = await following([...OTHERS, FIRE]);
  const at = follow([]).of(FIRE);
  follow([FIRE_NEXT]);
  expect(follow([], [FIRE_NEXT.slug]).of(FIRE)).toEqual(at);
});
