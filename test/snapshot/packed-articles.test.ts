import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseArticle } from "../../src/articles/front-matter.ts";
import {
  createPackedArticles,
  orderByKey,
  packAbout,
  packParagraphs,
} from "../../src/snapshot/packed-articles.ts";
import { openTextFile } from "../../src/snapshot/text-file.ts";
import { createStringList, createStringTable } from "../../src/lib/string-table.ts";

const folder = mkdtempSync(join(tmpdir(), "packed-store-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SLUG = "talks";
const BODY = [
  "Plain words.",
  "> A post that the article embeds.",
  "## A heading, with a comma",
  'It said: ["quoted, \\n not a line"],',
  "Бахмут — 🚀 and a line separator\u2028within.",
  "],[",
];

function store() {
  const file = parseArticle(`${SLUG}.md`, `---\ntitle: T\n---\n${BODY.join("\n\n")}`);
  const article = file.article ?? expect.fail("the test's own article does not parse");
  const bytes = packParagraphs(article);
  const path = join(folder, "texts");
  // There is something before and behind it.
  writeFileSync(path, Buffer.concat([Buffer.from("[\n"), bytes, Buffer.from("\n[]\n")]));
  const packed = {
    slugs: createStringTable([SLUG]),
    about: createStringList([packAbout(article)]),
    textAt: Float64Array.of(2),
    textSize: Uint32Array.of(bytes.length),
    byKey: orderByKey([SLUG]),
  };
  return { article, open: () => createPackedArticles(packed, openTextFile(path)) };
}

test("a paragraph reads the same alone and among the others of its article", () => {
  const { article, open } = store();
  expect(article.paragraphs).toHaveLength(4);
  for (const paragraph of article.paragraphs) {
    expect(open().paragraph(paragraph.id)).toEqual(paragraph);
  }
  const opened = open();
  expect(opened.article(SLUG)?.paragraphs).toEqual(article.paragraphs);
  expect(opened.paragraph(`${SLUG}#2`)).toEqual(article.paragraphs[1]);
});

test.each(["0", "5", "-1", "1.5", "x", ""])("there is no paragraph %j", (ordinal) => {
  const { open } = store();
  expect(open().paragraph(`${SLUG}#${ordinal}`)).toBeUndefined();
  const opened = open();
  expect(opened.article(SLUG)?.paragraphs).toHaveLength(4);
  expect(opened.paragraph(`${SLUG}#${ordinal}`)).toBeUndefined();
});
