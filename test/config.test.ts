import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { readConfig, settingsHelp, stateDir } from "../src/config.ts";
import { ConfigError } from "../src/errors.ts";

const TOKEN = "MTA.bb.cc-dd_ee";

afterEach(() => vi.unstubAllEnvs());

test("an empty environment gives the defaults", () => {
  const defaults = {
    token: null,
    api: "https://discord.com/api",
    corpusDir: "corpus",
    cacheDir: null,
    search: null,
    logLevel: "info",
    logQuestions: false,
    port: 3000,
    endpoint: null,
    registers: true,
    adminPort: null,
    adminHost: "127.0.0.1",
    following: true,
    workers: 0,
    contact: null,
  };
  expect(readConfig({})).toEqual(defaults);
  const empty = { DISCORD_TOKEN: "", DISCORD_API: " ", CORPUS_DIR: "", LOG_LEVEL: "", PORT: "" };
  expect(readConfig(empty)).toEqual(defaults);
});

test("the help lists every setting of .env.example, and README.md names it", () => {
  const example = readFileSync(".env.example", "utf8");
  const names = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name ?? "");
  const listed = settingsHelp()
    .split("\n")
    .map((line) => line.trim().split(" ")[0] ?? "");
  const readme = readFileSync("README.md", "utf8");
  expect(listed.toSorted()).toEqual(names.filter((name) => !name.endsWith("_FILE")).toSorted());
  expect(listed.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test("other variables of the environment do not matter", () => {
  expect(readConfig({ HOME: "/root", TERM: "dumb" }).token).toBeNull();
});

test.each([
  ["DISCORD_TOKEN", TOKEN, { token: TOKEN }],
  ["DISCORD_TOKEN", ` Bot ${TOKEN} `, { token: TOKEN }],
  ["CORPUS_DIR", "../articles", { corpusDir: "../articles" }],
  ["CACHE_DIR", "/var/cache/dateline", { cacheDir: "/var/cache/dateline" }],
  ["LOG_LEVEL", "debug", { logLevel: "debug" }],
  ["LOG_QUESTIONS", "1", { logQuestions: true }],
  ["LOG_QUESTIONS", "0", { logQuestions: false }],
  ["PORT", "0", { port: 0 }],
  ["PORT", "65535", { port: 65_535 }],
  ["REGISTER_COMMANDS", "0", { registers: false }],
  ["WORKERS", "2", { workers: 2 }],
  ["CONTACT", "editor@news.example", { contact: "editor@news.example" }],
  ["CONTACT", "https://news.example/bot", { contact: "https://news.example/bot" }],
])("%s=%s is understood", (name, value, expected) => {
  expect(readConfig({ [name]: value })).toMatchObject(expected);
});

test.each([
  "http://127.0.0.1:8080/api",
  "http://127.0.0.1:8080/api/",
  "http://127.0.0.1:8080/api//",
  "http://127.0.0.1:8080/api/v10",
  "http://127.0.0.1:8080/api/v10/",
])("DISCORD_API=%s is used without slash and version", (DISCORD_API) => {
  const { api } = readConfig({ DISCORD_TOKEN: TOKEN, DISCORD_API });
  expect(api).toBe("http://127.0.0.1:8080/api");
});

test.each([
  ["DISCORD_TOKEN", "two words"],
  ["DISCORD_TOKEN", "tökén"],
  ["DISCORD_API", "discord.com/api"],
  ["DISCORD_API", "ftp://discord.com/api"],
  ["DISCORD_API", "https://user:secret@discord.com/api"],
  ["DISCORD_API", "https://discord.com/api?v=10"],
  ["LOG_LEVEL", "loud"],
  ["LOG_QUESTIONS", "perhaps"],
  ["PORT", "-1"],
  ["PORT", "65536"],
  ["PORT", "3000.5"],
  ["PORT", "http"],
  ["PUBLIC_KEY", "0123"],
  ["PUBLIC_KEY", `${"0".repeat(63)}g`],
  ["INTERACTIONS_PORT", "many"],
  ["INTERACTIONS_HOST", "bot.example"],
  ["REGISTER_COMMANDS", "maybe"],
  ["SEARCH_URL", "opensearch:9200"],
  ["SEARCH_URL", "http://one:9200/Two Words"],
  ["WORKERS", "two"],
  ["WORKERS", "65"],
  ["CONTACT", "the editor"],
  ["CONTACT", "javascript:alert"],
  ["CONTACT", "https://news.example/(bot)"],
])("%s=%s is refused by name, with what to write", (name, value) => {
  const env = { DISCORD_TOKEN: TOKEN, [name]: value };
  expect(() => readConfig(env)).toThrow(ConfigError);
  expect(() => readConfig(env)).toThrow(new RegExp(`^${name} must be .+\\.$`));
});

function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return expect.fail("the settings were accepted");
}

test("all wrong settings are named at once", () => {
  const message = refusal({ PORT: "x", LOG_LEVEL: "x", CORPUS_DIR: "corpus" });
  expect(message).toMatch(/^LOG_LEVEL must be .+\nPORT must be [^\n]+$/);
});

test("a search engine has nodes and an archive, and its password is not shown", () => {
  const env = { SEARCH_URL: "https://bot:secret@one:9200,https://two:9200/news" };
  expect(readConfig({}).search).toBe(null);
  expect(readConfig(env).search?.name).toBe("news");
  expect(refusal({ SEARCH_URL: "https://bot:secret@one:9200/NEWS" })).not.toContain("secret");
});

test("a wrong token is not repeated in the error", () => {
  expect(refusal({ DISCORD_TOKEN: "se cret" })).not.toContain("cret");
});

test("another server without a token is an error, not a silent playground", () => {
  expect(refusal({ DISCORD_API: "http://127.0.0.1:8080/api" })).toMatch(
    /^DISCORD_TOKEN is missing/,
  );
});

test("the database is kept in the folder of articles, unless DATA_DIR names another", () => {
  vi.stubEnv("DATA_DIR", "");
  expect(stateDir("articles")).toBe(join("articles", ".dateline"));
  vi.stubEnv("DATA_DIR", "/var/lib/dateline/data");
  expect(stateDir("articles")).toBe("/var/lib/dateline/data");
});

const KEY = "0123456789abcdef".repeat(4);

test("with a public key and a port, interactions are posted, and nothing is registered", () => {
  const env = { PUBLIC_KEY: KEY, INTERACTIONS_PORT: "8080" };
  const endpoint = { publicKey: KEY, host: "127.0.0.1", port: 8080 };
  expect(readConfig(env)).toMatchObject({ endpoint, registers: false, token: null });
  const all = {
    ...env,
    INTERACTIONS_HOST: "0.0.0.0",
    DISCORD_TOKEN: TOKEN,
    REGISTER_COMMANDS: "1",
  };
  expect(readConfig(all)).toMatchObject({
    endpoint: { ...endpoint, host: "0.0.0.0" },
    registers: true,
    token: TOKEN,
  });
});

test("the local Discord has a key of its own", () => {
  const { endpoint } = readConfig({ INTERACTIONS_PORT: "0" });
  expect(endpoint).toEqual({ publicKey: null, host: "127.0.0.1", port: 0 });
});

test.each<[string, Record<string, string>]>([
  ["INTERACTIONS_PORT is missing", { PUBLIC_KEY: KEY }],
  ["PUBLIC_KEY is missing", { INTERACTIONS_PORT: "8080", DISCORD_TOKEN: TOKEN }],
  [
    "DISCORD_TOKEN is missing",
    { PUBLIC_KEY: KEY, INTERACTIONS_PORT: "8080", REGISTER_COMMANDS: "1" },
  ],
])("settings that need another say so: %s", (text, env) => {
  expect(refusal(env)).toContain(text);
});
