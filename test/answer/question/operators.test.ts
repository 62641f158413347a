import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readOperators, wordsOf, writePieces } from "../../../src/answer/question/operators.ts";

function operatorsIn(text: string): string[] {
  return readOperators(text).flatMap((piece) =>
    typeof piece === "string" ? [] : [`${piece.kind} ${piece.value}`],
  );
}

describe("operators in a question", () => {
  test.each([
    ["who died before:2023-03", ["before 2023-03"]],
    ["After:2022 who died", ["after 2022"]],
    ['after:"May 2023" talks', ["after May 2023"]],
    ['source:"the cradle" talks', ["source the cradle"]],
    ["source:“The Cradle” talks", ["source The Cradle"]],
    ["talks (source:tass), please", ["source tass"]],
    ['who "crushed the forces"?', ["phrase crushed the forces"]],
    ["«точная фраза» и „noch eine“", ["phrase точная фраза", "phrase noch eine"]],
    ["Gespräche vor:2023-03", ["before 2023-03"]],
    ['nach:"3. Mai 2023" quelle:tass', ["after 3. Mai 2023", "source tass"]],
    ["война до:2023 источник:тасс", ["before 2023", "source тасс"]],
    ["talks -war, -peace.", ["without war", "without peace"]],
    ['talks -"cease fire"', ["without cease fire"]],
    ["Karabakh -Nagorno-Karabakh", ["without Nagorno-Karabakh"]],
  ])("%s", (text, operators) => {
    expect(operatorsIn(text)).toEqual(operators);
  });
});

describe("what may be meant otherwise is plain words", () => {
  test.each([
    "before: the war",
    "vor:Ort",
    "nach: 2023",
    "resource:tass",
    "Nagorno-Karabakh - Lavrov",
    "-5 degrees",
    "Armenia-Azerbaijan",
    "-foo:bar",
    '5" screens and 6" ones',
    '"" and "?"',
    "an open “quote",
    "source:",
    "it's the peoples' 'will'",
  ])("%s", (text) => {
    expect(operatorsIn(text)).toEqual([]);
  });
});

describe("what is searched for", () => {
  test.each([
    ["who died source:tass after:2023", "who died"],
    ['who "crushed the forces" -war', 'who "crushed the forces"'],
    ["source:tass", ""],
  ])("%s is %j", (text, words) => {
    expect(wordsOf(readOperators(text))).toBe(words);
  });
});

describe("quotation marks stay where what follows would be read as part of the value", () => {
  test.each([
    ['source:"tass"?2', 'source:"tass"?2'],
    ['source:"tass"), please', "source:tass), please"],
    ['-"war".2', '-"war".2'],
    ['-"war", please', "-war, please"],
  ])("%s is written %s", (text, written) => {
    expect(writePieces(readOperators(text))).toBe(written);
  });
});

test("a question written out reads back as the same, whatever stands in it", () => {
  const part = fc.oneof(
    fc.constantFrom(
      "source:",
      "after:",
      "before:",
      '"',
      "“",
      "”",
      "-",
      "a",
      "war",
      "2023",
      " ",
      "(",
      ":",
    ),
    fc.string({ unit: "grapheme", maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const once = readOperators(parts.join(""));
      const text = writePieces(once);
      const twice = readOperators(text);
      expect(writePieces(twice)).toBe(text);
      expect(twice.filter((each) => typeof each !== "string")).toEqual(
        once.filter((each) => typeof each !== "string"),
      );
    }),
    { numRuns: 2000 },
  );
});
