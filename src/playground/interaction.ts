import { randomBytes } from "node:crypto";
import {
  type APIApplicationCommandOptionChoice,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  InteractionType,
} from "discord-api-types/v10";
import { LIMITS } from "../reply/discord/limits.ts";
import type { Gateway } from "./gateway.ts";
import { type InteractionContext, channelOf, whoAndWhere } from "./interaction-context.ts";
import type { LocalState } from "./state.ts";

/** What a reader has before them once the bot has answered, or Discord has given it up. */
export interface ClientView {
  /** The new message, or the one that was changed. */
  message: APIMessage | null;
  /** The message was there before: the bot changed it. */
  updated: boolean;
  choices: APIApplicationCommandOptionChoice[] | null;
  modal: APIModalInteractionResponseCallbackData | null;
  /** What Discord's own client says, e.g. "The application did not respond". */
  error: string | null;
  deferred: boolean;
  /** Milliseconds from the reader's act; null if it never came. */
  acknowledgedMs: number | null;
  answeredMs: number | null;
}

export type Kind =
  | InteractionType.ApplicationCommand
  | InteractionType.ApplicationCommandAutocomplete
  | InteractionType.MessageComponent;

/** What a reader did. */
export interface ClientAction {
  kind: Kind;
  user: string;
  locale: string;
  place: InteractionContext;
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
  sight: ClientView;
  /** The id of the message that `@original` means. */
  original: string | null;
  /** A "thinking…" message that waits for its content. */
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

/** Nothing yet. */
export function unseen(): ClientView {
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

/**
 * Sends what a reader did to the bot. `acknowledged` resolves when the bot has said anything at
 * all (or may no longer), `settled` when the reader has the final thing before them.
 */
export function openInteraction(
  state: LocalState,
  gateway: Gateway,
  act: ClientAction,
): { acknowledged: Promise<ClientView>; settled: Promise<ClientView> } {
  const id = state.nextId();
  const token = Buffer.from(`interaction:${id}:${randomBytes(48).toString("base64url")}`).toString(
    "base64url",
  );
  const open: OpenInteraction = {
    ...act,
    id,
    token,
    channel: channelOf(state, act.place, act.user),
    createdAt: state.now(),
    state: "waiting",
    sight: unseen(),
    original: null,
    loading: false,
    followUps: 0,
    timer: null,
    onAcknowledged: () => {},
    onSettled: () => {},
  };
  const acknowledged = new Promise<ClientView>((resolve) => {
    open.onAcknowledged = () => resolve(open.sight);
  });
  const settled = new Promise<ClientView>((resolve) => {
    open.onSettled = () => resolve(open.sight);
  });
  forgetExpired(state);
  state.interactions.set(token, open);
  const sent = gateway.dispatch("INTERACTION_CREATE", eventData(state, open));
  if (sent) open.timer = setTimeout(() => giveUp(open), LIMITS.interaction.acknowledge);
  else giveUp(open);
  return { acknowledged, settled };
}

function eventData(state: LocalState, open: OpenInteraction): object {
  return {
    id: open.id,
    application_id: state.bot.id,
    type: open.kind,
    token: open.token,
    version: 1,
    data: open.data,
    entitlements: [],
    attachment_size_limit: LIMITS.message.fileSize,
    ...whoAndWhere(state, open.place, open.user, open.locale),
    ...(open.message && { message: open.message }),
  };
}

/** Ends an interaction that the bot did not answer in time. */
function giveUp(open: OpenInteraction): void {
  if (open.timer) clearTimeout(open.timer);
  open.state = "failed";
  settle(open, { error: NO_RESPONSE[open.kind] });
}

/** Notes the bot's first word. */
export function acknowledge(state: LocalState, open: OpenInteraction): void {
  if (open.timer) clearTimeout(open.timer);
  open.state = "acknowledged";
  open.sight = { ...open.sight, acknowledgedMs: state.now() - open.createdAt };
}

/** Shows the reader the final thing; the first one counts. */
export function settle(open: OpenInteraction, seen: Partial<ClientView>): void {
  open.sight = { ...open.sight, ...seen };
  open.onAcknowledged();
  open.onSettled();
}

export function tokenExpired(state: LocalState, open: OpenInteraction): boolean {
  return state.now() - open.createdAt > LIMITS.interaction.token;
}

/** Gives up what is overdue: after the clock was moved on, no timer has fired. */
export function giveUpOverdue(state: LocalState): void {
  for (const open of state.interactions.values()) {
    if (open.state === "waiting" && state.now() - open.createdAt > LIMITS.interaction.acknowledge) {
      giveUp(open);
    } else if (tokenExpired(state, open)) {
      expire(open);
    }
  }
}

/** A promise to answer that was not kept. */
function expire(open: OpenInteraction): void {
  if (open.sight.deferred && open.sight.answeredMs === null) {
    settle(open, { error: NO_RESPONSE[open.kind] });
  }
}

function forgetExpired(state: LocalState): void {
  for (const [token, open] of state.interactions) {
    if (!tokenExpired(state, open)) return;
    expire(open);
    state.interactions.delete(token);
  }
}
