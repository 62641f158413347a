import { describe, expect, test } from "vitest";
import { createArchive } from "../../src/answer/archive.ts";
import { reportsOf } from "../../src/answer/story.ts";
import type { Article } from "../../src/articles/article.ts";
import { FIRE, OTHERS, report } from "../support/mill-fire.ts";

async function storyOf(slug: string, articles: readonly Article[]) {
  const archive = await createArchive([...articles, ...OTHERS]);
  const [article] = await archive.articles.articles([slug]);
  const story = (await archive.stories()).of(article!);
  return reportsOf(story!, archive);
}

const [FIRST, COPY, , LAST] = FIRE as [Article, Article, Article, Article];
const TEXTS = FIRST.paragraphs.map(({ text }) => text);

describe("the reports of a story", () => {
  test("are in order of publication, copies folded, under the newest headline", async () => {
    const { title, articles, outlets, reports } = await storyOf("mill-d", FIRE.toReversed());
    expect({ title, articles, outlets }).toEqual({ title: LAST.title, articles: 4, outlets: 4 });
    expect(
      reports.map(({ article, copies }) => [article.slug, ...copies.map((c) => c.slug)]),
    ).toEqual([["mill-a", "mill-b"], ["mill-c"], ["mill-d"]]);
  });

  test("show a copy whose lead has another number", async () => {
    const other = report("mill-e", [TEXTS[0]!.replace("nine", "ten"), TEXTS[1]!], {
      source: "Echo",
    });
    const { reports } = await storyOf("mill-a", [FIRST, COPY, other]);
    expect(reports.map(({ article }) => article.slug)).toEqual(["mill-a", "mill-e"]);
  });

  test.each([
    [
      "the same outlet's, with nearly the same text",
      {},
      [...TEXTS, "A tenth is missing."],
      "update",
    ],
    [
      "marked by an agency",
      { title: "UPDATE 2-Nine dead in mill", source: "Wire" },
      TEXTS,
      "update",
    ],
    ["marked at its start", { source: "Wire" }, [`Update: ${TEXTS[0]}`, TEXTS[1]!], "update"],
    [
      "corrected, by its headline",
      { title: "CORRECTED-Nine dead in mill", source: "Wire" },
      TEXTS,
      "correction",
    ],
    [
      "corrected, by its last line",
      { source: "Wire" },
      [...TEXTS, "Correction (6 March): An earlier version of this article named another mayor."],
      "correction",
    ],
    [
      "about a correction",
      { source: "Wire", title: "Correctional officers help" },
      TEXTS,
      "report",
    ],
  ])("mark one that is %s", async (_, given, paragraphs, kind) => {
    const later = report("mill-later", paragraphs, { date: "2024-03-06", ...given });
    const { reports } = await storyOf("mill-a", [FIRST, later]);
    const found = reports.find(({ article }) => article.slug === "mill-later");
    expect(found?.kind ?? "report").toBe(kind);
    expect(found === undefined).toBe(kind === "report");
  });
});
