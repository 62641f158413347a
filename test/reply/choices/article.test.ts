import { describe, expect, test } from "vitest";
import { type Article, articleKey } from "../../../src/articles/article.ts";
import { createArchive } from "../../../src/answer/archive.ts";
import { articleChoices, typedArticle } from "../../../src/reply/choices/article.ts";
import { en } from "../../../src/reply/messages/en.ts";
import { discordRenderer } from "../../../src/reply/renderer.ts";
import { articleOf } from "../../support/passages.ts";

const renderer = discordRenderer("en-US");

function articleNamed(slug: string, given: Partial<Article> = {}): Article {
  return articleOf(["Text."], { slug, ...given });
}

describe("choices", () => {
  test("are 25 at most, of names that differ and fit, whatever the titles", async () => {
    const same = Array.from({ length: 40 }, (_, at) =>
      articleNamed(`s-${at}`, { title: "The same very long title ".repeat(20) }),
    );
    const choices = await articleChoices("title", await createArchive(same), renderer);
    expect(choices).toHaveLength(25);
    expect(new Set(choices.map(({ name }) => name)).size).toBe(25);
    for (const { name } of choices) {
      expect(name.length).toBeLessThanOrEqual(100);
      expect(name).toMatch(/^The same very .*… · The Cradle · 28 February 2023(?: · [\w-]{7})?$/);
    }
  });

  test("lead to their own article, by value and by name, even among equals", async () => {
    const same = [1, 2, 3].map((at) => articleNamed(`s-${at}`));
    const archive = await createArchive(same);
    for (const [at, { name, value }] of (await articleChoices("", archive, renderer)).entries()) {
      const { article } = await typedArticle(value, archive, renderer);
      expect(article?.slug).toBe(`s-${at + 1}`);
      expect((await typedArticle(name, archive, renderer)).article?.slug).toBe(`s-${at + 1}`);
    }
  });

  test("carry a short key where a slug is too long for Discord", async () => {
    const slug = "a".repeat(200);
    const archive = await createArchive([articleNamed(slug)]);
    const [choice] = await articleChoices("", archive, renderer);
    expect(choice?.value).toBe(articleKey(slug));
    expect((await typedArticle(choice?.value ?? "", archive, renderer)).article?.slug).toBe(slug);
  });

  test("show nothing hidden of a hostile title or outlet", async () => {
    const title = "\u202Eevil\u200B\u0000 title";
    const archive = await createArchive([articleNamed("s", { title, source: "\u2066X\n" })]);
    expect((await articleChoices("", archive, renderer))[0]?.name).toBe(
      "evil title · X · 28 February 2023",
    );
  });

  test("say when outlet and date are unknown", async () => {
    const date = {
      value: null,
      status: "unknown",
      evidence: null,
      notBefore: null,
      notAfter: null,
    };
    const archive = await createArchive([
      articleNamed("s", { source: null, date: date as Article["date"] }),
    ]);
    expect((await articleChoices("", archive, renderer))[0]?.name).toBe(
      "Ministers meet in Moscow · outlet unknown · date unknown",
    );
  });
});

const archive = await createArchive([
  articleNamed("talks", { title: "Peace talks in Prague", source: "Reuters" }),
  articleNamed("border", { title: "Border closed at Tbilisi", source: "Der Spiegel" }),
  articleNamed("zeitung", { title: "Müller trifft Łukasz in Београд", source: "Die Zeit" }),
]);

describe("typed words", () => {
  test.each([
    ["prague", "talks"],
    ["PRAGUE peace", "talks"],
    ["tblisi", "border"],
    ["tbilsi", "border"],
    ["spiegel", "border"],
    ["boder clos", "border"],
    ["muller", "zeitung"],
    ["lukasz", "zeitung"],
    ["београд", "zeitung"],
    ["zeit", "zeitung"],
  ])("%j find %s first", async (typed, slug) => {
    expect((await articleChoices(typed, archive, renderer))[0]?.value).toBe(slug);
  });

  test.each(["constructor", "__proto__", "zzz", "…", "the"])("%j find nothing", async (typed) => {
    expect(await articleChoices(typed, archive, renderer)).toEqual([]);
  });

  test("that fit two articles choose neither", async () => {
    expect(await typedArticle("in", archive, renderer)).toMatchObject({
      article: null,
      nearest: [{ slug: "talks" }, { slug: "zeitung" }],
      several: true,
    });
  });
});

test("one nearest title is named in the singular", () => {
  const { source } = en;
  expect(source.unknown("x", ["A"])).toBe("No article matches “x”; the closest is “A”.");
  expect(source.unknown("x", ["A", "B"])).toBe(
    "No article matches “x”; the closest are “A” and “B”.",
  );
});
