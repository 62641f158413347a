import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import { LIMITS } from "../../reply/discord/limits.ts";
import { validateChoice } from "./callback-data.ts";
import { isRecord } from "../components.ts";
import {
  type Faults,
  type Path,
  fault,
  finish,
  integer,
  list,
  oneOf,
  required,
  text,
} from "./fields.ts";

type Raw = Record<string, unknown>;

/** Source: "Application Command Naming" of Discord's documentation; names must be lower case too. */
const SLASH_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]+$/u;
const OPTION_TYPES = Object.values(ApplicationCommandOptionType).filter(
  (type) => typeof type === "number",
);
const NESTING: ReadonlySet<unknown> = new Set([
  ApplicationCommandOptionType.Subcommand,
  ApplicationCommandOptionType.SubcommandGroup,
]);
const TYPES = [
  ApplicationCommandType.ChatInput,
  ApplicationCommandType.User,
  ApplicationCommandType.Message,
];

/** Checks one declaration; throws 50035. */
export function validateCommand(body: unknown): RESTPostAPIApplicationCommandsJSONBody {
  const faults: Faults = { faults: [] };
  declare(faults, [], body);
  finish(faults);
  return body as RESTPostAPIApplicationCommandsJSONBody;
}

/** Checks the declarations of a bulk overwrite, all at once; throws 50035. */
export function validateCommands(body: unknown): RESTPostAPIApplicationCommandsJSONBody[] {
  const faults: Faults = { faults: [] };
  const all = list(faults, [], body, {
    max: LIMITS.command.slash + LIMITS.command.user + LIMITS.command.message,
  });
  const names = new Set<string>();
  for (const [index, one] of all.entries()) {
    declare(faults, [index], one);
    const raw = isRecord(one) ? one : {};
    const key = JSON.stringify([raw["type"] ?? 1, raw["name"]]);
    if (names.has(key)) {
      const message = "Application command names must be unique";
      fault(faults, [index, "name"], "APPLICATION_COMMANDS_DUPLICATE_NAME", message);
    }
    names.add(key);
  }
  finish(faults);
  return all as RESTPostAPIApplicationCommandsJSONBody[];
}

function declare(faults: Faults, path: Path, body: unknown): void {
  const raw: Raw = isRecord(body) ? body : {};
  const type = raw["type"] ?? ApplicationCommandType.ChatInput;
  if (!oneOf(faults, [...path, "type"], type, TYPES)) return;
  if (type === ApplicationCommandType.ChatInput) {
    checkName(faults, [...path, "name"], raw["name"]);
    checkDescription(faults, path, raw);
    checkOptions(faults, path, raw["options"]);
  } else {
    if (required(faults, [...path, "name"], raw["name"])) {
      text(faults, [...path, "name"], raw["name"], { min: 1, max: LIMITS.command.name });
    }
    if (raw["description"]) {
      const message = "Context menu commands cannot have description";
      fault(
        faults,
        [...path, "description"],
        "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION",
        message,
      );
    }
    if (list(faults, [...path, "options"], raw["options"], { max: 0 }).length > 0) return;
  }
  if (weight(raw) > LIMITS.command.total) {
    const message = `Command exceeds maximum size (${LIMITS.command.total})`;
    fault(faults, path, "APPLICATION_COMMAND_TOO_LARGE", message);
  }
}

function checkName(faults: Faults, path: Path, name: unknown): void {
  if (!required(faults, path, name)) return;
  text(faults, path, name, { min: 1, max: LIMITS.command.name });
  if (typeof name !== "string" || !SLASH_NAME.test(name) || name !== name.toLowerCase()) {
    fault(faults, path, "STRING_TYPE_REGEX", "String value did not match validation regex.");
  }
}

function checkDescription(faults: Faults, path: Path, raw: Raw): void {
  const at = [...path, "description"];
  if (required(faults, at, raw["description"])) {
    text(faults, at, raw["description"], { min: 1, max: LIMITS.command.description });
  }
  for (const key of ["name_localizations", "description_localizations"] as const) {
    const longest = key.startsWith("name") ? LIMITS.command.name : LIMITS.command.description;
    const table = raw[key];
    if (!isRecord(table)) continue;
    for (const [locale, value] of Object.entries(table)) {
      if (key === "name_localizations") checkName(faults, [...path, key, locale], value);
      else text(faults, [...path, key, locale], value, { min: 1, max: longest });
    }
  }
}

function checkOptions(faults: Faults, path: Path, value: unknown): void {
  const at = [...path, "options"];
  const options = list(faults, at, value, { max: LIMITS.command.options }).map((one) =>
    isRecord(one) ? one : {},
  );
  const names = new Set<unknown>();
  let optionalSeen = false;
  for (const [index, option] of options.entries()) {
    const here = [...at, index];
    checkOption(faults, here, option);
    if (names.has(option["name"])) {
      const message = "Option name is already used";
      fault(faults, [...here, "name"], "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", message);
    }
    names.add(option["name"]);
    if (option["required"] === true && optionalSeen) {
      const message = "Required options must be placed before non-required options";
      fault(faults, here, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message);
    }
    optionalSeen ||= option["required"] !== true;
  }
  const nesting = options.filter(({ type }) => NESTING.has(type)).length;
  if (nesting > 0 && nesting < options.length) {
    const message =
      "Sub-command and sub-command group option types are mutually exclusive to others";
    fault(faults, at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
  }
}

function checkOption(faults: Faults, path: Path, option: Raw): void {
  checkName(faults, [...path, "name"], option["name"]);
  checkDescription(faults, path, option);
  const { type, choices, autocomplete } = option;
  if (!required(faults, [...path, "type"], type)) return;
  if (!oneOf(faults, [...path, "type"], type, OPTION_TYPES)) return;
  if (NESTING.has(type)) {
    checkOptions(faults, path, option["options"]);
    return;
  }
  const listed = list(faults, [...path, "choices"], choices, { max: LIMITS.command.choices });
  for (const [index, choice] of listed.entries()) {
    validateChoice(faults, [...path, "choices", index], choice, LIMITS.command.choiceName);
  }
  if (autocomplete === true && listed.length > 0) {
    const message = "Autocomplete and choices cannot both be set";
    fault(faults, path, "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", message);
  }
  for (const [key, least] of [
    ["min_length", 0],
    ["max_length", 1],
  ] as const) {
    const at = [...path, key];
    integer(faults, at, option[key], { min: least, max: LIMITS.command.optionValue });
    if (type !== ApplicationCommandOptionType.String && option[key] !== undefined) {
      fault(faults, at, "BASE_TYPE_CHOICES", "Only options of type 3 have a length.");
    }
  }
}

/** Characters of names, descriptions and choice values, which Discord bounds together. */
function weight(raw: Raw): number {
  const own = [raw["name"], raw["description"], raw["value"]]
    .filter((one) => typeof one === "string")
    .reduce((sum, one) => sum + one.length, 0);
  const inside = [raw["options"], raw["choices"]].flatMap((one): unknown[] =>
    Array.isArray(one) ? one : [],
  );
  return inside.filter(isRecord).reduce((sum, one) => sum + weight(one), own);
}
