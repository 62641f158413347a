import { expect, test } from "vitest";
import { newsArticles } from "../../bench/news.ts";
import { newsQuestions } from "../../bench/questions.ts";
import { tokenize } from "../../src/language/tokenizer.ts";

const articles = [...newsArticles(3000)];
const texts = articles.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
const words = texts.flatMap((text) => tokenize(text));
const content = words.filter((word) => !word.stop);

test("the same seed gives the same articles and questions, another seed others", () => {
  expect([...newsArticles(100, 7)]).toEqual([...newsArticles(100, 7)]);
  expect([...newsArticles(100, 7)]).not.toEqual([...newsArticles(100, 8)]);
  expect(newsQuestions(articles, 20, 3)).toEqual(newsQuestions(articles, 20, 3));
  expect(newsQuestions(articles, 20, 3)).not.toEqual(newsQuestions(articles, 20, 4));
});

test("there are as many paragraphs as asked for, of 60 to 80 words on average", () => {
  expect(texts).toHaveLength(3000);
  expect(words.length / texts.length).toBeGreaterThan(60);
  expect(words.length / texts.length).toBeLessThan(80);
});

test("new words keep coming, as Heaps's law has it", () => {
  const different = (count: number) =>
    new Set(content.slice(0, count).map(({ word }) => word)).size;
  const [few, many] = [content.length / 8, content.length];
  const exponent = Math.log(different(many) / different(few)) / Math.log(many / few);
  expect(exponent).toBeGreaterThan(0.45);
  expect(exponent).toBeLessThan(0.75);
});

test("the commonest words stand in a tenth of all paragraphs, most words in hardly any", () => {
  const holding = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(tokenize(text).flatMap(({ term, stop }) => (stop ? [] : [term])))) {
      holding.set(word, (holding.get(word) ?? 0) + 1);
    }
  }
  const shares = [...holding.values()]
    .map((count) => count / texts.length)
    .toSorted((a, b) => b - a);
  expect(shares[0]).toBeGreaterThan(0.1);
  expect(shares[0]).toBeLessThan(0.4);
  expect(shares[Math.floor(shares.length / 2)]).toBeLessThan(0.001);
});
