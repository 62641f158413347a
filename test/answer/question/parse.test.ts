import { beforeAll, describe, expect, test } from "vitest";
import { createArchive, type Archive } from "../../../src/answer/archive.ts";
import {
  type ParsedQuestion,
  literalQuestion,
  removeOperator,
  removeOperators,
  parseQuestion,
} from "../../../src/answer/question/parse.ts";
import { loadOutlets } from "../../../src/articles/known-outlets.ts";
import { loadCorpus } from "../../../src/articles/load.ts";
import { makeArticle } from "../../support/make-article.ts";

let archive: Archive;
beforeAll(async () => {
  archive = await createArchive(await loadCorpus("corpus"), [], await loadOutlets("corpus"));
});

async function askedOf(question: string, given = {}): Promise<ParsedQuestion> {
  const parsed = await parseQuestion(question, given, archive, "en-US");
  if ("problem" in parsed) throw new Error(parsed.problem);
  return parsed;
}

describe("a question is put into canonical form", () => {
  test.each([
    ["who died source:tass", {}, "who died source:TASS"],
    ["who died", { source: "the cradle" }, 'who died source:"The Cradle"'],
    ["who died source:cradle", { source: "The Cradle" }, 'who died source:"The Cradle"'],
    [
      "who died",
      { after: "May 2023", before: "19 June 2023" },
      "who died after:2023-05 before:2023-06-19",
    ],
    ["who “died there”  -war", {}, 'who "died there" -war'],
    ["who died", { source: " ", after: "" }, "who died"],
    ["who died -source:cradle -source:tass", {}, 'who died -source:"The Cradle" -source:TASS'],
    ["who died, according to tass.com", {}, "who died, source:TASS"],
    ["who died, not from TASS", {}, "who died, -source:TASS"],
  ])("%s %j", async (question, given, text) => {
    const parsed = await askedOf(question, given);
    expect(parsed.text).toBe(text);
    expect(await askedOf(text)).toEqual({ ...parsed, pieces: expect.anything() });
  });

  test("of two bounds the narrower one holds, a day within its month", async () => {
    const parsed = await askedOf(
      "x after:2022 after:2023-05 after:2023 before:2024-05-01 before:2024-05",
    );
    expect(parsed.filter).toEqual({ after: "2023-05", before: "2024-05-01" });
  });
});

describe("what is not understood", () => {
  test.each([
    ["x source:tas", { problem: "ok" }],
    ["x source:tsas", { problem: "outlet", typed: "tsas", nearest: "TASS" }],
    ["x source:crdle", { problem: "outlet", typed: "crdle", nearest: "The Cradle" }],
    ["x source:t", { problem: "outlet", typed: "t", nearest: "TASS" }],
    ["x source:tass source:sputnik", { problem: "outlets", names: ["TASS", "Sputnik"] }],
    ["x before:lunch", { problem: "date", typed: "lunch" }],
    ["x after:2024 before:2023", { problem: "range", after: "2024", before: "2023" }],
  ])("%s", async (question, expected) => {
    const result = await parseQuestion(question, {}, archive, "en-US");
    if (!("problem" in result)) expect(expected).toEqual({ problem: "ok" });
    else if (result.problem === "outlet") {
      const { kind: _, nearest, ...rest } = result;
      expect({ ...rest, nearest: nearest[0]?.name }).toEqual(expected);
    } else expect(result).toEqual(expected);
  });
});

describe("an operator is taken away", () => {
  test.each([
    [0, 'who "died there" -war before:2023'],
    [1, "who died there -war source:TASS before:2023"],
    [2, 'who "died there" source:TASS before:2023'],
    [3, 'who "died there" -war source:TASS'],
  ])("number %i, and the rest stays", async (position, rest) => {
    const order = ["source", "phrase", "without", "before"];
    const parsed = await askedOf('who "died there" -war source:tass before:2023');
    const at = parsed.operators.findIndex(({ kind }) => kind === order[position]);
    const less = removeOperator(parsed, at);
    expect(less.text).toBe(rest);
    expect(await askedOf(less.text)).toEqual({ ...less, pieces: expect.anything() });
  });

  test("all of them", async () => {
    const parsed = await askedOf('who "died there" -war source:tass before:2023');
    expect(removeOperators(parsed)).toMatchObject({
      text: "who died there",
      operators: [],
      filter: {},
    });
  });
});

test("a text that nobody typed for search has no operators", () => {
  expect(literalQuestion('"a b" -c source:d')).toMatchObject({
    text: '"a b" -c source:d',
    words: '"a b" -c source:d',
    operators: [],
  });
});

describe("the bare name of an outlet that no article uses as a word is that outlet", () => {
  const floods = createArchive([
    makeArticle({ slug: "a", source: "The Lantern", paragraphs: ["Floods hit the docks."] }),
    makeArticle({ slug: "b", source: "Harbour", paragraphs: ["The harbour is closed."] }),
  ]);
  test.each([
    ["lantern floods", 'source:"The Lantern" floods', ["the lantern"]],
    ["harbour floods", "harbour floods", undefined],
    ["lantern", "lantern", undefined],
    ["lantern qwxyz", "lantern qwxyz", undefined],
  ])("%s", async (question, text, sources) => {
    const parsed = await parseQuestion(question, {}, await floods, "en");
    expect(parsed).toMatchObject({ text, filter: sources === undefined ? {} : { sources } });
  });
});
