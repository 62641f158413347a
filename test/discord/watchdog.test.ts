import { MessageFlags } from "discord.js";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Reply } from "../../src/reply/discord/reply.ts";
import type { ClientView } from "../../src/playground/local-discord.ts";
import { BY_ENDPOINT, startRunningBot } from "../support/running-bot.ts";
import { button, command, emptyApp, gate, pressId, text } from "../support/test-commands.ts";

/** A bot whose one command, and its button, answer only once it has had to defer. */
async function start(reply: () => Reply, press: () => Reply = reply) {
  const { opened, open } = gate();
  const run = async ({ options }: { options: { text?: unknown } }) => {
    if (options.text === "fast") return button("before", pressId("slow"));
    await opened;
    return reply();
  };
  const slowPress = async () => {
    await opened;
    return press();
  };
  const slow = command("slow", { run, buttons: { press: slowPress } });
  const running = await startRunningBot({
    commands: [slow],
    app: await emptyApp(),
    deferAfter: 1,
  });
  const requests = () => running.proxy.requests.filter(({ method }) => method !== "GET");
  const callbacks = () => requests().filter(({ path }) => path.includes("/callback"));
  onTestFinished(() => {
    expect(running.faults()).toEqual([]);
    expect(running.local.refused).toEqual([]);
  });
  return {
    ...running,
    /** Opens the gate once Discord has been told to wait. */
    openWhenDeferred: async () => {
      const before = callbacks().length;
      await vi.waitFor(() => expect(callbacks().length).toBeGreaterThan(before), 30_000);
      open();
    },
    sent: () => requests().map(({ method, path }) => `${method} ${path.split(/[/?]/)[1]}`),
  };
}

const broken = () => {
  throw new Error("broken");
};
const isPrivate = ({ message }: ClientView) =>
  ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
const shown = ({ message }: ClientView) => JSON.stringify(message?.components);

test.each([
  ["publicly", false, {}],
  ["privately where the asker wants it so", true, { private: true }],
])("a slow reply is deferred and then edited in, %s", async (_, secret, more) => {
  const { reader, openWhenDeferred, logs, bot } = await start(() => text("at last", more));
  const answered = reader().command("slow", { private: secret });
  await openWhenDeferred();
  const view = await answered;
  expect(view).toMatchObject({ error: null, deferred: true });
  expect(shown(view)).toContain("at last");
  expect(isPrivate(view)).toBe(secret);
  await bot.stop();
  expect(logs).toContainEqual(expect.objectContaining({ interaction: "/slow", deferred: true }));
});

test("a slow reply that turns out private is not edited into a public message", async () => {
  const { reader, openWhenDeferred, sent } = await start(() => text("only you", { private: true }));
  const asker = reader();
  const answered = asker.command("slow");
  await openWhenDeferred();
  await answered;
  await vi.waitFor(() => expect(asker.messages()).toHaveLength(1), 30_000);
  expect(JSON.stringify(asker.messages())).toContain("only you");
  expect(reader().messages()).toEqual([]);
  expect(sent().slice(-3)).toEqual(["POST interactions", "DELETE webhooks", "POST webhooks"]);
});

test("a slow command that fails says so to the asker alone", async () => {
  const { reader, openWhenDeferred } = await start(broken);
  const asker = reader();
  const answered = asker.command("slow");
  await openWhenDeferred();
  await answered;
  await vi.waitFor(() => expect(JSON.stringify(asker.messages())).toContain("went wrong"), 30_000);
  expect(reader().messages()).toEqual([]);
});

test.each<[string, Reply, { private: boolean; updated: boolean; messages: number }]>([
  [
    "replaces its message",
    text("after", { update: true }),
    { private: false, updated: true, messages: 1 },
  ],
  ["adds a public one", text("after"), { private: false, updated: false, messages: 2 }],
  [
    "adds a private one",
    text("after", { private: true, update: true }),
    { private: true, updated: false, messages: 2 },
  ],
])("a slow button %s", async (_, reply, expected) => {
  const { reader, openWhenDeferred } = await start(() => reply);
  const asker = reader();
  const first = await asker.command("slow", { text: "fast" });
  const pressed = asker.press(first.message?.id ?? "", pressId("slow"));
  await openWhenDeferred();
  await pressed;
  await vi.waitFor(() => expect(JSON.stringify(asker.messages())).toContain("after"), 30_000);
  const last = asker.messages().at(-1);
  expect(asker.messages()).toHaveLength(expected.messages);
  expect(((last?.flags ?? 0) & MessageFlags.Ephemeral) !== 0).toBe(expected.private);
  expect(last?.id === first.message?.id).toBe(expected.updated);
});

test.skipIf(BY_ENDPOINT)(
  "in a burst the first reply leaves before the last question is worked out",
  async () => {
    const burst = 30;
    let worked = 0;
    const run = async () => {
      const until = performance.now() + 5;
      while (performance.now() < until);
      worked += 1;
      return text("done");
    };
    const { reader, proxy } = await startRunningBot({
      commands: [command("work", { run })],
      app: await emptyApp(),
    });
    const workedBeforeFirst = new Promise<number>((resolve) => {
      proxy.intercept(() => {
        resolve(worked);
        return undefined;
      });
    });
    await Promise.all(Array.from({ length: burst }, () => reader().command("work")));
    expect(await workedBeforeFirst).toBeLessThan(burst / 2);
  },
);

test.skipIf(BY_ENDPOINT)(
  "a deferral that Discord took, but whose receipt was lost, is edited",
  async () => {
    const { reader, openWhenDeferred, proxy, local, logs, bot } = await start(() =>
      text("at last"),
    );
    proxy.intercept(async ({ path, body }) => {
      if (!path.includes("/callback")) return undefined;
      // Taken, but the bot hears of a second attempt only.
      const callback = `${local.api}/v10${path}`;
      await fetch(callback, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      const code = { code: 40_060, message: "Interaction has already been acknowledged." };
      return Response.json(code, { status: 400 });
    });
    const answered = reader().command("slow");
    await openWhenDeferred();
    const view = await answered;
    expect(view).toMatchObject({ error: null, deferred: true });
    expect(shown(view)).toContain("at last");
    await bot.stop();
    expect(logs.filter(({ level }) => Number(level) > 30)).toEqual([]);
  },
);
