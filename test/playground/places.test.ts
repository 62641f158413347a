import { InteractionContextType, MessageFlags } from "discord.js";
import { expect, test } from "vitest";
import { outcome, received, scene, menuOf, slashOf } from "../support/playground-bot.ts";

const { Guild, BotDM, PrivateChannel } = InteractionContextType;
test.each([
  ["guild", { context: Guild, inGuild: true, installedBy: "guildId" }],
  ["thread", { context: Guild, inGuild: true, installedBy: "guildId" }],
  ["dm", { context: BotDM, inGuild: false, installedBy: "guildId" }],
  ["group", { context: PrivateChannel, inGuild: false, installedBy: "userId" }],
  ["foreign-guild", { context: Guild, inGuild: true, installedBy: "userId" }],
] as const)(
  "a reader asks in a %s, and only its readers see the reply",
  async (context, expected) => {
    const { local, client } = await scene();
    const reader = local.reader({ context, locale: "de" });
    const { interaction, seen } = await received(slashOf, client, () =>
      reader.command("ask", { question: "Wer?" }),
    );
    expect(interaction).toMatchObject({ context: expected.context, locale: "de" });
    expect(interaction.user.id).toBe(reader.id);
    expect(interaction.inGuild()).toBe(expected.inGuild);
    expect(interaction.guild?.available ?? false).toBe(false);
    const owners = Object.entries(interaction.authorizingIntegrationOwners);
    expect(owners.filter(([, owner]) => owner).map(([by]) => by)).toEqual([expected.installedBy]);
    expect(interaction.attachmentSizeLimit).toBe(10 * 1024 * 1024);
    await interaction.reply("hier");
    expect(reader.messages()).toEqual([(await seen).message]);
    const elsewhere = context === "guild" ? "thread" : "guild";
    expect(local.reader({ user: reader.id, context: elsewhere }).messages()).toEqual([]);
  },
);

test("two readers have a direct channel each", async () => {
  const { local, client } = await scene();
  const [one, two] = [local.reader({ context: "dm" }), local.reader({ context: "dm" })];
  const { interaction, seen } = await received(slashOf, client, () =>
    one.command("ask", { question: "Who?" }),
  );
  await interaction.reply("for one");
  await seen;
  expect([one.messages().length, two.messages().length]).toEqual([1, 0]);
});

test("in a server that lets no outside app speak, every reply is private", async () => {
  const { local, client } = await scene();
  const reader = local.reader({ context: "foreign-guild" });
  const { interaction, seen } = await received(slashOf, client, () =>
    reader.command("ask", { question: "Who?" }),
  );
  const response = await interaction.reply({ content: "public?", withResponse: true });
  expect(response.interaction.responseMessageEphemeral).toBe(true);
  expect((await seen).message?.flags).toBe(MessageFlags.Ephemeral);
});

test("where the user installed the app, a sixth follow-up is refused", async () => {
  const { local, client } = await scene();
  const reader = local.reader({ context: "group" });
  const { interaction } = await received(slashOf, client, () =>
    reader.command("ask", { question: "Who?" }),
  );
  await interaction.reply("one");
  for (let sent = 0; sent < 5; sent += 1) await interaction.followUp("more");
  expect(await outcome(interaction.followUp("too much"))).toBe("400 40094");
});

test("a message command carries the message that it was used on", async () => {
  const { client, reader } = await scene();
  const { id } = reader.say("What did Lavrov say?");
  const { interaction, seen } = await received(menuOf, client, () =>
    reader.messageCommand("Find in articles", id),
  );
  expect(interaction.targetMessage).toMatchObject({ id, content: "What did Lavrov say?" });
  await interaction.reply("found");
  expect((await seen).message?.type).toBe(23);
});

test.each([
  ["asks", {}, "There is no command /asks."],
  ["ask", {}, 'The option "question" is required.'],
  ["ask", { question: "" }, 'The option "question" needs at least 1 characters.'],
  ["ask", { question: "x".repeat(301) }, 'The option "question" takes at most 300 characters.'],
  ["ask", { question: 5 }, 'The option "question" must be text.'],
  ["ask", { question: "x", other: "y" }, 'There is no option "other".'],
])("the client does not send /%s %o", async (name, options, error) => {
  const { reader } = await scene();
  expect((await reader.command(name, options)).error).toBe(error);
});
