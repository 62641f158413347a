import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { articles } from "../../commands/articles.ts";
import { createArchive } from "../../src/answer/archive.ts";
import { replyFaults } from "../support/faults.ts";
import { articleOf } from "../support/passages.ts";
import { buttonOf, labelsOf, textOf } from "../support/read-reply.ts";
import { appOver, reader } from "../support/seed-app.ts";
import { press } from "../support/press.ts";

beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-27") }));
afterAll(() => void vi.useRealTimers());

const request = { ...reader, options: {} };

test("the list is newest first, undated last, each with outlet and date", async () => {
  const text = textOf(await articles.run(request, await appOver()));
  expect(text.split("\n")).toEqual([
    "## Articles (5)",
    "**Russia Interested In Peace, Stability In South Caucasus - Lavrov**",
    "UrduPoint · 25 July 2023 · 3 years ago",
    "**Russia to do its utmost for Baku-Yerevan talks to yield results — Lavrov**",
    "TASS · 19 May 2023 (year inferred) · 3 years ago",
    "**Russia affirms readiness to facilitate peace talks between Azerbaijan, Armenia**",
    "The Cradle · 28 February 2023 · 3 years ago",
    "**Foreign Ministers of Russia, Armenia Discuss Conflict Settlement in Karabakh**",
    "Sputnik · 5 September 2022 (from the address, not the text) · 4 years ago",
    "**Moscow says it is ready to work for the normalization of relations between Armenia and Azerbaijan**",
    "Tel Aviv Tribune · date unknown, September 2023 or later",
  ]);
});

test("each article opens in private", async () => {
  const app = await appOver();
  const reply = await press(await articles.run(request, app), "Read", app);
  expect(reply.private).toBe(true);
  expect(textOf(reply)).toContain("## Russia Interested In Peace");
});

test("a hundred articles are paged, by their asker in place", async () => {
  const many = Array.from({ length: 100 }, (_, at) =>
    articleOf(["Text."], { slug: `a-${at}`, title: `Title ${at}` }),
  );
  const app = await appOver(many);
  let reply = await articles.run(request, app);
  const seen: string[] = [];
  for (let page = 1; page <= 20; page += 1) {
    expect(replyFaults(reply)).toEqual([]);
    expect(labelsOf(reply)).toContain(`Page ${page} of 20`);
    seen.push(...(textOf(reply).match(/Title \d+/g) ?? []));
    if (page < 20) reply = await press(reply, "▶", app, { asker: reader.userId });
  }
  expect(buttonOf(reply, "▶").disabled).toBe(true);
  expect(new Set(seen).size).toBe(100);
});

test("a page that is gone since shows the last there is", async () => {
  const many = Array.from({ length: 12 }, (_, at) => articleOf(["Text."], { slug: `a-${at}` }));
  const before = await appOver(many);
  const second = await press(await articles.run(request, before), "▶", before);
  const after = { ...before, archive: await createArchive(many.slice(0, 7)) };
  const reply = await press(second, "▶", after);
  expect(labelsOf(reply)).toContain("Page 2 of 2");
});
