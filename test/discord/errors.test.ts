import { MessageFlags } from "discord.js";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Command } from "../../src/command.ts";
import { UnreachableError } from "../../src/index/remote/unreachable.ts";
import type { ClientView } from "../../src/playground/local-discord.ts";
import { BY_ENDPOINT, startRunningBot, type RunningBotOptions } from "../support/running-bot.ts";
import { command, emptyApp, gate, offers, pressId, says, text } from "../support/test-commands.ts";

async function start(commands: Command[], options: Partial<RunningBotOptions> = {}) {
  const running = await startRunningBot({ commands, app: await emptyApp(), ...options });
  onTestFinished(() => {
    expect(running.faults()).toEqual([]);
  });
  return running;
}

const broken = async () => {
  throw new TypeError("the index is gone");
};

const timedOut = async () => {
  throw new DOMException("The operation was aborted due to timeout", "TimeoutError");
};

const outOfReach = async () => {
  throw new UnreachableError("The search engine gave no answer.");
};

/** The one private sentence that the asker reads. */
function sentence({ message }: ClientView): string {
  expect((message?.flags ?? 0) & MessageFlags.Ephemeral).not.toBe(0);
  expect(message?.components).toHaveLength(1);
  const [display] = message?.components ?? [];
  return display && "content" in display ? display.content : expect.fail("no text");
}

describe("an error in a command", () => {
  test("gives the asker a code that the log holds with the stack", async () => {
    const { reader, logs } = await start([command("ask", { run: broken })]);
    const said = sentence(await reader().command("ask"));
    const [, id] = /this code: ([0-9a-f]{6})$/.exec(said) ?? [];
    expect(said).not.toContain("the index is gone");
    const logged = logs.find((line) => line["errorId"] === id);
    expect(logged).toMatchObject({
      level: 50,
      interaction: "/ask",
      err: { type: "TypeError", message: "the index is gone" },
    });
    expect(JSON.stringify(logged)).toContain("errors.test.ts");
  });

  test("that is a DOMException, as a timeout is, reaches the asker and the log", async () => {
    const { reader, logs } = await start([command("ask", { run: timedOut })]);
    const said = sentence(await reader().command("ask", { text: "a question" }));
    const [, id] = /this code: ([0-9a-f]{6})$/.exec(said) ?? [];
    expect(logs.find((line) => line["errorId"] === id)).toMatchObject({
      err: { type: "TimeoutError", code: 23, message: expect.stringContaining("timeout") },
    });
  });

  test("that is the search engine's is not said of the articles, and has no code", async () => {
    const { reader, logs } = await start([command("ask", { run: outOfReach })]);
    const said = sentence(await reader().command("ask", { text: "a question" }));
    expect(said).toMatch(/^The archive can’t be reached right now/);
    expect(logs.find(({ err }) => err !== undefined)).toMatchObject({ level: 50 });
  });

  test("behind a button is shown to the presser alone, and the message stays", async () => {
    const run = offers("for all", pressId("ask"));
    const { reader } = await start([command("ask", { run, buttons: { press: broken } })]);
    const asker = reader();
    const first = await asker.command("ask");
    const second = await asker.press(first.message?.id ?? "", pressId("ask"));
    expect(sentence(second)).toMatch(/^Something went wrong/);
    expect(JSON.stringify(asker.messages()[0])).toContain("for all");
  });

  test("during autocomplete leaves an empty list", async () => {
    const run = says("x");
    const { reader, logs } = await start([command("ask", { run, autocomplete: broken })]);
    const view = await reader().autocomplete("ask", { text: "mosc" });
    expect(view).toMatchObject({ error: null, choices: [] });
    expect(logs).toContainEqual(expect.objectContaining({ interaction: "/ask autocomplete" }));
  });

  test("does not stop the next question", async () => {
    const good = command("good", { run: says("fine") });
    const { reader } = await start([command("bad", { run: broken }), good]);
    const asker = reader();
    sentence(await asker.command("bad"));
    const next = await asker.command("good");
    expect(JSON.stringify(next.message)).toContain("fine");
  });

  // To an endpoint it does not say so: the asker reads that the app did not respond.
  test.skipIf(BY_ENDPOINT)(
    "that only Discord finds, by refusing the reply, reaches the asker too",
    async () => {
      const tooLong = says("x".repeat(4001));
      const running = await startRunningBot({
        commands: [command("ask", { run: tooLong })],
        app: await emptyApp(),
      });
      expect(sentence(await running.reader().command("ask"))).toMatch(/^Something went wrong/);
      expect(running.local.refused).toMatchObject([{ status: 400 }]);
    },
  );
});

describe("one private sentence answers", () => {
  const run = offers("old", pressId("ask"));

  test("a command that is gone", async () => {
    const { reader, restart, proxy } = await start([command("ask", { run })]);
    proxy.intercept(({ method, path }) =>
      method !== "POST" && path.includes("/commands") ? Response.json([]) : undefined,
    );
    await restart({ commands: [] });
    expect(sentence(await reader().command("ask"))).toMatch(/no longer part of Dateline/);
  });

  test.each([
    ["of a command that is gone", pressId("gone")],
    ["that is gone", "ask:gone"],
    ["with a name from every object's prototype", "ask:constructor"],
    ["of another bot's making", "{}"],
    ["without a name", ":"],
  ])("a button %s", async (_, id) => {
    const { reader } = await start([
      command("ask", {
        run: offers("old", id),
        buttons: { press: says("x") },
      }),
    ]);
    const asker = reader();
    const { message } = await asker.command("ask");
    expect(sentence(await asker.press(message?.id ?? "", id))).toMatch(/another version/);
  });
});

describe.skipIf(BY_ENDPOINT)(
  "a reply that comes too late is logged and nothing more is sent",
  () => {
    test.each([
      ["the interaction is unknown", 404, 10_062],
      ["another process has answered", 400, 40_060],
      ["the token has expired", 401, 50_027],
    ])("when %s", async (_, status, code) => {
      const { reader, logs, proxy, local } = await start([
        command("ask", { run: says("late") }),
        command("next", { run: says("still here") }),
      ]);
      proxy.intercept(({ path }) =>
        path.includes("/callback")
          ? Response.json({ code, message: "late" }, { status })
          : undefined,
      );
      const answered = reader().command("ask");
      const outcome = expect.objectContaining({ outcome: `too late (${code})` });
      await vi.waitFor(() => expect(logs).toContainEqual(outcome), 30_000);
      local.advance(4000);
      expect(await answered).toMatchObject({ error: "The application did not respond" });
      expect(proxy.requests.filter(({ path }) => path.includes("/interactions/"))).toHaveLength(1);
      expect(logs.filter(({ level }) => Number(level) > 30)).toEqual([]);
      proxy.intercept(() => undefined);
      expect((await reader().command("next")).error).toBeNull();
    });
  },
);

describe("the text that readers type", () => {
  const question = "who met whom in Moscow";
  const run = async () => {
    throw new Error(`cannot parse "${question}"`);
  };

  test("stays out of the log, and out of logged errors", async () => {
    const { reader, logs, bot } = await start([command("ask", { run })]);
    await reader().command("ask", { text: question });
    await bot.stop();
    expect(JSON.stringify(logs)).toContain("cannot parse");
    expect(JSON.stringify(logs)).not.toContain(question);
  });

  test("is logged where the operator asked for it", async () => {
    const { reader, logs, bot } = await start([command("ask", { run })], { logQuestions: true });
    await reader().command("ask", { text: question });
    await bot.stop();
    expect(logs).toContainEqual(expect.objectContaining({ texts: [question] }));
  });
});

test.skipIf(BY_ENDPOINT)(
  "a bot that stops answers the questions in flight and tells new askers that it restarts",
  async () => {
    const { opened, open } = gate();
    const run = async ({ options }: { options: { text?: unknown } }) => {
      if (options.text === "slow") await opened;
      return text("answered");
    };
    const { reader, bot } = await start([command("ask", { run })]);
    const slow = reader().command("ask", { text: "slow" });
    await reader().command("ask");
    const stopped = bot.stop();
    expect(sentence(await reader().command("ask"))).toMatch(/restarting/);
    open();
    expect(JSON.stringify((await slow).message)).toContain("answered");
    await stopped;
  },
);
