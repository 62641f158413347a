import { execFile } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { commands } from "../../commands/index.ts";
import { openRemoteApp } from "../../src/app.ts";
import { KnownOutlets } from "../../src/articles/known-outlets.ts";
import { loadCorpus } from "../../src/articles/load.ts";
import { RemoteFollowing } from "../../src/follow-remote.ts";
import { SearchConnection } from "../../src/index/remote/connection.ts";
import { writeArchive } from "../../src/index/remote/write-archive.ts";
import { createLog } from "../../src/log.ts";
import { makeArticle } from "../support/make-article.ts";
import { messageText } from "../support/running.ts";
import { startRunningBot } from "../support/running-bot.ts";
import { EngineProxy } from "./engine-proxy.ts";
import { openTestEngine, type TestEngine } from "./test-engine.ts";

const QUESTION = { question: "Russian peacekeepers in Nagorno-Karabakh" };
const MAX_WAIT_MS = 30_000;

let engine: TestEngine;
let writer: SearchConnection;

beforeAll(async () => {
  engine = await openTestEngine();
  writer = await SearchConnection.open({ nodes: engine.urls }, { timeout: 60_000 });
});

afterAll(async () => {
  await writer.close();
  await engine.stop();
});

/** A bot that asks the engine for the articles of this repository. */
async function start(name: string) {
  const corpus = await loadCorpus("corpus");
  await writeArchive(writer, corpus, { name });
  const proxy = await EngineProxy.start(engine.urls[0] ?? "");
  const address = { nodes: [proxy.url], name };
  const { app, remote } = await openRemoteApp(address, new KnownOutlets([]), { timeout: 20_000 });
  const running = await startRunningBot({ commands, app, deferAfter: 60_000 });
  const log = createLog({ logLevel: "silent", token: null });
  const following = new RemoteFollowing({ app, remote, log });
  onTestFinished(async () => {
    await following.stop();
    await proxy.cut();
    expect(running.faults()).toEqual([]);
  });
  return { ...running, app, proxy, address, corpus };
}

test("questions and topics take three round trips, a letter one", async () => {
  const { reader, proxy } = await start("trips");
  const asker = reader();
  const topic = { topic: "Nagorno-Karabakh" };
  expect({
    ask: await proxy.count(() => asker.command("ask", QUESTION)),
    compare: await proxy.count(() => asker.command("compare", topic)),
    timeline: await proxy.count(() => asker.command("timeline", topic)),
    letter: await proxy.count(() => asker.autocomplete("source", { article: "russ" })),
    // The topic's words were asked about with the question: nothing more is to be learnt of them.
  }).toEqual({ ask: 3, compare: 2, timeline: 2, letter: 1 });
});

test("a reader is told that the archive is out of reach, not that articles say nothing", async () => {
  const { reader, proxy, app } = await start("out");
  const asker = reader();
  expect(messageText((await asker.command("ask", QUESTION)).message)).toContain("peacekeepers");
  await proxy.cut();
  for (const [name, options] of [
    ["ask", QUESTION],
    ["compare", { topic: "Nagorno-Karabakh" }],
    ["source", { article: "Russia" }],
    ["articles", {}],
  ] as const) {
    const { message } = await asker.command(name, options);
    expect(messageText(message), name).toMatch(/^The archive can’t be reached right now/);
  }
  // Its monitor is told, too.
  await vi.waitFor(() => expect(app.isUnreachable).toBe(true), MAX_WAIT_MS);
});

test("the command line asks the engine that a setting names, and says where none answers", async () => {
  const { address, proxy } = await start("terminal");
  const env = { ...process.env, SEARCH_URL: `${proxy.url}/${address.name}` };
  const command = ["--import", "tsx/esm", "src/cli/ask.ts", "--json", QUESTION.question];
  const asked = promisify(execFile)(process.execPath, command, { env });
  expect((await asked).stdout).toContain("peacekeepers");
  await proxy.cut();
  await expect(promisify(execFile)(process.execPath, command, { env })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^The search engine gave no answer: .+\n$/u),
  });
});

test("what the indexer writes is answered from within seconds", async () => {
  const { reader, corpus } = await start("fresh");
  const asker = reader();
  const fresh = makeArticle({
    slug: "2026-11-20-otters",
    title: "Otters return to the Orsa",
    date: "2026-11-20",
    paragraphs: ["Otters have returned to the river Orsa after sixty years, rangers said."],
  });
  await writeArchive(writer, [...corpus, fresh], { name: "fresh" });
  const question = { question: "Which animals returned to the river Orsa?" };
  const until = Date.now() + MAX_WAIT_MS;
  let said = "";
  while (!said.includes("Otters have returned") && Date.now() < until) {
    await wait(500);
    said = messageText((await asker.command("ask", question)).message);
  }
  expect(said).toContain("Otters have returned");
});
