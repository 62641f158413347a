import { expect, test } from "vitest";
import { inTieOrder } from "../../src/articles/store.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";
import { storiesOf } from "../../src/stories/stories.ts";
import { StoryFinder } from "../../src/stories/story-finder.ts";
import { FIRE, OTHERS } from "../support/mill-fire.ts";

test("articles that come one by one, in any order, are in the stories of all at once", () => {
  const articles = [...OTHERS, ...FIRE];
  const all = storiesOf(articles, createAnalyser());
  for (const given of [articles, articles.toReversed(), inTieOrder(articles)]) {
    const finder = new StoryFinder(createAnalyser());
    for (const article of given) finder.add(article);
    const found = [...finder.find()];
    expect(found.map(({ id, articles: slugs }) => ({ id, articles: slugs }))).toEqual([...all]);
    expect(found.find(({ articles: slugs }) => slugs.length > 1)?.newest).toBe("mill-d");
  }
});
