import { MessageFlags, Routes } from "discord.js";
import { expect, test } from "vitest";
import {
  buttonOf,
  type Handler,
  received,
  scene,
  selectOf,
  slashOf,
} from "../support/playground-bot.ts";

const ROW = {
  type: 1,
  components: [{ type: 2, style: 1, label: "a", custom_id: "a" }],
} as const;

const pong: Handler = (asked) => slashOf(asked)?.reply("pong");

/** A message with one button, and the reader's press of it as the bot gets it. */
async function pressed() {
  const { local, client, reader, ask } = await scene();
  const parsed = await received(slashOf, client, ask);
  await parsed.interaction.reply({ content: "first", components: [ROW] });
  const { message } = await parsed.seen;
  const id = message?.id ?? "";
  const press = await received(buttonOf, client, () => reader.press(id, "a"));
  return { local, reader, id, ...press };
}

test("a direct reply is seen at once and counts as not deferred", async () => {
  const { reader, client, ask } = await scene();
  const { interaction, seen } = await received(slashOf, client, ask);
  const response = await interaction.reply({ content: "pong", withResponse: true });
  const view = await seen;
  expect(view).toMatchObject({ error: null, deferred: false, updated: false });
  expect(view.message).toMatchObject({ content: "pong", type: 20, flags: 0 });
  expect(view.answeredMs).toBe(view.acknowledgedMs);
  expect(response.resource?.message?.id).toBe(view.message?.id);
  expect(reader.messages()).toEqual([view.message]);
});

test("a deferred reply is seen once it was edited", async () => {
  const { reader, client, ask } = await scene();
  const { interaction, seen } = await received(slashOf, client, ask);
  await interaction.deferReply();
  expect(reader.messages()).toMatchObject([{ flags: MessageFlags.Loading, content: "" }]);
  await interaction.editReply("pong");
  expect(await seen).toMatchObject({ deferred: true, message: { content: "pong", flags: 0 } });
  expect(reader.messages()).toHaveLength(1);
});

test("the first follow-up after a deferral fills the waiting message, private as it was", async () => {
  const { reader, client, ask } = await scene();
  const { interaction } = await received(slashOf, client, ask);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await interaction.followUp("one");
  await interaction.followUp("two");
  const shown = reader.messages().map(({ content, flags }) => [content, flags]);
  expect(shown).toEqual([
    ["one", MessageFlags.Ephemeral],
    ["two", 0],
  ]);
});

test("an ephemeral reply is seen by its reader alone", async () => {
  const { local, reader, client, ask } = await scene();
  const { interaction, seen } = await received(slashOf, client, ask);
  await interaction.reply({
    content: "psst",
    components: [ROW],
    flags: MessageFlags.Ephemeral,
  });
  const { message } = await seen;
  expect(reader.messages()).toEqual([message]);
  expect(local.reader().messages()).toEqual([]);
  const other = await local.reader().press(message?.id ?? "", "a");
  expect(other.error).toBe("Unknown message");
});

test("a reply can be fetched, edited and deleted, and so can a follow-up", async () => {
  const { reader, client, ask } = await scene();
  const { interaction } = await received(slashOf, client, ask);
  await interaction.reply("one");
  expect((await interaction.fetchReply()).content).toBe("one");
  const edited = await interaction.editReply("two");
  expect(edited.editedTimestamp).not.toBeNull();
  const more = await interaction.followUp("three");
  await more.edit("four").catch(() => interaction.webhook.editMessage(more, "four"));
  expect(reader.messages().map(({ content }) => content)).toEqual(["two", "four"]);
  await interaction.deleteReply();
  await interaction.deleteReply(more);
  expect(reader.messages()).toEqual([]);
});

test("a message with an enforced nonce is posted once within some minutes", async () => {
  const { local, client, reader, ask } = await scene(pong);
  // Who has done nothing yet is nobody that Discord knows.
  await ask();
  const recipient = { recipient_id: reader.id };
  const channel = await client.rest.post(Routes.userChannels(), { body: recipient });
  const post = (nonce: string, enforced = true) => {
    const body = { content: "news", nonce, enforce_nonce: enforced };
    const route = Routes.channelMessages((channel as { id: string }).id);
    return client.rest.post(route, { body }) as Promise<{ id: string }>;
  };
  const first = await post("a");
  expect(await post("a")).toEqual(first);
  const others = [await post("b"), await post("a", false)];
  local.advance(6 * 60_000);
  const later = await post("a");
  const direct = local.reader({ user: reader.id, context: "dm" });
  const ids = direct.messages().map(({ id }) => id);
  expect(ids).toEqual([first, ...others, later].map(({ id }) => id));
});

test("a button press updates its own message", async () => {
  const { reader, id, interaction, seen } = await pressed();
  expect(interaction.message.id).toBe(id);
  expect(interaction.component).toMatchObject({ customId: "a", label: "a" });
  await interaction.update({ content: "second", components: [] });
  expect(await seen).toMatchObject({ updated: true, message: { id, content: "second" } });
  expect(reader.messages()).toHaveLength(1);
});

test("a deferred update is seen when the message was edited", async () => {
  const { id, interaction, seen } = await pressed();
  await interaction.deferUpdate();
  await interaction.editReply({ content: "later" });
  expect(await seen).toMatchObject({ updated: true, deferred: true, message: { id } });
});

test("a button press may also be answered by a new message", async () => {
  const { id, interaction, seen } = await pressed();
  await interaction.reply("new");
  const { message, updated } = await seen;
  expect(updated).toBe(false);
  expect(message).toMatchObject({ content: "new", message_reference: { message_id: id } });
});

test("a press that is not answered fails in Discord's words", async () => {
  const { local, seen } = await pressed();
  local.advance(3001);
  expect((await seen).error).toBe("This interaction failed");
});

test("a button that is disabled, or is not there, cannot be pressed", async () => {
  const { reader, id, interaction } = await pressed();
  const [button] = ROW.components;
  const components = [{ ...ROW, components: [{ ...button, disabled: true }] }];
  await interaction.update({ components });
  expect((await reader.press(id, "a")).error).toBe("The component is disabled");
  expect((await reader.press(id, "b")).error).toBe("The message has no such component");
});

test("autocomplete shows the bot's choices; the option being typed is marked", async () => {
  const { reader } = await scene((interaction) => {
    if (!interaction.isAutocomplete()) return undefined;
    const { name, value } = interaction.options.getFocused(true);
    return interaction.respond([{ name: `${name} ${value}`, value: "1" }]);
  });
  const { choices, error } = await reader.autocomplete("find", { question: "ba" });
  expect({ choices, error }).toEqual({
    choices: [{ name: "question ba", value: "1" }],
    error: null,
  });
});

test("a file comes back byte for byte, as a download that a browser will not open", async () => {
  const { client, ask } = await scene();
  const { interaction, seen } = await received(slashOf, client, ask);
  const text = "<script>alert(1)</script>\nnaïve";
  const file = { type: 13, file: { url: "attachment://an_article.html" } } as const;
  await interaction.reply({
    components: [file],
    files: [{ name: "an article.html", attachment: Buffer.from(text) }],
    flags: MessageFlags.IsComponentsV2,
  });
  const { message } = await seen;
  const shown = message?.components?.[0] as { file: { url: string }; name: string; size: number };
  expect(shown).toMatchObject({ name: "an_article.html", size: Buffer.byteLength(text) });
  const response = await fetch(shown.file.url);
  expect(await response.text()).toBe(text);
  expect(response.headers.get("content-disposition")).toContain("attachment;");
  expect(response.headers.get("content-type")).toBe("application/octet-stream");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
});

test("an edit keeps the files that it names and drops the others", async () => {
  const { client, ask } = await scene();
  const { interaction, seen } = await received(slashOf, client, ask);
  const files = ["a.md", "b.md"].map((name) => ({ name, attachment: Buffer.from(name) }));
  await interaction.reply({ content: "files", files });
  const [first, second] = (await seen).message?.attachments ?? [];
  const untouched = await interaction.editReply("same files");
  expect(untouched.attachments.size).toBe(2);
  const fewer = await interaction.editReply({ attachments: second ? [second] : [] });
  expect([...fewer.attachments.keys()]).toEqual([second?.id]);
  expect((await fetch(second?.url ?? "")).status).toBe(200);
  expect((await fetch(first?.url ?? "")).status).toBe(404);
});

test("text pings whom it names, unless allowed mentions forbid it", async () => {
  const { client, reader, ask } = await scene();
  const content = `@everyone <@${reader.id}> <@&123456789012345678>`;
  const loud = await received(slashOf, client, ask);
  await loud.interaction.reply(content);
  expect((await loud.seen).message).toMatchObject({
    mention_everyone: true,
    mentions: [{ id: reader.id }],
    mention_roles: ["123456789012345678"],
  });
  const quiet = await received(slashOf, client, ask);
  await quiet.interaction.reply({ content, allowedMentions: { parse: [] } });
  expect((await quiet.seen).message).toMatchObject({
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
  });
});

const menu = (more: object) => ({
  type: 1,
  components: [
    {
      type: 3,
      custom_id: "pick",
      options: ["1", "2", "3"].map((value) => ({ label: `Number ${value}`, value })),
      ...more,
    },
  ],
});

test("what a reader chooses in a select menu reaches the bot", async () => {
  const { reader, client, ask } = await scene();
  const { interaction, seen } = await received(slashOf, client, ask);
  await interaction.reply({ components: [menu({ max_values: 2 })] as never });
  const id = (await seen).message?.id ?? "";
  const chosen = await received(selectOf, client, () => reader.press(id, "pick", ["3", "1"]));
  expect(chosen.interaction.values).toEqual(["3", "1"]);
  await chosen.interaction.update({ content: "chosen", components: [] });
  expect((await chosen.seen).message?.content).toBe("chosen");
});

test.each([
  [{}, [], "Choose at least 1."],
  [{}, ["1", "2"], "Choose at most 1."],
  [{ max_values: 2 }, ["1", "1"], "Each option can be chosen only once."],
  [{}, ["4"], "The menu has no such option."],
])("from a menu with %o the client does not send %o", async (more, values, error) => {
  const { reader, client, ask } = await scene();
  const { interaction, seen } = await received(slashOf, client, ask);
  await interaction.reply({ components: [menu(more)] as never });
  const id = (await seen).message?.id ?? "";
  expect((await reader.press(id, "pick", values)).error).toBe(error);
});
