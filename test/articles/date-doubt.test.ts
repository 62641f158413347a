import { expect, test } from "vitest";
import { sentenceAfterDate } from "../../src/articles/date-doubt.ts";
import { makeArticle } from "../support/make-article.ts";

const article = (date: string | null, text: string) =>
  makeArticle({ slug: "one", date, paragraphs: ["The council met.", text] });

test("a date before a day that the text tells of as past cannot be right", () => {
  const told = "The bridge was opened on 4 March 2023.";
  expect(sentenceAfterDate(article("2022-09-05", told))).toBe(told);
});

test.each([
  ["2023-03-05", "The bridge was opened on 4 March 2023."],
  ["2022-09-05", "The bridge will be opened on 4 March 2023."],
  ["2023", "The bridge was opened on 4 March 2023."],
  [null, "The bridge was opened on 4 March 2023."],
])("nothing is doubted of %s and “%s”", (date, text) => {
  expect(sentenceAfterDate(article(date, text))).toBeNull();
});

test("what was added later is no reason where the page says when it was changed", () => {
  const told = "The bridge was opened on 4 March 2023.";
  const changed = { ...article("2022-09-05", told), updated: "2023-03-05" };
  expect(sentenceAfterDate(changed)).toBeNull();
});
