import { describe, expect, test } from "vitest";
import { type Article, articleKey } from "../../../src/articles/article.ts";
import { createStore } from "../../../src/articles/local-store.ts";
import type { ArticleStore } from "../../../src/articles/store.ts";
import {
  decodeRefs,
  encodeRef,
  encodeRefs,
  findPassage,
  passageRef,
} from "../../../src/reply/discord/passage-ref.ts";
import { articleOf } from "../../support/passages.ts";

const article = articleOf(["First. Second.", "One. Two. Three."]);
const paragraph = article.paragraphs[1]!;
const ref = passageRef(paragraph, 1);

/** The same article, its second paragraph reading otherwise, or gone. */
function changed(texts: string[]): ArticleStore {
  return createStore([articleOf(texts)]);
}

describe("a reference to a passage", () => {
  test("names article, paragraph and sentence", () => {
    expect(ref).toMatchObject({ key: articleKey(article.slug), ordinal: 2, sentence: 1 });
  });

  test("leads back to it", async () => {
    expect(await findPassage(ref, createStore([article]))).toMatchObject({
      state: "same",
      paragraph: { ordinal: 2 },
      sentence: 1,
    });
  });

  test("notices that the article is gone, the paragraph changed, or lost", async () => {
    expect(await findPassage(ref, createStore([]))).toEqual({ state: "gone" });
    expect(await findPassage(ref, changed(["First.", "Else."]))).toMatchObject({
      state: "changed",
      paragraph: { text: "Else." },
    });
    expect(await findPassage(ref, changed(["First."]))).toMatchObject({ state: "lost" });
  });

  test("finds the fitting one of two articles that share a key", async () => {
    const twin: Article = articleOf(["First.", "Other text."], { slug: "twin" });
    const store = { withKeys: async () => [[twin, article]] };
    expect(await findPassage(ref, store)).toMatchObject({
      state: "same",
      article: { slug: article.slug },
    });
    const reversed = { withKeys: async () => [[article, twin]] };
    expect(await findPassage(ref, reversed)).toMatchObject({
      state: "same",
      article: { slug: article.slug },
    });
  });
});

describe("references in a custom_id", () => {
  const giant = { key: "-_aZ09x", ordinal: 46_655, sentence: 1295, check: "_-" };

  test("come back as they were", () => {
    expect(decodeRefs(encodeRefs([ref, giant, ref], 100))).toEqual([ref, giant, ref]);
    expect(decodeRefs(encodeRef(giant))).toEqual([giant]);
  });

  test("are five of the longest in 86 characters", () => {
    expect(decodeRefs(encodeRefs([giant, giant, giant, giant, giant], 86))).toHaveLength(5);
  });

  test("are as many as there is room for", () => {
    expect(decodeRefs(encodeRefs([giant, giant, giant], 20))).toEqual([giant]);
  });

  test.each(["", "x", "....", "abc~1", "Bm9iHRVzX7~", "constructor"])("%j holds none", (text) => {
    expect(decodeRefs(text)).toEqual([]);
  });
});
