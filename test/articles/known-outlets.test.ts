import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadOutlets } from "../../src/articles/known-outlets.ts";

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "dateline-outlets-"));
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

const LIST = `
- name: The Lorn Press Agency
  aliases: [LPA, LPA News]
  hosts: [lpa.example]
- name: Kolm News
`;

test("a folder without the file knows no outlet", async () => {
  const outlets = await loadOutlets(dir);
  expect(outlets.list).toEqual([]);
  expect(outlets.byName("LPA")).toBeNull();
});

test("the file that comes with the project is sound", async () => {
  expect((await loadOutlets("corpus")).byHost("www.apnews.com")?.name).toBe("The Associated Press");
});

test.each([
  ["its name", "The Lorn Press Agency"],
  ["its name without the article", "lorn press agency"],
  ["an alias", "LPA"],
  ["an alias in small letters", "lpa news"],
])("an outlet is found by %s", async (_, name) => {
  await writeFile(path.join(dir, "outlets.yaml"), LIST);
  expect((await loadOutlets(dir)).byName(name)?.name).toBe("The Lorn Press Agency");
});

test.each([
  ["lpa.example", "The Lorn Press Agency"],
  ["www.lpa.example", "The Lorn Press Agency"],
  ["notlpa.example", null],
  ["example", null],
])("the host %s belongs to %s", async (host, name) => {
  await writeFile(path.join(dir, "outlets.yaml"), LIST);
  expect((await loadOutlets(dir)).byHost(host)?.name ?? null).toBe(name);
});

describe("a wrong file is refused with the line and what to write", () => {
  test.each([
    ["not a list", "name: Kolm News", /^outlets\.yaml:1: file: write a list of outlets/],
    ["not YAML", "- name: [Kolm", /^outlets\.yaml:\d+: file: /],
    ["no name", "- aliases: [KN]", /^outlets\.yaml:1: name: write a name/],
    [
      "an unknown key",
      "- name: A\n- name: B\n  url: x",
      /^outlets\.yaml:3: url: is not a known key/,
    ],
    [
      "no host",
      "- name: A\n  hosts:\n    - https://a.example/",
      /^outlets\.yaml:3: hosts: is not a host name/,
    ],
    [
      "an alias of two",
      "- name: A\n- name: B\n  aliases: [a]",
      /^outlets\.yaml:3: aliases: "a" also belongs to A/,
    ],
    ["YAML aliases", "- name: &a A\n- name: *a", /^outlets\.yaml:/],
  ])("%s", async (_, text, message) => {
    await writeFile(path.join(dir, "outlets.yaml"), text);
    await expect(loadOutlets(dir)).rejects.toThrow(message);
  });
});
