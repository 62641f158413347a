import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newsQuestions } from "../../bench/questions.ts";
import { SearchConnection } from "../../src/index/remote/connection.ts";
import { analyserKey, indexNames } from "../../src/index/remote/definitions.ts";
import { readFacts } from "../../src/index/remote/facts.ts";
import { RemoteIndex } from "../../src/index/remote/remote-index.ts";
import { scan } from "../../src/index/remote/scan.ts";
import { UnsuitableIndexError } from "../../src/index/remote/unreachable.ts";
import { writeArchive } from "../../src/index/remote/write-archive.ts";
import { createWinkIndex } from "../../src/index/wink/index.ts";
import { createAnalyser, termsIn } from "../../src/language/tokenizer.ts";
import { articlesOf } from "./killed-indexer.ts";
import { openTestEngine, type TestEngine } from "./test-engine.ts";

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
  await writeArchive(connection, articles, { name: "killed" });
  await writeArchive(connection, articles, { name: "unharmed" });
  const [killed, unharmed] = [await contentsOf("killed"), await contentsOf("unharmed")];
  expect(killed.size).toBeGreaterThan(1000);
  expect(killed).toEqual(unharmed);

  // Where articles were changed and removed, the engine counts some that are gone.
  const analyser = createAnalyser();
  const facts = await readFacts(connection, "killed");
  const remote = new RemoteIndex(connection, "killed", { facts, analyser });
  const local = createWinkIndex(articles, analyser);
  for (const question of newsQuestions(articles, 300)) {
    const words = termsIn(question, analyser);
    expect(await remote.find({ terms: words, limit: 50 }), question).toEqual(
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

/** Every document of an archive, by index and id. */
async function contentsOf(name: string): Promise<Map<string, unknown>> {
  const names = indexNames(name, analyserKey([]));
  const contents = new Map<string, unknown>([["facts", await readFacts(connection, name)]]);
  const indexes: [index: string, by: string[]][] = [
    [names.paragraphs, ["slug", "ordinal"]],
    [names.articles, ["slug"]],
    [names.words, ["word"]],
    [names.words, ["term"]],
  ];
  for (const [index, by] of indexes) {
    for await (const { id, source } of scan<object>(connection, {
      index,
      by,
      fields: ["*" as never],
    })) {
      contents.set(`${index.slice(name.length)} ${id}`, source);
    }
  }
  return contents;
}
