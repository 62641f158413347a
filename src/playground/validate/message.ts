import { type APIEmbed, type APIMessage, MessageFlags } from "discord-api-types/v10";
import { LIMITS } from "../../reply/discord/limits.ts";
import { refusal } from "../api-error.ts";
import { validateLegacyComponents, validateV2Components } from "./components.ts";
import { isRecord } from "../components.ts";
import {
  type Faults,
  type Path,
  address,
  fault,
  finish,
  integer,
  list,
  record,
  required,
  text,
} from "./fields.ts";
import type { StoredFile } from "../state.ts";

/** What a bot sends as a message or as an edit of one, once checked. */
export interface MessagePayload {
  content?: string | null;
  embeds?: APIEmbed[] | null;
  components?: unknown[] | null;
  flags?: number;
  tts?: boolean;
  attachments?: { id: string | number; description?: string }[] | null;
  allowed_mentions?: { parse?: string[]; users?: string[] } | null;
  nonce?: string | number;
  enforce_nonce?: boolean;
}

/** A file of a multipart body; `key` is the n of its field `files[n]`. */
export interface SentFile extends StoredFile {
  key: string;
}

/** Digits of an id. */
const MAX_ID = 20;
/** Users or roles in `allowed_mentions`. */
const MAX_MENTIONED = 100;

/**
 * Checks a message, or an edit of `before`; throws 50035 or 50006.
 * @param path where the message is in the body, e.g. ["data"] in an interaction's callback
 */
export function validateMessage(
  body: unknown,
  files: readonly SentFile[],
  path: Path,
  before: APIMessage | null,
): MessagePayload {
  const raw = isRecord(body) ? body : {};
  const faults: Faults = { faults: [] };
  const flags = integer(faults, [...path, "flags"], raw["flags"]);
  const v2 = ((flags | (before?.flags ?? 0)) & MessageFlags.IsComponentsV2) !== 0;
  text(faults, [...path, "content"], raw["content"], { max: LIMITS.message.content });
  validateEmbeds(faults, [...path, "embeds"], raw["embeds"]);
  checkAttachments(faults, path, raw["attachments"]);
  checkMentions(faults, [...path, "allowed_mentions"], raw["allowed_mentions"]);
  checkFiles(faults, path, files);
  const payload = faults.faults.length > 0 ? {} : (raw as MessagePayload);
  if (v2) refuseLegacyFields(faults, path, payload, before);
  const attached = attachedNames(payload, files, before);
  const componentPath = [...path, "components"];
  if (v2) validateV2Components(faults, componentPath, raw["components"], attached);
  else validateLegacyComponents(faults, componentPath, raw["components"]);
  finish(faults);
  if (isEmpty(payload, files, before)) throw refusal("emptyMessage");
  return payload;
}

/** Checks the embeds of a message that does not use Components V2. */
function validateEmbeds(faults: Faults, path: Path, value: unknown): void {
  const embeds = list(faults, path, value, { max: LIMITS.message.embeds });
  let total = 0;
  for (const [index, embed] of embeds.entries()) {
    total += checkEmbed(faults, [...path, index], record(faults, [...path, index], embed));
  }
  if (total > LIMITS.embed.total) {
    const message = `Embed size exceeds maximum size of ${LIMITS.embed.total}`;
    fault(faults, path, "MAX_EMBED_SIZE_EXCEEDED", message);
  }
}

/** Returns how many characters of text the embed holds. */
function checkEmbed(faults: Faults, path: Path, embed: Record<string, unknown>): number {
  const { embed: limit } = LIMITS;
  const footer = isRecord(embed["footer"]) ? embed["footer"]["text"] : undefined;
  const author = isRecord(embed["author"]) ? embed["author"]["name"] : undefined;
  text(faults, [...path, "title"], embed["title"], { max: limit.title });
  text(faults, [...path, "description"], embed["description"], { max: limit.description });
  text(faults, [...path, "footer", "text"], footer, { max: limit.footer });
  text(faults, [...path, "author", "name"], author, { max: limit.author });
  if (embed["url"]) address(faults, [...path, "url"], embed["url"], LIMITS.component.mediaUrl);
  const fields = list(faults, [...path, "fields"], embed["fields"], { max: limit.fields }).filter(
    isRecord,
  );
  for (const [index, { name, value }] of fields.entries()) {
    const at = [...path, "fields", index];
    if (required(faults, [...at, "name"], name))
      text(faults, [...at, "name"], name, { max: limit.fieldName });
    if (required(faults, [...at, "value"], value)) {
      text(faults, [...at, "value"], value, { max: limit.fieldValue });
    }
  }
  const texts = [embed["title"], embed["description"], footer, author];
  for (const { name, value } of fields) texts.push(name, value);
  return texts.reduce((sum: number, one) => sum + (typeof one === "string" ? one.length : 0), 0);
}

function checkAttachments(faults: Faults, path: Path, value: unknown): void {
  const at = [...path, "attachments"];
  const attachments = list(faults, at, value, { max: LIMITS.message.files });
  for (const [index, one] of attachments.entries()) {
    const { id, description } = record(faults, [...at, index], one);
    if (required(faults, [...at, index, "id"], id) && typeof id !== "number") {
      text(faults, [...at, index, "id"], id, { max: MAX_ID });
    }
    const max = LIMITS.message.fileDescription;
    text(faults, [...at, index, "description"], description, { max });
  }
}

function checkMentions(faults: Faults, path: Path, value: unknown): void {
  const allowed = record(faults, path, value);
  for (const key of ["parse", "users", "roles"]) {
    const listed = list(faults, [...path, key], allowed[key], { max: MAX_MENTIONED });
    for (const [index, one] of listed.entries()) {
      text(faults, [...path, key, index], one, { max: MAX_ID });
    }
  }
}

function checkFiles(faults: Faults, path: Path, files: readonly SentFile[]): void {
  if (files.length > LIMITS.message.files) {
    const message = `Must be ${LIMITS.message.files} or fewer in length.`;
    fault(faults, [...path, "attachments"], "BASE_TYPE_MAX_LENGTH", message);
  }
  if (files.some(({ data }) => data.byteLength > LIMITS.message.fileSize)) {
    throw refusal("tooLarge");
  }
}

function refuseLegacyFields(
  faults: Faults,
  path: Path,
  payload: MessagePayload,
  before: APIMessage | null,
): void {
  const content = payload.content === undefined ? before?.content : payload.content;
  const embeds = payload.embeds === undefined ? before?.embeds : payload.embeds;
  const raw = payload as Record<string, unknown>;
  const used = {
    content: Boolean(content),
    embeds: (embeds?.length ?? 0) > 0,
    poll: Boolean(raw["poll"]),
    sticker_ids: Array.isArray(raw["sticker_ids"]) && raw["sticker_ids"].length > 0,
  };
  for (const [field, isUsed] of Object.entries(used)) {
    if (!isUsed) continue;
    const message = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    fault(faults, [...path, field], "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message);
  }
}

/** The names that `attachment://` may use: files sent now and files that the message keeps. */
function attachedNames(
  payload: MessagePayload,
  files: readonly SentFile[],
  before: APIMessage | null,
): Set<string> {
  const named = Array.isArray(payload.attachments)
    ? new Set(payload.attachments.map((one) => String(one.id)))
    : null;
  const kept = (before?.attachments ?? []).filter(({ id }) => named?.has(id) ?? true);
  return new Set([...files.map(({ name }) => name), ...kept.map(({ filename }) => filename)]);
}

function isEmpty(
  payload: MessagePayload,
  files: readonly SentFile[],
  before: APIMessage | null,
): boolean {
  return (
    !left(payload.content, before?.content) &&
    !left(payload.embeds, before?.embeds)?.length &&
    !left<readonly unknown[] | null>(payload.components, before?.components)?.length &&
    !left<readonly unknown[] | null>(payload.attachments, before?.attachments)?.length &&
    files.length === 0
  );
}

/** What a field holds after the edit: an absent one keeps its value. */
function left<T>(sent: T | undefined, old: T | undefined): T | undefined {
  return sent === undefined ? old : sent;
}
