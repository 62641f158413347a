import { describe, expect, test } from "vitest";
import { chooseArticle, type Naming } from "../../../src/answer/suggest/choose-article.ts";
import { articleKey } from "../../../src/articles/article.ts";
import { createArchive } from "../../../src/answer/archive.ts";
import { articleOf } from "../../support/passages.ts";

const talks = articleOf(["Text."], { slug: "talks", title: "Peace talks", url: null });
const border = articleOf(["Text."], {
  slug: "border",
  title: "Border talks",
  url: "https://www.news.example/border/?utm_source=home",
});
const archive = await createArchive([talks, border]);
const byTitle: Naming = { locale: "en-GB", names: [({ title }) => title] };

async function slugFor(typed: string, naming = byTitle): Promise<string | undefined> {
  const { article } = await chooseArticle(typed, archive, naming);
  return article?.slug;
}

describe("an article is chosen", () => {
  test.each([
    ["by its slug", "border"],
    ["by its file's name", "border.md"],
    ["by its key", articleKey("border")],
    ["by a name that ends in its key", `Any · ${articleKey("border")}`],
    ["by its address", "https://www.news.example/border/?utm_source=home"],
    ["by its address as people write it", "news.example/border"],
    ["by its title, in any case", "BORDER TALKS"],
    ["by words that fit no other", "bord"],
  ])("%s", async (_, typed) => {
    expect(await slugFor(typed)).toBe("border");
  });

  test("by the first way of naming it before a later one", async () => {
    const crossed: Naming = {
      ...byTitle,
      names: [({ slug }) => (slug === "talks" ? "Border talks" : "talks"), ({ title }) => title],
    };
    expect(await slugFor("Border talks", crossed)).toBe("talks");
  });
});

test.each(["talks pea bord", "https://news.example/", "zzz"])(
  "no article is chosen by %j",
  async (typed) => {
    expect(await slugFor(typed)).toBeUndefined();
  },
);

test("words that fit two articles choose neither and name both", async () => {
  expect(await chooseArticle("talks peac", archive, byTitle)).toEqual({ article: talks });
  const { article } = await chooseArticle("talk", archive, byTitle);
  expect(article).toBeNull();
  expect(await chooseArticle("talk", archive, byTitle)).toMatchObject({
    nearest: expect.arrayContaining([talks, border]),
    several: true,
  });
});
