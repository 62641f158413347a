import { Client, Events } from "discord.js";
import { afterEach, expect, test } from "vitest";
import { type LocalDiscord, startLocalDiscord } from "../../src/playground/local-discord.ts";

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).toReversed()) await one.stop();
});

async function login(local: LocalDiscord): Promise<Client<true>> {
  const client = new Client({ intents: [], rest: { api: local.api } });
  running.push({ stop: () => client.destroy() });
  const ready = new Promise<Client<true>>((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(local.token);
  return ready;
}

test("a discord.js client logs in, registers a command, is asked and replies", async () => {
  const local = await startLocalDiscord();
  running.push(local);
  const client = await login(local);
  await client.application.commands.set([{ name: "ping", description: "Says pong" }]);
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) void interaction.reply("pong");
  });
  const seen = await local.reader().command("ping");
  expect(seen).toMatchObject({ error: null, deferred: false, message: { content: "pong" } });
  expect(local.refused).toEqual([]);
});
