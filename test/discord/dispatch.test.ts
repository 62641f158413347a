import { MessageFlags } from "discord.js";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Asker, Command, CommandRequest, PressRequest } from "../../src/command.ts";
import type { InteractionContext, ClientView } from "../../src/playground/local-discord.ts";
import { menu } from "../../src/reply/discord/components.ts";
import { BY_ENDPOINT, startRunningBot, type RunningBotOptions } from "../support/running-bot.ts";
import {
  button,
  command,
  emptyApp,
  offers,
  pressId,
  says,
  text,
} from "../support/test-commands.ts";

/** A bot of whose requests Discord's specification must have nothing to complain. */
async function start(commands: Command[], options: Partial<RunningBotOptions> = {}) {
  const running = await startRunningBot({ commands, app: await emptyApp(), ...options });
  onTestFinished(() => {
    expect(running.faults()).toEqual([]);
  });
  return running;
}

const shown = (view: ClientView) => JSON.stringify(view.message?.components);
const isPrivate = (view: ClientView) => ((view.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;

test("a command's reply is sent at once, publicly, as Components V2", async () => {
  const { reader, local } = await start([command("hi", { run: says("hello") })]);
  const view = await reader().command("hi");
  expect(view).toMatchObject({ error: null, deferred: false, updated: false });
  expect(shown(view)).toContain("hello");
  expect((view.message?.flags ?? 0) & MessageFlags.IsComponentsV2).not.toBe(0);
  expect(isPrivate(view)).toBe(false);
  expect(local.refused).toEqual([]);
});

test("a private reply is seen by the asker alone", async () => {
  const run = says("for you", { private: true });
  const { reader } = await start([command("hi", { run })]);
  const asker = reader();
  expect(isPrivate(await asker.command("hi"))).toBe(true);
  expect(asker.messages()).toHaveLength(1);
  expect(reader().messages()).toEqual([]);
});

test("a command receives the options, the language and who asks", async () => {
  const requests: CommandRequest[] = [];
  const run = async (request: CommandRequest) => {
    requests.push(request);
    return text("noted");
  };
  const { reader, local } = await start([command("note", { run })]);
  const asker = reader({ locale: "de" });
  await asker.command("note", { text: "a *b* @everyone", private: true });
  await asker.command("note");
  const managedChannel = asker.messages()[0]?.channel_id;
  const who = { locale: "de", userId: asker.id, guildId: local.guildId, managedChannel };
  expect(requests).toEqual([
    { ...who, options: { text: "a *b* @everyone", private: true } },
    { ...who, options: {} },
  ]);
});

/** Only where the bot is a member may it post unasked. */
test.each<[InteractionContext, { inGuild: boolean; managed: boolean }]>([
  ["guild", { inGuild: true, managed: true }],
  ["thread", { inGuild: true, managed: true }],
  ["foreign-guild", { inGuild: true, managed: false }],
  ["dm", { inGuild: false, managed: false }],
  ["group", { inGuild: false, managed: false }],
])("in a %s a command and a button are answered", async (context, where) => {
  const places: object[] = [];
  const note = ({ guildId, managedChannel }: Asker) =>
    places.push({ inGuild: guildId !== null, managed: managedChannel !== undefined });
  const run = async (request: CommandRequest) => {
    note(request);
    return button("first", pressId("hi"));
  };
  const press = async (request: PressRequest) => {
    note(request);
    return text("second", { update: true });
  };
  const { reader } = await start([command("hi", { run, buttons: { press } })]);
  const asker = reader({ context });
  const first = await asker.command("hi");
  const second = await asker.press(first.message?.id ?? "", pressId("hi"));
  expect(shown(second)).toContain("second");
  expect(places).toEqual([where, where]);
});

test("a choice in a menu is a press on the button that its value names", async () => {
  const states: string[][] = [];
  const press = async ({ state }: PressRequest) => {
    states.push(state);
    return text("chosen");
  };
  const choices = ["one", "two"].map((label) => ({ label, customId: pressId("hi", label) }));
  const run = async () => ({ components: menu("hi:more", "More", choices) });
  const { reader, local } = await start([command("hi", { run, buttons: { press } })]);
  const asker = reader();
  const { message } = await asker.command("hi");
  const chosen = await asker.press(message?.id ?? "", "hi:more", [pressId("hi", "two")]);
  expect(shown(chosen)).toContain("chosen");
  expect(states).toEqual([["two"]]);
  expect(local.refused).toEqual([]);
});

test("a file is sent as its text, even when that looks like a path or an address", async () => {
  const data = "/etc/hostname";
  const files = [{ name: "article.md", data }];
  const { reader, proxy } = await start([command("file", { run: says("a file", { files }) })]);
  const { message } = await reader().command("file");
  expect(message?.attachments).toMatchObject([{ filename: "article.md", size: data.length }]);
  expect(proxy.requests.at(-1)?.files).toEqual([{ name: "article.md", text: data }]);
});

describe("a button", () => {
  const paging = command("turn", {
    run: offers("page 1", pressId("turn", "2")),
    buttons: {
      press: async ({ state }) => button(`page ${state[0]}`, pressId("turn"), { update: true }),
    },
  });

  test("replaces the message that carries it", async () => {
    const { reader } = await start([paging]);
    const asker = reader();
    const first = await asker.command("turn");
    const second = await asker.press(first.message?.id ?? "", pressId("turn", "2"));
    expect(second).toMatchObject({ updated: true, message: { id: first.message?.id } });
    expect(shown(second)).toContain("page 2");
    expect(asker.messages()).toHaveLength(1);
  });

  test("works after the bot was restarted", async () => {
    const { reader, restart } = await start([paging]);
    const asker = reader();
    const first = await asker.command("turn");
    await restart();
    const second = await asker.press(first.message?.id ?? "", pressId("turn", "2"));
    expect(shown(second)).toContain("page 2");
  });

  test("works after the first token has expired", async () => {
    const { reader, local } = await start([paging]);
    const asker = reader();
    const first = await asker.command("turn");
    local.advance(16 * 60 * 1000);
    const second = await asker.press(first.message?.id ?? "", pressId("turn", "2"));
    expect(shown(second)).toContain("page 2");
  });

  test("gets its state and the message that carries it", async () => {
    const presses: PressRequest[] = [];
    const reply = button("look", pressId("look", "a:b", "%"), { private: true });
    const press = async (request: PressRequest) => {
      presses.push(request);
      return text("seen");
    };
    const run = async () => reply;
    const { reader } = await start([command("look", { run, buttons: { press } })]);
    const asker = reader();
    const { message } = await asker.command("look");
    await asker.press(message?.id ?? "", pressId("look", "a:b", "%"));
    expect(presses).toMatchObject([{ state: ["a:b", "%"], private: true, userId: asker.id }]);
    expect(presses[0]?.components).toMatchObject(reply.components);
  });

  test("that answers privately leaves a public message alone", async () => {
    const press = says("only you", { private: true, update: true });
    const run = offers("for all", pressId("hi"));
    const { reader } = await start([command("hi", { run, buttons: { press } })]);
    const asker = reader();
    const first = await asker.command("hi");
    const second = await asker.press(first.message?.id ?? "", pressId("hi"));
    expect(second).toMatchObject({ updated: false });
    expect(isPrivate(second)).toBe(true);
    expect(JSON.stringify(asker.messages()[0])).toContain("for all");
  });

  test("that replaces a message lets go of its files", async () => {
    const files = [{ name: "a.md", data: "A" }];
    const run = offers("with a file", pressId("hi"), { files });
    const press = says("without", { update: true });
    const { reader } = await start([command("hi", { run, buttons: { press } })]);
    const asker = reader();
    const first = await asker.command("hi");
    const second = await asker.press(first.message?.id ?? "", pressId("hi"));
    expect(second.message?.attachments).toEqual([]);
  });
});

// Posted one by one, they are not a burst for an endpoint.
test.skipIf(BY_ENDPOINT)("autocomplete does not wait behind a burst of commands", async () => {
  let answered = 0;
  let answeredBefore = Number.POSITIVE_INFINITY;
  const busy = command("busy", {
    run: async () => {
      answered += 1;
      return text("done");
    },
    autocomplete: async () => {
      answeredBefore = answered;
      return [];
    },
  });
  const { reader } = await start([busy]);
  const commands = Array.from({ length: 20 }, () => reader().command("busy"));
  const typed = reader().autocomplete("busy", { text: "mosc" });
  const views = await Promise.all([...commands, typed]);
  expect(views.filter(({ error }) => error !== null)).toEqual([]);
  expect(answeredBefore).toBeLessThan(20);
});
