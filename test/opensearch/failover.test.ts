import { afterAll, beforeAll, expect, test } from "vitest";
import { newsArticles } from "../../bench/news.ts";
import { newsQuestions } from "../../bench/questions.ts";
import { SearchConnection } from "../../src/index/remote/connection.ts";
import { readFacts } from "../../src/index/remote/facts.ts";
import { RemoteIndex } from "../../src/index/remote/remote-index.ts";
import { UnreachableError } from "../../src/index/remote/unreachable.ts";
import { writeArchive } from "../../src/index/remote/write-archive.ts";
import { createWinkIndex } from "../../src/index/wink/index.ts";
import { createAnalyser, termsIn } from "../../src/language/tokenizer.ts";
import { startCluster, type TestCluster } from "./cluster.ts";
import { unrevised } from "./test-engine.ts";

const PARAGRAPHS = 2000;
/** CI has less time. */
const QUESTIONS = 4 * Number(process.env["QUESTIONS"] ?? 500);
const KILLED_AFTER = QUESTIONS / 8;
const MAX_NOTICES = QUESTIONS / 100;
const MAX_RECOVERY_MS = 10_000;

const analyser = createAnalyser();
const articles = [...newsArticles(PARAGRAPHS)];
const questions = newsQuestions(articles, QUESTIONS).map((question) => termsIn(question, analyser));
const local = createWinkIndex(articles, analyser);
/** Nodes that are not ours must not be killed. */
const ownNodes = (process.env["OPENSEARCH_URL"] ?? "") === "";

let cluster: TestCluster;
let connection: SearchConnection;

beforeAll(async () => {
  if (!ownNodes) return;
  cluster = await startCluster();
  const writer = await SearchConnection.open({ nodes: cluster.urls }, { timeout: 60_000 });
  await writeArchive(writer, articles, { name: "failover" });
  await writer.close();
  await cluster.whenGreen();
  // As a bot has it.
  connection = await SearchConnection.open({ nodes: cluster.urls });
});

afterAll(async () => {
  await connection?.close();
  await cluster?.stop();
});

test.skipIf(!ownNodes)("a node is lost: no answer is wrong, few are put off", async () => {
  const notices: number[] = [];
  let killedAt = 0;
  for (const [at, words] of questions.entries()) {
    if (at === KILLED_AFTER) {
      killedAt = performance.now();
      void cluster.nodes[0]?.kill();
    }
    if (await isNotice(words)) notices.push(performance.now() - killedAt);
  }
  console.log(`${notices.length} notices, the last ${Math.round(notices.at(-1) ?? 0)} ms after`);
  expect(notices.length).toBeLessThanOrEqual(MAX_NOTICES);
  expect(notices.at(-1) ?? 0).toBeLessThan(MAX_RECOVERY_MS);
});

test.skipIf(!ownNodes)("two are lost: whatever is answered is right", async () => {
  await cluster.nodes[1]?.kill();
  let notices = 0;
  for (const words of questions.slice(0, 100)) if (await isNotice(words)) notices += 1;
  console.log(`${notices} notices of 100`);
});

test.skipIf(!ownNodes)("all are lost: nothing is answered, and nothing is waited for", async () => {
  await cluster.nodes[2]?.kill();
  for (const words of questions.slice(0, 100)) expect(await isNotice(words)).toBe(true);
});

/** Whether the engine is said to be out of reach; otherwise what it finds is checked. */
async function isNotice(words: string[]): Promise<boolean> {
  try {
    const facts = await readFacts(connection, "failover");
    const index = new RemoteIndex(connection, "failover", { facts, analyser });
    const found = unrevised(await index.find({ terms: words, limit: 50 }));
    expect(found).toEqual(await local.search(words, 50));
    return false;
  } catch (error) {
    if (error instanceof UnreachableError) return true;
    throw error;
  }
}
