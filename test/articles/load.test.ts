import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadCorpus, unreadable } from "../../src/articles/load.ts";
import { CorpusError } from "../../src/errors.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "dateline-corpus-"));
});
afterEach(() => rm(dir, { recursive: true }));

const write = (name: string, content: string | Uint8Array) => writeFile(join(dir, name), content);

async function refusal(): Promise<string> {
  const error: unknown = await loadCorpus(dir).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(CorpusError);
  return (error as CorpusError).message;
}

describe("loading a corpus", () => {
  test("reads the Markdown files in the order of their names and nothing else", async () => {
    await write("b.md", "---\ntitle: B\n---\nText.");
    await write("a.md", "---\ntitle: A\n---\nText.");
    await write(".hidden.md", "not an article");
    await write("notes.txt", "not an article");
    await mkdir(join(dir, "folder.md"));
    expect((await loadCorpus(dir)).map(({ slug }) => slug)).toEqual(["a", "b"]);
  });

  test("reports every problem of every file, with file, line and field", async () => {
    await write("a.md", '---\ntitle: A\ndate: "soon"\n---\n');
    await write("b.md", "no front matter");
    await write("c.md", "---\ntitle: C\n---\nText.");
    expect((await refusal()).split("\n").map((line) => line.split(": ", 2).join(" "))).toEqual([
      "a.md:3 date",
      "a.md:5 body",
      "b.md:1 front matter",
    ]);
  });

  test("says how to add an article when there is none", async () => {
    expect(await refusal()).toMatch(/has no articles; add one as YYYY-MM-DD-slug.md/);
  });

  test("says what to set when the folder does not exist", async () => {
    dir = join(dir, "missing");
    expect(await refusal()).toMatch(/does not exist; create it, or set CORPUS_DIR/);
    await mkdir(dir);
  });

  test.each<[string, string | Uint8Array, RegExp]>([
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), /is binary/],
    ["Latin-1 text", new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xe9, 0x0a]), /is not UTF-8/],
    ["a file of 6 MB", "x".repeat(6_000_000), /is 6000000 bytes/],
  ])("refuses %s", async (_, content, expected) => {
    await write("a.md", content);
    expect(await refusal()).toMatch(expected);
  });
});

test.each([
  ["corpus", null],
  ["/nowhere", "/nowhere: there is no such file or folder (ENOENT)"],
  ["package.json/articles", "package.json/articles: it is a file, not a folder (ENOTDIR)"],
])("why the folder %s cannot be read: %s", (folder, why) => expect(unreadable(folder)).toBe(why));
