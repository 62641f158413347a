import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { once } from "node:events";
import { Agent, request, type RequestOptions } from "node:http";
import { text as readAll } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import pino from "pino";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Command } from "../../src/command.ts";
import type { Bot } from "../../src/discord/bot.ts";
import { startBot } from "../../src/discord/start-bot.ts";
import { createLog } from "../../src/log.ts";
import { startLocalDiscord } from "../../src/playground/local-discord.ts";
import { startRecordingProxy } from "../support/recording-proxy.ts";
import { command, emptyApp, gate, offers, pressId, says, text } from "../support/test-commands.ts";
import { startWebProxy } from "../support/web-proxy.ts";

const ID = "123456789012345678";
const hi = command("hi", { run: says("hello") });
const asked = {
  id: ID,
  application_id: ID,
  type: 2,
  token: "a-secret-token",
  data: { id: ID, name: "hi", type: 1 },
  user: { id: ID },
  locale: "en-US",
};

interface Options {
  commands?: readonly Command[];
  api?: string;
  deferAfter?: number;
}

/** A bot that only what is signed with this key reaches; no Discord is there. */
async function startEndpoint({
  commands = [hi],
  api = "http://127.0.0.1:9",
  ...more
}: Options = {}) {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const { x = "" } = publicKey.export({ format: "jwk" });
  const logs: Record<string, unknown>[] = [];
  const write = (line: string) => void logs.push(JSON.parse(line));
  const endpoint = {
    publicKey: Buffer.from(x, "base64url").toString("hex"),
    host: "127.0.0.1",
    port: 0,
  };
  const log = createLog({ logLevel: "trace", token: null }, { write });
  const app = await emptyApp();
  const bot = await startBot({ token: null, api, endpoint, commands, app, log, ...more });
  onTestFinished(() => bot.stop());
  return { bot, key: privateKey, url: bot.url ?? "", logs, endpoint };
}

const now = () => String(Math.floor(Date.now() / 1000));

function signed(key: KeyObject, body: string, timestamp = now()): Record<string, string> {
  const signature = sign(null, Buffer.from(timestamp + body), key).toString("hex");
  return { "x-signature-ed25519": signature, "x-signature-timestamp": timestamp };
}

async function post(url: string, key: KeyObject, sent: object, headers = {}) {
  const body = JSON.stringify(sent);
  return fetch(url, { method: "POST", body, headers: { ...signed(key, body), ...headers } });
}

const warnings = (logs: Record<string, unknown>[]) =>
  logs.filter(({ level }) => Number(level) > 30).map(({ msg }) => msg);

describe("what Discord signed is answered", () => {
  test("a PING with PONG", async () => {
    const { url, key } = await startEndpoint();
    const response = await post(url, key, { type: 1 });
    expect(response.headers.get("content-type")).toContain("application/json");
    expect(await response.json()).toEqual({ type: 1 });
  });

  test("a command with its reply, as the response itself", async () => {
    const { url, key } = await startEndpoint();
    const response = await post(url, key, asked);
    expect(await response.json()).toMatchObject({
      type: 4,
      data: { components: [{ content: "hello" }], allowed_mentions: { parse: [] } },
    });
  });

  test("a reply with files as a form", async () => {
    const files = [{ name: 'a "b".md', data: "Text — ü" }];
    const commands = [command("hi", { run: says("hello", { files }) })];
    const { url, key } = await startEndpoint({ commands });
    const form = await (await post(url, key, asked)).formData();
    const payload = form.get("payload_json");
    expect(JSON.parse(typeof payload === "string" ? payload : "")).toMatchObject({
      type: 4,
      data: { attachments: [{ id: "0", filename: 'a "b".md' }] },
    });
    const file = form.get("files[0]") as File;
    expect([file.name, await file.text()]).toEqual(['a "b".md', "Text — ü"]);
  });

  test.each([-290, 290])("though its clock is %d s from ours", async (seconds) => {
    const { url, key } = await startEndpoint();
    const body = JSON.stringify({ type: 1 });
    const headers = signed(key, body, String(Number(now()) + seconds));
    expect((await fetch(url, { method: "POST", body, headers })).status).toBe(200);
  });
});

const NONSENSE = { "x-signature-ed25519": "zz".repeat(64) };

function half(headers: Record<string, string>): Record<string, string> {
  const { "x-signature-ed25519": signature = "" } = headers;
  return { ...headers, "x-signature-ed25519": signature.slice(0, 64) };
}

describe("401 answers", () => {
  const other = generateKeyPairSync("ed25519").privateKey;
  const body = JSON.stringify(asked);
  test.each<[string, (key: KeyObject) => Record<string, string>]>([
    ["what nobody signed", () => ({})],
    ["what someone else signed", () => signed(other, body)],
    ["another text than was signed", (key) => signed(key, `${body} `)],
    [
      "another time than was signed",
      (key) => ({ ...signed(key, body), "x-signature-timestamp": String(Number(now()) - 1) }),
    ],
    ["half a signature", (key) => half(signed(key, body))],
    ["a signature that is no number", (key) => ({ ...signed(key, body), ...NONSENSE })],
    ["what was signed long ago", (key) => signed(key, body, String(Number(now()) - 310))],
    ["what is to be signed in the future", (key) => signed(key, body, String(Number(now()) + 310))],
    ["a time that is none", (key) => signed(key, body, "now")],
  ])("%s, and no command runs", async (_, headersOf) => {
    const ran = vi.fn(says("hello"));
    const { url, key } = await startEndpoint({ commands: [command("hi", { run: ran })] });
    const response = await fetch(url, { method: "POST", body, headers: headersOf(key) });
    expect(response.status).toBe(401);
    expect(ran).not.toHaveBeenCalled();
  });

  test("a wrong public key is told of, once, but not Discord's own check of signatures", async () => {
    const { url, key, logs } = await startEndpoint();
    await post(url, other, { type: 1 });
    await post(url, key, { type: 1 });
    await post(url, other, { type: 1 });
    expect(warnings(logs)).toEqual([]);
    const wrong = await startEndpoint();
    for (let each = 0; each < 4; each += 1) await post(wrong.url, other, { type: 1 });
    expect(warnings(wrong.logs)).toEqual([expect.stringContaining("check PUBLIC_KEY")]);
  });
});

describe("what is no interaction is refused", () => {
  test.each([
    ["another path", "/", {}, 404],
    ["another method", "/interactions", {}, 405],
  ])("%s", async (_, path, init, status) => {
    const { url } = await startEndpoint();
    expect((await fetch(new URL(path, url), init)).status).toBe(status);
  });

  test.each([
    ["announced", { "content-length": String(2 ** 21) }],
    ["in pieces", { "transfer-encoding": "chunked" }],
  ])("more than 1 MiB, %s, and the next one is answered", async (_, headers) => {
    const { url, key } = await startEndpoint();
    expect(await statusOf(url, { method: "POST", headers }, "x".repeat(2 ** 21))).toBe(413);
    expect((await post(url, key, asked)).status).toBe(200);
  });

  test("a request that breaks off, without a word", async () => {
    const { url, key, logs } = await startEndpoint();
    const sending = request(url, { method: "POST", headers: { "content-length": "1000" } });
    sending.on("error", () => {});
    sending.write("half");
    await once(sending, "socket");
    await wait(50);
    sending.destroy();
    await wait(50);
    expect((await post(url, key, asked)).status).toBe(200);
    expect(warnings(logs)).toEqual([]);
  });

  test.each<[string, object]>([
    ["of an unknown type", { ...asked, type: 99 }],
    ["without a user", { ...asked, user: undefined }],
    ["without data", { ...asked, data: undefined }],
    ["that is a list", []],
  ])("an interaction %s, in one line", async (_, sent) => {
    const { url, key, logs } = await startEndpoint();
    expect((await post(url, key, sent)).status).toBe(400);
    expect(warnings(logs)).toEqual(["an interaction that cannot be read"]);
  });
});

/** Sends bytes and gives up on them once the answer is there. */
function statusOf(url: string, options: RequestOptions, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(url, options, (answer) => {
      resolve(answer.statusCode ?? 0);
      sending.destroy();
    });
    sending.on("error", reject);
    sending.end(body);
  });
}

/** A local Discord that posts its interactions; `api` is what the bot sends requests to. */
async function startDiscord(options: Options, api?: (api: string) => Promise<string>) {
  const local = await startLocalDiscord();
  onTestFinished(() => local.stop());
  const proxy = await startRecordingProxy(local.api);
  onTestFinished(() => proxy.stop());
  const log = pino({ level: "silent" });
  const settings = {
    token: local.token,
    api: (await api?.(proxy.api)) ?? proxy.api,
    endpoint: { publicKey: local.publicKey, host: "127.0.0.1", port: 0 },
    commands: options.commands ?? [hi],
    app: await emptyApp(),
    log,
  };
  const start = async (registers: boolean): Promise<Bot> => {
    const bot = await startBot({ ...settings, ...options, registers });
    onTestFinished(() => bot.stop());
    return bot;
  };
  const bot = await start(true);
  await local.useEndpoint(bot.url);
  return { local, proxy, bot, start };
}

/** A bot that has had to defer before `open` lets it answer. */
async function slow(api?: (api: string) => Promise<string>) {
  const { opened, open } = gate();
  const run = async () => {
    await opened;
    return text("at last");
  };
  const commands = [command("hi", { run })];
  const discord = await startDiscord({ commands, deferAfter: 1 }, api);
  return { ...discord, open };
}

describe("a slow reply", () => {
  test("is edited in once Discord knows of the deferral, however long that takes", async () => {
    const { local, proxy, open } = await slow();
    let early = 0;
    proxy.intercept(({ method }) => {
      if (method !== "PATCH" || early === 2) return undefined;
      early += 1;
      return Response.json({ code: 10_015, message: "Unknown Webhook" }, { status: 404 });
    });
    const answered = local.reader().command("hi");
    await wait(50);
    open();
    expect(JSON.stringify((await answered).message)).toContain("at last");
    expect(early).toBe(2);
  });

  test("goes through the proxy that the environment names", async () => {
    onTestFinished(() => void vi.unstubAllEnvs());
    let requests: string[] = [];
    const { local, open } = await slow(async (api) => {
      const web = await startWebProxy(api.replace(/\/api$/, ""));
      onTestFinished(() => web.stop());
      vi.stubEnv("HTTP_PROXY", web.url);
      vi.stubEnv("NO_PROXY", "127.0.0.1");
      requests = web.asked;
      return "http://discord.example/api";
    });
    const answered = local.reader().command("hi");
    await wait(50);
    open();
    expect(JSON.stringify((await answered).message)).toContain("at last");
    expect(requests.map((each) => each.split("/")[5])).toEqual(
      expect.arrayContaining(["applications", "webhooks"]),
    );
  });
});

test("a reply that Discord did not wait for is logged, and is no error", async () => {
  const { opened, open } = gate();
  const run = async () => {
    await opened;
    return text("late");
  };
  const { url, key, logs } = await startEndpoint({ commands: [command("hi", { run })] });
  const body = JSON.stringify(asked);
  const hangUp = new AbortController();
  const { signal } = hangUp;
  const sent = fetch(url, { method: "POST", body, headers: signed(key, body), signal });
  await wait(50);
  hangUp.abort();
  await expect(sent).rejects.toThrow();
  await wait(50);
  open();
  const late = expect.objectContaining({ outcome: "too late (hung up)" });
  await vi.waitFor(() => expect(logs).toContainEqual(late), 30_000);
  expect(warnings(logs)).toEqual([]);
});

test("the interaction's token is in no line of the log", async () => {
  const { bot, url, key, logs } = await startEndpoint();
  await post(url, key, asked);
  await post(url, key, { ...asked, data: {} });
  await bot.stop();
  expect(logs.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining(["answered", "an interaction that cannot be read"]),
  );
  expect(JSON.stringify(logs)).not.toContain(asked.token);
});

describe("a stop", () => {
  test("answers what is in flight, and what comes over an open connection until then", async () => {
    const { opened, open } = gate();
    const run: Command["run"] = async ({ options }) => {
      if (options["text"] === "slow") await opened;
      return text("answered");
    };
    const { bot, url, key } = await startEndpoint({ commands: [command("hi", { run })] });
    const option = { name: "text", type: 3, value: "slow" };
    const first = post(url, key, { ...asked, data: { ...asked.data, options: [option] } });
    expect((await post(url, key, asked)).headers.get("connection")).not.toBe("close");
    const stopped = bot.stop();
    expect(bot.trouble()).toContain("stopping");
    const late = await post(url, key, asked);
    expect(late.headers.get("connection")).toBe("close");
    expect(await late.text()).toContain("answered");
    open();
    expect(await (await first).text()).toContain("answered");
    await stopped;
    await expect(post(url, key, asked)).rejects.toThrow();
  });

  test("does not wait for connections that only stay open", async () => {
    const { bot, url } = await startEndpoint();
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const answered = new Promise((resolve) => {
      request(url, { agent }, (answer) => void readAll(answer).then(resolve)).end();
    });
    await answered;
    await bot.stop();
  });
});

describe("any number of processes", () => {
  test("answer: a button works wherever its press is posted", async () => {
    const run = offers("first", pressId("hi"));
    const press = says("second", { update: true });
    const commands = [command("hi", { run, buttons: { press } })];
    const { local, start, proxy } = await startDiscord({ commands });
    const reader = local.reader();
    const { message } = await reader.command("hi");
    await local.useEndpoint((await start(false)).url);
    const pressed = await reader.press(message?.id ?? "", pressId("hi"));
    expect(JSON.stringify(pressed.message)).toContain("second");
    expect(proxy.requests.filter(({ method }) => method === "PUT")).toHaveLength(1);
  });

  test("and one that is not told to register asks Discord for nothing", async () => {
    const { start, proxy } = await startDiscord({});
    proxy.requests.length = 0;
    await start(false);
    expect(proxy.requests).toEqual([]);
  });
});

test("a taken port is named with its setting", async () => {
  const { url, endpoint } = await startEndpoint();
  const port = Number(new URL(url).port);
  const log = pino({ level: "silent" });
  const app = await emptyApp();
  const options = { token: null, api: "http://127.0.0.1:9", commands: [hi], app, log };
  await expect(startBot({ ...options, endpoint: { ...endpoint, port } })).rejects.toThrow(
    /^INTERACTIONS_PORT cannot be used: 127\.0\.0\.1:\d+ is refused \(EADDRINUSE\)/,
  );
});

test("the local Discord takes no endpoint that answers what is not signed", async () => {
  const local = await startLocalDiscord();
  onTestFinished(() => local.stop());
  const { url } = await startEndpoint();
  await expect(local.useEndpoint(url)).rejects.toThrow("Invalid Form Body");
  await expect(local.useEndpoint("http://127.0.0.1:9/")).rejects.toThrow("Invalid Form Body");
});
