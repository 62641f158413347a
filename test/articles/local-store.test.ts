import { expect, test } from "vitest";
import { parseArticle } from "../../src/articles/front-matter.ts";
import type { Article } from "../../src/articles/article.ts";
import { createStore } from "../../src/articles/local-store.ts";
import { everyArticle } from "../../src/articles/store.ts";

function article(slug: string, date: string | null): Article {
  const dated = date ? `date: "${date}"\ndate_status: stated\n` : "";
  const parsed = parseArticle(`${slug}.md`, `---\ntitle: T\n${dated}---\nOne.\n\nTwo.`).article;
  if (!parsed) throw new Error("the test's own article does not parse");
  return parsed;
}

test("articles are listed newest first, undated last, a month as if it were its last day", async () => {
  const store = createStore([
    article("undated", null),
    article("first-of-may", "2023-05-01"),
    article("april", "2023-04"),
    article("may", "2023-05"),
    article("b", "2020"),
    article("a", "2020"),
  ]);
  const slugs = (await everyArticle(store)).map(({ slug }) => slug);
  expect(slugs).toEqual(["may", "first-of-may", "april", "a", "b", "undated"]);
});

test("articles and paragraphs are found by their ids, and nothing by another's", async () => {
  const store = createStore([article("talks", null)]);
  expect(await store.articles(["__proto__", "talks"])).toMatchObject([
    undefined,
    { slug: "talks" },
  ]);
  const [second, third] = await store.paragraphs(["talks#2", "talks#3"]);
  expect([second?.text, third]).toEqual(["Two.", undefined]);
});
