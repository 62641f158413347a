import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Follows, MAX_A_DAY, MAX_FOLLOWS } from "../../src/following/follows.ts";
import { sketchOf } from "../../src/language/fingerprint.ts";
import { LazyState, STATE_FILE } from "../../src/state/open-state.ts";

let dir: string;
let state: LazyState;
let follows: Follows;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "follows-"));
  state = new LazyState(dir);
  follows = new Follows(state);
});
afterEach(async () => {
  await state.close();
  await rm(dir, { recursive: true, force: true });
});

const [ANN, BEN, NEWS] = ["1", "2", "900"];
const NOON = new Date("2026-05-19T12:00:00Z");
const sketch = (text: string) => sketchOf([text]);

function start(question: string, user = ANN, channel: string | null = null) {
  return follows.add({ question, locale: "en-US", user, channel }, NOON.getTime());
}

const questionsOf = async (user: string, channel: string | null = null) =>
  (await follows.of({ user, channel })).map(({ question }) => question);

async function followed(question: string): Promise<number> {
  await start(question);
  const all = await follows.active();
  return all.find((each) => each.question === question)?.id ?? 0;
}

test("nothing is written until somebody follows a question", async () => {
  expect(await follows.active()).toEqual([]);
  expect(await follows.find(1)).toBeNull();
  await expect(access(join(dir, STATE_FILE))).rejects.toThrow("ENOENT");
  await start("Who leads the talks?");
  await access(join(dir, STATE_FILE));
});

test("a user's questions are theirs, a channel's are everyone's", async () => {
  await start("Who leads the talks?");
  await start("Where is the volcano?", BEN);
  await start("Who won the vote?", ANN, NEWS);
  expect(await questionsOf(ANN)).toEqual(["Who leads the talks?"]);
  expect(await questionsOf(BEN, NEWS)).toEqual(["Who won the vote?"]);
});

test("a question is followed once by a user, whatever its letter case", async () => {
  expect(await start("Who leads the talks?")).toBe("added");
  expect(await start("who leads the TALKS?")).toBe("known");
  expect(await start("Who leads the talks?", BEN)).toBe("added");
  expect(await start("Who leads the talks?", ANN, NEWS)).toBe("added");
});

test(`a user follows ${MAX_FOLLOWS} questions at most`, async () => {
  for (let at = 0; at < MAX_FOLLOWS; at += 1) await start(`Question ${at}?`);
  expect(await start("One more?")).toBe("too many");
  expect(await start("One more?", BEN)).toBe("added");
});

test("a paused question is not told, and a removed one leaves nothing", async () => {
  const id = await followed("Who leads the talks?");
  await follows.pause(id, true);
  expect(await follows.active()).toEqual([]);
  expect(await follows.claim(id, "a", sketch("One."), NOON)).toBe(false);
  await follows.pause(id, false);
  expect(await follows.claim(id, "a", sketch("One."), NOON)).toBe(true);
  await follows.remove(id);
  const database = await state.open();
  const left = await database.read((rows) => [
    ...rows.all("SELECT * FROM follow"),
    ...rows.all("SELECT * FROM told"),
  ]);
  expect(left).toEqual([]);
});

test("an article is told of once, and a copy of what was told never", async () => {
  const id = await followed("Who leads the talks?");
  const wire = "The foreign minister leads the talks that began in Geneva on Monday, aides said.";
  expect(await follows.claim(id, "a", sketch(wire), NOON)).toBe(true);
  expect(await follows.claim(id, "a", sketch("Another paragraph of it."), NOON)).toBe(false);
  expect(await follows.claim(id, "b", sketch(wire), NOON)).toBe(false);
  expect(await follows.claim(id, "c", sketch("His deputy leads them from today on."), NOON)).toBe(
    true,
  );
});

test(`a question is told ${MAX_A_DAY} times a day at most`, async () => {
  const id = await followed("Who leads the talks?");
  const claim = (at: number, now: Date) =>
    follows.claim(id, `article-${at}`, sketch(`Paragraph ${at} says ${at * at}.`), now);
  for (let at = 0; at < MAX_A_DAY; at += 1) expect(await claim(at, NOON)).toBe(true);
  expect(await claim(98, NOON)).toBe(false);
  expect(await claim(99, new Date("2026-05-20T00:01:00Z"))).toBe(true);
});

test("what is followed outlives the process", async () => {
  await start("Who leads the talks?");
  await state.close();
  state = new LazyState(dir);
  follows = new Follows(state);
  expect(await questionsOf(ANN)).toEqual(["Who leads the talks?"]);
});
