import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseArticle } from "../../src/articles/front-matter.ts";
import { fileNameOf, fileText, writeArticle } from "../../src/ingest/article-file.ts";
import { UNKNOWN_DATE, type Draft } from "../../src/ingest/draft.ts";
import { folded } from "../../src/ingest/page/dom.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "articles-"));
});
afterEach(() => rm(dir, { recursive: true }));

function draft(fields: Partial<Draft> = {}): Draft {
  return {
    title: "Ferry runs aground",
    source: "Example Herald",
    sourceEvidence: "stated",
    sourceReason: null,
    url: null,
    urlEvidence: null,
    authors: [],
    updated: null,
    language: null,
    date: { ...UNKNOWN_DATE, value: "2021-05-04", status: "stated" },
    blocks: [{ kind: "paragraph", text: "Nobody was hurt." }],
    dropped: [],
    warnings: [],
    needsReview: false,
    ...fields,
  };
}

test.each([
  ["Ferry runs aground", "2021-05-04-ferry-runs-aground.md"],
  ["L’été à Düsseldorf: “Straße”", "2021-05-04-lete-a-dusseldorf-strasse.md"],
  ["../../etc/passwd", "2021-05-04-etc-passwd.md"],
  ["CON", "2021-05-04-con.md"],
  ["a\u0000b/c\\d:e*f?g", "2021-05-04-a-b-c-d-e-f-g.md"],
])("the file of %s is %s", (title, name) => {
  expect(fileNameOf(draft({ title }))).toBe(name);
});

test("an undated article's file says so", () => {
  expect(fileNameOf(draft({ date: UNKNOWN_DATE }))).toBe("undated-ferry-runs-aground.md");
});

test("titles in other scripts get names that differ", () => {
  const names = ["Паром сел на мель", "渡船搁浅", "العبارة"].map((title) =>
    fileNameOf(draft({ title })),
  );
  expect(new Set(names).size).toBe(3);
  for (const name of names) expect(name).toMatch(/^2021-05-04-article-[0-9a-f]{10}\.md$/);
});

const text = fc.string({ unit: "binary", minLength: 1, maxLength: 400 }).map(folded);
const nasty = fc.constantFrom(
  "--- \n---",
  "a: b # c",
  "'; \"",
  "*alias &anchor !tag",
  "@everyone `x`",
  "yes",
  "null",
  "2023-05-19",
  "# heading",
  "## heading",
  "- - -",
  "{[",
  "\u2028\u2029\u0085",
);

/** A rule, and a line that is only a picture, are never paragraphs. */
const NO_PARAGRAPH = /^(?:([-*_])(?: ?\1){2,}|!\[[^\]]*\]\([^)]*\))$/u;

test("whatever title, outlet and text an article has, its file is read back with the same words", () => {
  fc.assert(
    fc.property(
      fc.oneof(text, nasty),
      fc.oneof(text, nasty),
      fc.array(fc.oneof(text, nasty), { minLength: 1 }),
      (title, source, texts) => {
        const [shown, outlet] = [folded(title), folded(source)];
        const paragraphs = texts
          .map((one) => folded(one).replace(/^(?:#+\s+|[>\s]+)+/, ""))
          .filter((one) => one !== "" && !NO_PARAGRAPH.test(one));
        fc.pre(
          shown !== "" &&
            outlet !== "" &&
            outlet.length <= 100 &&
            shown.length <= 300 &&
            paragraphs.length > 0,
        );
        const made = draft({
          title: shown,
          source: outlet,
          blocks: paragraphs.map((one) => ({ kind: "paragraph", text: one })),
        });
        const name = fileNameOf(made);
        const { article } = parseArticle(name, fileText(made, name, "2026-11-22"));
        expect(article?.title).toBe(shown);
        expect(article?.source).toBe(outlet);
        expect(article?.paragraphs.map((paragraph) => paragraph.text)).toEqual(paragraphs);
      },
    ),
    { numRuns: 300 },
  );
});

test("dates are quoted, unknown facts are null, and no other key is written", () => {
  const lines = fileText(
    draft({ source: null, sourceEvidence: "unknown" }),
    "a.md",
    "2026-11-22",
  ).split("\n");
  expect(lines).toContain('date: "2021-05-04"');
  expect(lines).toContain("source: null");
  expect(lines.filter((line) => line.startsWith("url") || line.startsWith("author"))).toEqual([]);
});

test("subheadings are kept as such, and a paragraph never becomes one", () => {
  const blocks = [
    { kind: "paragraph" as const, text: "First." },
    { kind: "subheading" as const, text: "What is known" },
    { kind: "paragraph" as const, text: "## Second." },
  ];
  const { article } = parseArticle("a.md", fileText(draft({ blocks }), "a.md", "2026-11-22"));
  expect(article?.paragraphs).toMatchObject([
    { text: "First.", subheading: null },
    { text: "Second.", subheading: "What is known" },
  ]);
});

test("a new file takes a free name, even when two are written at once", async () => {
  const names = await Promise.all(
    ["1", "2", "3"].map((content) => writeArticle(dir, "a.md", content, null)),
  );
  expect(names.toSorted()).toEqual(["a-2.md", "a-3.md", "a.md"]);
  const contents = await Promise.all(names.map((name) => readFile(join(dir, name), "utf8")));
  expect(contents.toSorted()).toEqual(["1", "2", "3"]);
});

test("a replaced file keeps its name, and nothing else is left in the folder", async () => {
  await writeArticle(dir, "a.md", "old", null);
  expect(await writeArticle(dir, "b.md", "new", "a.md")).toBe("a.md");
  expect(await readdir(dir)).toEqual(["a.md"]);
  expect(await readFile(join(dir, "a.md"), "utf8")).toBe("new");
});

test("authors, change, language and the need of a review are kept, and read again", () => {
  const fields = {
    authors: ["Jane Doe", "John Roe"],
    updated: "2021-05-06",
    language: "pt-BR",
    needsReview: true,
  };
  const written = fileText(draft(fields), "2021-05-04-ferry.md", "2026-11-22");
  expect(written).toContain("needs_review: true");
  expect(parseArticle("2021-05-04-ferry.md", written).article).toMatchObject(fields);
});
