import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newsArticles } from "../../bench/news.ts";
import { commonestWords, newsQuestions } from "../../bench/questions.ts";
import { Archive } from "../../src/answer/archive.ts";
import { answerQuestion } from "../../src/answer/ask.ts";
import { RemoteArchive } from "../../src/answer/remote-archive.ts";
import type { Article } from "../../src/articles/article.ts";
import type { Filter } from "../../src/articles/filter.ts";
import { KnownOutlets } from "../../src/articles/known-outlets.ts";
import { loadCorpus } from "../../src/articles/load.ts";
import { createStore } from "../../src/articles/local-store.ts";
import { type ArticlePage, dateSpan } from "../../src/articles/store.ts";
import { urlKey } from "../../src/articles/url.ts";
import { createArrayIndexData } from "../../src/index/arrays/data.ts";
import { arrayEngine, winkEngine } from "../../src/index/engine.ts";
import type { Conditions, FindRequest } from "../../src/index/passage-index.ts";
import { SearchConnection } from "../../src/index/remote/connection.ts";
import { writeArchive } from "../../src/index/remote/write-archive.ts";
import { createAnalyser, termsIn, tokenize } from "../../src/language/tokenizer.ts";
import { storiesOf } from "../../src/stories/stories.ts";
import { goldenQuestions } from "../support/golden-questions.ts";
import { oddArticles } from "../support/odd-articles.ts";
import { openTestEngine, type TestEngine, unrevised } from "./test-engine.ts";

const FILTERS: Filter[] = [
  {},
  { sources: ["outlet 3"] },
  { sources: ["Nobody"] },
  { notSources: ["Outlet 1", "outlet 2"] },
  { after: "2003" },
  { sources: ["Outlet 1"], after: "1995-03", before: "2010-06-15" },
];

/** A page without its cursors, which each store writes in its own way. */
const apart = ({ next, previous, ...page }: ArticlePage) => ({
  ...page,
  hasNext: next !== null,
  hasPrevious: previous !== null,
});

const corpora: [name: string, load: () => Promise<Article[]>][] = [
  ["repository", () => loadCorpus("corpus")],
  ["thousand", async () => [...newsArticles(1000)]],
  ["twenty-thousand", async () => [...newsArticles(20_000)]],
  ["odd", async () => oddArticles()],
];

/** CI has less time. */
const QUESTIONS = Number(process.env["QUESTIONS"] ?? 500);
/** This machine may be busy with other tests. */
const TIMEOUT = 60_000;
const analyser = createAnalyser();
let engine: TestEngine;

beforeAll(async () => {
  engine = await openTestEngine();
});

afterAll(() => engine.stop());

describe.each(corpora)("OpenSearch gives what wink and typed arrays give: %s", (name, load) => {
  let articles: Article[];
  let opened: RemoteArchive;
  let remote: Archive;
  let wink: Archive;
  let locals: Archive[];
  let questions: string[];

  beforeAll(async () => {
    articles = await load();
    const address = { nodes: engine.urls, name };
    const writer = await SearchConnection.open(address, { timeout: TIMEOUT });
    await writeArchive(writer, articles, { name });
    await writer.close();
    opened = await RemoteArchive.open(address, new KnownOutlets([]), { timeout: TIMEOUT });
    remote = opened.archive;
    locals = localArchives(articles);
    wink = locals[0]!;
    const common = commonestWords(articles.slice(0, 200), 32).join(" ");
    const golden = goldenQuestions().map(({ q }) => q);
    questions = [...golden, ...newsQuestions(articles, QUESTIONS), common];
  });

  afterAll(() => opened.close());

  async function expectSame(request: FindRequest, about?: string): Promise<void> {
    const found = unrevised(await remote.index.find(request));
    for (const { index } of locals) expect(found, about).toEqual(await index.find(request));
  }

  test("the very ids and scores, for every question", async () => {
    expect(remote.index.size).toBe(wink.index.size);
    for (const question of questions) {
      await expectSame({ terms: termsIn(question, analyser), limit: 50 }, question);
    }
  });

  test("however many are asked for", async () => {
    for (const limit of [0, 1, 3.5, 10, 300]) {
      for (const question of questions.slice(45, 60)) {
        await expectSame({ terms: termsIn(question, analyser), limit });
      }
    }
  });

  test.each(FILTERS)("with the filter %o", async (given) => {
    for (const filter of [given, { ...given, articles: articles.slice(0, 9).map(slugOf) }]) {
      for (const question of questions.slice(40, 80)) {
        await expectSame({ terms: termsIn(question, analyser), limit: 20, filter });
      }
      const count = await remote.index.count(filter);
      for (const { index } of locals) expect(count).toEqual(await index.count(filter));
    }
  });

  test("with phrases and words left out", async () => {
    for (const [at, conditions] of conditionsFrom(articles).entries()) {
      const terms = termsIn(`${conditions.phrases.join(" ")} ${questions[at] ?? ""}`, analyser);
      await expectSame({ terms, limit: 20, conditions }, JSON.stringify(conditions));
    }
  });

  test("with other words behind, where few have those asked for", async () => {
    for (const [at, question] of questions.slice(40, 60).entries()) {
      const terms = termsIn(question, analyser).slice(0, 1);
      const otherwise = termsIn(questions[at + 60] ?? "", analyser);
      await expectSame({ terms, otherwise, limit: 100 });
    }
  });

  test("statistics of terms and scores of articles", async () => {
    const slugs = [...articles.slice(0, 20).map(slugOf), "no-such-article"];
    for (const question of questions.slice(0, 100)) {
      const words = [...termsIn(question, analyser), "xyzzy"];
      const statistics = await remote.index.statistics(words);
      const scores = await remote.index.articleScores(words, slugs);
      for (const { index } of locals) {
        expect(statistics).toEqual(await index.statistics(words));
        expect(scores).toEqual(await index.articleScores(words, slugs));
      }
    }
  });

  test("articles and paragraphs, by whatever they are asked for", async () => {
    const some = [...articles.slice(0, 5), articles.at(-1)!];
    const slugs = [...some.map(slugOf), "no-such-article"];
    const keys = slugs.map((slug) => `${slug}#1`);
    const addresses = [...some.flatMap(({ url }) => (url === null ? [] : [urlKey(url)])), "x.y/z"];
    const [here, there] = [wink.articles, remote.articles];
    expect(await there.articles(slugs)).toEqual(await here.articles(slugs));
    expect(await there.paragraphs(keys)).toEqual(await here.paragraphs(keys));
    expect(await there.byUrl(addresses)).toEqual(await here.byUrl(addresses));
    expect(await there.facts()).toEqual(await here.facts());
    expect(new Set(await there.outlets())).toEqual(new Set(await here.outlets()));
    expect(there.size).toBe(here.size);
  });

  test.each([{}, { words: "ba" }, { filter: { after: "2003" } }])(
    "pages of articles, forth and back: %o",
    async (request) => {
      const both = (here: string, there: string) =>
        Promise.all([
          wink.articles.page({ ...request, limit: 3, from: here }),
          remote.articles.page({ ...request, limit: 3, from: there }),
        ]);
      let [expected, given] = await both("", "");
      for (let page = 0; page < 5; page += 1) {
        expect(apart(given)).toEqual(apart(expected));
        if (expected.next === null || given.next === null) break;
        [expected, given] = await both(expected.next, given.next);
      }
      [expected, given] = await both(expected.previous ?? "", given.previous ?? "");
      expect(apart(given)).toEqual(apart(expected));
      for (const start of ["2010", "2003-05", "?"]) {
        [expected, given] = await both(start, start);
        expect(apart(given)).toEqual(apart(expected));
      }
    },
  );

  test("headlines by their words", async () => {
    for (const { title } of articles.slice(0, 20)) {
      const words = title
        .toLowerCase()
        .split(/[^\p{L}\d]+/u)
        .filter(Boolean)
        .slice(0, 3);
      for (const typed of [[], words, [...words.slice(0, 2), (words[2] ?? "").slice(0, 3)]]) {
        const found = await remote.articles.headlines(typed, 10);
        expect(found).toEqual(await wink.articles.headlines(typed, 10));
      }
    }
  });

  test("the article whose title is typed", async () => {
    for (const { title, slug } of articles.slice(0, 20)) {
      const found = await remote.articles.find({ typed: title, limit: 25, locale: "en" });
      const expected = await wink.articles.find({ typed: title, limit: 25, locale: "en" });
      expect(found[0], slug).toEqual(expected[0]);
    }
    const newest = { typed: "", limit: 5, locale: "en" };
    expect(await remote.articles.find(newest)).toEqual(await wink.articles.find(newest));
  });

  test("words that a slip may be for, and terms alike", async () => {
    const words = slipsIn(articles).map((word) => ({
      word,
      term: termsIn(word, analyser)[0] ?? word,
    }));
    for (const one of [...words, { word: "the", term: "the" }]) {
      const request = { words: [one], analyser };
      const offered = await remote.vocabulary.corrections(request);
      expect(offered, one.word).toEqual(await wink.vocabulary.corrections(request));
    }
    const request = { words, analyser };
    const offered = await remote.vocabulary.corrections(request);
    expect(offered).toEqual(await wink.vocabulary.corrections(request));
    const terms = termsIn(questions.slice(0, 60).join(" "), analyser);
    expect(await remote.vocabulary.alike(terms)).toEqual(await wink.vocabulary.alike(terms));
  });

  test("whole answers, slips corrected and quotes marked", async () => {
    for (const question of questions.slice(0, 70)) {
      expect(await answerQuestion(question, remote), question).toEqual(
        await answerQuestion(question, wink),
      );
    }
  });
});

/** By wink, and by typed arrays; each article its own story. */
function localArchives(articles: readonly Article[]): Archive[] {
  const store = createStore(articles);
  const stories = async () => storiesOf([], analyser);
  const shared = { articles: store, analyser, span: dateSpan(articles), stories };
  const data = createArrayIndexData(articles, analyser);
  return [
    new Archive({ ...shared, ...winkEngine(articles, store.local, analyser) }),
    new Archive({ ...shared, ...arrayEngine(data, store.local, analyser) }),
  ];
}

/** Phrases that paragraphs hold, hyphens and stop words among them, and words to leave out. */
function conditionsFrom(articles: readonly Article[]): Conditions[] {
  const texts = articles.slice(0, 30).flatMap(({ paragraphs }) => paragraphs[0]?.text ?? []);
  const words = texts.map((text) =>
    tokenize(text, analyser).map(({ start, end }) => text.slice(start, end)),
  );
  const phrases = words.flatMap((each) => [each.slice(0, 2), each.slice(4, 7), each.slice(9, 10)]);
  const fromTexts = phrases.map((phrase, at): Conditions => {
    const other = words[at % words.length]?.slice(2, 3 + (at % 2)).join(" ") ?? "";
    return { phrases: [phrase.join(" ")], without: at % 3 === 0 ? [other] : [] };
  });
  return [
    ...fromTexts,
    { phrases: ["cease-fire"], without: [] },
    { phrases: ["ceasefire"], without: ["Azerbaijan"] },
    { phrases: [], without: ["Russia", "of the"] },
    { phrases: ["no such phrase as this"], without: [] },
  ];
}

/** Words of the articles with a letter too many, too few, or two swapped. */
function slipsIn(articles: readonly Article[]): string[] {
  const text = articles
    .slice(0, 10)
    .map(({ title }) => title)
    .join(" ");
  const words = tokenize(text, analyser).filter(({ stop, word }) => !stop && word.length > 4);
  return words.slice(0, 30).flatMap(({ word }, at) => {
    const [cut, rest] = [word.slice(0, 2), word.slice(2)];
    return [
      [`${cut}x${rest}`, cut + rest.slice(1), cut + (rest[1] ?? "") + rest[0] + rest.slice(2)][
        at % 3
      ] ?? word,
    ];
  });
}

function slugOf({ slug }: Article): string {
  return slug;
}
