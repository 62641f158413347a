import { array, assert, constantFrom, property, string } from "fast-check";
import { expect, test } from "vitest";
import { eachPiece } from "../../src/language/tokenizer.ts";

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
    "The U.S. and U.N. led J K",
  ],
  ["what stops and commas separate", "said.The 1,2,3 a,b 7.7.", "said The 1 2 3 a b 7.7"],
  ["nothing", " …!?’' ", ""],
])("%s", (_what, text, expected) => {
  expect(pieces(text).join(" ")).toBe(expected);
});

test("any text gives what one regular expression after another finds in it", () => {
  const texts = array(constantFrom(...CHARACTERS), { maxLength: 24 });
  assert(
    property(texts, (characters) => {
      const text = characters.join("");
      expect(pieces(text)).toEqual(piecesByExpression(text));
    }),
    { numRuns: 3000 },
  );
  assert(
    property(string({ unit: "binary" }), (text) => {
      expect(pieces(text)).toEqual(piecesByExpression(text));
    }),
  );
});

function pieces(text: string): string[] {
  const found: string[] = [];
  eachPiece(text, (start, end) => found.push(text.slice(start, end)));
  return found;
}

function piecesByExpression(text: string): string[] {
  const part = String.raw`[\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u2060]+`;
  const run = new RegExp(`${part}(?:[.,'’ʼ＇]${part})*`, "gu");
  return [...text.matchAll(run)].flatMap(({ 0: found, index }) => {
    if (/^\d+(?:,\d{3})*(?:\.\d+)*$/u.test(found)) return [found];
    if (/^\p{L}(?:\.\p{L})+$/u.test(found)) {
      return [text[index + found.length] === "." ? `${found}.` : found];
    }
    return found.split(/[.,]/u);
  });
}
