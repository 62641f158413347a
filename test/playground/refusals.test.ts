import { type BaseInteraction, REST, Routes } from "discord.js";
import { expect, test } from "vitest";
import { LIMITS } from "../../src/reply/discord/limits.ts";
import {
  localDiscord,
  login,
  outcome,
  received,
  scene,
  buttonOf,
  slashOf,
  typingOf,
} from "../support/playground-bot.ts";

/** An interaction's first answer by the raw route: discord.js itself guards some mistakes. */
function answer({ id, token, client }: BaseInteraction, body: unknown): Promise<unknown> {
  return client.rest.post(Routes.interactionCallback(id, token), { body, auth: false });
}

const PONG = { type: 4, data: { content: "pong" } };

test("a second answer is refused: already acknowledged", async () => {
  const { client, ask } = await scene();
  const { interaction, seen } = await received(slashOf, client, ask);
  expect(await outcome(interaction.reply("one"))).toBe("done");
  expect(await outcome(answer(interaction, PONG))).toBe("400 40060");
  expect((await seen).message?.content).toBe("one");
});

test("after three seconds the interaction is unknown and the reader sees no response", async () => {
  const { local, client, ask } = await scene();
  const { interaction, seen } = await received(slashOf, client, ask);
  local.advance(LIMITS.interaction.acknowledge + 1);
  expect(await outcome(interaction.reply("late"))).toBe("404 10062");
  expect(await seen).toMatchObject({ error: "The application did not respond", message: null });
});

test("the three seconds also pass by themselves", async () => {
  const { client, ask } = await scene();
  const { interaction, seen } = await received(slashOf, client, ask);
  expect((await seen).error).toBe("The application did not respond");
  expect(await outcome(interaction.reply("late"))).toBe("404 10062");
});

test("an interaction with another's token, or of an unknown id, is unknown", async () => {
  const { client, ask } = await scene();
  const first = await received(slashOf, client, ask);
  const { interaction } = await received(slashOf, client, ask);
  const wrong = Routes.interactionCallback(interaction.id, first.interaction.token);
  expect(await outcome(client.rest.post(wrong, { body: PONG, auth: false }))).toBe("404 10062");
  const unknown = Routes.interactionCallback("1", "none");
  expect(await outcome(client.rest.post(unknown, { body: PONG, auth: false }))).toBe("404 10062");
});

test("after 15 minutes the token takes no edit and no follow-up", async () => {
  const { local, client, ask } = await scene();
  const { interaction, seen } = await received(slashOf, client, ask);
  await interaction.reply("one");
  await seen;
  local.advance(LIMITS.interaction.token - 60_000);
  expect(await outcome(interaction.editReply("two"))).toBe("done");
  local.advance(60_001);
  expect(await outcome(interaction.editReply("three"))).toBe("401 50027");
  expect(await outcome(interaction.followUp("three"))).toBe("401 50027");
  expect(await outcome(interaction.deleteReply())).toBe("401 50027");
});

test("a deferred answer that never comes ends as no response", async () => {
  const { local, client, ask } = await scene();
  const { interaction, seen } = await received(slashOf, client, ask);
  await interaction.deferReply();
  local.advance(LIMITS.interaction.token + 1);
  expect(await seen).toMatchObject({ error: "The application did not respond", deferred: true });
});

test("what was never answered has no webhook, and what was deleted is unknown", async () => {
  const { client, ask } = await scene();
  const { interaction } = await received(slashOf, client, ask);
  const original = Routes.webhookMessage(client.application.id, interaction.token, "@original");
  const edit = (): Promise<unknown> =>
    client.rest.patch(original, { body: { content: "x" }, auth: false });
  expect(await outcome(edit())).toBe("404 10015");
  await interaction.reply("one");
  await interaction.deleteReply();
  expect(await outcome(edit())).toBe("404 10008");
});

test("a message of another interaction cannot be edited with this token", async () => {
  const { client, ask } = await scene();
  const one = await received(slashOf, client, ask);
  const two = await received(slashOf, client, ask);
  await one.interaction.reply("one");
  await two.interaction.reply("two");
  const { message } = await one.seen;
  expect(await outcome(two.interaction.webhook.editMessage(message?.id ?? "", "x"))).toBe(
    "404 10008",
  );
});

test.each([
  ["a choice list", { type: 8, data: { choices: [] } }],
  ["a message update", { type: 7, data: { content: "x" } }],
  ["a deferred update", { type: 6 }],
  ["a pong", { type: 1 }],
  ["an unknown type", { type: 99 }],
])("a command is not answered by %s", async (_name, body) => {
  const { client, ask } = await scene();
  const { interaction } = await received(slashOf, client, ask);
  expect(await outcome(answer(interaction, body))).toBe("400 50035");
  expect(await outcome(interaction.reply("still open"))).toBe("done");
});

test("autocomplete takes no message, a button takes no choices", async () => {
  const { client, reader, ask } = await scene();
  const typing = await received(typingOf, client, () =>
    reader.autocomplete("find", { question: "x" }),
  );
  expect(await outcome(answer(typing.interaction, PONG))).toBe("400 50035");
  const parsed = await received(slashOf, client, ask);
  const button = { type: 2, style: 1, label: "a", custom_id: "a" } as const;
  const row = { type: 1, components: [button] } as const;
  await parsed.interaction.reply({ components: [row] });
  const { message } = await parsed.seen;
  const pressed = await received(buttonOf, client, () => reader.press(message?.id ?? "", "a"));
  const choices = { type: 8, data: { choices: [] } };
  expect(await outcome(answer(pressed.interaction, choices))).toBe("400 50035");
});

test("an empty message is refused", async () => {
  const { client, ask } = await scene();
  const { interaction } = await received(slashOf, client, ask);
  expect(await outcome(answer(interaction, { type: 4, data: {} }))).toBe("400 50006");
});

function file(size: number) {
  return { files: [{ name: "a.bin", attachment: Buffer.alloc(size) }] };
}

test("a file may hold 10 MiB and no byte more", async () => {
  const { client, ask } = await scene();
  const { interaction } = await received(slashOf, client, ask);
  expect(await outcome(interaction.reply(file(LIMITS.message.fileSize + 1)))).toBe("413 40005");
  expect(await outcome(interaction.reply(file(LIMITS.message.fileSize)))).toBe("done");
});

test("a wrong token gets 401 on every route for the bot, and no connection", async () => {
  const local = await localDiscord();
  const rest = new REST({ api: local.api }).setToken("wrong");
  const commands = Routes.applicationCommands(local.applicationId);
  for (const route of [Routes.gatewayBot(), Routes.user(), commands] as const) {
    expect(await outcome(rest.setToken("wrong").get(route))).toBe("401 0");
  }
  await expect(login({ ...local, token: "wrong" })).rejects.toThrow("An invalid token");
});

test("a refused body says where each fault is", async () => {
  const { client, ask } = await scene();
  const { interaction } = await received(slashOf, client, ask);
  const button = { type: 2, style: 1, label: "x".repeat(81), custom_id: "" };
  const components = [{ type: 1, components: [button] }];
  await expect(answer(interaction, { type: 4, data: { components } })).rejects.toMatchObject({
    status: 400,
    code: 50035,
    rawError: {
      message: "Invalid Form Body",
      errors: {
        data: {
          components: {
            0: {
              components: {
                0: {
                  label: { _errors: [{ code: "BASE_TYPE_MAX_LENGTH" }] },
                  custom_id: { _errors: [{ code: "BASE_TYPE_BAD_LENGTH" }] },
                },
              },
            },
          },
        },
      },
    },
  });
});
