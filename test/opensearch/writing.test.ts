import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { writeFolder } from "../../src/cli/write-folder.ts";
import { RemovalError } from "../../src/index/remote/archive-writer.ts";
import { SearchConnection } from "../../src/index/remote/connection.ts";
import { analyserKey, indexNames } from "../../src/index/remote/definitions.ts";
import { readFacts } from "../../src/index/remote/facts.ts";
import { scan } from "../../src/index/remote/scan.ts";
import { updateArchive } from "../../src/index/remote/update-archive.ts";
import { writeArchive } from "../../src/index/remote/write-archive.ts";
import { LeaseLostError, WriterLease } from "../../src/index/remote/writer-lease.ts";
import { makeArticle } from "../support/make-article.ts";
import { articlesOf } from "./killed-indexer.ts";
import { openTestEngine, type TestEngine } from "./test-engine.ts";

const CHILD = join(import.meta.dirname, "killed-indexer.ts");
const { facts: FACTS } = indexNames("leased", analyserKey([]));

let engine: TestEngine;
let connection: SearchConnection;

beforeAll(async () => {
  engine = await openTestEngine();
  connection = await SearchConnection.open({ nodes: engine.urls }, { timeout: 60_000 });
  await writeArchive(connection, articlesOf(1).slice(0, 1), { name: "leased" });
});

afterAll(async () => {
  await connection.close();
  await engine.stop();
});

/** Another process, which writes the articles of a state. */
function startWriter(name: string, state: number) {
  const command = ["--import", "tsx/esm", CHILD, engine.urls.join(","), name, String(state)];
  const child = spawn(process.execPath, command, { stdio: ["ignore", "ignore", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "exit").then(([code]) => code as number | null);
  return { child, ended };
}

/** The paragraphs that an archive has, by article. */
async function paragraphsOf(name: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const { paragraphs: index } = indexNames(name, analyserKey([]));
  const all = scan<{ slug: string }>(connection, { index, by: ["slug", "ordinal"] });
  for await (const { source } of all) counts.set(source.slug, (counts.get(source.slug) ?? 0) + 1);
  return counts;
}

function isBeingWritten(name: string): Promise<void> {
  const { facts } = indexNames(name, analyserKey([]));
  return vi.waitFor(async () => {
    const path = `/${facts}/_doc/writer`;
    const found = await connection.call<object>({ method: "GET", path, expected: [404] });
    expect(found).toHaveProperty("_source");
  }, 60_000);
}

test("what comes while all articles are written waits, and is there in the end", async () => {
  const name = `busy-${process.pid}`;
  const { ended } = startWriter(name, 1);
  await isBeingWritten(name);
  // There is an archive only once it has been written.
  expect(await ended).toBe(0);
  const again = startWriter(name, 2);
  await isBeingWritten(name);
  const news = Array.from({ length: 4 }, (_, at) =>
    makeArticle({
      slug: `come-${at}`,
      title: `Heat ${at}`,
      paragraphs: [`Ada won heat ${at}.`, "Done."],
    }),
  );
  for (const article of news)
    await updateArchive(connection, { articles: [article], removed: [] }, name);
  expect(again.child.exitCode ?? (await again.ended)).toBe(0);
  const expected = [...articlesOf(2), ...news].map(({ slug, paragraphs }) => [
    slug,
    paragraphs.length,
  ]);
  expect(await paragraphsOf(name)).toEqual(new Map(expected as [string, number][]));
});

test("of two that write other articles at once, the archive is that of the last, whole", async () => {
  const name = `both-${process.pid}`;
  const [first, second] = [startWriter(name, 3), startWriter(name, 4)];
  expect([await first.ended, await second.ended]).toEqual([0, 0]);
  const found = await paragraphsOf(name);
  const sizes = [3, 4].map(
    (state) => new Map(articlesOf(state).map(({ slug, paragraphs }) => [slug, paragraphs.length])),
  );
  expect(sizes).toContainEqual(found);
  const { paragraphs } = await readFacts(connection, name);
  expect([...found.values()].reduce((sum, count) => sum + count, 0)).toBe(paragraphs);
});

test("who waits is told once, and goes on when the other has ended", async () => {
  const first = await WriterLease.take(connection, FACTS);
  await holdElsewhere();
  const told: string[] = [];
  const waiting = WriterLease.take(connection, FACTS, { onWait: () => told.push("waits") });
  await vi.waitFor(() => expect(told).toEqual(["waits"]));
  await connection.call({ method: "DELETE", path: `/${FACTS}/_doc/writer` });
  const second = await waiting;
  expect(told).toEqual(["waits"]);
  second.check();
  await second.release();
  await first.release();
});

test("a lease that another machine does not renew is taken; who has lost one writes no more", async () => {
  const lost = await WriterLease.take(connection, FACTS, { leaseMs: 300 });
  await holdElsewhere();
  await vi.waitFor(() => expect(() => lost.check()).toThrow(LeaseLostError), 10_000);
  const taken = await WriterLease.take(connection, FACTS, { leaseMs: 300 });
  taken.check();
  await lost.release();
  taken.check();
  await taken.release();
});

/** As another machine writes it. */
async function holdElsewhere(): Promise<void> {
  const body = { holder: "elsewhere 1 x", renewed: 1 };
  await connection.call({ method: "PUT", path: `/${FACTS}/_doc/writer`, body });
}

test("a folder that lacks most of an archive takes nothing out, unless that is meant", async () => {
  const name = `emptied-${process.pid}`;
  await writeArchive(connection, articlesOf(1), { name });
  const before = (await readFacts(connection, name)).articles;
  const dir = await mkdtemp(join(tmpdir(), "emptied-"));
  onTestFinished(() => rm(dir, { recursive: true }));
  await expect(writeFolder(connection, dir, { name })).rejects.toThrow(RemovalError);
  expect((await readFacts(connection, name)).articles).toBe(before);
  expect((await paragraphsOf(name)).size).toBe(before);
  await writeFile(
    join(dir, "left.md"),
    "---\ntitle: Left\nsource_evidence: unknown\n---\n\nOne is left.\n",
  );
  const written = await writeFolder(connection, dir, { name, maxRemovedShare: 1 });
  expect(written).toMatchObject({ removed: before, facts: { articles: 1 } });
});
