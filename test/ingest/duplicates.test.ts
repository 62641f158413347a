import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { KnownArticles, knownArticles } from "../../src/ingest/duplicates.ts";
import { PROSE } from "../support/prose.ts";

const NONE = join(tmpdir(), "no-such-folder");

test.each([
  ["the same text", [...PROSE]],
  ["other spaces, case and signs", PROSE.map((text) => text.toUpperCase().replaceAll(",", " –"))],
  ["another standfirst", ["A short summary of what follows stands above it here.", ...PROSE]],
  ["a shortened end", PROSE.slice(0, 4)],
  ["other paragraph breaks", [PROSE.join(" ")]],
])("%s is a copy", async (_, paragraphs) => {
  const known = await knownArticles(NONE);
  known.add("a.md", null, PROSE);
  expect(known.find(null, paragraphs)).toEqual({ file: "a.md", why: "text" });
});

test("an article that quotes another is no copy of it", async () => {
  const known = await knownArticles(NONE);
  known.add("a.md", null, PROSE);
  const own = PROSE.map((text) => text.split(" ").toReversed().join(" "));
  expect(known.find(null, [PROSE[0], ...own])).toBeNull();
});

test.each([
  "https://herald.example/ferry",
  "http://www.herald.example/ferry/",
  "https://herald.example/ferry/amp",
  "https://herald.example/ferry?utm_source=feed&fbclid=1#top",
])("%s is the address of an article that is there", async (address) => {
  const known = await knownArticles(NONE);
  known.add("a.md", "https://herald.example/ferry", PROSE);
  expect(known.has(address)).toBe(true);
  expect(known.find(address, ["Other words."])).toEqual({ file: "a.md", why: "url" });
});

test("addresses that differ in what they ask for are two", async () => {
  const known = await knownArticles(NONE);
  known.add("a.md", "https://herald.example/view?id=1", PROSE);
  expect(known.has("https://herald.example/view?id=2")).toBe(false);
});

test("a folder's readable articles are known, its broken ones are passed over", async () => {
  const dir = await mkdtemp(join(tmpdir(), "known-"));
  await writeFile(join(dir, "a.md"), `---\ntitle: A\n---\n\n${PROSE.join("\n\n")}\n`);
  await writeFile(join(dir, "broken.md"), "no front matter");
  const known = await knownArticles(dir);
  expect(known.size).toBe(1);
  expect(known.find(null, PROSE)?.file).toBe("a.md");
  await rm(dir, { recursive: true });
});

test("an article that is added again under its name replaces what was known of it", async () => {
  const known = await knownArticles(NONE);
  known.add("a.md", "https://herald.example/1", PROSE);
  known.add("a.md", "https://herald.example/2", ["Something else altogether now."]);
  expect(known.has("https://herald.example/1")).toBe(false);
  expect(known.find(null, PROSE)).toBeNull();
});

/** A report of a kind that comes every day. */
const form = (sum: string, rate: string) => [
  `The central bank of Westmere added ${sum} million crowns of reserves to the banking system today through repurchase agreements with its customers, a spokesperson said, while overnight money traded at ${rate} per cent, which dealers had expected for some days now.`,
];

describe("short reports on one form", () => {
  test.each([
    ["with other figures are two", form("120", "6.25"), null],
    ["with the same figures are one", [`Update. ${form("40", "6.12")[0]}`], "a.md"],
  ])("%s", (_, paragraphs, file) => {
    const known = new KnownArticles();
    known.add("a.md", null, form("40", "6.12"));
    expect(known.find(null, paragraphs)?.file ?? null).toBe(file);
  });
});

test("with its day, a text is compared with those of about that day alone", () => {
  const known = new KnownArticles();
  known.add("a.md", null, PROSE, "2026-11-20");
  expect(known.find(null, PROSE, "2026-11-23")?.file).toBe("a.md");
  expect(known.find(null, PROSE, "2026-11-24")).toBeNull();
  expect(known.find(null, PROSE)?.file).toBe("a.md");
});
