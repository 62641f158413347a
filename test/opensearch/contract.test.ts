import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newsArticles } from "../../bench/news.ts";
import { commonestWords, newsQuestions } from "../../bench/questions.ts";
import type { Article } from "../../src/articles/article.ts";
import type { Filter } from "../../src/articles/filter.ts";
import { loadCorpus } from "../../src/articles/load.ts";
import { createLocalArticles } from "../../src/articles/local-articles.ts";
import { createArrayIndexData } from "../../src/index/arrays/data.ts";
import { arrayEngine, winkEngine } from "../../src/index/engine.ts";
import type { PassageIndex } from "../../src/index/passage-index.ts";
import { SearchConnection } from "../../src/index/remote/connection.ts";
import { readFacts } from "../../src/index/remote/facts.ts";
import { RemoteIndex } from "../../src/index/remote/remote-index.ts";
import { writeArchive } from "../../src/index/remote/write-archive.ts";
import { createAnalyser, termsIn } from "../../src/language/tokenizer.ts";
import { goldenQuestions } from "../support/golden-questions.ts";
import { oddArticles } from "../support/odd-articles.ts";
import { openTestEngine, type TestEngine } from "./test-engine.ts";

const FILTERS: Filter[] = [
  {},
  { sources: ["outlet 3"] },
  { sources: ["Nobody"] },
  { notSources: ["Outlet 1", "outlet 2"] },
  { after: "2003" },
  { sources: ["Outlet 1"], after: "1995-03", before: "2010-06-15" },
];

const corpora: [name: string, load: () => Promise<Article[]>][] = [
  ["repository", () => loadCorpus("corpus")],
  ["thousand", async () => [...newsArticles(1000)]],
  ["twenty-thousand", async () => [...newsArticles(20_000)]],
  ["odd", async () => oddArticles()],
];

let engine: TestEngine;

beforeAll(async () => {
  engine = await openTestEngine();
});

afterAll(() => engine.stop());

describe.each(corpora)("OpenSearch gives what wink and typed arrays give: %s", (name, load) => {
  const analyser = createAnalyser();
  let articles: Article[];
  let connection: SearchConnection;
  let local: PassageIndex[];
  let remote: RemoteIndex;
  let questions: string[];

  beforeAll(async () => {
    articles = await load();
    connection = await SearchConnection.open({ nodes: engine.urls }, { timeout: 60_000 });
    await writeArchive(connection, articles, { name });
    remote = new RemoteIndex(connection, name, await readFacts(connection, name));
    const store = createLocalArticles(articles);
    local = [
      winkEngine(articles, store, analyser).index,
      arrayEngine(createArrayIndexData(articles, analyser), store, analyser).index,
    ];
    const common = commonestWords(articles.slice(0, 200), 32).join(" ");
    const golden = goldenQuestions().map(({ q }) => q);
    questions = [...golden, ...newsQuestions(articles, 500), common];
  });

  afterAll(() => connection.close());

  test("the very ids and scores, for every question", async () => {
    expect(remote.size).toBe(local[0]?.size);
    for (const question of questions) {
      const terms = termsIn(question, analyser);
      const found = await remote.search(terms, 50);
      for (const index of local) {
        expect(found, question).toEqual(await index.find({ terms, limit: 50 }));
      }
    }
  });

  test("however many are asked for", async () => {
    for (const limit of [0, 1, 3.5, 10, 300]) {
      for (const question of questions.slice(45, 60)) {
        const terms = termsIn(question, analyser);
        const found = await remote.search(terms, limit);
        for (const index of local) expect(found).toEqual(await index.find({ terms, limit }));
      }
    }
  });

  test.each(FILTERS)("with the filter %o", async (filter) => {
    const some: Filter[] = [filter, { ...filter, articles: articles.slice(0, 9).map(slugOf) }];
    for (const each of some) {
      for (const question of questions.slice(40, 80)) {
        const terms = termsIn(question, analyser);
        const found = await remote.search(terms, 20, each);
        for (const index of local) {
          expect(found).toEqual(await index.find({ terms, limit: 20, filter: each }));
        }
      }
      for (const index of local) expect(await remote.count(each)).toEqual(await index.count(each));
    }
  });

  test("statistics of terms and scores of articles", async () => {
    const slugs = [...articles.slice(0, 20).map(slugOf), "no-such-article"];
    for (const question of questions.slice(0, 100)) {
      const words = [...termsIn(question, analyser), "xyzzy"];
      const statistics = await remote.statistics(words);
      const scores = await remote.articleScores(words, slugs);
      for (const index of local) {
        expect(statistics).toEqual(await index.statistics(words));
        expect(scores).toEqual(await index.articleScores(words, slugs));
      }
    }
  });
});

function slugOf({ slug }: Article): string {
  return slug;
}
