import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createArchive } from "../../../src/answer/archive.ts";
import { readCollection, readGolden } from "../../../bench/eval/collection.ts";
import { evaluate, summarise } from "../../../bench/eval/evaluate.ts";
import { inHalves } from "../../../bench/eval/collection.ts";
import { withTypo } from "../../../bench/eval/typos.ts";
import { run } from "../../support/run-cli.ts";

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "dateline-eval-"));
  await mkdir(path.join(dir, "qrels"));
  await write("corpus.jsonl", [
    { _id: "d1", title: "Fruit", text: "Apples are red." },
    { _id: "d2", title: "Fruit", text: "Pears are green." },
    { _id: "d3", title: "Metal", text: "Copper is soft." },
  ]);
  await write("queries.jsonl", [
    { _id: "q1", text: "Which pears?" },
    { _id: "q2", text: "Is copper soft?" },
    { _id: "q3", text: "Where is the moon?", metadata: { answerable: false } },
  ]);
  await writeFile(
    path.join(dir, "qrels", "test.tsv"),
    "query-id\tcorpus-id\tscore\nq1\td2\t1\nq2\td3\t1\n",
  );
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

async function write(name: string, lines: object[]): Promise<void> {
  await writeFile(path.join(dir, name), lines.map((line) => JSON.stringify(line)).join("\n"));
}

test("documents that share a title are one article's paragraphs, in order", async () => {
  const { articles, questions } = await readCollection(dir);
  expect(
    articles.map(({ title, paragraphs }) => [title, paragraphs.map(({ text }) => text)]),
  ).toEqual([
    ["Fruit", ["Apples are red.", "Pears are green."]],
    ["Metal", ["Copper is soft."]],
  ]);
  expect(questions.map(({ id, kind, relevant }) => [id, kind, [...relevant.keys()]])).toEqual([
    ["q1", "answerable", ["a1#2"]],
    ["q2", "answerable", ["a2#1"]],
    ["q3", "near", []],
  ]);
});

test("a collection is scored", async () => {
  const { articles, questions } = await readCollection(dir);
  const archive = await createArchive(articles);
  const results = await evaluate(archive, questions, { configuration: "full", typos: false });
  expect(summarise(results)).toMatchObject({
    "hit@1": 1,
    answerable: 2,
    near: 1,
    nearAnswered: 0,
    nearAuc: 1,
  });
});

test("for one half of the articles, the other half's questions are on other topics", async () => {
  const [first, second] = inHalves(await readCollection(dir));
  expect(first?.articles.map(({ title }) => title)).toEqual(["Fruit"]);
  expect(first?.questions.map(({ id, kind }) => [id, kind])).toEqual([
    ["q1", "answerable"],
    ["q2", "other"],
  ]);
  expect(second?.questions.map(({ id, kind }) => [id, kind])).toEqual([
    ["q1", "other"],
    ["q2", "answerable"],
  ]);
});

test("a typing error changes the rarest word, each time the same", async () => {
  const { index } = await createArchive((await readCollection(dir)).articles);
  const slip = await withTypo("Is copper soft?", index);
  expect(slip).not.toBe("Is copper soft?");
  expect(slip).toMatch(/^Is .+ soft\?$/u);
  expect(await withTypo("Is copper soft?", index)).toBe(slip);
});

describe("a folder that cannot be scored is told with file and line", () => {
  test.each([
    ["corpus.jsonl", "{}\n", /corpus\.jsonl:1: /u],
    ["queries.jsonl", "not json", /queries\.jsonl:1: /u],
    ["qrels/test.tsv", "q1\tnowhere\t1\n", /test\.tsv:1: expected/u],
    ["qrels/dev.tsv", "", /choose one of its splits with --split: dev, test/u],
  ])("%s", async (file, text, message) => {
    await writeFile(path.join(dir, file), text);
    await expect(readCollection(dir)).rejects.toThrow(message);
  });
});

describe("npm run eval", () => {
  test("scores a folder as JSON and compares two configurations", async () => {
    const { code, stdout } = await run("eval", [dir, "--json", "--compare", "plain"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ full: { "hit@1": 1 }, plain: { "hit@1": 1 } });
  });

  test("explains one golden question", async () => {
    const { code, stdout } = await run("eval", ["--explain", "v11"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/what is the lachin corridor[\s\S]*#3 \(right\)[\s\S]*rank 1 of/u);
  });

  test.each([
    [["--explain", "nobody"], 1],
    [["/no/such/folder"], 1],
    [["--compare", "nothing"], 2],
    [["--help"], 0],
  ])("%j ends with %i", async (args, expected) => {
    const { code, stdout, stderr } = await run("eval", args);
    expect(code).toBe(expected);
    expect(`${stdout}${stderr}`).not.toBe("");
  });
});

test("the golden questions are 30 answerable, 10 near and 10 on other topics", async () => {
  const { questions } = await readGolden("corpus", "test/golden/questions.jsonl");
  const kinds = questions.map(({ kind }) => kind);
  const count = (wanted: string) => kinds.filter((kind) => kind === wanted).length;
  expect([count("answerable"), count("near"), count("other")]).toEqual([30, 10, 10]);
  for (const { kind, relevant } of questions) expect(relevant.size > 0).toBe(kind === "answerable");
});
