import { describe, expect, test } from "vitest";
import { filterMatch } from "../../src/articles/filter.ts";
import { lastDay } from "../../src/articles/partial-date.ts";
import { createWinkIndex } from "../../src/index/wink/index.ts";
import { makeArticle } from "../support/make-article.ts";

const text = ["Peace."];
const index = createWinkIndex([
  makeArticle({ slug: "may", date: "2023-05-19", source: "TASS", paragraphs: text }),
  makeArticle({ slug: "month", date: "2023-07", source: "Reuters", paragraphs: text }),
  makeArticle({ slug: "year", date: "2022", source: "Reuters", paragraphs: text }),
  makeArticle({ slug: "bounded", notBefore: "2023-09-20", notAfter: "2023-12", paragraphs: text }),
  makeArticle({ slug: "since", notBefore: "2023-09-20", source: "Tass ", paragraphs: text }),
  makeArticle({ slug: "never", paragraphs: text }),
]);

describe("a filter lets through", () => {
  test.each([
    ["everything when empty", {}, ["month", "may", "year", "bounded", "never", "since"], 0],
    ["one outlet, whatever its case", { sources: ["tass"] }, ["may", "since"], 0],
    ["none of an outlet", { notSources: ["tass"] }, ["month", "year", "bounded", "never"], 0],
    ["no article for an outlet that there is not", { sources: ["BBC"] }, [], 0],
    ["the day itself, from either side", { after: "2023-05-19", before: "2023-05-19" }, ["may"], 1],
    ["a month by its first day", { after: "2023-07" }, ["month", "bounded", "since"], 1],
    ["a month by its last day", { before: "2023-07" }, ["month", "may", "year"], 1],
    ["no month that is only partly in range", { after: "2023-07-15" }, ["bounded", "since"], 2],
    ["a month up to its last day", { before: "2023-07-31" }, ["month", "may", "year"], 1],
    ["a year by its last day", { before: "2022" }, ["year"], 1],
    ["no year that is only partly in range", { before: "2022-06" }, [], 2],
    [
      "an undated article whose bounds lie inside",
      { after: "2023-09-20" },
      ["bounded", "since"],
      1,
    ],
    [
      "no undated article bounded on one side only",
      { after: "2023-09", before: "2024" },
      ["bounded"],
      2,
    ],
    ["outlet and date together", { sources: ["TASS"], after: "2023-06" }, ["since"], 0],
  ])("%s", async (_what, filter, slugs, leftOut) => {
    const hits = await index.search(["peac"], 10, filter);
    expect(hits.map((hit) => hit.paragraph.split("#")[0])).toEqual(slugs);
    expect((await index.count(filter)).unknown).toBe(leftOut);
  });
});

test.each(["2023-02", "2024-02", "2023-04"])(
  "an article of %s is in up to its last day",
  (month) => {
    const article = makeArticle({ slug: "month", date: month, paragraphs: text });
    const last = lastDay(month);
    const dayBefore = `${month}-${Number(last.slice(8)) - 1}`;
    expect(filterMatch(article, { before: last })).toBe("in");
    expect(filterMatch(article, { before: dayBefore })).toBe("unknown");
  },
);
