import { expect, test } from "vitest";
import { newsArticles } from "../../bench/news.ts";
import { appOver } from "../support/seed-app.ts";
import { isPrivate, messageText, pressAll, pressLabel, startWith } from "../support/running.ts";

const FILTERED = { question: "peacekeepers -mandate", source: "tass", before: "2023" };

test("filters are offered while typing, given, shown and taken away, over restarts", async () => {
  const { reader, restart } = await startWith(await appOver());
  const asker = reader();
  const { choices } = await asker.autocomplete("ask", { question: "x", source: "cra" }, "source");
  expect(choices).toEqual([{ name: "The Cradle · 1 article", value: "The Cradle" }]);
  const { message, error } = await asker.command("ask", {
    question: "peacekeepers",
    source: String(choices?.[0]?.name),
    after: "February 2023",
  });
  expect(error).toBeNull();
  expect(messageText(message)).toMatch(
    /^### peacekeepers source:"The Cradle" after:2023-02\n> .*\n\*\*The Cradle\*\*/,
  );
  await restart();
  const less = await pressLabel(asker, message, "✕ The Cradle");
  expect(less).toMatchObject({ updated: true, error: null });
  expect(messageText(less.message)).toMatch(/^### peacekeepers after:2023-02\n/);
  await restart();
  const none = await pressLabel(asker, less.message, "✕ from February 2023");
  expect(messageText(none.message)).toMatch(/^### peacekeepers\n/);
});

test("every button of a filtered answer, of its neighbours and of a refusal, over restarts", async () => {
  const { reader, restart } = await startWith(await appOver());
  const asker = reader();
  for (const options of [FILTERED, { question: "how many people were killed source:tass" }]) {
    const { message } = await asker.command("ask", options);
    if (!message) throw new Error("no answer");
    expect(await pressAll(asker, message, restart)).toBeGreaterThan(8);
  }
});

test("neighbours are read in place, after a restart and after the token has expired", async () => {
  const { reader, restart, local } = await startWith(await appOver());
  const [asker, other] = [reader(), reader()];
  const { message } = await asker.command("ask", { question: "Lachin corridor", private: true });
  await restart();
  local.advance(16 * 60 * 1000);
  const context = await pressLabel(asker, message, "Read on");
  expect(context).toMatchObject({ updated: true, error: null });
  expect(messageText(context.message)).toContain("**Context, not the answer**");
  await restart();
  const back = await pressLabel(asker, context.message, "Back");
  expect(messageText(back.message)).toBe(messageText(message));
  const shown = await asker.command("ask", { question: "Lachin corridor" });
  const copy = await pressLabel(other, shown.message, "Read on");
  expect(copy.updated).toBe(false);
  expect(isPrivate(copy.message)).toBe(true);
});

test("of a hundred articles, suggestions, filters and every button stay within limits", async () => {
  const app = await appOver([...newsArticles(1200)]);
  await app.archive.warm();
  const { reader } = await startWith(app);
  const asker = reader();
  const outlets = await asker.autocomplete("ask", { question: "x", source: "" }, "source");
  expect(outlets.choices).toHaveLength(25);
  const { choices } = await asker.autocomplete("ask", { question: "" });
  expect(choices?.length).toBeGreaterThanOrEqual(5);
  for (const choice of choices ?? []) {
    const { message, error } = await asker.command("ask", { question: String(choice.value) });
    expect({ error, says: messageText(message) }).toEqual({
      error: null,
      says: expect.not.stringContaining("don’t answer"),
    });
  }
  const { message } = await asker.command("ask", {
    question: `${choices?.at(-1)?.value} -zzyzx -"of the zzyzx" source:"${outlets.choices?.[3]?.value}" after:1995`,
  });
  expect(await pressAll(asker, message!)).toBeGreaterThan(5);
});
