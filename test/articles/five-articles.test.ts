import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import type { Article } from "../../src/articles/article.ts";
import { loadCorpus } from "../../src/articles/load.ts";

const FURNITURE =
  /ADVERTISEMENT|Related posts|Most Popular|Loading\.\.\.|Open Menu|All news|Photo Credit|By News Desk|Published July|https?:/;

let articles: Article[];
beforeAll(async () => {
  articles = await loadCorpus("corpus");
});

describe("the five articles", () => {
  test("every paragraph is the outlet's, to the letter", async () => {
    // SHA-256 of each paragraph's text, made once from the outlets' raw texts.
    const expected: unknown = JSON.parse(await readFile("test/articles/checksums.json", "utf8"));
    const actual = Object.fromEntries(
      articles.map(({ slug, paragraphs }) => [
        slug,
        paragraphs.map(({ text }) => createHash("sha256").update(text).digest("hex").slice(0, 16)),
      ]),
    );
    expect(actual).toEqual(expected);
  });

  test("no page furniture is left", () => {
    const texts = articles.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
    expect(texts.filter((text) => FURNITURE.test(text))).toEqual([]);
  });

  test.each([
    ["UrduPoint", "2023-07-25", "stated", "external"],
    ["TASS", "2023-05-19", "inferred", "dateline"],
    ["The Cradle", "2023-02-28", "stated", "external"],
    ["Sputnik", "2022-09-05", "external", "dateline"],
    ["Tel Aviv Tribune", null, "unknown", "external"],
  ])("%s is dated %s (%s) and attributed by %s", (source, value, status, evidence) => {
    const article = articles.find((candidate) => candidate.source === source);
    expect(article?.date.value).toBe(value);
    expect(article?.date.status).toBe(status);
    expect(article?.sourceEvidence).toBe(evidence);
    expect(article?.date.evidence).toMatch(/\.$/);
  });

  test("the undated one has the bound that its text gives", () => {
    const undated = articles.find(({ date }) => date.value === null);
    expect(undated?.date.notBefore).toBe("2023-09-20");
    expect(undated?.date.notAfter).toBeNull();
  });

  test("two lines of the Tel Aviv Tribune are subheadings, not paragraphs", () => {
    const tribune = articles.find(({ source }) => source === "Tel Aviv Tribune");
    expect(tribune?.paragraphs.map(({ subheading }) => subheading?.slice(0, 14) ?? null)).toEqual([
      ...Array<null>(2).fill(null),
      ...Array<string>(3).fill("Russia acts as"),
      ...Array<string>(6).fill("Moscow accused"),
    ]);
  });
});
