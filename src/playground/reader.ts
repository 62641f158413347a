import {
  type APIApplicationCommand,
  type APIApplicationCommandInteractionDataOption,
  type APIMessage,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
} from "discord-api-types/v10";
import { allComponents } from "./components.ts";
import type { Gateway } from "./gateway.ts";
import { type Act, type Sight, openInteraction } from "./interaction.ts";
import { type Place, channelOf } from "./place.ts";
import type { LocalState } from "./state.ts";

/** Option values by name, or Discord's own form (for sub-commands, or to say what is focused). */
export type Options =
  | Record<string, string | number | boolean>
  | APIApplicationCommandInteractionDataOption[];

/** Someone in front of Discord; every act resolves to what they then see. */
export interface Reader {
  readonly id: string;
  command(name: string, options?: Options): Promise<Sight>;
  /** `focused` is the option being typed; without it, the last one. */
  autocomplete(name: string, options: Options, focused?: string): Promise<Sight>;
  press(message: string, customId: string, values?: string[]): Promise<Sight>;
  /** What stands in the channel for this reader, oldest first. */
  messages(): APIMessage[];
}

export interface ReaderOptions {
  user?: string;
  locale?: string;
  place?: Place;
}

/** What the reader did, or what Discord's client says instead of sending it. */
type Prepared = { act: Act } | { error: string };

export function createReader(
  state: LocalState,
  gateway: Gateway,
  { user = state.nextId(), locale = "en-US", place = "guild" }: ReaderOptions,
): Reader {
  const who = { user, locale, place };
  const run = async (prepared: Prepared): Promise<Sight> =>
    "act" in prepared
      ? openInteraction(state, gateway, prepared.act).settled
      : refusedByClient(prepared.error);
  return {
    id: user,
    command: (name, options = {}) => run(commandAct(state, who, name, options)),
    autocomplete: (name, options, focused) =>
      run(autocompleteAct(state, who, name, options, focused)),
    press: (message, customId, values) => run(pressAct(state, who, message, customId, values)),
    messages: () => visibleMessages(state, channelOf(state, place, user), user),
  };
}

export type Who = Pick<Act, "user" | "locale" | "place">;

export function visibleMessages(state: LocalState, channel: string, user: string): APIMessage[] {
  return [...state.messages.values()]
    .filter(({ message, reader }) => message.channel_id === channel && (reader ?? user) === user)
    .map(({ message }) => message);
}

export function refusedByClient(error: string): Sight {
  return {
    message: null,
    updated: false,
    choices: null,
    modal: null,
    error,
    deferred: false,
    acknowledgedMs: null,
    answeredMs: null,
  };
}

export function commandAct(state: LocalState, who: Who, name: string, options: Options): Prepared {
  const command = findCommand(state, name);
  if (!command) return { error: `There is no command /${name}.` };
  return {
    act: {
      ...who,
      kind: InteractionType.ApplicationCommand,
      data: commandData(command, asList(command, options)),
      command: { name, type: command.type },
      message: null,
    },
  };
}

export function autocompleteAct(
  state: LocalState,
  who: Who,
  name: string,
  options: Options,
  focused?: string,
): Prepared {
  const command = findCommand(state, name);
  if (!command) return { error: `There is no command /${name}.` };
  const given = asList(command, options);
  const marked = JSON.stringify(given).includes('"focused":true');
  const target = focused ?? given.at(-1)?.name;
  const list = marked
    ? given
    : given.map((one) => (one.name === target ? { ...one, focused: true } : one));
  return {
    act: {
      ...who,
      kind: InteractionType.ApplicationCommandAutocomplete,
      data: commandData(command, list as APIApplicationCommandInteractionDataOption[]),
      command: { name, type: command.type },
      message: null,
    },
  };
}

export function pressAct(
  state: LocalState,
  who: Who,
  messageId: string,
  customId: string,
  values?: string[],
): Prepared {
  const stored = state.messages.get(messageId);
  if (!stored || (stored.reader ?? who.user) !== who.user) return { error: "Unknown message" };
  const found = [...allComponents(stored.message.components ?? [], [])].find(
    ([, component]) => component["custom_id"] === customId,
  );
  if (!found) return { error: "The message has no such component" };
  const [, component] = found;
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
        ...(isButton ? {} : { values: values ?? [] }),
      },
      command: null,
      message: stored.message,
    },
  };
}

function findCommand(state: LocalState, name: string): APIApplicationCommand | undefined {
  const all = [...state.guildCommands.values(), ...state.commands.values()];
  return all.find((one) => one.name === name && one.type === ApplicationCommandType.ChatInput);
}

function commandData(
  command: APIApplicationCommand,
  options: APIApplicationCommandInteractionDataOption[],
): object {
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    options,
    ...(command.guild_id && { guild_id: command.guild_id }),
  };
}

function asList(
  command: APIApplicationCommand,
  options: Options,
): APIApplicationCommandInteractionDataOption[] {
  if (Array.isArray(options)) return options;
  return Object.entries(options).map(([name, value]) => {
    const declared = command.options?.find((one) => one.name === name);
    const type = declared?.type ?? ApplicationCommandOptionType.String;
    return { name, type, value } as APIApplicationCommandInteractionDataOption;
  });
}
