import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readEnvironment } from "../src/environment.ts";

const NAMES = { settings: ["DISCORD_TOKEN", "LOG_LEVEL", "PORT"], secrets: ["DISCORD_TOKEN"] };

let dir: string;
let path: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "env-"));
  path = join(dir, ".env");
});

afterEach(() => rm(dir, { recursive: true }));

const problemsOf = (env: Record<string, string>) => readEnvironment(NAMES, env, null).problems;

describe("the file .env", () => {
  const text = 'DISCORD_TOKEN="abc.def"\r\nLOG_LEVEL=debug\r\n';
  test.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16, as Windows' editors write it", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16 the other way around", Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ])("is read in %s", async (_, bytes) => {
    await writeFile(path, bytes);
    const { given, problems } = readEnvironment(NAMES, {}, path);
    expect(problems).toEqual([]);
    expect(given.get("DISCORD_TOKEN")).toEqual({ value: "abc.def", from: ".env" });
    expect(given.get("LOG_LEVEL")).toEqual({ value: "debug", from: ".env" });
  });

  test("that is no text is named", async () => {
    await writeFile(path, Buffer.from(text, "utf16le"));
    expect(readEnvironment(NAMES, {}, path).problems).toEqual([
      expect.stringMatching(/\.env is not plain text: save it as UTF-8\.$/),
    ]);
  });

  test("is named by line where a line says nothing, without what it says, and by a name said twice", async () => {
    const lines = [
      "# token",
      "export PORT=1",
      'LOG_LEVEL="de',
      'bug"',
      "DISCORD_TOKEN abc",
      "PORT=2",
    ];
    await writeFile(path, lines.join("\n"));
    expect(readEnvironment(NAMES, {}, path).problems).toEqual([
      expect.stringMatching(/\.env, line 5: it is neither NAME=value nor a comment \(#\)\.$/),
      expect.stringMatching(/\.env sets PORT twice: keep one of them\.$/),
    ]);
  });

  test("yields to the environment, even to an empty variable", async () => {
    await writeFile(path, "PORT=1\nLOG_LEVEL=debug\n");
    const { given } = readEnvironment(NAMES, { PORT: "2", LOG_LEVEL: "" }, path);
    expect([...given]).toEqual([["PORT", { value: "2", from: "environment" }]]);
  });

  test("may hold the settings of node, compose and proxies, but no unknown ones", async () => {
    await writeFile(path, "NODE_ENV=production\nHTTPS_PROXY=http://proxy\nCOLOUR=red\n");
    const { problems, foreign } = readEnvironment(NAMES, {}, path);
    expect(problems).toEqual([expect.stringMatching(/^COLOUR is not a setting/)]);
    expect(foreign).toEqual({ NODE_ENV: "production", HTTPS_PROXY: "http://proxy" });
  });
});

describe("a name that is nearly that of a setting", () => {
  test.each([
    ["TOKEN", "DISCORD_TOKEN"],
    ["BOT_TOKEN", "DISCORD_TOKEN"],
    ["DISCORD_TOKN", "DISCORD_TOKEN"],
    ["DISCORDTOKEN", "DISCORD_TOKEN"],
    ["discord_token", "DISCORD_TOKEN"],
    ["LOGLEVEL", "LOG_LEVEL"],
  ])("%s is named, with %s", (name, meant) => {
    expect(problemsOf({ [name]: "x" })).toEqual([
      `${name} is not a setting: did you mean ${meant}?`,
    ]);
  });

  test.each(["HOME", "SPORT", "LOGNAME", "CACHE_DIRECTORY", "TERM"])("%s is not", (name) => {
    expect(problemsOf({ [name]: "x" })).toEqual([]);
  });

  test("another program's TOKEN does not matter beside ours", () => {
    expect(problemsOf({ TOKEN: "x", DISCORD_TOKEN: "y" })).toEqual([]);
  });
});

test.each([`"abc.def"`, `'abc.def'`, ` abc.def `])("%s is read without its frame", (value) => {
  const { given } = readEnvironment(NAMES, { DISCORD_TOKEN: value }, null);
  expect(given.get("DISCORD_TOKEN")?.value).toBe("abc.def");
});

describe("a secret in a file", () => {
  test("is read, and shows where it is from", async () => {
    await writeFile(path, '"abc.def"\r\n');
    const { given, problems } = readEnvironment(NAMES, { DISCORD_TOKEN_FILE: path }, null);
    expect(problems).toEqual([]);
    expect([...given]).toEqual([["DISCORD_TOKEN", { value: "abc.def", from: path }]]);
  });

  test.each([
    ["that is missing", {}, /^DISCORD_TOKEN_FILE names .+ cannot be read \(ENOENT\)\.$/],
    [
      "beside the setting",
      { DISCORD_TOKEN: "x" },
      /^DISCORD_TOKEN and DISCORD_TOKEN_FILE are both/,
    ],
  ])("%s is a problem", (_, more, problem) => {
    const env = { DISCORD_TOKEN_FILE: join(dir, "none"), ...more };
    expect(problemsOf(env)).toEqual([expect.stringMatching(problem)]);
  });
});
