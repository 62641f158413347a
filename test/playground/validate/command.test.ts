import { Routes } from "discord.js";
import { expect, test } from "vitest";
import {
  localDiscord,
  login,
  outcome,
  received,
  scene,
  typingOf,
} from "../../support/playground-bot.ts";

const command = (more: object = {}) => ({ name: "ask", description: "Asks", ...more });
const option = (more: object = {}) => ({ name: "q", description: "What", type: 3, ...more });
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_one, index) => make(index));
const choice = (n: number) => ({ name: `c${n}`, value: `c${n}` });

async function refusalOf(body: unknown): Promise<string> {
  const local = await localDiscord();
  const client = await login(local);
  try {
    await client.rest.put(Routes.applicationCommands(local.applicationId), { body });
    return "none";
  } catch (error) {
    return JSON.stringify((error as { rawError: unknown }).rawError);
  }
}

test.each([
  ["100 commands", times(100, (n) => command({ name: `ask-${n}` }))],
  ["a name in another script", [command({ name: "вопрос" })]],
  [
    "25 options of 25 choices",
    [
      command({
        options: times(25, (n) => option({ name: `o${n}`, choices: times(25, choice) })),
      }),
    ],
  ],
  ["one name as slash and as message command", [command(), { name: "ask", type: 3 }]],
  ["spaces and capitals in a message command", [{ name: "Find in articles", type: 3 }]],
  ["a sub-command", [command({ options: [option({ type: 1, options: [option()] })] })]],
])("%s may be declared", async (_name, body) => {
  expect(await refusalOf(body)).toBe("none");
});

test.each([
  ["capitals", [command({ name: "Ask" })], "STRING_TYPE_REGEX"],
  ["a space in a name", [command({ name: "ask me" })], "STRING_TYPE_REGEX"],
  ["a name of 33 characters", [command({ name: "x".repeat(33) })], "between 1 and 32"],
  ["no description", [{ name: "ask" }], "BASE_TYPE_REQUIRED"],
  ["a description of 101", [command({ description: "x".repeat(101) })], "between 1 and 100"],
  ["one name twice", [command(), command()], "APPLICATION_COMMANDS_DUPLICATE_NAME"],
  [
    "26 options",
    [command({ options: times(26, (n) => option({ name: `o${n}` })) })],
    "25 or fewer",
  ],
  [
    "a required option after an optional one",
    [command({ options: [option(), option({ name: "r", required: true })] })],
    "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
  ],
  ["one option twice", [command({ options: [option(), option()] })], "NAME_ALREADY_EXISTS"],
  ["26 choices", [command({ options: [option({ choices: times(26, choice) })] })], "25 or fewer"],
  [
    "choices beside autocomplete",
    [command({ options: [option({ choices: [choice(1)], autocomplete: true })] })],
    "AUTOCOMPLETE_CHOICES",
  ],
  ["an option of no type", [command({ options: [option({ type: 99 })] })], "BASE_TYPE_CHOICES"],
  ["a longest text of 6,001", [command({ options: [option({ max_length: 6001 })] })], "6000"],
  [
    "a sub-command beside an option",
    [command({ options: [option({ type: 1 }), option({ name: "r" })] })],
    "mutually exclusive",
  ],
  ["a localised name in capitals", [command({ name_localizations: { de: "Frage" } })], "REGEX"],
  ["a message command that has a description", [command({ type: 3 })], "CONTEXT_MENU"],
  [
    "more than 8,000 characters in one command",
    [
      command({
        options: times(25, (n) =>
          option({
            name: `o${n}`,
            choices: times(4, (m) => ({ name: `c${m}`, value: `${m}${"x".repeat(95)}` })),
          }),
        ),
      }),
    ],
    "APPLICATION_COMMAND_TOO_LARGE",
  ],
  ["a declaration that is not an object", ["ask"], "BASE_TYPE_REQUIRED"],
])("%s is refused", async (_name, body, code) => {
  const refusal = await refusalOf(body);
  expect(refusal).toContain('"code":50035');
  expect(refusal).toContain(code);
});

test("more commands than Discord takes are refused, by kind", async () => {
  expect(await refusalOf(times(101, (n) => command({ name: `ask-${n}` })))).toContain("30032");
  const sixteen = times(16, (n) => ({ name: `Find ${n}`, type: 3 }));
  expect(await refusalOf(sixteen)).toContain("30032");
});

test("a command can be fetched, changed and deleted; its id stays when it is declared again", async () => {
  const local = await localDiscord();
  const { application } = await login(local);
  const declare = () => application.commands.create({ name: "ask", description: "Asks" });
  const first = await declare();
  expect((await declare()).id).toBe(first.id);
  const { version } = first;
  const edited = await first.edit({ description: "Asks more" });
  expect(edited).toMatchObject({ id: first.id, description: "Asks more" });
  expect(edited.version).not.toBe(version);
  const all = await application.commands.fetch();
  expect(all.map(({ description }) => description)).toEqual(["Asks more"]);
  await first.delete();
  expect(await outcome(application.commands.fetch(first.id))).toBe("404 10063");
});

test("commands of one server alone are kept apart and can be used there", async () => {
  const local = await localDiscord();
  const { application } = await login(local);
  await application.commands.set([{ name: "ask", description: "Here" }], local.guildId);
  expect((await application.commands.fetch()).size).toBe(0);
  expect((await application.commands.fetch({ guildId: local.guildId })).size).toBe(1);
});

test("another application's commands are unknown", async () => {
  const local = await localDiscord();
  const client = await login(local);
  const other = Routes.applicationCommands("123456789012345678");
  expect(await outcome(client.rest.get(other))).toBe("404 10002");
});

test.each([
  [
    "25 choices of 100 characters",
    times(25, (n) => ({ name: `${n}`.padEnd(100, "x"), value: "v" })),
    "done",
  ],
  ["no choices", [], "done"],
  ["26 choices", times(26, choice), "400 50035"],
  ["a name of 101 characters", [{ name: "x".repeat(101), value: "v" }], "400 50035"],
  ["a value of 101 characters", [{ name: "n", value: "x".repeat(101) }], "400 50035"],
  ["an empty name", [{ name: "", value: "v" }], "400 50035"],
  ["an empty value", [{ name: "n", value: "" }], "400 50035"],
])("autocomplete with %s comes to the right end", async (_name, choices, expected) => {
  const { client, reader } = await scene();
  const { interaction } = await received(typingOf, client, () =>
    reader.autocomplete("find", { question: "x" }),
  );
  expect(await outcome(interaction.respond(choices))).toBe(expected);
});
