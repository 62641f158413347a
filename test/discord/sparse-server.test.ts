import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { expect, onTestFinished, test } from "vitest";
import { WebSocketServer, type WebSocket } from "ws";
import type { Command } from "../../src/command.ts";
import { startBot } from "../../src/discord/start-bot.ts";
import { createLog } from "../../src/log.ts";
import { command, emptyApp, offers, pressId, says } from "../support/test-commands.ts";

const ID = "123456789012345678";
const USER = { id: "223456789012345678", username: "reader", discriminator: "0", avatar: null };

/** Another Discord-compatible server, which sends no more than a bot needs to know. */
async function startSparseServer() {
  const answers: unknown[] = [];
  let gateway: WebSocket | undefined;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { url = "", method } = request;
      const text = Buffer.concat(chunks).toString();
      if (url.includes("/callback")) answers.push(JSON.parse(text));
      if (url.includes("/callback")) return response.writeHead(204).end();
      const commands = method === "PUT" ? text : "[]";
      response.setHeader("content-type", "application/json");
      return response.end(url.endsWith("/gateway/bot") ? JSON.stringify(session()) : commands);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const session = () => ({
    url: `ws://127.0.0.1:${port}`,
    shards: 1,
    session_start_limit: { total: 1, remaining: 1, reset_after: 0, max_concurrency: 1 },
  });
  const send = (data: object) => gateway?.send(JSON.stringify(data));
  new WebSocketServer({ server }).on("connection", (socket) => {
    gateway = socket;
    send({ op: 10, d: { heartbeat_interval: 30_000 } });
    const ready = { v: 10, user: { ...USER, id: ID }, guilds: [], session_id: "s" };
    const address = { resume_gateway_url: `ws://127.0.0.1:${port}`, application: { id: ID } };
    socket.on("message", (raw: Buffer) => {
      const { op } = JSON.parse(raw.toString()) as { op: number };
      if (op === 2) send({ op: 0, s: 1, t: "READY", d: { ...ready, ...address } });
      if (op === 1) send({ op: 11 });
    });
  });
  onTestFinished(() => {
    gateway?.terminate();
    server.close();
  });
  const common = { id: ID, application_id: ID, token: "t", version: 1 };
  return {
    api: `http://127.0.0.1:${port}/api`,
    answers,
    interact: (interaction: object) =>
      send({ op: 0, s: 2, t: "INTERACTION_CREATE", d: { ...common, user: USER, ...interaction } }),
  };
}

test("a server that leaves out what a bot need not know gets its answers", async () => {
  const sparse = await startSparseServer();
  const locales: string[] = [];
  const run: Command["run"] = async (request) => {
    locales.push(...Intl.getCanonicalLocales(request.locale));
    return says("hello")();
  };
  const hi = command("hi", { run, buttons: { press: offers("on", pressId("hi")) } });
  const log = pino({ level: "silent" });
  const app = await emptyApp();
  const bot = await startBot({ api: sparse.api, token: "t", commands: [hi], app, log });
  onTestFinished(() => bot.stop());
  for (const locale of [undefined, "no language", "de"]) {
    sparse.interact({ type: 2, data: { id: ID, name: "hi", type: 1 }, locale });
  }
  const answer = { type: 4 };
  await expect.poll(() => sparse.answers).toMatchObject([answer, answer, answer]);
  expect(locales).toEqual(["en-US", "en-US", "de"]);
  const message = { id: ID, channel_id: ID, author: USER, content: "" };
  const data = { custom_id: pressId("hi"), component_type: 2 };
  sparse.interact({ type: 3, data, message });
  await expect.poll(() => sparse.answers).toMatchObject([answer, answer, answer, answer]);
});

test.each<[string, object]>([
  ["without a user", { user: undefined, type: 2, data: { id: ID, name: "hi", type: 1 } }],
  ["of an unknown type", { type: 99 }],
  ["without a type", {}],
  ["without data", { type: 2 }],
  ["of a component without data", { type: 3, message: { id: ID, content: "" } }],
  ["of a component without its message", { type: 3, data: { custom_id: "a", component_type: 2 } }],
  ["of a message command without the message", { type: 2, data: { name: "hi", type: 3 } }],
  ["with options that are none", { type: 2, data: { name: "hi", type: 1, options: [null] } }],
  ["without an id", { id: undefined, type: 2, data: { id: ID, name: "hi", type: 1 } }],
  ["with a token that is none", { token: 5, type: 2, data: { id: ID, name: "hi", type: 1 } }],
])("an interaction %s is logged in one line, and the next one answered", async (_, broken) => {
  const sparse = await startSparseServer();
  const logs: Record<string, unknown>[] = [];
  const write = (line: string) => void logs.push(JSON.parse(line));
  const log = createLog({ logLevel: "info", token: null }, { write });
  const hi = command("hi", { run: says("hello") });
  const app = await emptyApp();
  const bot = await startBot({ api: sparse.api, token: "t", commands: [hi], app, log });
  onTestFinished(() => bot.stop());
  sparse.interact(broken);
  sparse.interact({ type: 2, data: { id: ID, name: "hi", type: 1 } });
  await expect.poll(() => sparse.answers).toHaveLength(1);
  const told = logs.filter(({ level }) => Number(level) > 30);
  expect(told).toMatchObject([{ msg: "an interaction that cannot be read" }]);
});
