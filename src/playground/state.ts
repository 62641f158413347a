import { randomBytes } from "node:crypto";
import type { APIApplicationCommand, APIMessage, APIUser, UserFlags } from "discord-api-types/v10";
import type { OpenInteraction } from "./interaction.ts";

/** A message and who may see it. */
export interface StoredMessage {
  message: APIMessage;
  /** The one reader of an ephemeral message; null when everyone in the channel sees it. */
  reader: string | null;
  /** The interaction that it answers; null for a message written by a reader. */
  interaction: string | null;
}

export interface StoredFile {
  name: string;
  type: string;
  data: Uint8Array<ArrayBuffer>;
}

/** What watchers are notified of. */
export type StateEvent =
  | { type: "message"; stored: StoredMessage }
  | { type: "message-delete"; stored: StoredMessage }
  | { type: "bot" };

/** A refused request of the bot, kept so that tests can require that there were none. */
export interface RefusedRequest {
  method: string;
  path: string;
  status: number;
  body: unknown;
}

/** All the data of the local Discord. */
export interface LocalState {
  /** Milliseconds since 1970, moved on by `advance`. */
  now(): number;
  nextId(): string;
  token: string;
  /** Set once the server listens, e.g. "http://127.0.0.1:3000". */
  url: string;
  bot: APIUser;
  /** Whose application the bot is. */
  owner: APIUser;
  guild: string;
  /** The channel where the page's readers are, and a thread under it. */
  channel: string;
  thread: string;
  /** A server and a group chat without the bot, where readers use their own installation. */
  foreignGuild: string;
  foreignChannel: string;
  group: string;
  users: Map<string, APIUser>;
  directChannels: Map<string, string>;
  /** Users who take no direct messages. */
  unreachable: Set<string>;
  commands: Map<string, APIApplicationCommand>;
  guildCommands: Map<string, APIApplicationCommand>;
  messages: Map<string, StoredMessage>;
  files: Map<string, StoredFile>;
  /** By token; oldest first. */
  interactions: Map<string, OpenInteraction>;
  /** Lets a sample article arrive, and gives its title; null where none can. */
  arrive: (() => Promise<string | null>) | null;
  /** What can be asked to begin with. */
  questions: readonly string[];
  watchers: Set<(event: StateEvent) => void>;
  refused: RefusedRequest[];
}

// oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the enum names only set bits
const NO_FLAGS: UserFlags = 0 as number;

/** Discord's ids: milliseconds since 2015, shifted by 22 bits. */
const DISCORD_EPOCH = 1_420_070_400_000;
const PER_MILLISECOND = 4_194_304n;

/** The bot's name in the local Discord. */
const BOT_NAME = "Dateline";

export function createState(now: () => number): LocalState {
  const nextId = snowflakes(now);
  const bot: APIUser = { ...person(nextId(), BOT_NAME), bot: true };
  return {
    now,
    nextId,
    token: `${Buffer.from(bot.id).toString("base64url")}.local.${randomBytes(24).toString("base64url")}`,
    url: "",
    bot,
    owner: person(nextId(), "owner"),
    guild: nextId(),
    channel: nextId(),
    thread: nextId(),
    foreignGuild: nextId(),
    foreignChannel: nextId(),
    group: nextId(),
    users: new Map(),
    directChannels: new Map(),
    unreachable: new Set(),
    commands: new Map(),
    guildCommands: new Map(),
    messages: new Map(),
    files: new Map(),
    interactions: new Map(),
    arrive: null,
    questions: [],
    watchers: new Set(),
    refused: [],
  };
}

export function emit(state: LocalState, event: StateEvent): void {
  for (const watcher of state.watchers) watcher(event);
}

/** The reader with this id, created when first seen. */
export function userOf(state: LocalState, id: string): APIUser {
  const known = state.users.get(id);
  if (known) return known;
  const user = person(id, `reader-${id.slice(-4)}`);
  state.users.set(id, user);
  return user;
}

function person(id: string, username: string): APIUser {
  return {
    id,
    username,
    discriminator: "0",
    global_name: username,
    avatar: null,
    primary_guild: null,
    public_flags: NO_FLAGS,
    flags: NO_FLAGS,
  };
}

/** A generator of ids in Discord's form, always rising. */
function snowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const first = BigInt(now() - DISCORD_EPOCH) * PER_MILLISECOND;
    last = first > last ? first : last + 1n;
    return String(last);
  };
}
