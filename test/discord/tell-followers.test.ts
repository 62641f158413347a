import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { LiveApp } from "../../src/app.ts";
import { createArchive } from "../../src/answer/archive.ts";
import { FollowerTeller } from "../../src/discord/tell-followers.ts";
import { LocalFollows } from "../../src/following/local/local-follows.ts";
import { LocalTold } from "../../src/following/local/local-told.ts";
import { TRY_AFTER } from "../../src/following/told.ts";
import { LazyState } from "../../src/state/open-state.ts";
import { makeArticle } from "../support/make-article.ts";
import { messageText, startWith } from "../support/running.ts";

const LIGHTHOUSE = makeArticle({
  slug: "2026-05-19-lighthouse",
  source: "Kolm News",
  paragraphs: ["The lighthouse of Alby opened on Monday, its keeper said."],
});

/** A reader who follows a question, and the article that answers it. */
async function scene() {
  const dir = await mkdtemp(join(tmpdir(), "telling-"));
  const state = new LazyState(dir);
  onTestFinished(async () => {
    await state.close();
    await rm(dir, { recursive: true, force: true });
  });
  const follows = new LocalFollows(state);
  const archive = await createArchive([LIGHTHOUSE]);
  const app: LiveApp = { archive, version: "", follows };
  const { bot, reader, proxy } = await startWith(app);
  const { post } = bot;
  if (post === null) throw new Error("the bot cannot post");
  const told = new LocalTold(state);
  const teller = new FollowerTeller({
    follows,
    told,
    post: ({ to, reply, nonce }) => post(to, reply, nonce),
    stop: new AbortController().signal,
  });
  const ann = reader();
  await ann.command("follow", { question: "When did the lighthouse of Alby open?" });
  const refuseWith = (status: number | null) =>
    proxy.intercept(({ path }) =>
      status !== null && path.includes("/messages")
        ? Response.json({ message: "no", code: 0 }, { status })
        : undefined,
    );
  const makeDue = async () => {
    const database = await state.open();
    await database.write((rows) => rows.run("UPDATE untold SET due = 0"));
  };
  const look = () => teller.look([LIGHTHOUSE.slug], archive);
  const again = () => makeDue().then(() => teller.tryAgain(archive));
  const direct = reader({ user: ann.id, context: "dm" });
  return { told, look, again, refuseWith, direct, follows };
}

const NOTHING = { told: 0, later: 0, lost: 0, dropped: 0 };

test.each([500, 503])("what Discord answers with %d is told later, once", async (status) => {
  const { told, look, again, refuseWith, direct } = await scene();
  refuseWith(status);
  expect(await look()).toEqual({ ...NOTHING, later: 1 });
  const next = (await told.next()) ?? 0;
  expect(next - Date.now()).toBeLessThanOrEqual(TRY_AFTER[0] ?? 0);
  expect(direct.messages()).toEqual([]);
  refuseWith(null);
  expect(await again()).toEqual({ ...NOTHING, told: 1 });
  expect(messageText(direct.messages().at(-1) ?? null)).toContain("opened on Monday");
  expect(await again()).toEqual(NOTHING);
  expect(await told.next()).toBeNull();
});

test("it is tried so often and no more", async () => {
  const { told, look, again, refuseWith, direct } = await scene();
  refuseWith(503);
  await look();
  for (const _ of TRY_AFTER.slice(1)) expect(await again()).toEqual({ ...NOTHING, later: 1 });
  expect(await again()).toEqual({ ...NOTHING, lost: 1 });
  expect(await told.next()).toBeNull();
  expect(direct.messages()).toEqual([]);
});

test("what Discord refuses for good is not tried again, and the question stays", async () => {
  const { told, look, refuseWith, follows } = await scene();
  refuseWith(400);
  expect(await look()).toEqual({ ...NOTHING, lost: 1 });
  expect(await told.next()).toBeNull();
  expect(await follows.active()).toHaveLength(1);
});

test("an answer whose question was stopped meanwhile is not told", async () => {
  const { told, look, again, refuseWith, follows, direct } = await scene();
  refuseWith(503);
  await look();
  const [followed] = await follows.active();
  await follows.remove(followed?.id ?? 0);
  refuseWith(null);
  expect(await again()).toEqual(NOTHING);
  expect(await told.next()).toBeNull();
  expect(direct.messages()).toEqual([]);
});
