import { beforeAll, describe, expect, test } from "vitest";
import { newsArticles } from "../../../bench/news.ts";
import { createArchive, type Archive } from "../../../src/answer/archive.ts";
import { parseQuestion } from "../../../src/answer/question/parse.ts";
import { suggest } from "../../../src/answer/suggest/suggest.ts";
import { namesIn } from "../../../src/language/names.ts";
import { makeArticle } from "../../support/make-article.ts";
import { wordsIn } from "../../../src/language/fold.ts";
import { answerParsed } from "../../../src/answer/ask.ts";
import { completeWithName } from "../../../src/answer/suggest/complete.ts";
import { PreparedHeadlines } from "../../../src/articles/headlines.ts";
import { createNameIndex } from "../../../src/answer/suggest/lookup.ts";

const LOCALE = "en-US";
const news = [...newsArticles(3000)];

describe("names", () => {
  const named = ["Sergey Lavrov", "Lavrenti Beria", "Bank of Georgia", "Al Gore", "Georgia"];
  const names = createNameIndex(
    named.map((text, at) => ({ text, articles: 9 - at, withArticle: false })),
  );

  test.each([
    ["lavr", ["Lavrenti Beria", "Sergey Lavrov"]],
    ["sergey l", ["Sergey Lavrov"]],
    ["serg l", []],
    ["georgia", ["Georgia", "Bank of Georgia"]],
    ["of geo", ["Bank of Georgia"]],
    ["al", ["Al Gore"]],
    ["l", []],
    ["", []],
  ])("%s finds %j: by any of their words, those that begin with it first", async (typed, found) => {
    expect((await names).withPrefix(wordsIn(typed), 5).map(({ text }) => text)).toEqual(found);
  });

  test("no more are found than asked for, those named most often", async () => {
    expect((await names).withPrefix(["la"], 1).map(({ text }) => text)).toEqual(["Lavrenti Beria"]);
    expect((await names).first(2).map(({ text }) => text)).toEqual(named.slice(0, 2));
  });
});

describe("headlines", () => {
  const headlines = news.map(({ title }) => title);

  /** By comparing every headline. */
  function compared(typed: readonly string[], most: number): string[] {
    const shared = (headline: string): number => {
      const words = wordsIn(headline);
      const stands = (word: string, at: number): boolean =>
        words.some((each) => (at === typed.length - 1 ? each.startsWith(word) : each === word));
      return typed.filter(stands).length;
    };
    return headlines
      .map((headline) => ({ headline, count: shared(headline) }))
      .filter(({ count }) => count * 2 >= typed.length)
      .toSorted((a, b) => b.count - a.count)
      .slice(0, most)
      .map(({ headline }) => headline);
  }

  test("looked up, they are those that comparing each finds, in its order", async () => {
    const index = await PreparedHeadlines.of(headlines);
    let found = 0;
    for (const [at, headline] of headlines.entries()) {
      const words = wordsIn(headline).filter((word) => word.length > 2);
      const typed = words.slice(at % 3, (at % 3) + 1 + (at % 4));
      const last = typed.pop() ?? "";
      typed.push(last.slice(0, 3 + (at % 3)));
      const expected = compared(typed, 10);
      expect(index.matching(typed, 10)).toEqual(expected);
      found += expected.length;
    }
    expect(found).toBeGreaterThan(headlines.length);
  });
});

describe("a name completes what was typed to what can be asked, or is offered alone", () => {
  test.each([
    ["", "Anna Lind", false, "Anna Lind"],
    ["who is ", "Anna Lind", false, "who is Anna Lind"],
    ["what is the ", "Anna Lind", false, "Anna Lind"],
    ["what is the ", "Kolm Canal", true, "what is the Kolm Canal"],
    ["what is a ", "Kolm Canal", true, "Kolm Canal"],
    ["what did ", "Anna Lind", false, "what did Anna Lind say"],
    ["what did the ", "Kolm Council", true, "what did the Kolm Council say"],
    ["when did ", "Anna Lind", false, "Anna Lind"],
    ["who ", "Anna Lind", false, "Anna Lind"],
    ["did ", "Anna Lind", false, "Anna Lind"],
    ["who leads ", "Kolm", false, "who leads Kolm"],
    ["talks between Orsk and ", "Kolm", false, "talks between Orsk and Kolm"],
  ])("“%s” and %s", (head, text, withArticle, question) => {
    expect(completeWithName(head, { text, articles: 1, withArticle })).toBe(question);
  });
});

describe("over a large archive", () => {
  let archive: Archive;
  beforeAll(async () => {
    archive = await createArchive(news);
  });

  test("every question that is offered is answered, whatever was typed before it", async () => {
    let offered = 0;
    for (const { title, paragraphs } of news.slice(0, 12)) {
      const [name = ""] = namesIn(paragraphs[0]?.text ?? "", archive.analyser);
      const two = title.split(" ").slice(0, 2).join(" ");
      for (const typed of [
        title.slice(0, 9),
        `where is ${name.slice(0, 4)}`,
        `"${two}" ${name.slice(0, 3)}`,
        `-${two.split(" ")[1]} ${name.slice(0, 3)}`,
        `qzwvx ${name.slice(0, 3)}`,
      ]) {
        for (const question of await suggest(typed, archive, LOCALE)) {
          const parsed = await parseQuestion(question, {}, archive, LOCALE);
          if ("problem" in parsed) throw new Error(question);
          expect((await answerParsed(parsed, archive)).outcome.answered).toBe(true);
          offered += 1;
        }
      }
    }
    expect(offered).toBeGreaterThan(60);
  });

  test("what was offered once is offered again", async () => {
    const typed = news[0]?.title.slice(0, 12) ?? "";
    const offered = await suggest(typed, archive, LOCALE);
    expect(offered.length).toBeGreaterThan(0);
    expect(await suggest(typed, archive, LOCALE)).toEqual(offered);
  });
});

test("the headline of an article older than thousands of others is offered", async () => {
  const many = Array.from({ length: 2100 }, (_, at) =>
    makeArticle({
      slug: `news-${at}`,
      date: "2024-01-02",
      paragraphs: [`Rain fell on day ${at}.`],
    }),
  );
  const old = makeArticle({
    slug: "old",
    title: "Lighthouse keeper retires",
    date: "1999-01-02",
    paragraphs: ["The keeper of the lighthouse retires after forty years."],
  });
  const archive = await createArchive([...many, old]);
  expect(await suggest("lighthouse ke", archive, LOCALE)).toEqual(["Lighthouse keeper retires"]);
});

test("a name that a dateline shouts is offered once, as other sentences write it", async () => {
  const paragraphs = ["PORT ELSTER, May 2. The mayor of Port Elster said that the ferry sails."];
  const archive = await createArchive([makeArticle({ slug: "ferry", title: "Ferry", paragraphs })]);
  const names = (await archive.names()).withPrefix(["port"], 5);
  expect(names.map(({ text }) => text)).toEqual(["Port Elster"]);
});

test("an outlet is called what most of its articles call it", async () => {
  const sources = ["ap", "AP", "AP", "TASS", null];
  const articles = sources.map((source, at) =>
    makeArticle({ slug: `news-${at}`, source, paragraphs: ["Rain."] }),
  );
  const archive = await createArchive(articles);
  expect(await archive.outlets()).toMatchObject([
    { name: "AP", articles: 3 },
    { name: "TASS", articles: 1 },
  ]);
});
