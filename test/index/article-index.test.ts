import { expect, test } from "vitest";
import { goldenQuestions } from "../support/golden-questions.ts";
import { loadCorpus } from "../../src/articles/load.ts";
import { createLocalArticles } from "../../src/articles/local-articles.ts";
import { ArticleIndex } from "../../src/index/article-index.ts";
import { createArrayIndexData } from "../../src/index/arrays/data.ts";
import { arrayEngine, winkEngine } from "../../src/index/engine.ts";
import { createAnalyser, termsIn } from "../../src/language/tokenizer.ts";

const articles = await loadCorpus("corpus");
const analyser = createAnalyser();
const store = createLocalArticles(articles);
const engines = {
  wink: winkEngine(articles, store, analyser),
  arrays: arrayEngine(createArrayIndexData(articles, analyser), store, analyser),
};

test.each(Object.entries(engines))(
  "an article alone scores what it scores among all, with %s",
  async (_, { index }) => {
    let compared = 0;
    for (const article of articles) {
      const alone = new ArticleIndex(article, index, analyser);
      for (const { q } of goldenQuestions()) {
        const terms = termsIn(q, analyser);
        const all = await index.find({ terms, limit: index.size });
        const own = all.filter(({ paragraph }) => paragraph.startsWith(`${article.slug}#`));
        const found = await alone.search(terms, index.size);
        const scores = new Map(found.map((hit) => [hit.paragraph, hit.score]));
        expect([...scores.keys()].toSorted()).toEqual(own.map((hit) => hit.paragraph).toSorted());
        // wink rounds each word's weight to four decimals.
        for (const hit of own) expect(scores.get(hit.paragraph)).toBeCloseTo(hit.score, 2);
        expect(await alone.articleScores(terms, [article.slug])).toEqual([
          expect.closeTo((await index.articleScores(terms, [article.slug]))[0] ?? 0, 6),
        ]);
        compared += own.length;
      }
    }
    expect(compared).toBeGreaterThan(900);
  },
);

test("a filter that the article is outside of leaves nothing", async () => {
  const [article] = articles;
  if (article === undefined) throw new Error("no article");
  const alone = new ArticleIndex(article, engines.wink.index, analyser);
  const terms = termsIn(article.title, analyser);
  expect((await alone.search(terms, 5)).length).toBeGreaterThan(0);
  expect(await alone.search(terms, 5, { articles: ["another"] })).toEqual([]);
});
