import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadCorpus, readArticle } from "../../src/articles/load.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "hostile-"));
});
afterEach(() => rm(dir, { recursive: true }));

const article = (fields: string, body = "Text.") => `---\ntitle: A\n${fields}---\n\n${body}\n`;

test.each<[string, string | Uint8Array, number, string, RegExp]>([
  ["a key named __proto__", article("__proto__: {source: X}\n"), 3, "__proto__", /not a known key/],
  ["a key named constructor", article("constructor: X\n"), 3, "constructor", /not a known key/],
  ["a merge key", article("<<: {source: X}\n"), 3, "<<", /not a known key/],
  ["an alias", article("source: &a X\nauthor: *a\n"), 2, "front matter", /aliases/],
  ["escape codes in a field", article('source: "\\e[31mX"\n'), 3, "source", /control/],
  ["escape codes in the body", article("", "One.\n\n\u001b[2JTwo."), 7, "body", /control/],
  ["binary data", new Uint8Array([1, 0, 2]), 0, "file", /binary/],
  ["another encoding", Buffer.from(article("", "T\xfcrkiye"), "latin1"), 0, "file", /UTF-8/],
])("%s is a problem with line and field", async (_, content, line, field, message) => {
  await writeFile(join(dir, "a.md"), content);
  const { article: read, problems } = await readArticle(dir, "a.md");
  expect(read).toBeUndefined();
  expect(problems[0]).toMatchObject({ file: "a.md", line, field });
  expect(problems[0]?.message).toMatch(message);
});

test("very deep nesting is a problem, not a crash", async () => {
  await writeFile(join(dir, "a.md"), article(`source: ${"[".repeat(9_000)}\n`));
  expect((await readArticle(dir, "a.md")).problems.length).toBeGreaterThan(0);
});

test("a file of 50 MB is refused before it is read", async () => {
  await writeFile(join(dir, "a.md"), article(""));
  await truncate(join(dir, "a.md"), 50 * 1024 * 1024);
  const { problems } = await readArticle(dir, "a.md");
  expect(problems[0]?.message).toMatch(/52428800 bytes/);
});

test("a folder behind a link is refused", async () => {
  await mkdir(join(dir, "folder"));
  await symlink(join(dir, "folder"), join(dir, "a.md"));
  expect((await readArticle(dir, "a.md")).problems[0]?.message).toMatch(/not a regular file/);
});

test.skipIf(process.platform === "win32")("a pipe is refused at once", async () => {
  const makePipe = "mkfifo";
  execFileSync(makePipe, [join(dir, "a.md")]);
  expect((await readArticle(dir, "a.md")).problems[0]?.message).toMatch(/not a regular file/);
});

test("escape codes in the name of a file or a key reach no terminal", async () => {
  await writeFile(join(dir, "a\u001b[2J\u202eb.md"), article('"\\e[31mkey": 1\n'));
  const message = await loadCorpus(dir).then(
    () => "",
    (error: Error) => error.message,
  );
  expect(message).toContain(
    String.raw`a\u{1b}[2J\u{202e}b.md:3: \u{1b}[31mkey: is not a known key`,
  );
  expect(message.split("\n").join("")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
});
