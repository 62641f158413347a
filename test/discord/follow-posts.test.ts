import { everyArticle } from "../../src/articles/store.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { expect, onTestFinished, test } from "vitest";
import type { APIMessage } from "discord.js";
import { createArchive } from "../../src/answer/archive.ts";
import type { Article } from "../../src/articles/article.ts";
import type { LiveApp } from "../../src/app.ts";
import { FollowPosts } from "../../src/discord/follow-posts.ts";
import { LocalFollows } from "../../src/following/local/local-follows.ts";
import { LazyState } from "../../src/state/open-state.ts";
import { makeArticle } from "../support/make-article.ts";
import { isPrivate, messageText, pressLabel, startWith } from "../support/running.ts";

const OLD = [
  makeArticle({ slug: "2026-05-01-harbour", paragraphs: ["The harbour of Orsk closed in March."] }),
  makeArticle({ slug: "2026-05-02-bridge", paragraphs: ["The bridge of Kolm is being painted."] }),
];
const lighthouse = (slug: string, date: string | null = null, source = "Kolm News") =>
  makeArticle({
    slug,
    date,
    source,
    paragraphs: ["The lighthouse of Alby opened on Monday, its keeper said."],
  });
const LIGHTHOUSE = lighthouse("2026-05-19-lighthouse");
const QUESTION = "When did the lighthouse of Alby open?";

/** The real bot, and what tells its followers. */
async function scene() {
  const dir = await mkdtemp(join(tmpdir(), "following-"));
  const state = new LazyState(dir);
  onTestFinished(async () => {
    await state.close();
    await rm(dir, { recursive: true, force: true });
  });
  const follows = new LocalFollows(state);
  const app: LiveApp = { archive: await createArchive(OLD), version: "", follows };
  const running = await startWith(app);
  const { post } = running.bot;
  if (post === null) throw new Error("the bot cannot post");
  const log = pino({ level: "silent" });
  const start = () => {
    const posts = new FollowPosts({ app, state, log, post });
    onTestFinished(() => posts.stop());
    return posts;
  };
  const posts = start();
  const arrive = async (...articles: Article[]) => {
    app.archive = await createArchive([...(await everyArticle(app.archive.articles)), ...articles]);
    await posts.tell(articles.map(({ slug }) => slug));
  };
  return { ...running, app, follows, arrive, start };
}

/** What the bot wrote last where a reader looks. */
const lastOf = (messages: readonly APIMessage[]) => messages.at(-1) ?? null;

test("who follows a question is told of the article that answers it, once", async () => {
  const { reader, arrive } = await scene();
  const ann = reader();
  const direct = reader({ user: ann.id, context: "dm" });
  const { message } = await ann.command("follow", { question: QUESTION });
  expect(isPrivate(message)).toBe(true);
  expect(messageText(message)).toContain(QUESTION);
  await arrive(
    makeArticle({ slug: "2026-05-18-market", paragraphs: ["The market of Alby is on Monday."] }),
  );
  expect(direct.messages()).toEqual([]);
  await arrive(LIGHTHOUSE);
  const told = lastOf(direct.messages());
  expect(messageText(told)).toContain("opened on Monday, its keeper said");
  expect(messageText(told)).toContain("Kolm News");
  expect(messageText(told)).toContain("a question that you follow");
  await arrive(lighthouse("2026-05-19-lighthouse-copy", null, "Wire"));
  expect(direct.messages()).toHaveLength(1);
});

test("a press on the card ends it", async () => {
  const { reader, arrive, follows } = await scene();
  const ann = reader();
  const direct = reader({ user: ann.id, context: "dm" });
  await ann.command("follow", { question: QUESTION });
  await arrive(LIGHTHOUSE);
  const view = await pressLabel(direct, lastOf(direct.messages()), "Stop following");
  expect(messageText(view.message)).toContain("no longer followed");
  expect(await follows.active()).toEqual([]);
});

test("the list pauses, resumes and stops what its reader follows", async () => {
  const { reader, follows, arrive } = await scene();
  const ann = reader();
  expect(messageText((await ann.command("following")).message)).toContain(
    "You follow no questions",
  );
  await ann.command("follow", { question: QUESTION });
  const list = (await ann.command("following")).message;
  expect(isPrivate(list)).toBe(true);
  expect(messageText(list)).toContain(QUESTION);
  const paused = await pressLabel(ann, list, "Pause");
  expect(messageText(paused.message)).toContain("paused");
  await arrive(LIGHTHOUSE);
  expect(reader({ user: ann.id, context: "dm" }).messages()).toEqual([]);
  const resumed = await pressLabel(ann, paused.message, "Resume");
  await pressLabel(ann, resumed.message, "Stop following");
  expect(await follows.active()).toEqual([]);
});

test("a channel is told where whoever asks manages it, and nowhere else", async () => {
  const { reader, arrive, follows } = await scene();
  const elsewhere = await reader({ context: "dm" }).command("follow", {
    question: QUESTION,
    here: true,
  });
  expect(messageText(elsewhere.message)).toContain("manage this channel");
  const ann = reader();
  await ann.command("follow", { question: QUESTION, here: true });
  await arrive(LIGHTHOUSE);
  const told = lastOf(ann.messages());
  expect(messageText(told)).toContain("a question that this channel follows");
  const [follow] = await follows.active();
  expect(follow?.channel).toBe(told?.channel_id);
});

test("a question whose reader takes no direct messages any more is dropped", async () => {
  const { reader, arrive, follows, local, proxy } = await scene();
  const ann = reader();
  await ann.command("follow", { question: QUESTION });
  local.closeDirect(ann.id);
  await arrive(LIGHTHOUSE);
  expect(await follows.active()).toEqual([]);
  expect(local.refused).toMatchObject([{ status: 403, body: { code: 50007 } }]);
  (local.refused as unknown[]).length = 0;
  expect(proxy.requests.length).toBeGreaterThan(0);
});

test("what came while the bot was down is told at the next start, and once", async () => {
  const { reader, app, arrive, start, follows } = await scene();
  const ann = reader();
  const direct = reader({ user: ann.id, context: "dm" });
  await ann.command("follow", { question: QUESTION });
  await start().catchUp();
  expect(direct.messages()).toEqual([]);
  const day = new Date().toISOString().slice(0, "2026-01-01".length);
  const fresh = lighthouse(`${day}-lighthouse`, day);
  app.archive = await createArchive([...OLD, fresh]);
  await start().catchUp();
  expect(messageText(lastOf(direct.messages()))).toContain("opened on Monday, its keeper said");
  await start().catchUp();
  await arrive(fresh);
  expect(direct.messages()).toHaveLength(1);
  expect(await follows.active()).toHaveLength(1);
});

test("who begins to follow when nobody did is not told of what came before", async () => {
  const { reader, app, arrive, start, follows } = await scene();
  const day = new Date().toISOString().slice(0, "2026-01-01".length);
  await reader().command("follow", { question: "When does the bridge of Kolm open?" });
  await start().catchUp();
  for (const { id } of await follows.active()) await follows.remove(id);
  await arrive(lighthouse(`${day}-lighthouse`, day));
  const ben = reader();
  await ben.command("follow", { question: QUESTION });
  await start().catchUp();
  expect(app.archive.articles.size).toBe(OLD.length + 1);
  expect(reader({ user: ben.id, context: "dm" }).messages()).toEqual([]);
});

test.each(["hello", "what happened?", "  ", "who won source:nowhere"])(
  "%j cannot be followed",
  async (question) => {
    const { reader, follows } = await scene();
    const { message } = await reader().command("follow", { question });
    expect(isPrivate(message)).toBe(true);
    expect(await follows.active()).toEqual([]);
  },
);
