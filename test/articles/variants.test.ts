import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadVariants } from "../../src/articles/variants.ts";

/** Ten lines that stand for ten thousand million words. */
function bomb(): string {
  const lines = ["- &l0 [a, b]"];
  for (let line = 1; line < 10; line += 1) {
    lines.push(`- &l${line} [${`*l${line - 1}, `.repeat(10)}]`);
  }
  return lines.join("\n");
}

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "dateline-variants-"));
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

test("a folder without the file has no list of spellings", async () => {
  expect(await loadVariants(dir)).toEqual([]);
});

test.each([
  [
    "- [Turkey, Türkiye]\n- [Kyiv, Kiev]",
    [
      ["Turkey", "Türkiye"],
      ["Kyiv", "Kiev"],
    ],
  ],
  ["# nothing yet\n", []],
  ["\uFEFF- [Kyiv, Kiev]\n", [["Kyiv", "Kiev"]]],
  ["- [Côte d'Ivoire, Ivory Coast]", [["Côte d'Ivoire", "Ivory Coast"]]],
])("%j is %j", async (text, groups) => {
  await writeFile(path.join(dir, "variants.yaml"), text);
  expect(await loadVariants(dir)).toEqual(groups);
});

describe("a wrong file is refused with what to write", () => {
  test.each([
    ["a group of one", "- [Turkey]", /variants\.yaml:1: group 1: write at least two spellings/u],
    [
      "grammar",
      "- [UN, ONU]\n- [who, WHO]",
      /variants\.yaml:2: group 2: “who” has no word to search/u,
    ],
    ["marks", "- [UN, ONU]\n- [Mali, '?!']", /variants\.yaml:2: group 2: “\?!” has no word/u],
    ["a number", "- [Mali, 1990]", /variants\.yaml:1: group 1: write text/u],
    [
      "a whole sentence",
      `- [UN, ${"United ".repeat(12)}]`,
      /group 1: is longer than 60 characters/u,
    ],
    [
      "a spelling in two groups",
      "- [UN, ONU]\n# more\n- [Uno, U.N.]",
      /variants\.yaml:3: group 2: “U\.N\.” is also in group 1/u,
    ],
    ["not a list", "Turkey: Türkiye", /file: .*a group looks like/u],
    ["not YAML", "- [Turkey", /^variants\.yaml:1: file: .*each "\[" needs a "\]"/u],
    [
      "a mistake in line 3",
      "- [a, b]\n- [c, d]\n- [e, f\n- [g, h]",
      /^variants\.yaml:[34]: file: .*$/u,
    ],
    ["a list within a list", "- &a [b, c]\n- *a", /^variants\.yaml:0: file: uses YAML aliases/u],
    ["a bomb", bomb(), /^variants\.yaml:0: file: uses YAML aliases/u],
  ])("%s", async (_what, text, message) => {
    await writeFile(path.join(dir, "variants.yaml"), text);
    await expect(loadVariants(dir)).rejects.toThrow(message);
  });
});
