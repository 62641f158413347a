import { array, assert, constantFrom, property } from "fast-check";
import { expect, test } from "vitest";
import { plainSentenceStarts } from "../../src/language/sentences.ts";

const SEGMENTER = new Intl.Segmenter("en", { granularity: "sentence" });

function starts(text: string): number[] {
  return Array.from(SEGMENTER.segment(text), ({ index }) => index).slice(1);
}

/** Every class of character that the rules know, those with a part in them more often. */
const CHARACTERS = Array.from("aaZZ55....!?    ,-:\"'()“”’–éÉ%;\u00a0\n。…\u00ad");

test("sentences start where Intl.Segmenter finds them, or it is left to it", () => {
  let found = 0;
  assert(
    property(array(constantFrom(...CHARACTERS), { maxLength: 12 }), (characters) => {
      const text = characters.join("");
      const plain = plainSentenceStarts(text);
      if (plain !== null) expect(plain, JSON.stringify(text)).toEqual(starts(text));
      found += plain?.length ?? 0;
    }),
    { numRuns: 60_000 },
  );
  expect(found).toBeGreaterThan(1000);
});

test.each([
  'He left. She “stayed.” No. 5 of them: "Go!" he said... The U.S. Army – 7.7 – won.',
  "It rained (hard). (They) left! 5 came? No.",
])("news is no work for it: %s", (text) => {
  expect(plainSentenceStarts(text)).toEqual(starts(text));
});

test.each(["One line.\nAnother.", "Ending。次", "A ;b.; C", "Zoë. éclair", "A\u00adb. C"])(
  "what needs the tables of Unicode is left to it: %j",
  (text) => {
    expect(plainSentenceStarts(text)).toBeNull();
  },
);
