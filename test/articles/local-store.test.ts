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

test("a page stays where it was when an article comes, and is about there when its own is gone", async () => {
  const days = ["05", "04", "03", "02", "01"].map((day) => `2023-05-${day}`);
  const some = days.map((day) => article(`on-${day}`, day));
  const { next } = await createStore(some).page({ limit: 2 });
  const from = next ?? "";
  const slugsAfter = async (articles: readonly Article[]) =>
    (await createStore(articles).page({ limit: 2, from })).articles.map(({ slug }) => slug);
  expect(await slugsAfter(some)).toEqual(["on-2023-05-03", "on-2023-05-02"]);
  const newer = article("on-2023-05-06", "2023-05-06");
  expect(await slugsAfter([newer, ...some])).toEqual(["on-2023-05-03", "on-2023-05-02"]);
  const gone = some.filter(({ slug }) => slug !== "on-2023-05-04");
  expect(await slugsAfter(gone)).toEqual(["on-2023-05-03", "on-2023-05-02"]);
});

test("a date leads to the page with its newest article, and nonsense to the first", async () => {
  const months = ["2023-07", "2023-05", "2023-04", "2022-12", "2021"];
  const store = createStore(months.map((month) => article(`in-${month}`, month)));
  const firstOf = async (from: string) =>
    (await store.page({ limit: 2, from })).articles.map(({ slug }) => slug)[0];
  expect(await firstOf("2023-04")).toBe("in-2023-04");
  expect(await firstOf("2022")).toBe("in-2023-04");
  expect(await firstOf("2021")).toBe("in-2021");
  for (const from of ["", "7", "<>", ">constructor.1x", "2023-13-01"]) {
    expect(await firstOf(from), from).toBe("in-2023-07");
  }
});
