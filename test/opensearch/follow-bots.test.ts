import { setTimeout as wait } from "node:timers/promises";
import type { APIMessage } from "discord.js";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { openRemoteApp } from "../../src/app.ts";
import type { Article } from "../../src/articles/article.ts";
import { KnownOutlets } from "../../src/articles/known-outlets.ts";
import { startBot } from "../../src/discord/start-bot.ts";
import { openFollowed, RemoteFollowing } from "../../src/follow-remote.ts";
import { SearchConnection } from "../../src/index/remote/connection.ts";
import { updateArchive } from "../../src/index/remote/update-archive.ts";
import { writeArchive } from "../../src/index/remote/write-archive.ts";
import { createLog } from "../../src/log.ts";
import { type Reader, startLocalDiscord } from "../../src/playground/local-discord.ts";
import { makeArticle } from "../support/make-article.ts";
import { messageText, pressLabel } from "../support/running.ts";
import { EngineProxy } from "./engine-proxy.ts";
import { openTestEngine, type TestEngine } from "./test-engine.ts";

const LEASE_MS = 1000;
const LOOK_EVERY = 200;
const MAX_WAIT_MS = 30_000;
/** By then, whoever would tell has. */
const SOON_MS = 2500;

const QUESTION = "When did the lighthouse of Alby open?";
const OLD = [
  makeArticle({ slug: "2026-05-01-harbour", paragraphs: ["The harbour of Orsk closed in March."] }),
  makeArticle({ slug: "2026-05-02-bridge", paragraphs: ["The bridge of Kolm is being painted."] }),
];
const lighthouse = (slug: string, text: string) =>
  makeArticle({ slug, source: "Kolm News", paragraphs: [text] });
const OPENED = lighthouse(
  "2026-05-19-lighthouse",
  "The lighthouse of Alby opened on Monday, its keeper said.",
);
const AGAIN = lighthouse(
  "2026-05-21-lighthouse",
  "After repairs of its lamp, the lighthouse of Alby did open again on Thursday, said the mayor.",
);

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

/** A Discord, an archive, and as many processes of one bot as are started. */
async function scene(name: string) {
  const local = await startLocalDiscord();
  onTestFinished(() => local.stop());
  await writeArchive(writer, OLD, { name });

  const startProcess = async () => {
    const proxy = await EngineProxy.start(engine.urls[0] ?? "");
    const address = { nodes: [proxy.url], name };
    const { app, remote } = await openRemoteApp(address, new KnownOutlets([]), { timeout: 20_000 });
    const followed = await openFollowed(remote, local.applicationId, LEASE_MS);
    app.follows = followed.follows;
    const log = createLog({ logLevel: "silent", token: null });
    const bot = await startBot({
      token: local.token,
      api: local.api,
      endpoint: { publicKey: local.publicKey, host: "127.0.0.1", port: 0 },
      registers: true,
      commands,
      app,
      log,
      lastRead: 0,
      deferAfter: 60_000,
    });
    const posts = bot.post && followed.tellWith(bot.post, log);
    const following = new RemoteFollowing({ app, remote, log, posts, every: LOOK_EVERY });
    const stop = async () => {
      await Promise.all([following.stop(), bot.stop()]);
      await proxy.cut();
    };
    return {
      serve: () => local.useEndpoint(bot.url),
      /** As its machine is lost: the engine hears nothing of it any more. */
      lose: () => proxy.cut(),
      stop,
    };
  };
  const started: { stop: () => Promise<void> }[] = [];
  onTestFinished(async () => {
    await Promise.all(started.map(({ stop }) => stop()));
    expect(local.refused).toEqual([]);
  });
  const start = async () => {
    const process = await startProcess();
    started.push(process);
    return process;
  };
  const come = (...articles: Article[]) => updateArchive(writer, { articles, removed: [] }, name);
  const ann = local.reader();
  const direct = local.reader({ user: ann.id, context: "dm" });
  return { local, start, come, ann, direct };
}

/** What came unasked. */
const toldTo = (reader: Reader) =>
  reader.messages().filter((message) => messageText(message).includes("question that you follow"));

/** So many came in the end, and no more. */
async function expectTold(reader: Reader, count: number): Promise<APIMessage | null> {
  await expect
    .poll(() => toldTo(reader).length, { timeout: MAX_WAIT_MS })
    .toBeGreaterThanOrEqual(count);
  await wait(SOON_MS);
  expect(toldTo(reader)).toHaveLength(count);
  return toldTo(reader).at(-1) ?? null;
}

test("who follows a question at one process is told once, whichever serves them", async () => {
  const { start, come, ann, direct } = await scene("told-once");
  const [one, other] = [await start(), await start()];
  await other.serve();
  expect(messageText((await ann.command("follow", { question: QUESTION })).message)).toContain(
    QUESTION,
  );
  await one.serve();
  expect(messageText((await ann.command("follow", { question: QUESTION })).message)).toContain(
    "already",
  );
  // What was there before is not told of.
  await ann.command("follow", { question: "When did the harbour of Orsk close?" });
  expect(messageText((await ann.command("following")).message)).toContain("harbour of Orsk");
  await come(OPENED);
  const told = await expectTold(direct, 1);
  expect(messageText(told)).toContain("opened on Monday, its keeper said");
  await other.serve();
  const view = await pressLabel(direct, told, "Stop following");
  expect(messageText(view.message)).toContain("no longer followed");
  await come(AGAIN);
  await expectTold(direct, 1);
});

test("the process that tells is lost: another goes on, with nothing lost or told twice", async () => {
  const { start, come, ann, direct } = await scene("leader-lost");
  const first = await start();
  await first.serve();
  await ann.command("follow", { question: QUESTION });
  await come(OPENED);
  await expectTold(direct, 1);
  const second = await start();
  await first.lose();
  for (const [name, options] of [
    ["follow", { question: QUESTION }],
    ["following", {}],
  ] as const) {
    const { message } = await ann.command(name, options);
    expect(messageText(message), name).toMatch(/^The archive can’t be reached right now/u);
  }
  await come(AGAIN);
  const told = await expectTold(direct, 2);
  expect(messageText(told)).toContain("open again on Thursday");
  await second.serve();
  expect(messageText((await ann.command("following")).message)).toContain(QUESTION);
});

test("what came while no process ran is told when one does", async () => {
  const { start, come, ann, direct } = await scene("nobody-ran");
  const first = await start();
  await first.serve();
  await ann.command("follow", { question: QUESTION });
  await first.lose();
  await come(OPENED);
  await start();
  const told = await expectTold(direct, 1);
  expect(messageText(told)).toContain("opened on Monday, its keeper said");
});
