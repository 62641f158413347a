import { readdirSync } from "node:fs";
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type APIApplicationCommandBasicOption,
} from "discord-api-types/v10";
import { ApplicationCommandUpdateRequestSchema } from "discord-api-spec/zod";
import { describe, expect, test } from "vitest";
import type { Command } from "../../commands/command.ts";
import { commands } from "../../commands/index.ts";
import { LIMITS } from "../../src/reply/limits.ts";

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
      expect(JSON.stringify(declaration).length).toBeLessThan(LIMIT.total);
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
