import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { newsQuestions } from "../../bench/questions.ts";
import { answerQuestion } from "../../src/answer/ask.ts";
import { RemoteArchive } from "../../src/answer/remote-archive.ts";
import { KnownOutlets } from "../../src/articles/known-outlets.ts";
import { keepWritten } from "../../src/cli/write-folder.ts";
import { SearchConnection } from "../../src/index/remote/connection.ts";
import { analyserKey, indexNames } from "../../src/index/remote/definitions.ts";
import type { ArticleDocument } from "../../src/index/remote/documents.ts";
import { readFacts } from "../../src/index/remote/facts.ts";
import { RemoteIndex } from "../../src/index/remote/remote-index.ts";
import { scan } from "../../src/index/remote/scan.ts";
import { UnsuitableIndexError } from "../../src/index/remote/unreachable.ts";
import { updateArchive } from "../../src/index/remote/update-archive.ts";
import { entriesIn, type WordDocument } from "../../src/index/remote/word-documents.ts";
import { mergeDeleted } from "../../src/index/remote/merge-deleted.ts";
import { readArticle } from "../../src/index/remote/stored-article.ts";
import { writeArchive } from "../../src/index/remote/write-archive.ts";
import { createWinkIndex } from "../../src/index/wink/index.ts";
import { createAnalyser, termsIn } from "../../src/language/tokenizer.ts";
import { StoryFinder } from "../../src/stories/story-finder.ts";
import { articlesOf } from "./killed-indexer.ts";
import { openTestEngine, type TestEngine, unrevised } from "./test-engine.ts";

const CHILD = join(import.meta.dirname, "killed-indexer.ts");
/** CI has less time. */
const KILLS = Number(process.env["KILLS"] ?? 50);

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

test(`killed ${KILLS} times at random, the indexer comes to the same archive in the end`, async () => {
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const command = ["--import", "tsx/esm", CHILD, engine.urls.join(","), "killed", String(kill)];
    const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
    const gone = once(child, "exit");
    await Promise.race([once(child.stdout, "data"), gone]);
    await wait(Math.random() ** 2 * 3000);
    child.kill("SIGKILL");
    await gone;
  }
  const articles = articlesOf(0);
  for (const name of ["killed", "unharmed"]) {
    await writeArchive(connection, articles, { name, stories: new StoryFinder(createAnalyser()) });
  }
  const [killed, unharmed] = [await contentsOf("killed"), await contentsOf("unharmed")];
  expect(killed.size).toBeGreaterThan(1000);
  expect(killed).toEqual(unharmed);

  // Where articles were changed and removed, the engine counts some that are gone.
  const analyser = createAnalyser();
  const facts = await readFacts(connection, "killed");
  await mergeDeleted(connection, { name: "killed", key: facts.key });
  const remote = new RemoteIndex(connection, "killed", { facts, analyser });
  const local = createWinkIndex(articles, analyser);
  for (const question of newsQuestions(articles, 300)) {
    const words = termsIn(question, analyser);
    expect(unrevised(await remote.find({ terms: words, limit: 50 })), question).toEqual(
      await local.search(words, 50),
    );
  }
});

test("what is there is not written again", async () => {
  const articles = articlesOf(3);
  await writeArchive(connection, articles, { name: "again" });
  const second = await writeArchive(connection, articles, { name: "again" });
  expect([second.changed, second.removed]).toEqual([0, 0]);
});

test("an article that cannot be read stays as it was; one that is gone goes", async () => {
  const [one, two, three] = articlesOf(1);
  if (!one || !two || !three) throw new Error("too few articles");
  await writeArchive(connection, [one, two, three], { name: "kept" });
  const keep = new Set([two.slug]);
  const { facts, removed } = await writeArchive(connection, [one], { name: "kept", keep });
  expect(removed).toBe(1);
  expect(facts.articles).toBe(2);
});

test("articles with other spellings are another archive by the same name, at once", async () => {
  const articles = articlesOf(1).slice(0, 3);
  const variants = [["Kyiv", "Kiev"]];
  const before = await writeArchive(connection, articles, { name: "spelled" });
  const after = await writeArchive(connection, articles, { name: "spelled", variants });
  expect(after.facts.key).not.toBe(before.facts.key);
  expect(await readFacts(connection, "spelled")).toEqual(after.facts);
});

test("an archive that is missing, or that another analyser wrote, is refused in a sentence", async () => {
  await expect(readFacts(connection, "missing")).rejects.toThrow(/has no archive “missing”/);
  await writeArchive(connection, articlesOf(1).slice(0, 1), { name: "other" });
  const { facts } = indexNames("other", analyserKey([]));
  const document = { ...(await readFacts(connection, "other")), key: "0000000000000000" };
  await connection.call({ method: "PUT", path: `/${facts}/_doc/facts`, body: document });
  await expect(readFacts(connection, "other")).rejects.toThrow(UnsuitableIndexError);
});

test("an update comes to the same articles and facts as writing all", async () => {
  await writeArchive(connection, articlesOf(1), { name: "updated" });
  const [before, after] = [articlesOf(1), articlesOf(2)];
  const slugs = new Set(after.map(({ slug }) => slug));
  const removed = before.map(({ slug }) => slug).filter((slug) => !slugs.has(slug));
  const unchanged = new Set(before.map((article) => JSON.stringify(article)));
  const articles = after.filter((article) => !unchanged.has(JSON.stringify(article)));
  const { facts } = await updateArchive(connection, { articles, removed }, "updated");
  const written = await writeArchive(connection, after, { name: "written-whole" });
  const { sources, written: _, ...others } = facts;
  expect(others).toEqual({ ...written.facts, sources: undefined, written: undefined });
  expect(new Map(sources)).toEqual(new Map(written.facts.sources));
  expect(removed.length).toBeGreaterThan(0);
  const [updated, whole] = [await contentsOf("updated"), await contentsOf("written-whole")];
  expect(documentsIn(updated)).toEqual(documentsIn(whole));
  // Those of articles that are gone stay.
  const known = new Set(wordsIn(updated));
  expect(wordsIn(whole).filter((word) => !known.has(word))).toEqual([]);
});

test("what changes in a folder is written while it is followed", async () => {
  const dir = await mkdtemp(join(tmpdir(), "followed-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const write = (slug: string, text: string) =>
    writeFile(
      join(dir, `${slug}.md`),
      `---\ntitle: ${slug}\nsource_evidence: unknown\n---\n\n${text}\n`,
    );
  await write("stays", "It stays as it is, said the mayor.");
  await write("changes", "Three were hurt, said the police.");
  await write("goes", "It goes tomorrow, said the museum.");
  const stop = new AbortController();
  let writes = 0;
  const keeping = keepWritten({
    dir,
    to: { nodes: engine.urls, name: "followed" },
    signal: stop.signal,
    quiet: 50,
    onWritten: () => (writes += 1),
    onError: (problems) => expect(problems).toEqual([]),
    onUnreachable: () => undefined,
  });
  await vi.waitFor(() => expect(writes).toBe(1), 60_000);
  await write("changes", "Four were hurt, said the police.");
  await write("comes", "It comes tonight, said the weather service.");
  await rm(join(dir, "goes.md"));
  const { articles } = indexNames("followed", analyserKey([]));
  await vi.waitFor(async () => {
    const found: [string, string][] = [];
    const all = scan<ArticleDocument>(connection, { index: articles, by: ["slug"] });
    for await (const { id, source } of all)
      found.push([id, readArticle(source.article).paragraphs[0]?.text ?? ""]);
    expect(found).toEqual([
      ["changes", "Four were hurt, said the police."],
      ["comes", "It comes tonight, said the weather service."],
      ["stays", "It stays as it is, said the mayor."],
    ]);
  }, 60_000);
  stop.abort();
  await keeping;
  expect((await readFacts(connection, "followed")).articles).toBe(3);
});

test("a passage whose article has changed since it was found is not quoted", async () => {
  const [article] = articlesOf(1);
  if (!article) throw new Error("too few articles");
  const name = `revised-${process.pid}`;
  await writeArchive(connection, [article], { name });
  const address = { nodes: engine.urls, name };
  const remote = await RemoteArchive.open(address, new KnownOutlets([]), { timeout: 20_000 });
  onTestFinished(() => remote.close());
  const question = article.title;
  expect((await answerQuestion(question, remote.archive)).passages).not.toEqual([]);
  // As while it is being written: its paragraphs are found as they were.
  const { articles } = indexNames(name, analyserKey([]));
  const doc = { revision: "another" };
  const path = `/${articles}/_update/${article.slug}`;
  await connection.call({ method: "POST", path, query: { refresh: true }, body: { doc } });
  expect((await answerQuestion(question, remote.archive)).passages).toEqual([]);
});

/** Those of articles and paragraphs. */
function documentsIn(contents: ReadonlyMap<string, unknown>): Map<string, unknown> {
  return new Map(Array.from(contents).filter(([id]) => /-(?:articles|paragraphs) /.test(id)));
}

/** Words, without their forms, and terms. */
function wordsIn(contents: ReadonlyMap<string, unknown>): string[] {
  return Array.from(contents).flatMap(([id, document]) => {
    if (!id.includes("-words ")) return [];
    const { term } = document as WordDocument;
    const used = entriesIn(document as WordDocument).filter(({ count }) => count > 0);
    return [`term ${term}`, ...used.map(({ word }) => `word ${word}`)];
  });
}

/** Every document of an archive, by index and id, without what says when it came. */
async function contentsOf(name: string): Promise<Map<string, unknown>> {
  const names = indexNames(name, analyserKey([]));
  const { written: _, ...facts } = await readFacts(connection, name);
  const contents = new Map<string, unknown>([["facts", facts]]);
  const indexes: [index: string, by: string[]][] = [
    [names.paragraphs, ["slug", "ordinal"]],
    [names.articles, ["slug"]],
    [names.words, ["word"]],
    [names.words, ["term"]],
  ];
  for (const [index, by] of indexes) {
    for await (const { id, source } of scan<{ added?: number }>(connection, { index, by })) {
      const { added: _added, ...document } = source;
      contents.set(`${index.slice(name.length)} ${id}`, document);
    }
  }
  return contents;
}
