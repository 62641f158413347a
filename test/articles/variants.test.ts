import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadVariants } from "../../src/articles/variants.ts";

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
])("%j is %j", async (text, groups) => {
  await writeFile(path.join(dir, "variants.yaml"), text);
  expect(await loadVariants(dir)).toEqual(groups);
});

describe("a wrong file is refused with what to write", () => {
  test.each([
    ["a group of one", "- [Turkey]", /variants\.yaml:0: group 1: write at least two spellings/u],
    ["a spelling of two words", "- [a, b]\n- [Sri Lanka, Ceylon]", /group 2: write one word/u],
    ["not a list", "Turkey: Türkiye", /file: .*a group looks like/u],
    ["not YAML", "- [Turkey", /variants\.yaml:\d+: file/u],
  ])("%s", async (_what, text, message) => {
    await writeFile(path.join(dir, "variants.yaml"), text);
    await expect(loadVariants(dir)).rejects.toThrow(message);
  });
});
