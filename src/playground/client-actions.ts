import {
  type APIApplicationCommand,
  type APIApplicationCommandInteractionDataOption,
  type APIMessage,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
} from "discord-api-types/v10";
import { inputProblem } from "./validate/command-input.ts";
import { allComponents } from "./components.ts";
import type { ClientAction } from "./interaction.ts";
import { channelOf } from "./interaction-context.ts";
import type { LocalState, StoredMessage } from "./state.ts";

type DataOption = APIApplicationCommandInteractionDataOption;

/** Option values by name, or Discord's own form (for sub-commands, or to say what is focused). */
export type Options = Readonly<Record<string, string | number | boolean>> | readonly DataOption[];

/** Who acts, and where. */
export type Who = Pick<ClientAction, "user" | "locale" | "place">;

/** What a reader did, or what Discord's client says instead of sending it. */
export type ActionResult = { act: ClientAction } | { error: string };

export function commandAction(
  state: LocalState,
  who: Who,
  name: string,
  options: Options,
): ActionResult {
  const command = findCommand(state, name, ApplicationCommandType.ChatInput);
  if (!command) return { error: `There is no command /${name}.` };
  const given = asList(command, options);
  const problem = inputProblem(command.options ?? [], given);
  if (problem) return { error: problem };
  return { act: commandOf(who, command, InteractionType.ApplicationCommand, { options: given }) };
}

/** `focused` is the option being typed; without it, the one so marked, or else the last one. */
export function autocompleteAction(
  state: LocalState,
  who: Who,
  name: string,
  options: Options,
  focused?: string,
): ActionResult {
  const command = findCommand(state, name, ApplicationCommandType.ChatInput);
  if (!command) return { error: `There is no command /${name}.` };
  const given = asList(command, options);
  const target = focused ?? given.at(-1)?.name;
  const marked = JSON.stringify(given).includes('"focused":true');
  const list = marked
    ? given
    : given.map((one) => (one.name === target ? { ...one, focused: true } : one));
  const kind = InteractionType.ApplicationCommandAutocomplete;
  return { act: commandOf(who, command, kind, { options: list }) };
}

/** A message command (a command of type 3), used on a message. */
export function messageCommandAction(
  state: LocalState,
  who: Who,
  name: string,
  messageId: string,
): ActionResult {
  const command = findCommand(state, name, ApplicationCommandType.Message);
  if (!command) return { error: `There is no message command "${name}".` };
  const stored = visible(state, who, messageId);
  if (!stored) return { error: "Unknown message" };
  const target = {
    target_id: messageId,
    resolved: { messages: { [messageId]: stored.message } },
  };
  return { act: commandOf(who, command, InteractionType.ApplicationCommand, target) };
}

export function componentAction(
  state: LocalState,
  who: Who,
  messageId: string,
  customId: string,
  values: readonly string[] = [],
): ActionResult {
  const stored = visible(state, who, messageId);
  if (!stored) return { error: "Unknown message" };
  const component = [...allComponents(stored.message.components ?? [], [])]
    .map(([, one]) => one)
    .find((one) => one["custom_id"] === customId);
  if (!component) return { error: "The message has no such component" };
  if (component["disabled"] === true) return { error: "The component is disabled" };
  const isButton = component["type"] === ComponentType.Button;
  return {
    act: {
      ...who,
      kind: InteractionType.MessageComponent,
      data: {
        id: component["id"],
        custom_id: customId,
        component_type: component["type"],
        ...(isButton ? {} : { values }),
      },
      command: null,
      message: stored.message,
    },
  };
}

/** What stands in the channel for a reader, oldest first. */
export function visibleMessages(state: LocalState, who: Who): APIMessage[] {
  const channel = channelOf(state, who.place, who.user);
  return [...state.messages.values()]
    .filter((stored) => stored.message.channel_id === channel && maySee(stored, who.user))
    .map(({ message }) => message);
}

export function maySee({ reader }: StoredMessage, user: string): boolean {
  return reader === null || reader === user;
}

function visible(state: LocalState, who: Who, id: string): StoredMessage | null {
  const stored = state.messages.get(id);
  const channel = channelOf(state, who.place, who.user);
  if (stored?.message.channel_id !== channel) return null;
  return maySee(stored, who.user) ? stored : null;
}

function findCommand(
  state: LocalState,
  name: string,
  type: ApplicationCommandType,
): APIApplicationCommand | undefined {
  const all = [...state.guildCommands.values(), ...state.commands.values()];
  return all.find((one) => one.name === name && one.type === type);
}

function commandOf(
  who: Who,
  command: APIApplicationCommand,
  kind: ClientAction["kind"],
  rest: object,
): ClientAction {
  const { id, name, type } = command;
  const guild = command.guild_id ? { guild_id: command.guild_id } : {};
  return {
    ...who,
    kind,
    data: { id, name, type, ...guild, ...rest },
    command: { name, type },
    message: null,
  };
}

function asList(command: APIApplicationCommand, options: Options): DataOption[] {
  if (Array.isArray(options)) return [...(options as readonly DataOption[])];
  return Object.entries(options).map(([name, value]) => {
    const declared = command.options?.find((one) => one.name === name);
    const type = declared?.type ?? ApplicationCommandOptionType.String;
    return { name, type, value } as DataOption;
  });
}
