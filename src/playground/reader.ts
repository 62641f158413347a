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
import type { Gateway } from "./gateway.ts";
import { type ClientView, openInteraction, unseen } from "./interaction.ts";
import { sayInChannel } from "./messages.ts";
import { type InteractionContext, channelOf } from "./interaction-context.ts";
import type { LocalState } from "./state.ts";

/** Someone in front of Discord; every act resolves to what they then see. */
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
  /** What stands in the channel for this reader, oldest first. */
  messages(): APIMessage[];
}

export interface ReaderOptions {
  /** 17 to 20 digits; without it, someone new. */
  user?: string;
  locale?: string;
  place?: InteractionContext;
}

export function createReader(
  state: LocalState,
  gateway: Gateway,
  { user = state.nextId(), locale = "en-US", place = "guild" }: ReaderOptions,
): Reader {
  const who = { user, locale, place };
  const run = async (attempt: ActionResult): Promise<ClientView> =>
    "act" in attempt
      ? openInteraction(state, gateway, attempt.act).settled
      : { ...unseen(), error: attempt.error };
  return {
    id: user,
    command: (name, options = {}) => run(commandAction(state, who, name, options)),
    autocomplete: (name, options, focused) =>
      run(autocompleteAction(state, who, name, options, focused)),
    messageCommand: (name, message) => run(messageCommandAction(state, who, name, message)),
    press: (message, customId, values) =>
      run(componentAction(state, who, message, customId, values)),
    say: (content) => sayInChannel(state, channelOf(state, place, user), user, content),
    messages: () => visibleMessages(state, who),
  };
}
