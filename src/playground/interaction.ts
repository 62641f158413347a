import {
  type APIApplicationCommandOptionChoice,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  InteractionType,
} from "discord-api-types/v10";
import { LIMITS } from "../reply/discord/limits.ts";

/** What a reader sees once the bot has answered, or Discord has given up on it. */
export interface ClientView {
  /** The new message, or the one that was changed. */
  message: APIMessage | null;
  /** Whether the bot changed a message that was there before. */
  updated: boolean;
  choices: APIApplicationCommandOptionChoice[] | null;
  modal: APIModalInteractionResponseCallbackData | null;
  /** What Discord's own client says, e.g. "The application did not respond". */
  error: string | null;
  deferred: boolean;
  /** Milliseconds since the reader's action; null if it never came. */
  acknowledgedMs: number | null;
  answeredMs: number | null;
}

export type Kind =
  | InteractionType.ApplicationCommand
  | InteractionType.ApplicationCommandAutocomplete
  | InteractionType.MessageComponent;

/**
 * Where a reader acts.
 * - `guild`, `thread`: in the server that has the bot.
 * - `dm`: in the direct channel with the bot.
 * - `group`: in a group chat; the reader installed the bot for themselves.
 * - `foreign-guild`: in a server without the bot that bars the apps of readers from posting.
 */
export type InteractionContext = "guild" | "thread" | "dm" | "group" | "foreign-guild";

/** What a reader did. */
export interface ClientAction {
  kind: Kind;
  user: string;
  locale: string;
  context: InteractionContext;
  /** The `data` of INTERACTION_CREATE. */
  data: object;
  /** The command's name and kind, for the line above its reply; null for a component. */
  command: { name: string; type: number } | null;
  /** The message whose component was used. */
  message: APIMessage | null;
}

/** An interaction that the bot may still answer. */
export interface OpenInteraction extends ClientAction {
  id: string;
  token: string;
  channel: string;
  createdAt: number;
  state: "waiting" | "acknowledged" | "failed";
  view: ClientView;
  /** The id of the message called `@original`. */
  original: string | null;
  /** Its message says "thinking…" until the content comes. */
  loading: boolean;
  followUps: number;
  timer: NodeJS.Timeout | null;
  onAcknowledged(): void;
  onSettled(): void;
}

const NO_RESPONSE: Record<Kind, string> = {
  [InteractionType.ApplicationCommand]: "The application did not respond",
  [InteractionType.ApplicationCommandAutocomplete]: "Loading options failed",
  [InteractionType.MessageComponent]: "This interaction failed",
};

/** Before anything has happened. */
export function emptyView(): ClientView {
  return {
    message: null,
    updated: false,
    choices: null,
    modal: null,
    error: null,
    deferred: false,
    acknowledgedMs: null,
    answeredMs: null,
  };
}

/** Ends an interaction that the bot did not answer in time. */
export function giveUp(open: OpenInteraction): void {
  if (open.timer) clearTimeout(open.timer);
  open.state = "failed";
  settle(open, { error: NO_RESPONSE[open.kind] });
}

/** Records the bot's first response. */
export function acknowledge(open: OpenInteraction, now: number): void {
  if (open.timer) clearTimeout(open.timer);
  open.state = "acknowledged";
  open.view = { ...open.view, acknowledgedMs: now - open.createdAt };
}

/** Shows the reader the final result; only the first one counts. */
export function settle(open: OpenInteraction, seen: Partial<ClientView>): void {
  open.view = { ...open.view, ...seen };
  open.onAcknowledged();
  open.onSettled();
}

export function tokenExpired(open: OpenInteraction, now: number): boolean {
  return now - open.createdAt > LIMITS.interaction.token;
}

/** Fails a deferred answer that never came. */
export function expire(open: OpenInteraction): void {
  if (open.view.deferred && open.view.answeredMs === null) {
    settle(open, { error: NO_RESPONSE[open.kind] });
  }
}
