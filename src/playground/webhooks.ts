import { type APIMessage, MessageFlags, MessageType } from "discord-api-types/v10";
import { LIMITS } from "../reply/discord/limits.ts";
import { refusal } from "./api-error.ts";
import type { Body } from "./body.ts";
import { privately, show } from "./callback.ts";
import { type OpenInteraction, tokenExpired } from "./interaction.ts";
import { validateMessage } from "./validate/message.ts";
import { createMessage, deleteMessage, editMessage } from "./messages.ts";
import type { LocalState, StoredMessage } from "./state.ts";

/** The interaction of a webhook's token; throws if it expired or was never acknowledged. */
export function interactionOf(state: LocalState, token: string): OpenInteraction {
  const open = state.interactions.get(token);
  if (!open || tokenExpired(open, state.now())) throw refusal("expiredToken");
  if (open.state !== "acknowledged") throw refusal("unknownWebhook");
  return open;
}

/** The message of an interaction: `@original`, or a follow-up by its id. */
export function messageOf(state: LocalState, open: OpenInteraction, id: string): StoredMessage {
  const isOriginal = id === "@original" || id === open.original;
  const stored = state.messages.get((isOriginal ? open.original : id) ?? "");
  if (!stored || !(isOriginal || stored.interaction === open.id)) throw refusal("unknownMessage");
  return stored;
}

export function editResponse(
  state: LocalState,
  open: OpenInteraction,
  stored: StoredMessage,
  { json, files }: Body,
): APIMessage {
  const payload = validateMessage(json, files, [], stored.message);
  if (stored.message.id === open.original) open.loading = false;
  const message = editMessage(state, stored, payload, files);
  show(state, open, stored, open.message?.id === message.id);
  return message;
}

export function deleteResponse(
  state: LocalState,
  open: OpenInteraction,
  stored: StoredMessage,
): void {
  if (stored.message.id === open.original) open.loading = false;
  deleteMessage(state, stored);
}

/** Sends another message. The first one after a deferral fills the waiting message. */
export function followUp(state: LocalState, open: OpenInteraction, body: Body): APIMessage {
  if (open.loading) {
    return editResponse(state, open, messageOf(state, open, "@original"), body);
  }
  const payload = validateMessage(body.json, body.files, [], null);
  const byUser = open.context === "group" || open.context === "foreign-guild";
  if (byUser && open.followUps >= LIMITS.interaction.userInstallFollowUps) {
    throw refusal("tooManyFollowUps");
  }
  open.followUps += 1;
  const flags = privately(open, (payload.flags ?? 0) & ~MessageFlags.Loading);
  const stored = createMessage(state, open, {
    type: MessageType.Reply,
    payload: { ...payload, flags },
    files: body.files,
    replyTo: open.original ?? undefined,
  });
  show(state, open, stored, false);
  return stored.message;
}
