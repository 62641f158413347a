import {
  type APIApplicationCommand,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import { Hono } from "hono";
import { LIMITS } from "../reply/discord/limits.ts";
import { refusal } from "./api-error.ts";
import { readJson } from "./body.ts";
import { validateCommand, validateCommands } from "./validate/command.ts";
import { isRecord } from "./components.ts";
import { type LocalState, emit } from "./state.ts";

const MAX_BY_TYPE = [
  [ApplicationCommandType.ChatInput, LIMITS.command.slash],
  [ApplicationCommandType.User, LIMITS.command.user],
  [ApplicationCommandType.Message, LIMITS.command.message],
] as const;

/** Where commands are registered: for everyone, or in one guild. */
interface Scope {
  commands: Map<string, APIApplicationCommand>;
  guild: string | null;
}

/** The routes under `/applications/:id/commands`, or under a guild's; the caller has checked the bot's token. */
export function commandRoutes(state: LocalState, scope: Scope): Hono {
  const { commands } = scope;
  const app = new Hono();
  const find = (id: string): APIApplicationCommand => {
    const command = commands.get(id);
    if (!command) throw refusal("unknownCommand");
    return command;
  };
  app.get("/", (c) => c.json([...commands.values()]));
  app.get("/:command", (c) => c.json(find(c.req.param("command"))));
  app.put("/", async (c) => {
    const declared = validateCommands(await readJson(c));
    refuseTooMany(declared);
    const old = [...commands.values()];
    commands.clear();
    for (const one of declared) register(state, scope, one, same(old, one)?.id);
    emit(state, { type: "bot" });
    return c.json([...commands.values()]);
  });
  app.post("/", async (c) => {
    const declared = validateCommand(await readJson(c));
    const old = same([...commands.values()], declared);
    if (!old) refuseTooMany([...commands.values(), declared]);
    const command = register(state, scope, declared, old?.id);
    emit(state, { type: "bot" });
    return c.json(command, old ? 200 : 201);
  });
  app.patch("/:command", async (c) => {
    const old = find(c.req.param("command"));
    const change = await readJson(c);
    const declared = validateCommand({ ...old, ...(isRecord(change) ? change : {}) });
    const command = register(state, scope, declared, old.id);
    emit(state, { type: "bot" });
    return c.json(command);
  });
  app.delete("/:command", (c) => {
    commands.delete(find(c.req.param("command")).id);
    emit(state, { type: "bot" });
    return c.body(null, 204);
  });
  return app;
}

function refuseTooMany(commands: readonly { type?: ApplicationCommandType | undefined }[]): void {
  for (const [type, most] of MAX_BY_TYPE) {
    const count = commands.filter((one) => (one.type ?? ApplicationCommandType.ChatInput) === type);
    if (count.length > most) throw refusal("tooManyCommands");
  }
}

function same(
  commands: readonly APIApplicationCommand[],
  declared: RESTPostAPIApplicationCommandsJSONBody,
): APIApplicationCommand | undefined {
  const type = declared.type ?? ApplicationCommandType.ChatInput;
  return commands.find((one) => one.name === declared.name && one.type === type);
}

/** Stores a declaration as Discord returns it: defaults filled in, a new version. */
function register(
  state: LocalState,
  { commands, guild }: Scope,
  declared: RESTPostAPIApplicationCommandsJSONBody,
  id: string = state.nextId(),
): APIApplicationCommand {
  const command = {
    ...declared,
    id,
    application_id: state.bot.id,
    version: state.nextId(),
    type: declared.type ?? ApplicationCommandType.ChatInput,
    description: "description" in declared ? declared.description : "",
    default_member_permissions: declared.default_member_permissions ?? null,
    name_localizations: declared.name_localizations ?? null,
    description_localizations: declared.description_localizations ?? null,
    nsfw: declared.nsfw ?? false,
    integration_types: declared.integration_types ?? [ApplicationIntegrationType.GuildInstall],
    contexts: declared.contexts ?? null,
    ...(guild === null ? {} : { guild_id: guild }),
  } as APIApplicationCommand;
  commands.set(id, command);
  return command;
}
