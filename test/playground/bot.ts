import {
  type ApplicationCommandDataResolvable,
  Client,
  Events,
  type Interaction,
} from "discord.js";
import { onTestFinished } from "vitest";
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from "../../src/playground/local-discord.ts";

/** A local Discord that ends with the test. */
export async function localDiscord(options?: LocalDiscordOptions): Promise<LocalDiscord> {
  const local = await startLocalDiscord(options);
  onTestFinished(() => local.stop());
  return local;
}

export type Handler = (interaction: Interaction) => unknown;

/** A real discord.js client, logged in; it ends with the test. */
export async function login(local: LocalDiscord, handler?: Handler): Promise<Client<true>> {
  const client = new Client({ intents: [], rest: { api: local.api } });
  onTestFinished(() => client.destroy());
  client.on(Events.Error, () => {});
  if (handler) client.on(Events.InteractionCreate, (interaction) => void handler(interaction));
  const ready = new Promise<Client<true>>((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(local.token);
  return ready;
}

const ASK: ApplicationCommandDataResolvable[] = [
  { name: "ask", description: "Asks", options: [question()] },
  { name: "find", description: "Finds", options: [{ ...question(), autocomplete: true }] },
  { name: "Find in articles", type: 3 },
];

function question() {
  return { name: "question", description: "What to ask", type: 3, required: true, maxLength: 300 };
}

/** A local Discord and a bot that has /ask, /find and a message command, and this handler. */
export async function scene(handler: Handler, options?: LocalDiscordOptions) {
  const local = await localDiscord(options);
  const client = await login(local, handler);
  await client.application.commands.set(ASK);
  const reader = local.reader();
  return { local, client, reader, ask: () => reader.command("ask", { question: "Who?" }) };
}
