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
import { type RawComponent, allComponents, isRecord } from "./components.ts";
import type { ClientAction } from "./interaction.ts";
import { channelOf } from "./interaction-context.ts";
import type { LocalState, StoredMessage } from "./state.ts";

type DataOption = APIApplicationCommandInteractionDataOption;

/** Option values by name, or Discord's own form (for sub-commands, or to say what is focused). */
export type Options = Readonly<Record<string, string | number | boolean>> | readonly DataOption[];

/** Who acts, and where. */
export type Actor = Pick<ClientAction, "user" | "locale" | "context">;

/** What a reader did, or why Discord's client does not send it. */
export type ActionResult = { action: ClientAction } | { error: string };

export function commandAction(
  state: LocalState,
  actor: Actor,
  name: string,
  options: Options,
): ActionResult {
  const command = findCommand(state, name, ApplicationCommandType.ChatInput);
  if (!command) return { error: `There is no command /${name}.` };
  const given = asList(command, options);
  const problem = inputProblem(command.options ?? [], given);
  if (problem) return { error: problem };
  return {
    action: commandOf(actor, command, InteractionType.ApplicationCommand, { options: given }),
  };
}

/** `focused` is the option being typed; without it, the one so marked, or else the last one. */
export function autocompleteAction(
  state: LocalState,
  actor: Actor,
  { name, options, focused }: { name: string; options: Options; focused?: string | undefined },
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
  return { action: commandOf(actor, command, kind, { options: list }) };
}

/** A message command (a command of type 3), used on a message. */
export function messageCommandAction(
  state: LocalState,
  actor: Actor,
  name: string,
  messageId: string,
): ActionResult {
  const command = findCommand(state, name, ApplicationCommandType.Message);
  if (!command) return { error: `There is no message command "${name}".` };
  const stored = visible(state, actor, messageId);
  if (!stored) return { error: "Unknown message" };
  const target = {
    target_id: messageId,
    resolved: { messages: { [messageId]: stored.message } },
  };
  return { action: commandOf(actor, command, InteractionType.ApplicationCommand, target) };
}

/** A control of a message, and what was chosen in it if it is a select menu. */
export interface Press {
  message: string;
  customId: string;
  values?: readonly string[] | undefined;
}

export function componentAction(
  state: LocalState,
  actor: Actor,
  { message, customId, values = [] }: Press,
): ActionResult {
  const stored = visible(state, actor, message);
  if (!stored) return { error: "Unknown message" };
  const component = [...allComponents(stored.message.components ?? [], [])]
    .map(([, one]) => one)
    .find((one) => one["custom_id"] === customId);
  if (!component) return { error: "The message has no such component" };
  if (component["disabled"] === true) return { error: "The component is disabled" };
  const isButton = component["type"] === ComponentType.Button;
  const problem = isButton ? null : selectionProblem(component, values);
  if (problem) return { error: problem };
  return {
    action: {
      ...actor,
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

/** Why Discord's client could not have sent these values of a select menu; null if it could. */
function selectionProblem(select: RawComponent, values: readonly string[]): string | null {
  const { min_values: min, max_values: max, options } = select;
  if (values.length < Number(min)) return `Choose at least ${Number(min)}.`;
  if (values.length > Number(max)) return `Choose at most ${Number(max)}.`;
  if (new Set(values).size < values.length) return "Each option can be chosen only once.";
  if (!Array.isArray(options)) return null;
  const offered = new Set(options.filter(isRecord).map(({ value }) => value));
  return values.every((value) => offered.has(value)) ? null : "The menu has no such option.";
}

/** The messages of a channel that a reader sees, oldest first. */
export function visibleMessages(state: LocalState, actor: Actor): APIMessage[] {
  const channel = channelOf(state, actor.context, actor.user);
  return [...state.messages.values()]
    .filter((stored) => stored.message.channel_id === channel && maySee(stored, actor.user))
    .map(({ message }) => message);
}

export function maySee({ reader }: StoredMessage, user: string): boolean {
  return reader === null || reader === user;
}

function visible(state: LocalState, actor: Actor, id: string): StoredMessage | null {
  const stored = state.messages.get(id);
  const channel = channelOf(state, actor.context, actor.user);
  if (stored?.message.channel_id !== channel) return null;
  return maySee(stored, actor.user) ? stored : null;
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
  actor: Actor,
  command: APIApplicationCommand,
  kind: ClientAction["kind"],
  rest: object,
): ClientAction {
  const { id, name, type } = command;
  const guild = command.guild_id ? { guild_id: command.guild_id } : {};
  return {
    ...actor,
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
