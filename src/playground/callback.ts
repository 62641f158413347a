import {
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  MessageType,
} from "discord-api-types/v10";
import { refusal } from "./api-error.ts";
import type { Body } from "./body.ts";
import { validateChoices, validateFlags, validateModal } from "./validate/callback-data.ts";
import { type Faults, finish, oneOf } from "./validate/fields.ts";
import { type Kind, type OpenInteraction, acknowledge, settle } from "./interaction.ts";
import { type MessagePayload, validateMessage } from "./validate/message.ts";
import { createMessage, editMessage } from "./messages.ts";
import type { LocalState, StoredMessage } from "./state.ts";

const TO_COMMAND = [
  InteractionResponseType.ChannelMessageWithSource,
  InteractionResponseType.DeferredChannelMessageWithSource,
  InteractionResponseType.Modal,
];
/** The response types that each kind of interaction allows. */
const ALLOWED_RESPONSES: Record<Kind, readonly InteractionResponseType[]> = {
  [InteractionType.ApplicationCommand]: TO_COMMAND,
  [InteractionType.MessageComponent]: [
    ...TO_COMMAND,
    InteractionResponseType.DeferredMessageUpdate,
    InteractionResponseType.UpdateMessage,
  ],
  [InteractionType.ApplicationCommandAutocomplete]: [
    InteractionResponseType.ApplicationCommandAutocompleteResult,
  ],
};

/** Takes the bot's first response; returns the body for `with_response`. */
export function answerInteraction(
  state: LocalState,
  id: string,
  token: string,
  { json, files }: Body,
): object {
  const open = state.interactions.get(token);
  if (!open || open.id !== id || open.state === "failed") throw refusal("unknownInteraction");
  if (open.state === "acknowledged") throw refusal("alreadyAcknowledged");
  const form: Faults = { faults: [] };
  const type = json["type"] as InteractionResponseType;
  oneOf(form, ["type"], type, ALLOWED_RESPONSES[open.kind]);
  finish(form);
  const message = RESPOND[type]?.(state, open, json["data"], files) ?? null;
  return callbackResponse(open, type, message);
}

/** Checks a response, acknowledges the interaction and responds; returns the message concerned. */
type Respond = (
  state: LocalState,
  open: OpenInteraction,
  data: unknown,
  files: Body["files"],
) => StoredMessage | null;

const RESPOND: Partial<Record<InteractionResponseType, Respond>> = {
  [InteractionResponseType.ChannelMessageWithSource]: (state, open, data, files) => {
    const payload = validateMessage(data, files, ["data"], null);
    acknowledge(open, state.now());
    const flags = privately(open, (payload.flags ?? 0) & ~MessageFlags.Loading);
    const stored = firstMessage(state, open, { ...payload, flags }, files);
    show(state, open, stored, false);
    return stored;
  },
  [InteractionResponseType.DeferredChannelMessageWithSource]: (state, open, data) => {
    const asked = validateFlags(data);
    acknowledge(open, state.now());
    open.view = { ...open.view, deferred: true };
    open.loading = true;
    const flags = MessageFlags.Loading | privately(open, asked & MessageFlags.Ephemeral);
    const stored = firstMessage(state, open, { flags }, []);
    open.onAcknowledged();
    return stored;
  },
  [InteractionResponseType.UpdateMessage]: (state, open, data, files) => {
    const target = state.messages.get(open.message?.id ?? "");
    if (!target) throw refusal("unknownMessage");
    const payload = validateMessage(data, files, ["data"], target.message);
    acknowledge(open, state.now());
    open.original = target.message.id;
    editMessage(state, target, payload, files);
    show(state, open, target, true);
    return target;
  },
  [InteractionResponseType.DeferredMessageUpdate]: (state, open) => {
    acknowledge(open, state.now());
    open.view = { ...open.view, deferred: true };
    open.original = open.message?.id ?? null;
    open.onAcknowledged();
    return state.messages.get(open.original ?? "") ?? null;
  },
  [InteractionResponseType.ApplicationCommandAutocompleteResult]: (state, open, data) => {
    const choices = validateChoices(data);
    acknowledge(open, state.now());
    settle(open, { choices, answeredMs: open.view.acknowledgedMs });
    return null;
  },
  [InteractionResponseType.Modal]: (state, open, data) => {
    const modal = validateModal(data);
    acknowledge(open, state.now());
    settle(open, { modal, answeredMs: open.view.acknowledgedMs });
    return null;
  },
};

function firstMessage(
  state: LocalState,
  open: OpenInteraction,
  payload: MessagePayload,
  files: Body["files"],
): StoredMessage {
  const replyTo = open.message?.id;
  const stored = createMessage(state, open, { type: replyType(open), payload, files, replyTo });
  open.original = stored.message.id;
  return stored;
}

/** Shows the reader a message as the answer. */
export function show(
  state: LocalState,
  open: OpenInteraction,
  { message }: StoredMessage,
  updated: boolean,
): void {
  if (open.view.answeredMs !== null) return;
  const { deferred, acknowledgedMs } = open.view;
  const answeredMs = deferred ? state.now() - open.createdAt : acknowledgedMs;
  settle(open, { message, updated, answeredMs });
}

/** In a server that bars outside apps from posting, every reply is ephemeral. */
export function privately(open: OpenInteraction, flags: number): number {
  return open.context === "foreign-guild" ? flags | MessageFlags.Ephemeral : flags;
}

function replyType(open: OpenInteraction): MessageType {
  if (!open.command) return MessageType.Reply;
  return open.command.type === 1 ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand;
}

function callbackResponse(
  open: OpenInteraction,
  type: InteractionResponseType,
  stored: StoredMessage | null,
): object {
  const flags = stored?.message.flags ?? 0;
  return {
    interaction: {
      id: open.id,
      type: open.kind,
      ...(stored && {
        response_message_id: stored.message.id,
        response_message_loading: (flags & MessageFlags.Loading) !== 0,
        response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
      }),
    },
    resource: { type, ...(stored && { message: stored.message }) },
  };
}
