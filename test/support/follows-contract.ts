import { expect, onTestFinished, test } from "vitest";
import { type Follows, MAX_FOLLOWS } from "../../src/following/follows.ts";
import { MAX_A_DAY, type Told, TRY_AFTER } from "../../src/following/told.ts";
import { sketchOf } from "../../src/language/fingerprint.ts";

/** Where follows are kept, with nothing in it at first. */
export interface Keeping {
  follows: Follows;
  told: Told;
  /** The same as another process, or the next one, has it. */
  elsewhere: () => Promise<Pick<Keeping, "follows" | "told">>;
  /** Everything that is kept. */
  contents: () => Promise<unknown[]>;
  close: () => Promise<void>;
}

const [ANN, BEN, NEWS] = ["1", "2", "900"];
const NOON = new Date("2026-05-19T12:00:00Z");
const MINUTE = 60_000;
const quote = (article: string, text: string) => ({ article, sketch: sketchOf([text]) });

async function opened(open: () => Promise<Keeping>) {
  const keeping = await open();
  onTestFinished(() => keeping.close());
  const { follows } = keeping;
  const start = (question: string, user = ANN, channel: string | null = null) =>
    follows.add({ question, locale: "en-US", user, channel }, NOON.getTime());
  const followed = async (question: string) => {
    await start(question);
    const all = await follows.active();
    return all.find((each) => each.question === question)?.id ?? 0;
  };
  const questionsOf = async (user: string, channel: string | null = null, from = follows) =>
    (await from.of({ user, channel })).map(({ question }) => question);
  return { ...keeping, start, followed, questionsOf };
}

/** What holds wherever follows are kept; `open` gives an empty place. */
export function testFollows(open: () => Promise<Keeping>): void {
  test("a user's questions are theirs, a channel's are everyone's", async () => {
    const { start, questionsOf } = await opened(open);
    await start("Who leads the talks?");
    await start("Where is the volcano?", BEN);
    await start("Who won the vote?", ANN, NEWS);
    expect(await questionsOf(ANN)).toEqual(["Who leads the talks?"]);
    expect(await questionsOf(BEN, NEWS)).toEqual(["Who won the vote?"]);
  });

  test("a question is found as it was followed", async () => {
    const { follows, start, followed } = await opened(open);
    await start("Who won the vote?", ANN, NEWS);
    const id = await followed("Who leads the talks?");
    const follow = { id, question: "Who leads the talks?", locale: "en-US", user: ANN };
    const found = { ...follow, channel: null, paused: false };
    expect(await follows.find(id)).toMatchObject(found);
    expect(await follows.find(id + 1_000_000)).toBeNull();
  });

  test("a question is followed once by a user, however it is typed", async () => {
    const { start } = await opened(open);
    expect(await start("Who leads the talks?")).toBe("added");
    expect(await start("who leads the TALKS?")).toBe("known");
    expect(await start(" Who  leads the talks ")).toBe("known");
    expect(await start("Who leads the talks -peace?")).toBe("added");
    expect(await start("Who leads the talks?", BEN)).toBe("added");
    expect(await start("Who leads the talks?", ANN, NEWS)).toBe("added");
  });

  test(`a user follows ${MAX_FOLLOWS} questions at most`, async () => {
    const { start } = await opened(open);
    for (let at = 0; at < MAX_FOLLOWS; at += 1) await start(`Question ${at}?`);
    expect(await start("One more?")).toBe("too many");
    expect(await start("One more?", BEN)).toBe("added");
  });

  test("a paused question is not told, and a removed one leaves nothing", async () => {
    const { follows, told, followed, contents } = await opened(open);
    const before = await contents();
    const id = await followed("Who leads the talks?");
    await follows.pause(id, true);
    expect(await follows.active()).toEqual([]);
    expect(await told.claim(id, quote("a", "One."), NOON)).toBe(false);
    await follows.pause(id, false);
    expect(await told.claim(id, quote("a", "One."), NOON)).toBe(true);
    await follows.remove(id);
    expect(await follows.find(id)).toBeNull();
    expect(await told.claim(id, quote("b", "Another."), NOON)).toBe(false);
    expect(await contents()).toEqual(before);
  });

  test("an article is told of once, and a copy of what was told never", async () => {
    const { told, followed } = await opened(open);
    const id = await followed("Who leads the talks?");
    const wire = "The foreign minister leads the talks that began in Geneva on Monday, aides said.";
    expect(await told.claim(id, quote("a", wire), NOON)).toBe(true);
    expect(await told.claim(id, quote("a", "Another paragraph of it."), NOON)).toBe(false);
    expect(await told.claim(id, quote("b", wire), NOON)).toBe(false);
    const other = quote("c", "His deputy leads them from today on.");
    expect(await told.claim(id, other, NOON)).toBe(true);
  });

  test(`a question is told ${MAX_A_DAY} times a day at most`, async () => {
    const { told, followed } = await opened(open);
    const id = await followed("Who leads the talks?");
    const claim = (at: number, now: Date) =>
      told.claim(id, quote(`article-${at}`, `Paragraph ${at} says ${at * at}.`), now);
    for (let at = 0; at < MAX_A_DAY; at += 1) expect(await claim(at, NOON)).toBe(true);
    expect(await claim(98, NOON)).toBe(false);
    expect(await claim(99, new Date("2026-05-20T00:01:00Z"))).toBe(true);
  });

  test("what could not be told is due again, later each time, and then no more", async () => {
    const { told, followed } = await opened(open);
    const follow = await followed("Who leads the talks?");
    let now = NOON.getTime();
    for (const [tries, after] of TRY_AFTER.entries()) {
      expect(await told.claim(follow, quote("a", "One."), new Date(now))).toBe(true);
      expect(await told.postpone({ follow, article: "a", tries }, now)).toBe(true);
      await expectSoon(() => told.due(now + after - 1), []);
      now += after;
      await expectSoon(() => told.due(now), [{ follow, article: "a", tries: tries + 1 }]);
    }
    const tries = TRY_AFTER.length;
    expect(await told.claim(follow, quote("a", "One."), new Date(now))).toBe(true);
    expect(await told.postpone({ follow, article: "a", tries }, now)).toBe(false);
    await expectSoon(() => told.due(now + 24 * 60 * MINUTE), []);
  });

  test("what arrived in the end is not due any more", async () => {
    const { told, followed } = await opened(open);
    const follow = await followed("Who leads the talks?");
    const now = NOON.getTime();
    await told.claim(follow, quote("a", "One."), NOON);
    await told.postpone({ follow, article: "a", tries: 0 }, now);
    const later = new Date(now + MINUTE);
    expect(await told.claim(follow, quote("a", "One."), later)).toBe(true);
    await told.settle(follow, "a");
    await expectSoon(() => told.due(now + 60 * MINUTE), []);
    expect(await told.claim(follow, quote("a", "One."), later)).toBe(false);
  });

  test("what is followed and was told outlives the process", async () => {
    const { told, followed, questionsOf, elsewhere } = await opened(open);
    const id = await followed("Who leads the talks?");
    await told.claim(id, quote("a", "One."), NOON);
    const other = await elsewhere();
    expect(await questionsOf(ANN, null, other.follows)).toEqual(["Who leads the talks?"]);
    expect(await other.told.claim(id, quote("a", "One."), NOON)).toBe(false);
  });
}

/** An engine finds what was written within a second. */
async function expectSoon(read: () => Promise<unknown>, expected: unknown): Promise<void> {
  await expect.poll(read, { timeout: 10_000, interval: 100 }).toEqual(expected);
}
