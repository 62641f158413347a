import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkCorpus } from "../../src/ingest/check-corpus.ts";
import { PROSE } from "../support/prose.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "check-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const HEAD = `---\ntitle: Ferry\nsource: Example Herald\nsource_evidence: stated\ndate: "2021-05-04"\ndate_status: stated\n`;
const write = (name: string, body: string, head = HEAD) =>
  writeFile(join(dir, name), `${head}---\n\n${body}\n`);

async function check() {
  let steps = 0;
  const report = await checkCorpus(dir, () => ({ step: () => (steps += 1) }));
  return { ...report, steps };
}

test("a sound corpus has neither errors nor warnings", async () => {
  await write("a.md", PROSE.join("\n\n"));
  expect(await check()).toEqual({ articles: 1, paragraphs: 5, errors: [], warnings: [], steps: 1 });
});

test("errors name file, line and field", async () => {
  await write("a.md", PROSE[0], `${HEAD}sauce: x\n`);
  expect((await check()).errors).toMatchObject([{ file: "a.md", line: 7, field: "sauce" }]);
});

test.each([
  ["a missing outlet and date", PROSE[0], "---\ntitle: Ferry\n", ["no outlet", "no date"]],
  [
    "a day after the article's date",
    `${PROSE[0]}\n\nThe ferry was sold on 9 June 2022 to a company from Leith.`,
    HEAD,
    ["the date cannot be right"],
  ],
  [
    "furniture",
    `${PROSE[0]}\n\nShare on Facebook`,
    HEAD,
    ["paragraph 2 looks like boilerplate (share bar)"],
  ],
  ["a very short paragraph", `${PROSE[0]}\n\nHe left.`, HEAD, ["paragraph 2 is very short"]],
  ["a very long paragraph", PROSE.join(" ").repeat(5), HEAD, ["paragraph 1 is very long"]],
])("%s is a warning", async (_, body, head, expected) => {
  await write("a.md", body, head);
  const { warnings, errors } = await check();
  expect(errors).toEqual([]);
  expect(warnings).toHaveLength(expected.length);
  expected.forEach((start, at) => expect(warnings[at]?.message).toContain(start));
});

test("near copies name each other, unlike articles do not", async () => {
  await write("a.md", PROSE.join("\n\n"));
  await write("b.md", ["A word from the editor stands above this text.", ...PROSE].join("\n\n"));
  await write(
    "c.md",
    "The council met on Thursday to speak about the budget of the library and its roof.",
  );
  expect((await check()).warnings).toEqual([
    { file: "b.md", message: "nearly the same text as a.md" },
  ]);
});

test("an empty folder and a missing one are errors", async () => {
  expect((await check()).errors).toHaveLength(1);
  await rm(dir, { recursive: true });
  expect((await check()).errors[0]?.message).toContain("does not exist");
});
