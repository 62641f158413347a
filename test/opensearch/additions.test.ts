import { afterAll, beforeAll, expect, test } from "vitest";
import type { Article } from "../../src/articles/article.ts";
import { articlesAdded } from "../../src/index/remote/additions.ts";
import { SearchConnection } from "../../src/index/remote/connection.ts";
import { indexNames } from "../../src/index/remote/definitions.ts";
import { readFacts } from "../../src/index/remote/facts.ts";
import { updateArchive } from "../../src/index/remote/update-archive.ts";
import { writeArchive } from "../../src/index/remote/write-archive.ts";
import { makeArticle } from "../support/make-article.ts";
import { openTestEngine, type TestEngine } from "./test-engine.ts";

let engine: TestEngine;
let connection: SearchConnection;

beforeAll(async () => {
  engine = await openTestEngine();
  connection = await SearchConnection.open({ nodes: engine.urls }, { timeout: 60_000 });
});

afterAll(async () => {
  await connection.close();
  await engine.stop();
});

const articleOf = (slug: string, text: string, date: string | null = null): Article =>
  makeArticle({ slug, date, paragraphs: [text] });
const numbered = (count: number, date: string) =>
  Array.from({ length: count }, (_, at) => articleOf(`${date}-${at}`, `It is ${at}.`, date));
const HARBOUR = articleOf("harbour", "The harbour of Orsk closed in March.");
const BRIDGE = articleOf("bridge", "The bridge of Kolm is being painted.");
const FERRY = articleOf("ferry", "The ferry to Alby sails on Mondays.");
const CHANGED = articleOf("bridge", "The bridge of Kolm has been painted.");

/** What came after a time, a page each. */
async function pagesAfter(name: string, after: number): Promise<string[][]> {
  const { key, written } = await readFacts(connection, name);
  const { articles: index } = indexNames(name, key);
  const pages: string[][] = [];
  for await (const page of articlesAdded(connection, { index, after, until: written })) {
    pages.push(page.map(({ slug }) => slug));
  }
  return pages;
}

test("what came is known, however it was written; not what an archive began with, nor what changed", async () => {
  const name = `came-${process.pid}`;
  const first = await writeArchive(connection, [HARBOUR], { name });
  expect(await pagesAfter(name, 0)).toEqual([]);
  const second = await writeArchive(connection, [HARBOUR, BRIDGE], { name });
  expect(second.facts.written).toBeGreaterThan(first.facts.written);
  const third = await updateArchive(connection, { articles: [CHANGED, FERRY], removed: [] }, name);
  expect(await pagesAfter(name, first.facts.written)).toEqual([["bridge", "ferry"]]);
  expect(await pagesAfter(name, second.facts.written)).toEqual([["ferry"]]);
  expect(await pagesAfter(name, third.facts.written)).toEqual([]);
});

test("an archive that moves to another analyser brings nothing but what came meanwhile", async () => {
  const name = `moved-${process.pid}`;
  await writeArchive(connection, [HARBOUR], { name });
  const { facts } = await writeArchive(connection, [HARBOUR, BRIDGE], { name });
  const variants = [["Kyiv", "Kiev"]];
  const moved = await writeArchive(connection, [HARBOUR, CHANGED, FERRY], { name, variants });
  expect(moved.facts.key).not.toBe(facts.key);
  expect(await pagesAfter(name, facts.written)).toEqual([["ferry"]]);
  // Whoever had not seen the bridge before sees it now.
  expect(await pagesAfter(name, facts.written - 1)).toEqual([["bridge", "ferry"]]);
});

test("of many that came at once, only recent ones are news, a page at a time", async () => {
  const name = `many-${process.pid}`;
  await writeArchive(connection, [HARBOUR], { name });
  const today = new Date().toISOString().slice(0, "2026-01-01".length);
  const [recent, old] = [numbered(150, today), numbered(150, "2003-05-06")];
  const { facts } = await writeArchive(connection, [HARBOUR, ...old, ...recent], { name });
  const pages = await pagesAfter(name, facts.written - 1);
  expect(pages.map(({ length }) => length)).toEqual([100, 50]);
  expect(new Set(pages.flat())).toEqual(new Set(recent.map(({ slug }) => slug)));
});
