import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Gate, StoppedError } from "../../src/feeds/gate.ts";
import type { Database } from "../../src/state/database.ts";
import { openState } from "../../src/state/open-state.ts";
import { FakeClock } from "../support/fake-clock.ts";

const URL_OF_SITE = new URL("https://news.example/feed");
const HOUR = 3_600_000;

let dir: string;
let database: Database;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "gate-"));
  database = await openState(dir);
});
afterEach(async () => {
  await database.close();
  rmSync(dir, { recursive: true });
});

test("a request that waits for its turn is not sent once its domain asks for fewer", async () => {
  const clock = new FakeClock(Date.parse("2026-11-27T12:00:00Z"));
  const { signal } = new AbortController();
  const gate = new Gate(database, clock, signal);
  // Something is always to come, or this clock would wait for it.
  void clock.sleep(2 * HOUR, signal);
  const sent: string[] = [];
  const send = (name: string) => gate.send(URL_OF_SITE, async () => sent.push(name));
  const [first, second] = [send("first"), send("second").catch((error: unknown) => error)];
  await first;
  // What the answer says is known only once it has been read; by then the other one waits.
  await clock.runUntil(clock.now() + 1_000, () => false);
  await gate.stop("news.example", null);
  await clock.runUntil(clock.now() + HOUR, () => false);
  expect(await second).toBeInstanceOf(StoppedError);
  expect(sent).toEqual(["first"]);
});
