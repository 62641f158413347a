import type { RESTPostAPIChatInputApplicationCommandsJSONBody as Declaration } from "discord.js";
import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
} from "discord.js";
import { describe, expect, test } from "vitest";
import { commands as realCommands } from "../../commands/index.ts";
import type { Command } from "../../src/command.ts";
import { commandsDiffer } from "../../src/discord/registration.ts";
import { startRunningBot, type RunningBot } from "../support/running-bot.ts";
import { command, emptyApp, says } from "../support/test-commands.ts";

const run = says("hi");
const puts = ({ proxy }: RunningBot) => proxy.requests.filter(({ method }) => method === "PUT");

async function start(commands: readonly Command[]): Promise<RunningBot> {
  return startRunningBot({ commands, app: await emptyApp() });
}

describe("the commands are registered", () => {
  test("at the first start, for servers, direct messages and user installs", async () => {
    const running = await start(realCommands);
    const [put] = puts(running);
    expect(puts(running)).toHaveLength(1);
    expect(put?.path).toBe(`/applications/${running.local.applicationId}/commands`);
    expect(put?.body).toHaveLength(realCommands.length);
    for (const declaration of (put?.body ?? []) as Declaration[]) {
      expect(declaration).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
    }
    expect([...running.bot.commandIds.keys()].toSorted()).toEqual(
      realCommands.map(({ declaration }) => declaration.name).toSorted(),
    );
    expect(running.faults()).toEqual([]);
  });

  test("not again at the second", async () => {
    const running = await start(realCommands);
    await running.restart();
    expect(puts(running)).toHaveLength(1);
    expect(running.bot.commandIds.size).toBe(realCommands.length);
  });

  test("in another order: not again", async () => {
    const both = [command("one", { run }), command("two", { run })];
    const running = await start(both);
    await running.restart({ commands: both.toReversed() });
    expect(puts(running)).toHaveLength(1);
  });
});

describe("an application with an Entry Point command", () => {
  const entryPoint = {
    id: "123456789012345678",
    application_id: "123456789012345679",
    version: "1",
    type: 4,
    name: "launch",
    description: "",
    handler: 2,
    contexts: [0, 1, 2],
    integration_types: [0],
    name_localizations: null,
  };

  test("keeps it, and the next start registers nothing", async () => {
    const running = await start([command("one", { run })]);
    let known: unknown[] = [entryPoint];
    running.proxy.intercept(({ method, path, body }) => {
      if (!path.includes("/commands")) return undefined;
      if (method === "PUT") {
        const sent = body as { type?: number; id?: string }[];
        if (!sent.some(({ type }) => type === 4)) {
          const message = "You cannot remove this app's Entry Point command in a bulk update";
          return Response.json({ code: 50_240, message }, { status: 400 });
        }
        known = sent.map((each, at) => ({ ...each, id: String(at), version: "2" }));
      }
      return Response.json(known);
    });
    await running.restart();
    expect(puts(running).at(-1)?.body).toContainEqual({
      type: 4,
      name: "launch",
      description: "",
      handler: 2,
      contexts: [0, 1, 2],
      integration_types: [0],
    });
    const before = puts(running).length;
    await running.restart();
    expect(puts(running)).toHaveLength(before);
  });
});

test.each([
  ["refuses", 400],
  ["has no answer", 500],
])("a change that Discord %s does not end a bot whose commands stand", async (_, status) => {
  const both = [command("one", { run }), command("two", { run })];
  const running = await start([both[0]!]);
  running.proxy.intercept(({ method }) =>
    method === "PUT" ? Response.json({ code: 30_034, message: "no" }, { status }) : undefined,
  );
  await running.restart({ commands: both });
  expect(await running.reader().command("one")).toMatchObject({ error: null });
  expect(running.logs).toContainEqual(
    expect.objectContaining({ level: 50, msg: expect.stringContaining("those of before stay") }),
  );
});

test("a bot that starts again and again registers its commands once", async () => {
  const running = await start(realCommands);
  for (let starts = 0; starts < 5; starts += 1) await running.restart();
  expect(puts(running)).toHaveLength(1);
});

const PLACES = [
  InteractionContextType.Guild,
  InteractionContextType.BotDM,
  InteractionContextType.PrivateChannel,
];
const BASE: Declaration = {
  name: "ask",
  description: "Ask",
  name_localizations: { de: "frage", fr: "demande" },
  nsfw: false,
  contexts: PLACES,
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: "question",
      description: "What to ask",
      required: true,
      max_length: 300,
    },
    {
      type: ApplicationCommandOptionType.Integer,
      name: "count",
      description: "How many",
      min_value: 0,
      choices: [
        { name: "none", value: 0 },
        { name: "one", value: 1 },
      ],
    },
  ],
};

type Change = (declaration: Declaration & { options: Record<string, unknown>[] }) => void;

const CHANGES: [string, Change][] = [
  ["name", (d) => (d.name = "query")],
  ["description", (d) => (d.description = "Query")],
  ["translation", (d) => (d.name_localizations = { de: "frag", fr: "demande" })],
  ["translation less", (d) => (d.name_localizations = { de: "frage" })],
  ["first translation", (d) => (d.description_localizations = { de: "Frage" })],
  ["age limit", (d) => (d.nsfw = true)],
  ["place", (d) => d.contexts?.pop()],
  ["way to install", (d) => d.integration_types?.pop()],
  ["permission", (d) => (d.default_member_permissions = "8")],
  ["option less", (d) => d.options.pop()],
  ["order of options", (d) => d.options.unshift(...d.options.splice(1))],
  ["need of an option", (d) => delete d.options[0]?.["required"]],
  ["length", (d) => Object.assign(d.options[0] ?? {}, { max_length: 200 })],
  ["smallest length", (d) => Object.assign(d.options[0] ?? {}, { min_length: 1 })],
  ["completion", (d) => Object.assign(d.options[0] ?? {}, { autocomplete: true })],
  ["smallest value", (d) => delete d.options[1]?.["min_value"]],
  ["largest value", (d) => Object.assign(d.options[1] ?? {}, { max_value: 9 })],
  ["choices", (d) => Object.assign(d.options[1] ?? {}, { choices: [{ name: "no", value: 0 }] })],
];

/** As Discord returns it: with fields of its own, and nulls and defaults for what was left out. */
const registered = (declaration: Declaration) => ({
  type: 1,
  default_permission: true,
  default_member_permissions: null,
  dm_permission: true,
  description_localizations: null,
  nsfw: false,
  ...structuredClone(declaration),
  id: "123456789012345678",
  application_id: "123456789012345679",
  version: "123456789012345680",
});

describe("what is registered differs from what we declare", () => {
  test.each(CHANGES)("in its %s", (_, change) => {
    const changed = structuredClone(BASE);
    change(changed as Parameters<Change>[0]);
    expect(commandsDiffer([changed], [registered(BASE)])).toBe(true);
    expect(commandsDiffer([BASE], [registered(changed)])).toBe(true);
    expect(commandsDiffer([changed], [registered(changed)])).toBe(false);
  });

  test("by a command more or less", () => {
    expect(commandsDiffer([BASE], [])).toBe(true);
    expect(commandsDiffer([], [registered(BASE)])).toBe(true);
    expect(commandsDiffer([BASE], [registered(BASE), registered(BASE)])).toBe(true);
  });

  test("and is then registered again", async () => {
    const running = await start([{ declaration: BASE, run }]);
    await running.restart({ commands: [{ declaration: { ...BASE, description: "New" }, run }] });
    expect(puts(running)).toHaveLength(2);
    await running.restart({ commands: [] });
    expect(puts(running).at(-1)?.body).toEqual([]);
  });
});

describe("what is registered does not differ", () => {
  const { nsfw: _, ...sparse } = BASE;
  const reordered = Object.fromEntries(Object.entries(registered(BASE)).toReversed());
  test.each<[string, object]>([
    ["with Discord's own fields", registered(BASE)],
    ["without defaults", sparse],
    ["with fields in another order", reordered],
    ["with places in another order", { ...registered(BASE), contexts: [2, 0, 1] }],
    ["with fields of the future", { ...registered(BASE), shiny: { new: true } }],
    [
      "with empty lists and translations in options",
      {
        ...registered(BASE),
        options: BASE.options?.map((option) => ({
          choices: [],
          options: [],
          channel_types: null,
          name_localizations: null,
          description_localizations: {},
          autocomplete: false,
          required: false,
          ...option,
        })),
      },
    ],
  ])("%s", (_name, other) => {
    expect(commandsDiffer([BASE], [other])).toBe(false);
  });
});
