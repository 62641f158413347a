import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { expect, test } from "vitest";
import { eachPiece } from "../../src/language/pieces.ts";

/** What is told apart: letters, joints, marks, surrogates, what is never in a word. */
const CHARACTERS = Array.from(
  "aZ9éЖ漢½ª\u0301\u00ad\u200b\u2060𝐀😀..,,''’’ʼ＇ -_“”‘–—…!\n\u00a0\ud83d",
);

test.each([
  ["words, figures and what stands between", "In 2,003 he—or she—left.", "In 2,003 he or she left"],
  ["apostrophes", "O’Brien's 'quoted' rock’n’roll James’", "O’Brien's quoted rock’n’roll James"],
  [
    "letters with stops, the last included",
    "The U.S. and U.N.-led J. K.",
    "The U.S. and U.N. led J. K.",
  ],
  ["letters with stops beside each other", "the U.S. U.N. talks", "the U.S. U.N. talks"],
  [
    "a hyphenated word, then its parts",
    "The cease-fire, re‐opened",
    "The cease-fire cease fire re‐opened re opened",
  ],
  ["a type with its number", "F-16s G-7 mid-2019", "F-16s G-7 mid-2019 mid 2019"],
  [
    "a name before a number, then its parts",
    "ZORVA-21 MiG-29s",
    "ZORVA-21 ZORVA 21 MiG-29s MiG 29s",
  ],
  [
    "thousands apart by a space that does not break",
    "12\u202f500 40\u00a0000",
    "12\u202f500 40\u00a0000",
  ],
  ["times of day and ratios", "at 7:30pm, 3:1", "at 7:30pm 3 1"],
  ["signs beside a figure, and no others", "$5bn 10% a $ or %", "$ 5bn 10 % a or"],
  ["pictures", "cat\ufe0f ❤\ufe0f 1\ufe0f\u20e3 👍🏽", "cat\ufe0f"],
  ["words of a script without spaces", "周五四川发生地震", "周五 四川 发生 地震"],
  ["an apostrophe of any kind", "O´Brien don`t O‘Brien", "O´Brien don`t O‘Brien"],
  ["what stops and commas separate", "said.The 1,2,3 a,b 7.7.", "said The 1 2 3 a b 7.7"],
  ["nothing", " …!?’' ", ""],
])("%s", (_what, text, expected) => {
  expect(pieces(text).join(" ")).toBe(expected);
});

test("for any text, pieces start in order, lie inside it and hold a letter, a digit or a sign", () => {
  const texts = array(constantFrom(...CHARACTERS), { maxLength: 24 }).map((each) => each.join(""));
  assert(
    property(oneof(texts, string({ unit: "binary" })), (text) => {
      let last = 0;
      eachPiece(text, (start, end) => {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.slice(start, end)).toMatch(/[\p{L}\p{N}%$€£]/u);
        last = start;
      });
    }),
    { numRuns: 3000 },
  );
});

test("an ASCII text gives the same pieces as one in which a sign beyond ASCII ends it", () => {
  const texts = array(constantFrom(..."aZ9..,,''-:\"$% !".split("")), { maxLength: 24 });
  assert(
    property(texts, (characters) => {
      const text = characters.join("");
      expect(pieces(text)).toEqual(pieces(`${text} \u2028`));
    }),
    { numRuns: 3000 },
  );
});

function pieces(text: string): string[] {
  const found: string[] = [];
  eachPiece(text, (start, end) => found.push(text.slice(start, end)));
  return found;
}
