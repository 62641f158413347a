import { expect, test } from "vitest";
import { createWordInterner, FORM_BITS, NO_WORD } from "../../../src/index/arrays/word-interner.ts";
import { createAnalyser } from "../../../src/language/tokenizer.ts";

function written() {
  const added: string[] = [];
  const words = createWordInterner(createAnalyser(), (word, term, shown) => {
    added.push(`${word} ${term} ${shown}`);
    return added.length - 1;
  });
  const find = (text: string) => {
    const found = words.find(`“${text}”`, 1, text.length + 1);
    return (words.several(found) ?? [found]).map((form) => form >>> FORM_BITS);
  };
  return { added, find };
}

test("a word is reported once, as it is first written, however often it is looked up", () => {
  const { added, find } = written();
  expect([find("Killed's"), find("Killed's"), find("½")]).toEqual([[0], [0], [1, 2]]);
  expect(added).toEqual(["killed kill Killed", "1 1 ½", "2 2 ½"]);
});

test("a stop word has no number, and what folds to nothing is no word", () => {
  const { added, find } = written();
  expect(find("The")).toEqual([NO_WORD]);
  expect(find("\u200b")).toEqual([]);
  expect(added).toEqual([]);
});

test("fifty thousand words are told apart", () => {
  const { added, find } = written();
  const size = 50_000;
  for (let round = 0; round < 2; round += 1) {
    for (let at = 0; at < size; at += 1) expect(find(`w${at}`)[0]).toBe(at);
  }
  expect(added).toHaveLength(size);
});
