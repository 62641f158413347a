import { expect, test } from "vitest";
import { newsArticles } from "../../bench/news.ts";
import type { Article } from "../../src/articles/article.ts";
import { loadCorpus } from "../../src/articles/load.ts";
import { inTieOrder } from "../../src/articles/store.ts";
import { analyse } from "../../src/index/word-counts.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";
import { storiesOf } from "../../src/stories/stories.ts";
import type { FoundStory } from "../../src/index/remote/story-fields.ts";
import { StoryFinder } from "../../src/stories/story-finder.ts";
import { makeArticle } from "../support/make-article.ts";
import { FIRE, OTHERS } from "../support/mill-fire.ts";
import { oddArticles } from "../support/odd-articles.ts";

const analyser = createAnalyser();

async function storiesFound(articles: readonly Article[]) {
  const finder = new StoryFinder(analyser);
  for (const article of articles) finder.add(article, analyse(article, analyser));
  const found: FoundStory[] = [];
  for await (const story of finder.find()) found.push(story);
  return found;
}

test("articles that come one by one, in any order, are in the stories of all at once", async () => {
  const alike = [...newsArticles(300)].flatMap((article) => [
    article,
    { ...article, slug: `${article.slug}-again`, title: `${article.title} again` },
  ]);
  const german = makeArticle({
    slug: "orsk",
    date: "2024-03-06",
    title: "Feuer in der Mühle",
    paragraphs: ["Das Feuer brannte in den Mühlen von Orsk, im Gegensatz zu den Häusern."],
  });
  const articles = [
    ...OTHERS,
    ...FIRE,
    ...alike,
    ...oddArticles(),
    ...(await loadCorpus("corpus")),
    { ...german, language: "de" },
  ];
  const all = [...(await storiesOf(articles, analyser))];
  for (const given of [articles, articles.toReversed(), inTieOrder(articles)]) {
    const found = await storiesFound(given);
    expect(found.map(({ id, articles: slugs }) => ({ id, articles: slugs }))).toEqual(all);
  }
  expect(all.filter(({ articles: slugs }) => slugs.length > 1).length).toBeGreaterThan(20);
});

test("the newest of a story is told, by which lists show it", async () => {
  const all = await storiesFound([...OTHERS, ...FIRE]);
  const shared = all.find(({ articles }) => articles.length > 1);
  expect(shared?.newest).toBe("mill-d");
});
