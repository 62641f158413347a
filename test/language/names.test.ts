import { expect, test } from "vitest";
import { namesIn } from "../../src/language/names.ts";
import { createAnalyser } from "../../src/language/tokenizer.ts";

test.each([
  ["Once Sergey Lavrov met Ararat Mirzoyan.", ["Sergey Lavrov", "Ararat Mirzoyan"]],
  ["Ministers met in Nagorno-Karabakh.", ["Nagorno-Karabakh"]],
  ["The Moscow-brokered deal", ["Moscow"]],
  ["A road of the Ministry of Foreign Affairs", ["Ministry of Foreign Affairs"]],
  ["On Friday in May, Baku agreed.", ["Baku"]],
  ["Talks began. Russia agreed.", []],
  [
    "But Armenia’s Prime Minister Nikol Pashinyan left",
    ["Armenia", "Prime Minister Nikol Pashinyan"],
  ],
  ["One of Upper Lorn’s mills burned.", ["Upper Lorn"]],
  ["Some of the Alps burned.", ["Alps"]],
  ["Duke of Alby Ann Roe came.", ["Duke of Alby Ann Roe"]],
  ["He left on Nov. 5.", []],
  ["nothing here", []],
])("%s", (text, names) => {
  expect(namesIn(text, createAnalyser())).toEqual(names);
});
