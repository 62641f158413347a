import { expect, test } from "vitest";
import { newsArticles } from "../../bench/news.ts";
import { seededRandom } from "../../bench/eval/metrics.ts";
import { inTieOrder } from "../../src/articles/store.ts";
import { createTitleIndex, findArticles, fit } from "../../src/articles/find-article.ts";
import { wordsIn } from "../../src/language/fold.ts";

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
