import { describe, expect, test } from "vitest";
import { createArchive } from "../../src/answer/archive.ts";
import { readNewsArchive } from "../../bench/eval/news-archive.ts";
import { countByKind, scoreNews } from "../../bench/eval/news-score.ts";

const { articles, questions } = await readNewsArchive("test/golden/archive");
const results = await scoreNews(await createArchive(articles), questions);
const counts = countByKind(results);
const all = counts.get("answerable");

describe("of 37 questions of all kinds that 33 articles answer", () => {
  test("at least 28 have a right passage first, 33 among five", () => {
    expect(all?.questions).toBe(37);
    expect(all?.first).toBeGreaterThanOrEqual(28);
    expect(all?.amongFive).toBeGreaterThanOrEqual(33);
  });

  test("at least 33 are answered", () => {
    expect(all?.answered).toBeGreaterThanOrEqual(33);
  });
});

describe("of those that nothing answers", () => {
  test("none of six on other topics is answered", () => {
    expect(counts.get("off")?.questions).toBe(6);
    expect(counts.get("off")?.answered).toBe(0);
  });

  test("at most one of eleven near the articles' topics", () => {
    expect(counts.get("near")?.questions).toBe(11);
    expect(counts.get("near")?.answered).toBeLessThanOrEqual(1);
  });
});

test("what is above .9 sure is right first", () => {
  const sure = results.filter(({ confidence }) => confidence >= 0.9);
  expect(sure.length).toBeGreaterThan(0);
  expect(sure.filter(({ rank }) => rank !== 1)).toEqual([]);
});
