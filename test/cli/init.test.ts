import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { runIn } from "../support/run-cli.ts";
import { startLocalDiscord } from "../../src/playground/local-discord.ts";

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "init-"));
});

afterEach(() => rm(dir, { recursive: true }));

const run = (program: string, args: string[], surroundings = {}) =>
  runIn(dir, program, args, surroundings);

async function localDiscord() {
  const local = await startLocalDiscord();
  onTestFinished(() => local.stop());
  return local;
}

describe("init", () => {
  test("writes a token that Discord knows, for its owner's eyes alone, and makes the folder", async () => {
    const local = await localDiscord();
    const args = ["--token-stdin", "--corpus", "my articles", "--api", local.api];
    const {
      code,
      stdout: out,
      stderr: err,
    } = await run("init", args, { input: `${local.token}\n` });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(`client_id=${local.applicationId}`);
    expect(out).not.toContain(local.token);
    expect((await stat(join(dir, ".env"))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dir, "my articles"))).isDirectory()).toBe(true);
    const shown = await run("config", []);
    expect(shown).toMatchObject({ code: 0, stderr: "" });
    expect(shown.stdout).toMatch(/^CORPUS_DIR +my articles +\.env$/m);
    expect(shown.stdout).not.toContain(local.token);
  });

  test("writes whom outlets can ask, and refuses what is no address", async () => {
    const wrong = await run("init", ["--local", "--contact", "me"]);
    expect(wrong.code).toBe(78);
    expect(wrong.stderr).toMatch(/^CONTACT must be an e-mail or web address.+\n$/);
    const args = ["--local", "--contact", "editor@news.example"];
    expect(await run("init", args)).toMatchObject({ code: 0 });
    expect(await readFile(join(dir, ".env"), "utf8")).toContain("CONTACT=editor@news.example\n");
  });

  test("writes nothing when Discord refuses the token", async () => {
    const { api } = await localDiscord();
    const { code, stderr: err } = await run("init", ["--token-stdin", "--api", api], {
      input: "wrong",
    });
    expect(code).toBe(1);
    expect(err).toMatch(/^Discord refused the token: .+\n$/);
    await expect(stat(join(dir, ".env"))).rejects.toThrow("ENOENT");
  });

  test.runIf(process.platform === "linux")(
    "writes nothing when the folder of articles cannot be made",
    async () => {
      const args = ["--local", "--corpus", "/proc/nope"];
      const { code, stderr: err } = await run("init", args);
      expect({ code, err }).toEqual({
        code: 1,
        err: expect.stringMatching(/^\/proc\/nope: .+\n$/),
      });
      await expect(stat(join(dir, ".env"))).rejects.toThrow("ENOENT");
    },
  );

  test("writes nothing when standard input holds no token", async () => {
    const { code, stderr: err } = await run("init", ["--token-stdin"], { input: "\n" });
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining("--local") });
    await expect(stat(join(dir, ".env"))).rejects.toThrow("ENOENT");
  });

  test("leaves an .env that is there alone", async () => {
    await writeFile(join(dir, ".env"), "PORT=1\n");
    const { code, stderr: err } = await run("init", ["--token-stdin"]);
    expect(code).toBe(78);
    expect(err).toContain("--force");
    expect(await readFile(join(dir, ".env"), "utf8")).toBe("PORT=1\n");
  });
});

test("config names everything that is wrong, and ends with 78", async () => {
  const env = { PORT: "many", DISCORD_TOKN: "x" };
  const { code, stdout: out, stderr: err } = await run("config", [], { env });
  expect(code).toBe(78);
  expect(out).toMatch(/^PORT +many +environment$/m);
  expect(err).toMatch(/^DISCORD_TOKN is not a setting.+\nPORT must be .+\n$/);
});
