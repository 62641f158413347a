import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { LocalFollows } from "../../../src/following/local/local-follows.ts";
import { LocalTold } from "../../../src/following/local/local-told.ts";
import { LazyState, STATE_FILE } from "../../../src/state/open-state.ts";
import { type Keeping, testFollows } from "../../support/follows-contract.ts";

async function open(): Promise<Keeping & { dir: string }> {
  const dir = await mkdtemp(join(tmpdir(), "follows-"));
  let state = new LazyState(dir);
  const kept = () => ({ follows: new LocalFollows(state), told: new LocalTold(state) });
  return {
    dir,
    ...kept(),
    elsewhere: async () => {
      await state.close();
      state = new LazyState(dir);
      return kept();
    },
    contents: async () => {
      const database = await state.open();
      const tables = ["follow", "told", "untold"];
      return database.read((rows) =>
        tables.flatMap((table) => rows.all<object>(`SELECT * FROM ${table}`)),
      );
    },
    close: async () => {
      await state.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

testFollows(open);

test("nothing is written until somebody follows a question", async () => {
  const { follows, dir, close } = await open();
  onTestFinished(close);
  expect(await follows.active()).toEqual([]);
  expect(await follows.find(1)).toBeNull();
  await expect(access(join(dir, STATE_FILE))).rejects.toThrow("ENOENT");
  const asked = { question: "Who leads the talks?", locale: "en-US", user: "1", channel: null };
  await follows.add(asked, Date.now());
  await access(join(dir, STATE_FILE));
});
