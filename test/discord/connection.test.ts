import { setTimeout as wait } from "node:timers/promises";
import { Client, Routes } from "discord.js";
import pino from "pino";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { startBot } from "../../src/discord/start-bot.ts";
import { failureOf } from "../../src/discord/gateway.ts";
import { BotError } from "../../src/discord/errors.ts";
import { createLog } from "../../src/log.ts";
import { startRunningBot } from "../support/running-bot.ts";
import { command, emptyApp, gate, says, text } from "../support/test-commands.ts";

const commands = [command("hi", { run: says("hello") })];

async function start() {
  return startRunningBot({ commands, app: await emptyApp() });
}

/** An answer that sends us away, for so many seconds. */
function limited(seconds?: string): ResponseInit {
  return { status: 429, headers: seconds === undefined ? {} : { "retry-after": seconds } };
}

const log = pino({ level: "silent" });
const login = async (api: string, token: string) =>
  startBot({ api, token, commands, log, app: await emptyApp() });

describe("a start fails with one sentence", () => {
  test("when the token is wrong", async () => {
    const { local } = await start();
    await expect(login(local.api, "wrong")).rejects.toThrow(
      /^Discord refused the token: check DISCORD_TOKEN.+\.$/,
    );
  });

  test("when nobody listens, and names the address", async () => {
    const starting = login("http://127.0.0.1:1/api", "token");
    await expect(starting).rejects.toThrow(BotError);
    await expect(starting).rejects.toThrow(
      /^Cannot reach Discord at http:\/\/127\.0\.0\.1:1\/api \(ECONNREFUSED\).+\.$/,
    );
  });

  test.each([
    ["is unavailable", 500, /^Discord at http.+ is unavailable \(500\)/],
    ["knows no such address", 404, /^Discord refused GET with 404: .+\.$/],
    ["forbids it", 403, /^Discord refused GET with 403: .+\.$/],
  ])("when the server %s", async (_, status, sentence) => {
    const { local, proxy } = await start();
    proxy.intercept(() => Response.json({ code: 0, message: "no" }, { status }));
    await expect(login(proxy.api, local.token)).rejects.toThrow(sentence);
  });

  test("when the commands are refused", async () => {
    const { local, proxy } = await start();
    const { declaration } = command("Not A Name", { run: says("x") });
    const wrong = [{ declaration, run: says("x") }];
    const starting = startBot({
      api: proxy.api,
      token: local.token,
      commands: wrong,
      log,
      app: await emptyApp(),
    });
    await expect(starting).rejects.toThrow(/^Discord refused PUT with 400: Invalid Form Body/);
  });

  test("when the token is revoked before the commands are registered", async () => {
    const { local, proxy } = await start();
    proxy.intercept(({ path }) =>
      path.includes("/commands")
        ? Response.json({ code: 0, message: "401: Unauthorized" }, { status: 401 })
        : undefined,
    );
    await expect(login(proxy.api, local.token)).rejects.toThrow(/^Discord refused the token/);
  });
});

describe("a start that Discord makes wait says how long, in one line", () => {
  test.each([
    ["by JSON", () => Response.json({ message: "limited", retry_after: 0.2 }, limited("0.2"))],
    ["by a page", () => new Response("<h1>Too many requests</h1>", limited("0.2"))],
    ["by a page that names no time", () => new Response("<h1>Too many requests</h1>", limited())],
  ])("%s", async (_, refusal) => {
    const { proxy, restart, logs, reader } = await start();
    for (const call of ["/gateway/bot", "/commands"]) {
      let refusals = 0;
      logs.length = 0;
      proxy.intercept(({ path }) => {
        if (!path.includes(call) || refusals === 3) return undefined;
        refusals += 1;
        return refusal();
      });
      await restart();
      const told = logs.filter(({ msg }) => msg === "Discord limits our requests: waiting");
      expect(told.length).toBeGreaterThan(0);
      expect(told.length).toBeLessThanOrEqual(3);
      expect(told[0]).toMatchObject({ level: 40, route: expect.stringContaining(call) });
      expect(told[0]).toHaveProperty("seconds");
      expect(await reader().command("hi")).toMatchObject({ error: null });
    }
  });
});

describe("a running bot fails with one sentence", () => {
  test.each([
    [4004, /^Discord refused the token/],
    [4010, /refused the shard/],
    [4011, /more shards/],
    [4012, /update Dateline/],
    [4013, /intents/],
    [4014, /intents/],
  ])("when the gateway closes with %d", async (code, sentence) => {
    const { bot, local } = await start();
    local.gateway.drop(code);
    const failure = await bot.failed;
    expect(failure).toBeInstanceOf(BotError);
    expect(failure.message).toMatch(sentence);
  });

  test("when a request with the token is answered 401, though it stays connected", async () => {
    const { local, proxy } = await start();
    const client = new Client({ intents: [], rest: { api: proxy.api } });
    onTestFinished(() => client.destroy());
    const failed = failureOf(client);
    await client.login(local.token);
    proxy.intercept(() => Response.json({ code: 0, message: "401" }, { status: 401 }));
    const webhook = Routes.webhook(local.applicationId, "expired");
    await expect(client.rest.post(webhook, { auth: false })).rejects.toThrow();
    expect(await Promise.race([failed, wait(0, "still fine")])).toBe("still fine");
    await expect(client.rest.get(Routes.user())).rejects.toThrow();
    expect((await failed).message).toMatch(/^Discord refused the token/);
  });
});

describe("a lost connection is taken up again", () => {
  test.each<[string, (gateway: Awaited<ReturnType<typeof start>>["local"]["gateway"]) => void]>([
    ["when it breaks", (gateway) => gateway.drop(4000)],
    ["when Discord asks for it", (gateway) => gateway.askReconnect()],
    ["when the session may be resumed", (gateway) => gateway.invalidate(true)],
  ])("%s, and what was asked meanwhile is answered", async (_, lose) => {
    const { local, reader, logs } = await start();
    lose(local.gateway);
    const view = await reader().command("hi");
    expect(view).toMatchObject({ error: null });
    expect(logs.filter(({ level }) => Number(level) > 30)).toEqual([]);
  });

  test("with a new login when the session is void", async () => {
    const { local, reader, logs } = await start();
    local.gateway.invalidate(false);
    await vi.waitFor(() => expect(local.gateway.connections()).toBe(0), 30_000);
    await vi.waitFor(() => expect(local.gateway.connections()).toBe(1), 10_000);
    expect(await reader().command("hi")).toMatchObject({ error: null });
    expect(logs).toContainEqual(expect.objectContaining({ msg: "gateway: reconnecting" }));
  });
});

test("as many connections are opened as Discord asks for, and each brings interactions", async () => {
  const { local, proxy, restart, reader, logs } = await start();
  proxy.intercept(({ path }) =>
    path === "/gateway/bot"
      ? Response.json({
          url: `${local.url.replace(/^http/, "ws")}/gateway`,
          shards: 3,
          session_start_limit: { total: 9, remaining: 9, reset_after: 0, max_concurrency: 3 },
        })
      : undefined,
  );
  await restart();
  expect(local.gateway.connections()).toBe(3);
  expect(logs).toContainEqual(expect.objectContaining({ msg: "logged in", shards: 3 }));
  expect(await reader().command("hi")).toMatchObject({ error: null });
});

describe("a Discord-compatible server may", () => {
  test("name its gateway by http", async () => {
    const { local, proxy, restart, reader } = await start();
    proxy.intercept(({ path }) =>
      path === "/gateway/bot"
        ? Response.json({
            url: local.url.replace("127.0.0.1", "localhost") + "/gateway",
            shards: 1,
            session_start_limit: { total: 1, remaining: 1, reset_after: 0, max_concurrency: 1 },
          })
        : undefined,
    );
    await restart();
    expect(await reader().command("hi")).toMatchObject({ error: null });
  });

  test("not list commands", async () => {
    const { proxy, restart, reader } = await start();
    proxy.intercept(({ method, path }) =>
      method === "GET" && path.includes("/commands")
        ? Response.json({ code: 0, message: "405: Method Not Allowed" }, { status: 405 })
        : undefined,
    );
    await restart();
    expect(proxy.requests.filter(({ method }) => method === "PUT")).toHaveLength(2);
    expect(await reader().command("hi")).toMatchObject({ error: null });
  });

  test("answer registration with nothing", async () => {
    const running = await start();
    const { proxy, restart, reader } = running;
    proxy.intercept(({ path }) =>
      path.includes("/commands") ? new Response(null, { status: 204 }) : undefined,
    );
    await restart();
    expect(running.bot.commandIds.size).toBe(0);
    expect(await reader().command("hi")).toMatchObject({ error: null });
  });
});

test("the token goes out in the header alone, and every request says who sends it", async () => {
  const { proxy, local, reader } = await start();
  await reader().command("hi");
  for (const { headers, path, body } of proxy.requests) {
    expect(headers["user-agent"]).toMatch(/^DiscordBot \(.+ Dateline\/0\.0\.0$/);
    expect(JSON.stringify([path, body])).not.toContain(local.token);
  }
});

test("stopping twice is stopping once, and closes the connection", async () => {
  const { bot, local, logs } = await start();
  await Promise.all([bot.stop(), bot.stop()]);
  await vi.waitFor(() => expect(local.gateway.connections()).toBe(0), 30_000);
  expect(logs.filter(({ msg }) => msg === "logged out")).toHaveLength(1);
});

test.runIf(process.platform === "linux")(
  "a second process with one token says so when it starts, and not once the first has stopped",
  async () => {
    const { local, proxy, logs, bot, restart } = await start();
    const told: string[] = [];
    const write = (line: string) => void told.push(line);
    const second = createLog({ logLevel: "warn", token: null }, { write });
    const options = { api: proxy.api, token: local.token, commands, app: await emptyApp() };
    const other = await startBot({ ...options, log: second });
    expect(told.join("")).toContain("another process on this machine");
    await other.stop();
    await bot.stop();
    await restart();
    expect(JSON.stringify(logs)).not.toContain("another process on this machine");
  },
);

test("1,000 questions that Discord delivered are all answered through a storm of reconnects", async () => {
  const { opened, open } = gate();
  const run = async () => {
    await opened;
    return text("answered");
  };
  const slow = [command("hi", { run })];
  const options = { commands: slow, app: await emptyApp(), deferAfter: 1 };
  const { local, proxy, reader, bot } = await startRunningBot(options);
  const asker = reader();
  const asked: ReturnType<typeof asker.command>[] = [];
  const deferred = () => proxy.requests.filter(({ path }) => path.includes("/callback")).length;
  // Few at a time: on a busy machine, too, each is acknowledged within its three seconds.
  while (asked.length < 1000) {
    for (let each = 0; each < 20; each += 1) asked.push(asker.command("hi"));
    await vi.waitFor(() => expect(deferred()).toBe(asked.length), 20_000);
  }
  for (const lose of ["drop", "askReconnect", "drop"] as const) {
    if (lose === "drop") local.gateway.drop(4000);
    else local.gateway.askReconnect();
    await vi.waitFor(() => expect(local.gateway.connections()).toBe(1), 30_000);
  }
  open();
  const views = await Promise.all(asked);
  const failed = views.flatMap(({ error }) => error ?? []);
  expect(failed).toEqual([]);
  await bot.stop();
});
