import { expect, test } from "vitest";
import { newsArticles } from "../../bench/news.ts";
import { type Article } from "../../src/articles/article.ts";
import { inTieOrder, placeAmong } from "../../src/articles/store.ts";
import { WrittenOutlets } from "../../src/articles/written-outlets.ts";

const articles: Article[] = [...newsArticles(3000)].map((article, at) => ({
  ...article,
  source: at % 7 === 0 ? null : article.source,
}));
const counted = (all: readonly Article[]) => new WrittenOutlets(inTieOrder(all)).counted();

test("outlets are counted, those with most articles first; articles without one are not", () => {
  const [a, b, c] = ["Herald", "Post", "Mail"].map((source) => ({ source }) as Article);
  const none = { source: null } as Article;
  if (!a || !b || !c) throw new Error("no article");
  expect(new WrittenOutlets([none, a, b, c, c]).counted()).toEqual([
    { name: "Mail", articles: 2 },
    { name: "Herald", articles: 1 },
    { name: "Post", articles: 1 },
  ]);
});

test("with what came, changed and went since, they are those of all articles counted again", () => {
  const base = inTieOrder(articles.slice(0, 150));
  const written = new WrittenOutlets(base);
  for (let turn = 0; turn < 40; turn += 1) {
    const hidden = Uint32Array.from(base.keys()).filter((position) => position % 40 <= turn / 2);
    const gone = new Set([...hidden].map((position) => base[position]?.slug));
    const fresh = inTieOrder(
      articles.slice(150, 150 + turn).map((article, at) => {
        return at % 5 === 0 ? { ...article, source: `New Outlet ${at % 3}` } : article;
      }),
    );
    const since = {
      articles: fresh,
      places: Uint32Array.from(fresh, (article) => placeAmong(base, article)),
      hidden,
      isHidden: (slug: string) => gone.has(slug),
    };
    const all = [...base.filter(({ slug }) => !gone.has(slug)), ...fresh];
    expect(written.counted(since)).toEqual(counted(all));
  }
});
