import { once } from "node:events";
import {
  type ApplicationCommandDataResolvable,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  Client,
  DiscordAPIError,
  Events,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  type StringSelectMenuInteraction,
} from "discord.js";
import { onTestFinished } from "vitest";
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  type ClientView,
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

const QUESTION = {
  name: "question",
  description: "What to ask",
  type: ApplicationCommandOptionType.String,
  required: true,
  maxLength: 300,
} as const;

const COMMANDS: ApplicationCommandDataResolvable[] = [
  { name: "ask", description: "Asks", options: [QUESTION] },
  { name: "find", description: "Finds", options: [{ ...QUESTION, autocomplete: true }] },
  { name: "Find in articles", type: ApplicationCommandType.Message },
];

/** A local Discord and a bot that has /ask, /find and a message command. */
export async function scene(handler?: Handler, options?: LocalDiscordOptions) {
  const local = await localDiscord(options);
  const client = await login(local, handler);
  await client.application.commands.set(COMMANDS);
  const reader = local.reader();
  const ask = (): Promise<ClientView> => reader.command("ask", { question: "Who?" });
  return { local, client, reader, ask };
}

type Of<I extends Interaction> = (interaction: Interaction) => I | null;

export const slashOf: Of<ChatInputCommandInteraction> = (one) =>
  one.isChatInputCommand() ? one : null;
export const buttonOf: Of<ButtonInteraction> = (one) => (one.isButton() ? one : null);
export const selectOf: Of<StringSelectMenuInteraction> = (one) =>
  one.isStringSelectMenu() ? one : null;
export const typingOf: Of<AutocompleteInteraction> = (one) => (one.isAutocomplete() ? one : null);
export const menuOf: Of<MessageContextMenuCommandInteraction> = (one) =>
  one.isMessageContextMenuCommand() ? one : null;

/** The interaction that an action leads to, and what its reader will see. */
export async function received<I extends Interaction>(
  kind: Of<I>,
  client: Client,
  act: () => Promise<ClientView>,
): Promise<{ interaction: I; seen: Promise<ClientView> }> {
  const arrival = once(client, Events.InteractionCreate) as Promise<[Interaction]>;
  const seen = act();
  const interaction = kind((await arrival)[0]);
  if (!interaction) throw new Error("The bot was sent another kind of interaction.");
  return { interaction, seen };
}

/** What a bot's attempt came to: Discord's status and code, or "done". */
export async function outcome(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return "done";
  } catch (error) {
    if (error instanceof DiscordAPIError) return `${error.status} ${error.code}`;
    throw error;
  }
}
