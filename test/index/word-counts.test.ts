import { expect, it } from "vitest";
import { createAnalyser } from "../../src/language/tokenizer.ts";
import { WordCounts } from "../../src/index/word-counts.ts";
import { makeArticle } from "../support/make-article.ts";

/** None is remembered, some are, and all. */
it.each([0, 1, 500])(
  "words are counted however they are written and whenever asked for, %i of them remembered",
  (maxMet) => {
    const words = new WordCounts(createAnalyser([], maxMet));
    const text = "Ships sail. The ships sailed by ship’s light, 12 of 12 SHIPS.";
    words.add(makeArticle({ slug: "ships", title: "Ships", paragraphs: [text] }));
    expect(counted()).toEqual({ ships: 4, sail: 1, sailed: 1, ship: 1, light: 1, "12": 2 });
    words.add(makeArticle({ slug: "ships", title: "Light ships", paragraphs: ["Sail on."] }));
    expect(counted()).toEqual({ ships: 5, sail: 2, sailed: 1, ship: 1, light: 2, "12": 2 });
    expect([...words.terms].toSorted()).toEqual(["light", "sail", "ship"]);
    expect(words.entries.get("ships")).toMatchObject({ written: "Ships", term: "ship" });

    function counted(): Record<string, number> {
      return Object.fromEntries(Array.from(words.entries.values(), (e) => [e.word, e.count]));
    }
  },
);
