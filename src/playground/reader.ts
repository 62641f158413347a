import type { APIMessage } from "discord-api-types/v10";
import {
  type ActionResult,
  type Options,
  autocompleteAction,
  commandAction,
  componentAction,
  messageCommandAction,
  visibleMessages,
} from "./client-actions.ts";
import type { Bots } from "./bots.ts";
import { type ClientView, type InteractionContext, emptyView } from "./interaction.ts";
import { openInteraction } from "./open-interaction.ts";
import { sayInChannel } from "./messages.ts";
import { channelOf } from "./interaction-context.ts";
import type { LocalState } from "./state.ts";

/** Someone using Discord; every action resolves to what they then see. */
export interface Reader {
  readonly id: string;
  command(name: string, options?: Options): Promise<ClientView>;
  /** `focused` is the option being typed; without it, the last one. */
  autocomplete(name: string, options: Options, focused?: string): Promise<ClientView>;
  /** Uses a message command on a message. */
  messageCommand(name: string, message: string): Promise<ClientView>;
  /** Presses a button, or chooses `values` in a select menu. */
  press(message: string, customId: string, values?: readonly string[]): Promise<ClientView>;
  /** Writes a message of their own. */
  say(content: string): APIMessage;
  /** The messages of the channel that this reader sees, oldest first. */
  messages(): APIMessage[];
}

export interface ReaderOptions {
  /** 17 to 20 digits; without it, someone new. */
  user?: string;
  locale?: string;
  context?: InteractionContext;
}

export function createReader(
  state: LocalState,
  bots: Bots,
  { user = state.nextId(), locale = "en-US", context = "guild" }: ReaderOptions,
): Reader {
  const actor = { user, locale, context };
  const run = async (result: ActionResult): Promise<ClientView> =>
    "action" in result
      ? openInteraction(state, bots, result.action).settled
      : { ...emptyView(), error: result.error };
  return {
    id: user,
    command: (name, options = {}) => run(commandAction(state, actor, name, options)),
    autocomplete: (name, options, focused) =>
      run(autocompleteAction(state, actor, { name, options, focused })),
    messageCommand: (name, message) => run(messageCommandAction(state, actor, name, message)),
    press: (message, customId, values) =>
      run(componentAction(state, actor, { message, customId, values })),
    say: (content) => sayInChannel(state, channelOf(state, context, user), user, content),
    messages: () => visibleMessages(state, actor),
  };
}
