import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type APIApplicationCommandBasicOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
  type LocalizationMap,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import { en } from "../messages/en.ts";
import { TRANSLATIONS, type Messages } from "../messages/messages.ts";

/** In servers, in direct messages and wherever a user brings the app. */
const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
};

/** An option that takes text, of at most `length` characters. */
interface TextOption {
  name: string;
  description: string;
  length: number;
  required?: boolean;
  /** Whether choices are offered while it is typed. */
  autocomplete?: boolean;
}

/** An option that is on or off. */
interface SwitchOption {
  name: string;
  description: string;
}

/** A command that is typed, with its options in the order in which Discord shows them. */
export function slashCommand(
  name: string,
  description: string,
  options: readonly (TextOption | SwitchOption)[] = [],
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const type = ApplicationCommandType.ChatInput;
  return { type, name, description, options: options.map(declaredOption), ...EVERYWHERE };
}

function declaredOption(option: TextOption | SwitchOption): APIApplicationCommandBasicOption {
  if (!("length" in option)) return { type: ApplicationCommandOptionType.Boolean, ...option };
  const { length, autocomplete = false, ...rest } = option;
  const text = { type: ApplicationCommandOptionType.String as const, ...rest, max_length: length };
  return autocomplete ? { ...text, autocomplete } : text;
}

/** A command in the menu "Apps" of every message. */
export function messageCommand(name: string): RESTPostAPIContextMenuApplicationCommandsJSONBody {
  return { type: ApplicationCommandType.Message, name, ...EVERYWHERE };
}

/** What a command, an option and a choice have in common. */
interface Declared {
  name: string;
  description?: string;
  options?: readonly Declared[];
  choices?: readonly Declared[];
}

/**
 * A declaration in every language at once: made with each language's messages, the names and
 * descriptions that differ from English become its localizations.
 */
export function localized<Declaration extends RESTPostAPIApplicationCommandsJSONBody>(
  declare: (messages: Messages) => Declaration,
): Declaration {
  const translations = Object.entries(TRANSLATIONS).map(
    ([locale, messages]) => [locale, declare(messages) as Declared] as const,
  );
  return merged(declare(en) as Declared, translations) as Declaration;
}

type Translated = readonly (readonly [locale: string, declared: Declared])[];

function merged(english: Declared, translations: Translated): Declared {
  const { options, choices } = english;
  return {
    ...english,
    ...localizations("name", english, translations),
    ...localizations("description", english, translations),
    ...(options && { options: mergedList("options", options, translations) }),
    ...(choices && { choices: mergedList("choices", choices, translations) }),
  };
}

function mergedList(
  key: "options" | "choices",
  list: readonly Declared[],
  translations: Translated,
): Declared[] {
  return list.map((one, at) => {
    const others = translations.flatMap(([locale, declared]) => {
      const other = declared[key]?.[at];
      return other === undefined ? [] : [[locale, other] as const];
    });
    return merged(one, others);
  });
}

function localizations(
  key: "name" | "description",
  english: Declared,
  translations: Translated,
): Record<string, LocalizationMap> {
  const differing = translations.flatMap(([locale, { [key]: text }]) =>
    text === undefined || text === english[key] ? [] : [[locale, text] as const],
  );
  return differing.length === 0 ? {} : { [`${key}_localizations`]: Object.fromEntries(differing) };
}
