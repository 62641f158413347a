import {
  type APIAttachment,
  type APIMessage,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from "discord-api-types/v10";
import { applyDefaults } from "./apply-defaults.ts";
import { allComponents } from "./components.ts";
import type { OpenInteraction } from "./interaction.ts";
import type { MessagePayload, SentFile } from "./validate/message.ts";
import { installOwners } from "./interaction-context.ts";
import { type LocalState, type StoredMessage, emit, userOf } from "./state.ts";

/** Messages kept; beyond that the oldest are dropped. */
const MAX_MESSAGES = 10_000;
/** Milliseconds for which a message is known by its nonce: Discord says "the past few minutes". */
const NONCE_MS = 5 * 60 * 1000;
const KEPT_FLAGS =
  MessageFlags.IsComponentsV2 |
  MessageFlags.SuppressEmbeds |
  MessageFlags.SuppressNotifications |
  MessageFlags.Ephemeral |
  MessageFlags.Loading;
const POSTED_FLAGS = KEPT_FLAGS & ~(MessageFlags.Ephemeral | MessageFlags.Loading);

export interface NewMessage {
  type: MessageType;
  payload: MessagePayload;
  files: readonly SentFile[];
  /** The message it answers. */
  replyTo?: string | undefined;
}

export function createMessage(
  state: LocalState,
  open: OpenInteraction,
  { type, payload, files, replyTo }: NewMessage,
): StoredMessage {
  const id = state.nextId();
  const flags = asFlags((payload.flags ?? 0) & KEPT_FLAGS);
  const reader = flags & MessageFlags.Ephemeral ? open.user : null;
  const base: APIMessage = {
    id,
    type,
    channel_id: open.channel,
    author: state.bot,
    content: "",
    ...emptyMessage(state),
    tts: payload.tts ?? false,
    flags,
    application_id: state.bot.id,
    webhook_id: state.bot.id,
    interaction_metadata: metadata(state, open) as never,
    ...(replyTo && {
      message_reference: {
        type: MessageReferenceType.Default,
        channel_id: open.channel,
        message_id: replyTo,
      },
    }),
  };
  const message = applied(state, base, payload, files);
  return store(state, { message, reader, interaction: open.id });
}

/** A message that the bot sends without being asked; the one of before where it has an enforced nonce. */
export function postMessage(
  state: LocalState,
  channel: string,
  payload: MessagePayload,
  files: readonly SentFile[],
): APIMessage {
  const { nonce, enforce_nonce: enforced = false } = payload;
  const before = enforced ? messageWithNonce(state, nonce) : undefined;
  if (before !== undefined) return before;
  const base: APIMessage = {
    id: state.nextId(),
    type: MessageType.Default,
    channel_id: channel,
    author: state.bot,
    content: "",
    ...emptyMessage(state),
    flags: asFlags((payload.flags ?? 0) & POSTED_FLAGS),
    application_id: state.bot.id,
    ...(nonce !== undefined && { nonce }),
  };
  const message = applied(state, base, payload, files);
  return store(state, { message, reader: null, interaction: null }).message;
}

/** What the bot sent with the same nonce a short while ago. */
function messageWithNonce(
  state: LocalState,
  nonce: MessagePayload["nonce"],
): APIMessage | undefined {
  const since = new Date(state.now() - NONCE_MS).toISOString();
  for (const { message } of state.messages.values()) {
    const isSame = nonce !== undefined && message.nonce === nonce;
    if (isSame && message.timestamp >= since) return message;
  }
  return undefined;
}

/** A message that a reader wrote. */
export function sayInChannel(
  state: LocalState,
  channel: string,
  user: string,
  content: string,
): APIMessage {
  const message: APIMessage = {
    id: state.nextId(),
    type: MessageType.Default,
    channel_id: channel,
    author: userOf(state, user),
    content,
    ...emptyMessage(state),
  };
  return store(state, { message, reader: null, interaction: null }).message;
}

function store(state: LocalState, stored: StoredMessage): StoredMessage {
  state.messages.set(stored.message.id, stored);
  for (const [, oldest] of state.messages) {
    if (state.messages.size <= MAX_MESSAGES) break;
    forget(state, oldest);
  }
  emit(state, { type: "message", stored });
  return stored;
}

function emptyMessage(state: LocalState) {
  return {
    timestamp: timestamp(state),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    flags: asFlags(0),
  };
}

/** Replaces a message with its newer version; earlier copies stay unchanged. */
export function editMessage(
  state: LocalState,
  stored: StoredMessage,
  payload: MessagePayload,
  files: readonly SentFile[],
): APIMessage {
  const { message } = stored;
  const wasLoading = ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
  const settable = MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds;
  const kept = (message.flags ?? 0) & ~MessageFlags.Loading;
  const flags = asFlags(kept | ((payload.flags ?? 0) & settable));
  const base = {
    ...message,
    flags,
    edited_timestamp: wasLoading ? null : timestamp(state),
  };
  stored.message = applied(state, base, payload, files);
  emit(state, { type: "message", stored });
  return stored.message;
}

export function deleteMessage(state: LocalState, stored: StoredMessage): void {
  forget(state, stored);
  emit(state, { type: "message-delete", stored });
}

function forget(state: LocalState, { message }: StoredMessage): void {
  state.messages.delete(message.id);
  for (const { id } of message.attachments) state.files.delete(id);
}

function applied(
  state: LocalState,
  base: APIMessage,
  payload: MessagePayload,
  files: readonly SentFile[],
): APIMessage {
  const attachments = attach(state, base, payload, files);
  const message: APIMessage = {
    ...base,
    attachments,
    ...(payload.content !== undefined && { content: payload.content ?? "" }),
    ...(payload.embeds !== undefined && {
      embeds: (payload.embeds ?? []).map((embed) => ({ type: "rich" as never, ...embed })),
    }),
    ...(payload.components !== undefined && {
      components: applyDefaults(
        state,
        (payload.components ?? []) as APIMessageTopLevelComponent[],
        attachments,
      ),
    }),
  };
  return { ...message, ...mentionsOf(state, message, payload.allowed_mentions) };
}

/** Keeps the attachments that the payload lists (all, if it has no list) and adds the files. */
function attach(
  state: LocalState,
  base: APIMessage,
  payload: MessagePayload,
  files: readonly SentFile[],
): APIAttachment[] {
  const named = payload.attachments ?? null;
  const kept = named
    ? base.attachments.filter(({ id }) => named.some((one) => String(one.id) === id))
    : base.attachments;
  for (const one of base.attachments) if (!kept.includes(one)) state.files.delete(one.id);
  const added = files.map((file): APIAttachment => {
    const id = state.nextId();
    const title = named?.find((one) => String(one.id) === file.key);
    state.files.set(id, file);
    const url = `${state.url}/attachments/${base.channel_id}/${id}/${file.name}`;
    return {
      id,
      filename: file.name,
      size: file.data.byteLength,
      url,
      proxy_url: url,
      content_type: file.type,
      ...(title?.description && { description: title.description }),
    };
  });
  return [...kept, ...added];
}

interface Allowed {
  parse?: string[];
  users?: string[];
  replied_user?: boolean;
}

/** Whom a message pings: those its text names, within `allowed_mentions`. */
function mentionsOf(
  state: LocalState,
  message: APIMessage,
  allowed: Allowed | null | undefined,
): Pick<APIMessage, "mentions" | "mention_everyone" | "mention_roles"> {
  const text = textOf(message);
  const may = (kind: string): boolean => !allowed?.parse || allowed.parse.includes(kind);
  const all = !allowed || (allowed.parse === undefined && allowed.users === undefined);
  const users = new Set([...text.matchAll(/<@!?(\d{17,20})>/g)].map(([, id]) => id ?? ""));
  const roles = new Set([...text.matchAll(/<@&(\d{17,20})>/g)].map(([, id]) => id ?? ""));
  const pinged = [...users].filter(
    (id) => all || allowed.parse?.includes("users") || allowed.users?.includes(id),
  );
  return {
    mentions: pinged.map((id) => userOf(state, id)),
    mention_everyone: may("everyone") && /@(?:everyone|here)\b/.test(text),
    mention_roles: may("roles") ? [...roles] : [],
  };
}

/** All text of a message that may hold a mention. */
function textOf(message: APIMessage): string {
  const displays = [...allComponents(message.components ?? [], [])]
    .filter(([, { type }]) => type === ComponentType.TextDisplay)
    .map(([, { content }]) => String(content));
  return [message.content, ...displays].join("\n");
}

function metadata(state: LocalState, open: OpenInteraction): object {
  const common = {
    id: open.id,
    type: open.kind,
    user: userOf(state, open.user),
    authorizing_integration_owners: installOwners(state, open.context, open.user),
  };
  if (open.command) {
    return { ...common, name: open.command.name, command_type: open.command.type };
  }
  return { ...common, interacted_message_id: open.message?.id };
}

function timestamp(state: LocalState): string {
  return new Date(state.now()).toISOString();
}

/** The enum names single bits; a message has any combination of them. */
function asFlags(bits: number): MessageFlags {
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- see above
  return bits;
}
