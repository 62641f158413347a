import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MAX_FOLLOWS } from "../../src/following/follows.ts";
import { openFollowDocuments } from "../../src/following/remote/follow-documents.ts";
import { RemoteFollows } from "../../src/following/remote/remote-follows.ts";
import { RemoteTold } from "../../src/following/remote/remote-told.ts";
import { TellerLease } from "../../src/following/remote/teller-lease.ts";
import { MAX_A_DAY } from "../../src/following/told.ts";
import { SearchConnection } from "../../src/index/remote/connection.ts";
import { sketchOf } from "../../src/language/fingerprint.ts";
import { type Keeping, testFollows } from "../support/follows-contract.ts";
import { openTestEngine, type TestEngine } from "./test-engine.ts";

let engine: TestEngine;
let connection: SearchConnection;
let applications = 0;

beforeAll(async () => {
  engine = await openTestEngine();
  connection = await SearchConnection.open({ nodes: engine.urls }, { timeout: 60_000 });
});

afterAll(async () => {
  await connection.close();
  await engine.stop();
});

/** What a process keeps at the engine. */
async function keptFor(application: string) {
  const documents = await openFollowDocuments(connection, "kept", application);
  const follows = new RemoteFollows(documents, () => 0);
  return { documents, follows, told: new RemoteTold(documents, follows) };
}

async function open(): Promise<Keeping> {
  applications += 1;
  const application = `${process.pid}${applications}`;
  const { follows, told, documents } = await keptFor(application);
  return {
    follows,
    told,
    elsewhere: () => keptFor(application),
    contents: async () => {
      const all = [{ exists: { field: "audience" } }, { exists: { field: "follow" } }];
      const pages = await Promise.all([
        documents.page(all[0]!, "audience"),
        documents.page(all[1]!, "follow"),
      ]);
      return pages.flatMap((page) => page.documents);
    },
    close: async () => {},
  };
}

testFollows(open);

const quote = (article: string, text: string) => ({ article, sketch: sketchOf([text]) });
const NOON = new Date("2026-05-19T12:00:00Z");

test("limits hold across processes that add and tell at the same time", async () => {
  const here = await open();
  const there = await here.elsewhere();
  const asked = Array.from({ length: MAX_FOLLOWS + 5 }, (_, at) => {
    const follow = { question: `Question ${at}?`, locale: "en-US", user: "1", channel: null };
    return (at % 2 === 0 ? here : there).follows.add(follow, 0);
  });
  const outcomes = await Promise.all(asked);
  expect(outcomes.filter((outcome) => outcome === "added")).toHaveLength(MAX_FOLLOWS);
  expect(outcomes.filter((outcome) => outcome === "too many")).toHaveLength(5);
  const [first] = await there.follows.active();
  expect(await here.follows.active()).toHaveLength(MAX_FOLLOWS);
  const id = first?.id ?? 0;
  const same = await Promise.all(
    [here, there].map(({ told }) => told.claim(id, quote("same", "One."), NOON)),
  );
  expect(same.filter(Boolean)).toHaveLength(1);
  const claims = Array.from({ length: MAX_A_DAY + 2 }, (_, at) =>
    (at % 2 === 0 ? here : there).told.claim(id, quote(`${at}`, `It is ${at * at} by now.`), NOON),
  );
  expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(MAX_A_DAY - 1);
});

test("what a process was about to tell when it ended is told by another, soon or never", async () => {
  const { follows, told, elsewhere } = await open();
  const ask = (question: string) =>
    follows.add({ question, locale: "en-US", user: "1", channel: null }, 0);
  await ask("Who leads the talks?");
  await ask("Who won the vote?");
  const [talks = 0, vote = 0] = (await follows.active()).map(({ id }) => id);
  const claim = (teller: typeof told, id: number, seconds: number) =>
    teller.claim(id, quote("a", "One."), new Date(NOON.getTime() + seconds * 1000));
  expect(await claim(told, talks, 0)).toBe(true);
  expect(await claim(told, vote, 0)).toBe(true);
  const other = await elsewhere();
  // It may still be on its way.
  expect(await claim(other.told, talks, 30)).toBe(false);
  const due = async () => (await other.told.due(NOON.getTime() + 61_000)).length;
  await expect.poll(due, { timeout: 10_000 }).toBe(2);
  expect(await claim(other.told, talks, 61)).toBe(true);
  await other.told.settle(talks, "a");
  // Discord no longer knows whether it took it.
  expect(await claim(other.told, vote, 600)).toBe(false);
  await expect
    .poll(() => other.told.due(NOON.getTime() + 3_600_000), { timeout: 10_000 })
    .toEqual([]);
});

test("one process tells: another takes over when it ends or falls silent, where it left off", async () => {
  const { documents } = await keptFor(`${process.pid}900`);
  const leaseOf = (holder: string) => new TellerLease(documents, { holder, leaseMs: 500 });
  const [one, two, three] = [leaseOf("one"), leaseOf("two"), leaseOf("three")];
  expect(await one.hold(7)).toBe(true);
  expect(one.seen).toBe(7);
  expect(await two.hold(9)).toBe(false);
  expect(await one.advance(8)).toBe(true);
  await one.release();
  expect(await two.hold(9)).toBe(true);
  expect(two.seen).toBe(8);
  expect(await one.hold(9)).toBe(false);
  // When it is renewed while it is being written otherwise, neither is lost.
  await wait(200);
  expect(await Promise.all([two.hold(9), two.advance(8)])).toEqual([true, true]);
  // The second falls silent: who waits takes its place, and it learns so.
  await expect.poll(() => three.hold(9), { timeout: 10_000, interval: 100 }).toBe(true);
  expect(await two.advance(9)).toBe(false);
  expect(three.seen).toBe(8);
  expect(await two.hold(9)).toBe(false);
});

test("an index that the engine refuses is named, with what to do", async () => {
  const opened = openFollowDocuments(connection, "Capital", "1");
  await expect(opened).rejects.toThrow(
    /^The search engine does not let the bot make the index Capital\.follows\.1\.data \(400: .+\): allow it to, or set FOLLOWING=off\.$/u,
  );
});

test("where somebody has deleted the index, questions can be followed from then on", async () => {
  const application = `${process.pid}901`;
  const { follows, told } = await keptFor(application);
  const ask = (question: string) =>
    follows.add({ question, locale: "en-US", user: "1", channel: null }, 0);
  await ask("Who won?");
  await connection.call({ method: "DELETE", path: `/kept.follows.${application}.data` });
  await ask("Who lost?");
  const [follow, ...others] = await follows.active();
  expect([follow?.question, others]).toEqual(["Who lost?", []]);
  expect(await told.claim(follow?.id ?? 0, quote("a", "One."), NOON)).toBe(true);
});

test("an application's follows are its own", async () => {
  const [one, other] = [await open(), await open()];
  await one.follows.add({ question: "Who won?", locale: "en-US", user: "1", channel: null }, 0);
  expect(await other.follows.active()).toEqual([]);
});
