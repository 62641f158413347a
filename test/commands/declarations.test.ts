import { readdirSync } from "node:fs";
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type APIApplicationCommandBasicOption,
  type Locale,
} from "discord-api-types/v10";
import { ApplicationCommandUpdateRequestSchema } from "discord-api-spec/zod";
import { describe, expect, test } from "vitest";
import type { Command } from "../../src/command.ts";
import { commands } from "../../commands/index.ts";
import { TRANSLATIONS } from "../../src/reply/messages/messages.ts";
import { LIMITS } from "../../src/reply/discord/limits.ts";

const CHAT_INPUT = ApplicationCommandType.ChatInput;
const LIMIT = LIMITS.command;
/** Discord's pattern for the names of slash commands and options. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

test("every file in commands/ is listed, under its own name", () => {
  const files = readdirSync("commands").filter((file) => !/^(?:index|command)\.ts$/.test(file));
  const listed = commands.map(
    ({ declaration }) => `${declaration.name.toLowerCase().replaceAll(" ", "-")}.ts`,
  );
  expect(listed.toSorted()).toEqual(files.toSorted());
});

type Translations = Partial<Record<Locale, string | null | undefined>>;

/** A command or option with what it is called elsewhere. */
interface Localized {
  name: string;
  description?: string | undefined;
  name_localizations?: Translations | null | undefined;
  description_localizations?: Translations | null | undefined;
}

const slash = commands.filter(({ declaration }) => declaration.type === CHAT_INPUT);

describe.each(slash.map((command) => [command.declaration.name, command] as const))(
  "/%s",
  (_, command) => {
    const { declaration } = command;
    const options = optionsOf(command);

    test("fits Discord's specification", () => {
      expect(ApplicationCommandUpdateRequestSchema.safeParse(declaration).error).toBeUndefined();
    });

    test("fits Discord's limits", () => {
      const descriptions = [declaration, ...options].map((part) =>
        "description" in part ? (part.description ?? "") : "",
      );
      for (const { name } of [declaration, ...options]) {
        expect(name).toMatch(NAME);
        expect(name).toBe(name.toLowerCase());
        expect(name.length).toBeLessThanOrEqual(LIMIT.name);
      }
      for (const description of descriptions) {
        expect(description.length).toBeGreaterThan(0);
        expect(description.length).toBeLessThanOrEqual(LIMIT.description);
      }
      expect(options.length).toBeLessThanOrEqual(LIMIT.options);
      expect(longestTexts([declaration, ...options])).toBeLessThan(LIMIT.total);
      const required = options.map(({ required: must }) => must === true);
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
      expect(new Set(options.map(({ name }) => name)).size).toBe(options.length);
    });

    test("can be used in servers, in direct messages and by whoever installed it", () => {
      expect(declaration.contexts).toEqual([0, 1, 2]);
      expect(declaration.integration_types).toEqual([0, 1]);
    });

    test("answers autocomplete exactly where it declares it", () => {
      const declared = options.some((option) => "autocomplete" in option && option.autocomplete);
      expect(command.autocomplete !== undefined).toBe(declared);
    });
  },
);

describe.each(Object.keys(TRANSLATIONS) as `${Locale}`[])("in the language of %s", (locale) => {
  const named = (part: Localized): string => part.name_localizations?.[locale] ?? part.name;

  test("names fit Discord's pattern and are used once", () => {
    const names = slash.map(({ declaration }) => named(declaration));
    expect(new Set(names).size).toBe(names.length);
    for (const command of slash) {
      const options = optionsOf(command).map(named);
      expect(new Set(options).size).toBe(options.length);
      for (const name of [named(command.declaration), ...options]) {
        expect(name).toMatch(NAME);
        expect(name).toBe(name.toLowerCase());
      }
    }
  });

  test("every description is translated and fits", () => {
    for (const command of slash) {
      for (const part of [command.declaration, ...optionsOf(command)] as Localized[]) {
        const description = part.description_localizations?.[locale] ?? "";
        expect({ name: part.name, translated: description !== "" }).toEqual({
          name: part.name,
          translated: true,
        });
        expect(description.length).toBeLessThanOrEqual(LIMIT.description);
      }
    }
  });

  test("the message command is translated and fits", () => {
    const find = commands.find(({ declaration }) => declaration.name === "Find in articles");
    const name = find?.declaration.name_localizations?.[locale] ?? "";
    expect(name).not.toBe("");
    expect(name.length).toBeLessThanOrEqual(LIMIT.name);
  });
});

test("the message command fits Discord's specification and limits, and can be used everywhere", () => {
  const [declaration, ...more] = commands
    .map((command) => command.declaration)
    .filter(({ type }) => type === ApplicationCommandType.Message);
  expect(more).toEqual([]);
  expect(ApplicationCommandUpdateRequestSchema.safeParse(declaration).error).toBeUndefined();
  expect(declaration?.name.length).toBeLessThanOrEqual(LIMIT.name);
  expect(declaration).not.toHaveProperty("description");
  expect(declaration?.contexts).toEqual([0, 1, 2]);
  expect(declaration?.integration_types).toEqual([0, 1]);
});

test("what /ask takes is what Discord lets through: 300 characters", () => {
  const question = commands.flatMap(optionsOf).find(({ name }) => name === "question");
  expect(question).toMatchObject({
    type: ApplicationCommandOptionType.String,
    required: true,
    max_length: 300,
  });
});

function optionsOf({ declaration }: Command): APIApplicationCommandBasicOption[] {
  return (
    "options" in declaration ? (declaration.options ?? []) : []
  ) as APIApplicationCommandBasicOption[];
}

/** Of each name and description Discord counts the longest language. */
function longestTexts(parts: readonly Localized[]): number {
  return parts.reduce(
    (sum, part) =>
      sum +
      longest(part.name, part.name_localizations) +
      longest(part.description ?? "", part.description_localizations),
    0,
  );
}

function longest(text: string, translations: Translations | null | undefined): number {
  return Math.max(...[text, ...Object.values(translations ?? {})].map((each) => each?.length ?? 0));
}
