import { execFileSync } from "node:child_process";
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openState } from "../../src/state/open-state.ts";
import { readSetting, writeSetting } from "../../src/state/settings.ts";
import { runIn } from "../support/run-cli.ts";

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "backup-"));
  await mkdir(join(dir, "old/corpus/.dateline"), { recursive: true });
  await mkdir(join(dir, "new"));
  await writeFile(join(dir, "old/corpus/a.md"), "---\ntitle: A\n---\n\nText.\n");
  await writeFile(join(dir, "old/corpus/.dateline/archive.bin"), "large");
  await writeFile(join(dir, "old/.env"), "DISCORD_TOKEN=abc.def\n");
});

afterEach(() => rm(dir, { recursive: true }));

const run = (folder: string, program: string, ...args: string[]) =>
  runIn(join(dir, folder), program, args);

test("articles and settings come back on another machine, without what is prepared", async () => {
  expect(await run("old", "backup", "../b.tar.gz")).toMatchObject({ code: 0, stderr: "" });
  expect((await stat(join(dir, "b.tar.gz"))).mode & 0o777).toBe(0o600);
  expect(await run("new", "restore", "../b.tar.gz")).toMatchObject({ code: 0, stderr: "" });
  expect(await readdir(join(dir, "new/corpus"))).toEqual(["a.md"]);
  expect(await readFile(join(dir, "new/.env"), "utf8")).toBe("DISCORD_TOKEN=abc.def\n");
  expect((await readdir(join(dir, "new"))).toSorted()).toEqual([".env", "corpus"]);
});

test("the database comes back, with what it holds, while the bot uses it", async () => {
  const database = await openState(join(dir, "old/corpus/.dateline"));
  await writeSetting(database, "colour", "green");
  expect(await run("old", "backup", "../b.tar.gz")).toMatchObject({ code: 0, stderr: "" });
  await database.close();
  expect(await run("new", "restore", "../b.tar.gz")).toMatchObject({ code: 0, stderr: "" });
  expect(await readdir(join(dir, "new/corpus/.dateline"))).toEqual(["state.db"]);
  const restored = await openState(join(dir, "new/corpus/.dateline"));
  expect(await readSetting(restored, "colour")).toBe("green");
  await restored.close();
});

test("articles come back to the folder that the backup's own settings name", async () => {
  await writeFile(join(dir, "old/.env"), "CORPUS_DIR=articles\nDATA_DIR=data\n");
  await rename(join(dir, "old/corpus"), join(dir, "old/articles"));
  await run("old", "backup", "../b.tar.gz");
  expect(await run("new", "restore", "../b.tar.gz")).toMatchObject({
    code: 0,
    stdout: "Restored to articles.\n",
  });
  expect((await readdir(join(dir, "new"))).toSorted()).toEqual([".env", "articles"]);
});

test("a backup is never written over another file", async () => {
  await writeFile(join(dir, "b.tar.gz"), "precious");
  const { code, stderr } = await run("old", "backup", "../b.tar.gz");
  expect(code).toBe(1);
  expect(stderr).toBe(
    "The backup failed: ../b.tar.gz: there is a file of that name already (EEXIST)\n",
  );
  expect(await readFile(join(dir, "b.tar.gz"), "utf8")).toBe("precious");
});

test.each([
  ["articles", "corpus/b.md", /is not empty/],
  ["settings", ".env", /^\.env is there already/],
])("a restore overwrites no %s", async (_, file, refusal) => {
  await run("old", "backup", "../b.tar.gz");
  await mkdir(join(dir, "new/corpus"), { recursive: true });
  await writeFile(join(dir, "new", file), "precious");
  const { code, stderr } = await run("new", "restore", "../b.tar.gz");
  expect(code).toBe(1);
  expect(stderr).toMatch(refusal);
  expect(await readFile(join(dir, "new", file), "utf8")).toBe("precious");
  await expect(stat(join(dir, "new/corpus/a.md"))).rejects.toThrow("ENOENT");
});

test.each([
  ["no archive at all", async (path: string) => writeFile(path, "hello")],
  [
    "one that holds a link",
    async (path: string) => {
      await symlink("/etc", join(dir, "articles"));
      execFileSync("tar", ["-czf", path, "-C", dir, "articles"]);
    },
  ],
  [
    "one that holds something else",
    async (path: string) => {
      execFileSync("tar", ["-czf", path, "-C", join(dir, "old"), "corpus"]);
    },
  ],
])("%s is refused, and leaves nothing behind", async (_, make) => {
  await make(join(dir, "b.tar.gz"));
  const { code, stderr } = await run("new", "restore", "../b.tar.gz");
  expect(code).toBe(1);
  expect(stderr).toMatch(/backup/);
  expect(await readdir(join(dir, "new"))).toEqual([]);
});
