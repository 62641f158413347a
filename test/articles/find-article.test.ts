import { expect, test } from "vitest";
import { newsArticles } from "../../bench/news.ts";
import { seededRandom } from "../../bench/eval/metrics.ts";
import { inTieOrder } from "../../src/articles/store.ts";
import { filterMatch } from "../../src/articles/filter.ts";
import {
  createTitleIndex,
  findArticles,
  fit,
  matchingArticles,
} from "../../src/articles/find-article.ts";
import { wordsIn } from "../../src/language/fold.ts";
import { makeArticle } from "../support/make-article.ts";

const articles = inTieOrder([...newsArticles(4000)]);
const index = await createTitleIndex(articles);
const month = new Intl.DateTimeFormat("de", { month: "long", timeZone: "UTC" });
const texts = articles.map(({ title, source, date }) => {
  const inWords = date.value === null ? "" : month.format(Date.parse(date.value));
  return wordsIn(`${title} ${source ?? ""} ${date.value ?? ""} ${inWords}`);
});
const random = seededRandom(9);

/** By fitting every typed word to every word of every article. */
function compared(typed: string, limit: number): string[] {
  const words = [...new Set(wordsIn(typed))];
  return articles
    .map(({ slug }, at) => {
      const scores = words.map((word) => Math.max(...texts[at]!.map((own) => fit(word, own))));
      const fitting = scores.filter((score) => score > 0).length;
      return { slug, fitting, score: scores.reduce((sum, score) => sum + score, 0) };
    })
    .filter(({ fitting }) => fitting > 0)
    .toSorted((a, b) => b.fitting - a.fitting || b.score - a.score)
    .slice(0, limit)
    .map(({ slug }) => slug);
}

/** A text with a letter more or less, or another, now and then. */
function slipped(text: string): string {
  const at = Math.floor(random() * text.length);
  return [text, text.slice(0, at) + text.slice(at + 1), `${text.slice(0, at)}é${text.slice(at)}`][
    Math.floor(random() * 3)
  ]!;
}

test("articles looked up are those that comparing every word finds, in its order", () => {
  for (const [at, { title, source, date }] of articles.slice(0, 60).entries()) {
    const text = [title, `${source} ${date.value?.slice(0, 4)}`, "dezember", "märz outlt"][at % 4]!;
    for (const typed of [slipped(text), slipped(text).slice(0, 3 + (at % 20)), `${text} zzyzx`]) {
      const request = { typed, limit: 25, locale: "de" };
      const found = findArticles(request, index).map(({ article }) => article.slug);
      expect({ typed, found }).toEqual({ typed, found: compared(typed, 25) });
    }
  }
});

test("articles of a time are those that a look at each finds, whatever is known of their days", () => {
  const dates = `2022 2022-12 2022-12-31 2023 2023-01 2023-01-01 2023-05 2023-05-01 2023-05-19
    2023-05-31 2023-06-01 2023-12 2023-12-31 2024 2024-01-01`.split(/\s+/u);
  const dated = dates.map((date) => makeArticle({ slug: `a-${date}`, date, paragraphs: ["x"] }));
  const undated = makeArticle({
    slug: "undated",
    notBefore: "2023-05-02",
    notAfter: "2023-05-04",
    paragraphs: ["x"],
  });
  const all = inTieOrder([...dated, undated]);
  for (const after of [undefined, ...dates]) {
    for (const before of [undefined, ...dates]) {
      const filter = { ...(after && { after }), ...(before && { before }) };
      const expected = all.filter((article) => filterMatch(article, filter) === "in");
      expect(matchingArticles(all, "", filter)).toEqual(expected);
    }
  }
});
