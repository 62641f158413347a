import { DiscordAPIError, Routes, makeURLSearchParams, type REST } from "discord.js";
import type { APIApplication, RESTPostAPIApplicationCommandsJSONBody } from "discord-api-types/v10";
import type { Logger } from "pino";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The fields of a declaration; Discord adds all others of a registered command. */
const DECLARABLE = [
  "type",
  "name",
  "name_localizations",
  "description",
  "description_localizations",
  "options",
  "default_member_permissions",
  "nsfw",
  "contexts",
  "integration_types",
  "handler",
  "required",
  "choices",
  "value",
  "channel_types",
  "min_value",
  "max_value",
  "min_length",
  "max_length",
  "autocomplete",
] as const;

/** Lists whose order means nothing. */
const UNORDERED = new Set(["contexts", "integration_types", "channel_types"]);

/** Objects whose keys are languages, not fields. */
const LOCALIZED = new Set(["name_localizations", "description_localizations"]);

/**
 * Of an application with Activities, Discord's own command that opens one. Whoever leaves it out of
 * a list of commands is refused with 50240.
 */
const ENTRY_POINT = 4;

type Declaration = RESTPostAPIApplicationCommandsJSONBody;
type Registered = Partial<Record<string, Json>>;

/**
 * Registers the commands for all servers and direct messages, unless they are registered
 * already: registering is rationed, and resets the commands in every reader's client. Their ids by
 * name. What Discord refuses while some of the commands are registered ends nothing.
 */
export async function register(
  rest: REST,
  applicationId: string,
  commands: readonly Declaration[],
  log: Logger,
): Promise<ReadonlyMap<string, string>> {
  const route = Routes.applicationCommands(applicationId);
  const before = await listRegistered(rest, route, log);
  const entryPoints = (before ?? []).filter(({ type }) => type === ENTRY_POINT);
  const own = (before ?? []).filter(({ type }) => type !== ENTRY_POINT);
  const changed = before === null || commandsDiffer(commands, own);
  let now: unknown = before;
  try {
    const body = [...commands, ...entryPoints.map(declarable)];
    if (changed) now = await rest.put(route, { body });
    log.info({ commands: commands.length, changed }, "commands registered");
  } catch (error) {
    const someStand = own.some(({ name }) => commands.some((each) => each.name === name));
    if (!someStand || (error instanceof DiscordAPIError && error.status === 401)) throw error;
    log.error({ err: error }, "Discord refused the changed commands; those of before stay");
  }
  const known = (Array.isArray(now) ? now : []) as { name: string; id: string }[];
  return new Map(known.map(({ name, id }) => [name, id]));
}

/** Registers the commands of the application whose token a client has. */
export async function registerWith(
  rest: REST,
  commands: readonly Declaration[],
  log: Logger,
): Promise<ReadonlyMap<string, string>> {
  const { id } = (await rest.get(Routes.currentApplication())) as APIApplication;
  return register(rest, id, commands, log);
}

/** What a registered command was declared with. */
function declarable(command: Registered): Registered {
  const fields = DECLARABLE.flatMap((name): [string, Json][] => {
    const value = command[name] ?? null;
    return value === null ? [] : [[name, value]];
  });
  return Object.fromEntries(fields);
}

/** Null from a server that cannot list commands: then ours are simply sent. */
async function listRegistered(
  rest: REST,
  route: `/${string}`,
  log: Logger,
): Promise<Registered[] | null> {
  try {
    const query = makeURLSearchParams({ with_localizations: true });
    const registered = await rest.get(route, { query });
    return Array.isArray(registered) ? (registered as Registered[]) : null;
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.status === 401) throw error;
    log.warn({ err: error }, "cannot list the registered commands");
    return null;
  }
}

/**
 * Whether the registered commands differ from ours in anything that a declaration can say. Discord
 * adds fields (ids, versions), fills in defaults and writes null for what was left out.
 */
export function commandsDiffer(
  ours: readonly RESTPostAPIApplicationCommandsJSONBody[],
  registered: readonly unknown[],
): boolean {
  return canonicalList(ours) !== canonicalList(registered);
}

function canonicalList(commands: readonly unknown[]): string {
  return commands
    .map((command) => JSON.stringify(canonical(Object.assign({ type: 1 }, command))))
    .toSorted()
    .join("\n");
}

/** Known fields in one order, without the empty ones: null, false, "", []. */
function canonical(value: Json, key = ""): Json {
  if (isList(value)) {
    const items = value.map((item) => canonical(item));
    return UNORDERED.has(key) ? items.toSorted((a, b) => Number(a) - Number(b)) : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const keys: readonly string[] = LOCALIZED.has(key) ? Object.keys(value).toSorted() : DECLARABLE;
  const fields = keys.flatMap((name): [string, Json][] => {
    const field = canonical(value[name] ?? null, name);
    return isEmpty(field) ? [] : [[name, field]];
  });
  return Object.fromEntries(fields);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isEmpty(value: Json): boolean {
  if (value === null || value === false || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
