import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/state/database.ts";
import { MIGRATIONS } from "../../src/state/migrations.ts";
import { openState, STATE_FILE } from "../../src/state/open-state.ts";
import { readSetting, writeSetting } from "../../src/state/settings.ts";

let dir: string;
const open: Database[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "state-"));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((database) => database.close()));
  await rm(dir, { recursive: true, force: true });
});

async function opened(migrations = MIGRATIONS): Promise<Database> {
  const database = await openState(dir, migrations);
  open.push(database);
  return database;
}

async function closed(): Promise<void> {
  await Promise.all(open.splice(0).map((database) => database.close()));
}

describe("what was written", () => {
  test("is there when the file is opened again", async () => {
    await writeSetting(await opened(), "colour", "green");
    await closed();
    expect(await readSetting(await opened(), "colour")).toBe("green");
  });

  test("in a transaction that fails is not there at all", async () => {
    const database = await opened();
    const failing = database.write((rows) => {
      rows.run("INSERT INTO setting VALUES ('colour', 'red')");
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await readSetting(database, "colour")).toBeNull();
    await writeSetting(database, "colour", "green");
    expect(await readSetting(database, "colour")).toBe("green");
  });

  test("is seen by another connection, which may write too", async () => {
    const [first, second] = [await opened(), await opened()];
    await writeSetting(first, "colour", "green");
    expect(await readSetting(second, "colour")).toBe("green");
    await writeSetting(second, "colour", "blue");
    expect(await readSetting(first, "colour")).toBe("blue");
  });

  test("outlives a process that is killed at any moment", async () => {
    for (let round = 0; round < 4; round += 1) {
      const child = fork(new URL("writing-child.mjs", import.meta.url), [dir]);
      let told = -1;
      child.on("message", (count: number) => {
        told = count;
      });
      await once(child, "message");
      await new Promise((resolve) => {
        setTimeout(resolve, 37 * round);
      });
      child.kill("SIGKILL");
      await once(child, "exit");
      const value = await readSetting(await opened(), "count");
      await closed();
      expect(Number(value)).toBeGreaterThanOrEqual(told);
    }
  });
});

test("only its owner may look into the folder", async () => {
  dir = join(dir, "data");
  await opened();
  expect((await stat(dir)).mode & 0o777).toBe(0o700);
});

describe("a file of an older version", () => {
  const older = MIGRATIONS;
  const newer = [...MIGRATIONS, "CREATE TABLE note (text TEXT) STRICT"];

  test("is copied, then brought up to date, with all that it holds", async () => {
    await writeSetting(await opened(older), "colour", "green");
    await closed();
    const database = await opened(newer);
    expect(await database.read((rows) => rows.all("SELECT * FROM note"))).toEqual([]);
    expect(await readSetting(database, "colour")).toBe("green");
    expect(await readdir(dir)).toContain(`${STATE_FILE}.before-${newer.length}`);
  });

  test("stays as it was when a step fails", async () => {
    await writeSetting(await opened(older), "colour", "green");
    await closed();
    await expect(opened([...newer, "CREATE TABLE note (text TEXT)"])).rejects.toThrow(/note/);
    expect(await readSetting(await opened(newer), "colour")).toBe("green");
  });
});

describe("is refused with a sentence that says what to do:", () => {
  test("a file of a newer version", async () => {
    await opened([...MIGRATIONS, "CREATE TABLE note (text TEXT) STRICT"]);
    await closed();
    await expect(opened()).rejects.toThrow(/newer version of Dateline: install that one/);
  });

  test("a damaged file", async () => {
    await writeFile(join(dir, STATE_FILE), "no database, but much text. ".repeat(400));
    await expect(opened()).rejects.toThrow(/state\.db is damaged/);
  });

  test("a folder that cannot be made", async () => {
    await writeFile(join(dir, "file"), "");
    const below = openState(join(dir, "file", "below"));
    await expect(below).rejects.toThrow(/set DATA_DIR to one that can be written to/);
  });
});
