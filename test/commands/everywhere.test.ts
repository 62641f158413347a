import { describe, expect, test } from "vitest";
import { appOver } from "../support/seed-app.ts";
import { isPrivate, messageText, pressAll, pressLabel, startWith } from "../support/running.ts";

const PLACES = ["guild", "thread", "dm", "group", "foreign-guild"] as const;
const FIND = "Find in articles";
const SHARE = "Share in channel";
const QUESTION = "Who claims to have crushed the Armenian forces?";

const app = await appOver();

describe.each(PLACES)("in a %s", (context) => {
  /** There Discord lets no app that a member brought speak for everyone. */
  const hushed = context === "foreign-guild";

  test("every command answers, and every button that it leads to", async () => {
    const { reader } = await startWith(app);
    const asker = reader({ context });
    for (const [name, options] of [
      ["ask", { question: QUESTION }],
      ["compare", { topic: "Karabakh ceasefire" }],
      ["timeline", { topic: "Karabakh conflict" }],
      ["story", { topic: "The Cradle" }],
      ["latest", {}],
      ["source", { article: "The Cradle" }],
      ["articles", {}],
      ["about", {}],
    ] as const) {
      const { message, error } = await asker.command(name, options);
      expect({ name, error, private: isPrivate(message) }).toEqual({
        name,
        error: null,
        private: hushed,
      });
      if (message) await pressAll(asker, message);
    }
  });

  test("a message is looked up in private; its answer works and is shared after a restart", async () => {
    const { reader, restart } = await startWith(app);
    const [asker, author] = [reader({ context }), reader({ context })];
    const target = context === "dm" ? asker.say(QUESTION) : author.say(QUESTION);
    const { message, error } = await asker.messageCommand(FIND, target.id);
    expect({ error, private: isPrivate(message) }).toEqual({ error: null, private: true });
    expect(messageText(message)).toContain("“crushed” the Armenian forces");
    await restart();
    const second = await pressLabel(asker, message, "▶");
    expect(second).toMatchObject({ updated: true, error: null });
    const shared = await pressLabel(asker, second.message, SHARE);
    expect(isPrivate(shared.message)).toBe(hushed);
    if (hushed) {
      expect(messageText(shared.message)).toMatch(/can’t post here/);
      return;
    }
    expect(messageText(shared.message)).toBe(
      `-# Shared by <@${asker.id}>\n${messageText(second.message)}`,
    );
    expect(shared.message?.mentions).toEqual([]);
    if (!shared.message) return;
    // A restart is the same everywhere.
    const before = context === "guild" ? restart : undefined;
    expect(await pressAll(asker, shared.message, before)).toBeGreaterThan(10);
  });
});

test("follow-ups are not what a user-installed app answers by: more than five presses work", async () => {
  const { reader } = await startWith(app);
  const asker = reader({ context: "foreign-guild" });
  const { message } = await asker.command("ask", { question: QUESTION });
  for (let time = 0; time < 7; time += 1) {
    const full = await pressLabel(asker, message, "Full article");
    expect(full).toMatchObject({ error: null, updated: false });
  }
});

test("what was shared is paged by who shared it; anyone else gets a copy", async () => {
  const { reader } = await startWith(app);
  const [sharer, other] = [reader(), reader()];
  const { message } = await sharer.command("ask", { question: QUESTION, private: true });
  const shared = await pressLabel(sharer, message, SHARE);
  expect(other.messages().map(({ id }) => id)).toContain(shared.message?.id);
  const copy = await pressLabel(other, shared.message, "▶");
  expect({ updated: copy.updated, private: isPrivate(copy.message) }).toEqual({
    updated: false,
    private: true,
  });
  expect((await pressLabel(sharer, shared.message, "▶")).updated).toBe(true);
});

test("an answer can be looked up like any message; one without text gets one private sentence", async () => {
  const { reader, logs } = await startWith(app);
  const asker = reader();
  const { message } = await asker.command("ask", { question: QUESTION });
  const found = await asker.messageCommand(FIND, message?.id ?? "");
  expect(messageText(found.message)).toContain("“crushed” the Armenian forces");
  const none = await asker.messageCommand(FIND, asker.say("👍").id);
  expect(messageText(none.message)).toBe("That message has no text to search for.");
  expect(isPrivate(none.message)).toBe(true);
  const names = logs.map(({ interaction }) => interaction);
  expect(names).toContain(FIND);
});

test("what a message says is not logged", async () => {
  const { reader, logs } = await startWith(app);
  const asker = reader();
  await asker.messageCommand(FIND, asker.say("zebra peacekeepers").id);
  const ours = logs.filter(({ level }) => Number(level) > 10);
  expect(JSON.stringify(ours)).not.toContain("zebra");
});
