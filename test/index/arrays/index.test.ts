import { beforeAll, describe, expect, test } from "vitest";
import { newsArticles } from "../../../bench/news.ts";
import { commonestWords, newsQuestions } from "../../../bench/questions.ts";
import { answerQuestion } from "../../../src/answer/ask.ts";
import { storiesOf } from "../../../src/stories/stories.ts";
import { Archive, createArchive } from "../../../src/answer/archive.ts";
import type { Article } from "../../../src/articles/article.ts";
import { loadCorpus } from "../../../src/articles/load.ts";
import { createStore } from "../../../src/articles/local-store.ts";
import { createArrayIndexData } from "../../../src/index/arrays/data.ts";
import { arrayEngine, winkEngine } from "../../../src/index/engine.ts";
import { termsIn, createAnalyser } from "../../../src/language/tokenizer.ts";
import { goldenQuestions } from "../../support/golden-questions.ts";
import { oddArticles } from "../../support/odd-articles.ts";

const FILTERS = [
  {},
  { source: "outlet 3" },
  { source: "Nobody" },
  { after: "2003" },
  { source: "Outlet 1", after: "1995-03", before: "2010-06-15" },
];

/** Drawn from the articles, beside the golden ones. */
const QUESTIONS = 200;

const corpora: [string, () => Promise<Article[]>][] = [
  ["the articles of this repository", () => loadCorpus("corpus")],
  ["generated articles of 1,000 paragraphs", async () => [...newsArticles(1000)]],
  ["generated articles of 20,000 paragraphs", async () => [...newsArticles(20_000)]],
  ["articles of odd shapes", async () => oddArticles()],
];

describe.each(corpora)("typed arrays give what wink gives: %s", (_name, load) => {
  let articles: Article[];
  let wink: Archive;
  let arrays: Archive;
  let questions: string[];

  beforeAll(async () => {
    articles = await load();
    [wink, arrays] = await bothArchives(articles);
    const common = commonestWords(articles.slice(0, 200), 32).join(" ");
    const golden = goldenQuestions().map(({ q }) => q);
    questions = [...golden, ...newsQuestions(articles, QUESTIONS), common];
  });

  test("the very ids and scores, for every question", async () => {
    for (const question of questions) {
      const request = { terms: termsIn(question, wink.analyser), limit: 100 };
      expect(await arrays.index.find(request), question).toEqual(await wink.index.find(request));
    }
  });

  test("however many are asked for", async () => {
    for (const limit of [0, 1, 3.5, 10, 1000]) {
      for (const question of questions.slice(45, 75)) {
        const request = { terms: termsIn(question, wink.analyser), limit };
        expect(await arrays.index.find(request)).toEqual(await wink.index.find(request));
      }
    }
  });

  test.each(FILTERS)("with the filter %o", async (filter) => {
    for (const question of questions.slice(40, 80)) {
      const request = { terms: termsIn(question, wink.analyser), limit: 20, filter };
      expect(await arrays.index.find(request)).toEqual(await wink.index.find(request));
    }
    expect(await arrays.index.count(filter)).toEqual(await wink.index.count(filter));
  });

  test("statistics of terms and scores of articles", async () => {
    const slugs = [...articles.slice(0, 20).map(({ slug }) => slug), "no-such-article"];
    for (const question of questions.slice(0, 100)) {
      const words = [...termsIn(question, wink.analyser), "xyzzy"];
      expect(await arrays.index.statistics(words)).toEqual(await wink.index.statistics(words));
      expect(await arrays.index.articleScores(words, slugs)).toEqual(
        await wink.index.articleScores(words, slugs),
      );
    }
  });

  test("whole answers, slips corrected and quotes marked", async () => {
    for (const question of questions.slice(0, 70)) {
      expect(await answerQuestion(question, arrays), question).toEqual(
        await answerQuestion(question, wink),
      );
    }
  });
});

async function bothArchives(articles: readonly Article[]): Promise<[Archive, Archive]> {
  const analyser = createAnalyser();
  const store = createStore(articles);
  const { span } = await createArchive([]);
  const stories = async () => storiesOf(articles, analyser);
  const shared = { articles: store, analyser, span, stories };
  const data = createArrayIndexData(articles, analyser);
  return [
    new Archive({ ...shared, ...winkEngine(articles, store.local, analyser) }),
    new Archive({ ...shared, ...arrayEngine(data, store.local, analyser) }),
  ];
}
