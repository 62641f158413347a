import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readNewsArchive } from "../../../bench/eval/news-archive.ts";
import { run } from "../../support/run-cli.ts";

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "dateline-news-"));
  await writeFile(
    path.join(dir, "articles.jsonl"),
    JSON.stringify({ slug: "one", title: "Bridge", body: ["The bridge is long.", "It is new."] }),
  );
  await writeFile(
    path.join(dir, "distractors.jsonl.gz"),
    gzipSync(
      ["two", "three"]
        .map((slug) => JSON.stringify({ slug, title: "Rain", body: ["Rain fell."] }))
        .join("\n"),
    ),
  );
  await writeFile(
    path.join(dir, "questions.jsonl"),
    JSON.stringify({ id: "q1", q: "how long is the bridge", kind: "how-many", gold: ["is long"] }),
  );
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

test("distractors fill an archive up to the size that is asked for, packed or not", async () => {
  const own = await readNewsArchive(dir);
  const filled = await readNewsArchive(dir, 2);
  expect(own.articles.map(({ slug }) => slug)).toEqual(["one"]);
  expect(filled.articles.map(({ slug }) => slug)).toEqual(["one", "two"]);
  expect(filled.articles[0]?.paragraphs.map(({ text }) => text)).toEqual([
    "The bridge is long.",
    "It is new.",
  ]);
});

test("a size that cannot be reached is refused with the one that can", async () => {
  await expect(readNewsArchive(dir, 4)).rejects.toThrow("has 3 articles; choose a --size up to");
});

test("eval prints what an archive answers, kind by kind, and how sure it was", async () => {
  const { stdout, code } = await run("eval", ["--archive", dir, "--size", "2,3"]);
  expect(code).toBe(0);
  expect(stdout).toContain("2 articles");
  expect(stdout).toContain("3 articles");
  expect(stdout).toMatch(/how-many +1 +\d +\d/u);
  expect(stdout).toContain("first passage right");
});
