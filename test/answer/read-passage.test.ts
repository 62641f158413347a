import { expect, test } from "vitest";
import { PassageReader } from "../../src/answer/read-passage.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";
import { articleOf } from "../support/passages.ts";

const article = articleOf([
  "Mayor Eva Lund spoke on Monday.",
  "The dam leaks, she said. It was built in 1958.",
  "The dam in winter",
]);
const [first, second, third] = article.paragraphs.map(({ id }) => id) as [string, string, string];

function reader(): PassageReader {
  return new PassageReader(createAnalyser());
}

test("a passage's words are those of its sentences, stop words included", () => {
  const passage = reader().read(second, article);
  expect(passage?.words.map((words) => words.map(({ word }) => word))).toEqual([
    ["the", "dam", "leaks", "she", "said"],
    ["it", "was", "built", "in", "1958"],
  ]);
  expect(passage?.figures).toBe("1958");
});

test("a line without an end is a heading, a sentence is none", () => {
  const passages = reader();
  expect(passages.read(third, article)?.heading).toBe(true);
  expect(passages.read(first, article)?.heading).toBe(false);
});

test("a passage that is gone is not read", () => {
  expect(reader().read(`${article.slug}#4`, article)).toBeNull();
});

test("who speaks is known from what the article says before, whichever is asked for first", () => {
  const passages = reader();
  for (const id of [first, second, first, third, second]) {
    const passage = passages.read(id, article);
    const said = passage === null ? [] : passages.speech(passage);
    const names = said.map(({ speaker }) => speaker?.name ?? null);
    expect(names).toEqual(id === second ? ["Eva Lund", null] : [null]);
  }
});
