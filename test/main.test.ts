import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { describe, expect, inject, onTestFinished, test, vi } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { withoutFollowing } from "../commands/index.ts";
import { startLocalDiscord } from "../src/playground/local-discord.ts";
import { startRecordingProxy } from "./support/recording-proxy.ts";

const MAIN = [process.execPath, inject("dateline"), "start"];

/** Every setting is given, so that no .env file of whoever runs the tests has a say. */
const SETTINGS = {
  DISCORD_TOKEN: "",
  DISCORD_API: "",
  CORPUS_DIR: "corpus",
  LOG_LEVEL: "info",
  LOG_QUESTIONS: "",
  PORT: "0",
  WORKERS: "",
  ADMIN_PORT: "",
  PUBLIC_KEY: "",
  INTERACTIONS_PORT: "",
  HTTPS_PROXY: "",
  HTTP_PROXY: "",
};

function start(settings: Record<string, string> = {}, [command = "", ...args] = MAIN) {
  const child = spawn(command, args, {
    env: { ...process.env, ...SETTINGS, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.err += text));
  const ended = once(child, "close").then(([code]) => code as number | null);
  return {
    output,
    ended,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Resolves once a stream has shown `text`. */
    shows: (stream: keyof typeof output, text: string) =>
      vi.waitFor(() => expect(output[stream]).toContain(text), 60_000),
  };
}

/** Whether the system keeps a port from this user. */
function mayNotOpen(port: number): boolean {
  if (process.platform !== "linux" || process.getuid?.() === 0) return false;
  const first = readFileSync("/proc/sys/net/ipv4/ip_unprivileged_port_start", "utf8");
  return port < Number(first);
}

/** A bot in a Discord that it knows by its settings alone. */
async function startElsewhere() {
  const local = await startLocalDiscord();
  const proxy = await startRecordingProxy(local.api);
  onTestFinished(async () => {
    await proxy.stop();
    await local.stop();
  });
  const bot = start({ DISCORD_TOKEN: local.token, DISCORD_API: `${proxy.api}/` });
  await bot.shows("err", "logged in");
  return { local, proxy, ...bot };
}

describe("without a token", () => {
  test("the bot says where its page is, shows an answer, and SIGTERM ends it with 0", async () => {
    const { output, shows, kill, ended } = start();
    await shows("out", "Ctrl+C");
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output.out)?.[0] ?? "no address";
    expect((await fetch(url)).status).toBe(200);
    expect(output.out).toMatch(/ {2}\/ask .+\n {2}> .+\n {2}.+ · .+ · .+\n/);
    kill("SIGTERM");
    expect(await ended).toBe(0);
    for (const line of output.err.trim().split("\n")) expect(JSON.parse(line)).toBeTypeOf("object");
  });

  test("threads that answer end with the bot", async () => {
    const { shows, kill, ended } = start({ WORKERS: "2" });
    await shows("out", "Ctrl+C");
    kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  test("a folder among the articles is said not to be read", async () => {
    const dir = await mkdtemp(join(tmpdir(), "dateline-main-"));
    onTestFinished(() => rm(dir, { recursive: true }));
    await cp("corpus", dir, { recursive: true });
    await mkdir(join(dir, "2024"));
    const { output, shows } = start({ CORPUS_DIR: dir });
    await shows("err", "is not read");
    const line = output.err.split("\n").find((each) => each.includes("is not read")) ?? "";
    expect(JSON.parse(line)).toMatchObject({ file: "2024" });
  });

  test("a taken port is no obstacle", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    onTestFinished(() => void taken.close());
    const port = (taken.address() as AddressInfo).port;
    const { output, shows } = start({ PORT: String(port) });
    await shows("out", "http://127.0.0.1:");
    expect(output.out).not.toContain(`127.0.0.1:${port} `);
  });

  test.runIf(mayNotOpen(80))("a port that may not be opened is said in one sentence", async () => {
    const { output, ended } = start({ PORT: "80" });
    expect(await ended).not.toBe(0);
    expect(output.err.trim()).toMatch(/^PORT=80 may not be opened by this user: [^\n]+$/u);
  });

  test("npm start passes SIGTERM on and ends with 0", async () => {
    const { shows, kill, ended } = start({}, ["npm", "start"]);
    await shows("out", "Ctrl+C");
    kill("SIGTERM");
    expect(await ended).toBe(0);
  });
});

/** Two processes without a token, as behind a balancer; interactions are posted to the first. */
async function startPosted() {
  const local = await startLocalDiscord();
  onTestFinished(() => local.stop());
  const settings = {
    PUBLIC_KEY: local.publicKey,
    INTERACTIONS_PORT: "0",
    DISCORD_API: local.api,
    ADMIN_PORT: "0",
  };
  const bots = [start(settings), start(settings)] as const;
  const urls = await Promise.all(
    bots.map(async ({ output, shows }) => {
      await shows("err", "health and metrics");
      return /"url":"([^"]+interactions)"/.exec(output.err)?.[1] ?? "no address";
    }),
  );
  const registering = { ...process.env, ...SETTINGS };
  const discord = { DISCORD_TOKEN: local.token, DISCORD_API: local.api };
  const register = [inject("dateline"), "register", "--endpoint", urls[0] ?? ""];
  const env = { ...registering, ...discord };
  const { stdout } = await promisify(execFile)(process.execPath, register, { env });
  expect(stdout).toContain("commands are registered.\nDiscord posts interactions to http");
  return { local, bots, urls };
}

test("without a token, a proxy does not stand between the bot and its local Discord", async () => {
  const { output, shows } = start({ HTTP_PROXY: "http://127.0.0.1:9" });
  await shows("out", "Ctrl+C");
  expect(output.out).toMatch(/ {2}\/ask .+\n {2}> .+\n/);
});

describe("with a port for interactions", () => {
  test("and nothing else, the local Discord posts them", async () => {
    const { output, shows } = start({ INTERACTIONS_PORT: "0" });
    await shows("out", "Ctrl+C");
    await shows("err", "interactions are answered");
    expect(output.err).not.toContain("logged in");
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output.out)?.[0] ?? "no address";
    const asked = {
      type: "command",
      user: "123456789012345678",
      locale: "en-US",
      command: "ask",
      options: [{ name: "question", type: 3, value: "who is Lavrov" }],
    };
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify(asked);
    const answer = await fetch(`${url}/web/interactions`, { method: "POST", headers, body });
    expect(await answer.json()).toEqual({ ok: true });
  });

  test("any of two processes answers, and says so where its health is asked for", async () => {
    const { local, bots, urls } = await startPosted();
    const asker = local.reader();
    const first = await asker.command("ask", { question: "who is Lavrov" });
    expect(JSON.stringify(first.message)).toContain("Lavrov");
    await local.useEndpoint(urls[1] ?? "");
    const typed = await asker.autocomplete("ask", { question: "Lavrov" });
    expect(typed.choices?.length).toBeGreaterThan(0);
    const admin = /"url":"([^"]+)","msg":"health/.exec(bots[1].output.err)?.[1] ?? "no address";
    expect((await fetch(`${admin}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${admin}/metrics`)).text()).toMatch(/^dateline_connected 1$/m);
  });

  test("where nobody may follow questions, nothing to do so is registered", async () => {
    const local = await startLocalDiscord();
    onTestFinished(() => local.stop());
    const discord = { DISCORD_TOKEN: local.token, DISCORD_API: local.api, FOLLOWING: "off" };
    const env = { ...process.env, ...SETTINGS, ...discord };
    const register = [inject("dateline"), "register"];
    const { stdout } = await promisify(execFile)(process.execPath, register, { env });
    expect(stdout).toBe(`${withoutFollowing.length} commands are registered.\n`);
  });

  test("under load, SIGTERM lets all that is in flight be answered", async () => {
    const { local, bots } = await startPosted();
    const asker = local.reader();
    await asker.command("ask", { question: "who is Lavrov" });
    const asked = Array.from({ length: 20 }, (_, at) =>
      asker.command("ask", { question: `who is Lavrov ${at}` }),
    );
    await Promise.race(asked);
    bots[0].kill("SIGTERM");
    const views = await Promise.all(asked);
    expect(views.flatMap(({ error }) => error ?? [])).toEqual([]);
    expect(await bots[0].ended).toBe(0);
    expect(bots[0].output.err).toContain("stopped answering");
    expect(bots[0].output.err).not.toContain("stopped before");
  });
});

describe("the command line", () => {
  test.each([
    ["--help", 0, "out", "CORPUS_DIR"],
    ["--version", 0, "out", packageJson.version],
    ["--port", 2, "err", "unknown option '--port'"],
    ["corpus", 2, "err", "too many arguments"],
  ] as const)("%s ends with %i", async (argument, code, stream, text) => {
    const { output, ended } = start({}, [...MAIN, argument]);
    expect(await ended).toBe(code);
    expect(output[stream]).toContain(text);
  });
});

describe("with a token", () => {
  test("the bot logs in to DISCORD_API, answers, and keeps the token to itself", async () => {
    const { local, output, kill, ended } = await startElsewhere();
    const question = "how many people were killed in the 2020 conflict";
    const view = await local.reader().command("ask", { question });
    expect(view.error).toBeNull();
    expect(JSON.stringify(view.message)).toContain("The Cradle");
    kill("SIGINT");
    expect(await ended).toBe(0);
    expect(output.err).toContain("/ask");
    expect(output.out + output.err).not.toContain(local.token);
    expect(output.out + output.err).not.toContain("killed");
    expect(local.gateway.connections()).toBe(0);
  });

  test("a reply under way is sent before SIGTERM ends the bot", async () => {
    const { local, proxy, kill, ended, shows } = await startElsewhere();
    proxy.intercept(async ({ path }) => {
      if (path.includes("/callback")) {
        kill("SIGTERM");
        await wait(500);
      }
      return undefined;
    });
    const view = await local.reader().command("ask", { question: "who is Lavrov" });
    expect(view.error).toBeNull();
    expect(await ended).toBe(0);
    await shows("err", "logged out");
  });

  test("under load, SIGTERM lets all that is in flight be answered", async () => {
    const { local, kill, ended, shows } = await startElsewhere();
    const asker = local.reader();
    const asked = Array.from({ length: 20 }, (_, at) =>
      asker.command("ask", { question: `who is Lavrov ${at}` }),
    );
    await Promise.race(asked);
    kill("SIGTERM");
    const views = await Promise.all(asked);
    expect(views.flatMap(({ error }) => error ?? [])).toEqual([]);
    expect(await ended).toBe(0);
    await shows("err", "logged out");
  });

  test("that the gateway is reached without the proxy is said", async () => {
    const local = await startLocalDiscord();
    onTestFinished(() => local.stop());
    const discord = { DISCORD_TOKEN: local.token, DISCORD_API: local.api };
    const proxy = { HTTPS_PROXY: "http://127.0.0.1:9" };
    const { shows } = start({ ...discord, ...proxy });
    await shows("err", "logged in");
    await shows("err", "a proxy is set");
  });

  test("a second signal does not wait for what is under way", async () => {
    const { local, proxy, kill, ended } = await startElsewhere();
    const parsed = new Promise<void>((resolve) => {
      proxy.intercept(async ({ path }) => {
        if (!path.includes("/callback")) return undefined;
        resolve();
        return new Promise(() => {});
      });
    });
    void local.reader().command("ask", { question: "who is Lavrov" });
    await parsed;
    kill("SIGINT");
    await wait(500);
    kill("SIGINT");
    expect(await ended).toBe(130);
  });

  test("a revoked token ends the bot with one sentence and 1", async () => {
    const { local, output, ended } = await startElsewhere();
    local.gateway.drop(4004);
    expect(await ended).toBe(1);
    expect(output.err).toMatch(/^Discord refused the token: .+\.$/m);
  });

  test("without articles it says so, answers from the first one, and is healthy", async () => {
    const dir = join(await mkdtemp(join(tmpdir(), "articles-")), "later");
    onTestFinished(() => rm(dir, { recursive: true }));
    const local = await startLocalDiscord();
    onTestFinished(() => local.stop());
    const settings = { DISCORD_TOKEN: local.token, DISCORD_API: local.api, CORPUS_DIR: dir };
    const { output, shows } = start({ ...settings, ADMIN_PORT: "0" });
    await shows("err", "holds no articles yet");
    const ask = async () => {
      const { message } = await local.reader().command("ask", { question: "where is the volcano" });
      return JSON.stringify(message);
    };
    expect(await ask()).toContain("nothing to read here yet");
    await mkdir(dir);
    await writeFile(
      join(dir, "a.md"),
      "---\ntitle: A volcano\n---\n\nThe volcano is in Iceland.\n",
    );
    await shows("err", "articles changed");
    expect(await ask()).toContain("Iceland");
    const url = /"url":"([^"]+)"/.exec(output.err)?.[1] ?? "no address";
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain(
      'dateline_answers_total{command="ask",outcome="answered"} 1',
    );
  });

  test("a wrong token is found before articles are read", async () => {
    const { local } = await startElsewhere();
    const { output, ended } = start({
      DISCORD_TOKEN: "wrong",
      DISCORD_API: local.api,
      CORPUS_DIR: "no/such/folder",
    });
    expect(await ended).toBe(1);
    expect(output.err).toMatch(/^Discord refused the token: [^\n]+\.\n$/);
    expect(output.out).toBe("");
  });
});

describe("what cannot be used ends the bot and says what to do", () => {
  test("a setting, named with an example", async () => {
    const { output, ended } = start({ PORT: "many", LOG_LEVEL: "loud" });
    expect(await ended).toBe(78);
    expect(output.err).toMatch(/^LOG_LEVEL must be .+\nPORT must be .+PORT=3000\.\n$/);
  });

  test("the articles, every one with file, line and field", async () => {
    const dir = await mkdtemp(join(tmpdir(), "articles-"));
    onTestFinished(() => rm(dir, { recursive: true }));
    await writeFile(join(dir, "2023-01-01-a.md"), "---\ntitle: 7\ncolour: red\n---\nText.\n");
    await writeFile(join(dir, "2023-01-01-b.md"), "No front matter.\n");
    const { output, ended } = start({ CORPUS_DIR: dir });
    expect(await ended).toBe(1);
    expect(output.err).toMatch(/^\S*2023-01-01-a\.md:2: title: .+$/m);
    expect(output.err).toMatch(/^\S*2023-01-01-a\.md:3: colour: .+$/m);
    expect(output.err).toMatch(/^\S*2023-01-01-b\.md:\d+: .+$/m);
    expect(output.err).not.toContain(" at ");
  });

  test.each([
    ["damaged", (dir: string) => dir, /^\S+state\.db is damaged: put it back from a backup, .+\n$/],
    [
      "in what is no folder",
      (dir: string) => join(dir, "state.db"),
      /^\S+state\.db: it is a file, not a folder \(ENOTDIR\): set DATA_DIR to .+\n$/,
    ],
  ])("the database, %s", async (_, dataDir, said) => {
    const dir = await mkdtemp(join(tmpdir(), "state-"));
    onTestFinished(() => rm(dir, { recursive: true }));
    await writeFile(join(dir, "state.db"), "SQLite format 3\0, and then something else");
    const { output, ended } = start({ DATA_DIR: dataDir(dir) });
    expect(await ended).toBe(1);
    expect(output.err).toMatch(said);
  });
});
