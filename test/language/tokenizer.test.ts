import { assert, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { termsIn, tokenize, createAnalyser } from "../../src/language/tokenizer.ts";

describe("a word is searched by its folded stem", () => {
  test.each([
    ["accents do not count", "Müller Çavuşoğlu Türkiye", ["muller", "cavusoglu", "turkiy"]],
    ["letters with a stroke are plain", "Łódź Ærø Diyarbakır", ["lodz", "aero", "diyarbakir"]],
    ["Cyrillic stays", "Россия", ["россия"]],
    ["a ligature is its letters", "ﬁnance", ["financ"]],
    ["a possessive is stripped", "Baku's Baku’s Bakus’", ["baku", "baku", "bakus"]],
    ["an apostrophe inside a name is dropped", "O’Brien O'Brien", ["obrien", "obrien"]],
    ["a dotted abbreviation is one word", "U.S. U.N.-led", ["us", "un", "led"]],
    ["a number with separators is one word", "100,000 6,500 7.7", ["100000", "6500", "7.7"]],
    ["a comma between years separates", "2020,2021", ["2020", "2021"]],
    ["digits are not stemmed", "2003s 1990s", ["2003s", "1990s"]],
    ["a full stop without a space separates", "talks.Lavrov", ["talk", "lavrov"]],
    ["a hyphen separates", "Nagorno-Karabakh", ["nagorno", "karabakh"]],
    ["a hyphenated word is also one word", "cease-fire", ["ceasefir", "ceas", "fire"]],
    ["initials are one word, however written", "J. K. J.K. JK", ["jk", "jk", "jk"]],
    ["models are one word, in the plural too", "F-16s F16 F-16", ["f16", "f16", "f16"]],
    ["a number in words is its figure", "thirty nineteen", ["30", "19"]],
    ["an ordinal is its figure", "19th 3rd", ["19", "3"]],
    ["a large number is what is said", "1,200,000 5000000000", ["1.2", "million", "5", "billion"]],
    ["a unit is apart from its figure", "$5bn 7:30pm", ["dollar", "5", "billion", "7.30", "pm"]],
    ["no number is cut to what is seldom said", "1234567", ["1234567"]],
    [
      "several of a model are the model; a decade is a decade",
      "747s 747's 1990s",
      ["747", "747", "1990s"],
    ],
    ["a per cent sign is a word", "10%", ["10", "percent"]],
    ["short names in capitals are no stop words", "the WHO told us, US", ["who", "told", "us"]],
    ["the United States, however short", "U.S. US USA", ["us", "us", "us"]],
    ["an elided article is dropped", "l'Elysée d’Artagnan", ["elyse", "artagnan"]],
    ["an apostrophe may be any sign for one", "don´t don`t hotel`s", ["hotel"]],
    ["what is drawn and not read", "cat\ufe0f ❤\ufe0f", ["cat"]],
    ["a soft hyphen inside a word is not there", "Ara\u00adrat", ["ararat"]],
    ["question words and contractions are stop words", "Who doesn't? What is the", []],
    ["punctuation alone is nothing", "?! … —", []],
    ["names of Object's own are words", "constructor __proto__", ["constructor", "proto"]],
  ])("%s", (_rule, text, expected) => {
    expect(termsIn(text)).toEqual(expected);
  });
});

test("spans lie on the words of the original text, whatever folding does to their length", () => {
  const text = "Die ﬁnance of Müller’s ½ — U.S.! Baku's";
  const written = tokenize(text).map(({ start, end }) => text.slice(start, end));
  expect(written).toEqual(["Die", "ﬁnance", "of", "Müller", "½", "½", "U.S.", "Baku"]);
});

test("for any text, spans are in order and inside it, and no term holds white space", () => {
  assert(
    property(string({ unit: "binary" }), (text) => {
      let start = 0;
      for (const token of tokenize(text)) {
        expect(token.start).toBeGreaterThanOrEqual(start);
        expect(token.end).toBeGreaterThan(token.start);
        expect(token.end).toBeLessThanOrEqual(text.length);
        expect(token.term).toMatch(/^\S+$/u);
        start = token.start;
      }
    }),
  );
});

test("a shared analyser changes nothing but the time", () => {
  const analyser = createAnalyser();
  const text = "Peacekeepers were deployed; peacekeepers stay.";
  expect(tokenize(text, analyser)).toEqual(tokenize(text));
  expect(tokenize(text, analyser)).toEqual(tokenize(text));
});

test("a run of letters that no dictionary has is left as it is, so that it costs no time", () => {
  const run = "running".repeat(3000);
  expect(termsIn(run)).toEqual([run]);
});
