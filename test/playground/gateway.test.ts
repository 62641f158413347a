import { once } from "node:events";
import { Events } from "discord.js";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import {
  localDiscord,
  login,
  received,
  scene,
  buttonOf,
  slashOf,
} from "../support/playground-bot.ts";

const ROW = {
  type: 1,
  components: [{ type: 2, style: 1, label: "a", custom_id: "a" }],
} as const;

test("messages and their buttons outlive the bot that sent them", async () => {
  const { local, client, reader, ask } = await scene();
  const first = await received(slashOf, client, ask);
  await first.interaction.reply({ content: "old", components: [ROW] });
  const id = (await first.seen).message?.id ?? "";
  await client.destroy();
  expect((await reader.press(id, "a")).error).toBe("This interaction failed");

  const next = await login(local);
  const press = await received(buttonOf, next, () => reader.press(id, "a"));
  await press.interaction.update({ content: "new" });
  expect((await press.seen).message).toMatchObject({ id, content: "new" });
});

test("of several bots with one token, the newest is asked", async () => {
  const { local, client, reader, ask } = await scene();
  const second = await login(local);
  expect(local.gateway.connections()).toBe(2);
  client.on(Events.InteractionCreate, () => {
    throw new Error("The older bot was asked.");
  });
  const { interaction, seen } = await received(slashOf, second, ask);
  await interaction.reply("second");
  await seen;
  await second.destroy();
  client.removeAllListeners(Events.InteractionCreate);
  const back = await received(slashOf, client, () => reader.command("ask", { question: "Who?" }));
  await back.interaction.reply("first");
  expect((await back.seen).message?.content).toBe("first");
});

test.each([
  ["is asked to reconnect", (local) => local.gateway.askReconnect()],
  [
    "gets word that its session is invalid but resumable",
    (local) => local.gateway.invalidate(true),
  ],
  ["loses its connection", (local) => local.gateway.drop(4000)],
] satisfies [string, (local: Awaited<ReturnType<typeof localDiscord>>) => void][])(
  "a bot that %s resumes and gets what it missed",
  async (_name, upset) => {
    const { local, client, ask } = await scene();
    const resumed = once(client, Events.ShardResume);
    upset(local);
    const { interaction, seen } = await received(slashOf, client, ask);
    await interaction.reply("still here");
    expect((await seen).message?.content).toBe("still here");
    await resumed;
    expect(local.gateway.connections()).toBe(1);
  },
);

test("a bot whose session is invalid for good identifies again", async () => {
  const { local, client, ask } = await scene();
  const ready = once(client, Events.ShardReady);
  local.gateway.invalidate(false);
  await ready;
  const { interaction, seen } = await received(slashOf, client, ask);
  await interaction.reply("back");
  expect((await seen).message?.content).toBe("back");
});

const PROPERTIES = { os: "linux", browser: "test", device: "test" };
test.each([
  ["a wrong token", { op: 2, d: { token: "x", intents: 0, properties: PROPERTIES } }, 4004],
  ["an unknown opcode", { op: 99, d: null }, 4001],
  ["no opcode", { d: null }, 4002],
  ["a presence before login", { op: 3, d: {} }, 4003],
])("%s closes the connection with Discord's code", async (_name, frame, code) => {
  const local = await localDiscord();
  const socket = new WebSocket(`${local.url.replace("http", "ws")}/gateway?v=10&encoding=json`);
  const [hello] = (await once(socket, "message")) as [Buffer];
  expect(JSON.parse(hello.toString())).toMatchObject({ op: 10 });
  socket.send(JSON.stringify(frame));
  expect((await once(socket, "close"))[0]).toBe(code);
});

test.each([
  ["privileged intents are not granted", { intents: 32_768 }, 4014],
  ["unknown intents are invalid", { intents: 2 ** 30 }, 4013],
  ["a shard beyond the count is invalid", { intents: 0, shard: [1, 1] }, 4010],
])("%s", async (_name, identify, code) => {
  const local = await localDiscord();
  const socket = new WebSocket(`${local.url.replace("http", "ws")}/gateway`);
  await once(socket, "open");
  socket.send(JSON.stringify({ op: 2, d: { token: local.token, ...identify } }));
  expect((await once(socket, "close"))[0]).toBe(code);
});

test("a page in a browser cannot open the gateway", async () => {
  const local = await localDiscord();
  const socket = new WebSocket(`${local.url.replace("http", "ws")}/gateway`, {
    origin: "http://evil.example",
  });
  await once(socket, "error");
  expect(socket.readyState).not.toBe(WebSocket.OPEN);
});
