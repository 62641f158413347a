import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { articles } from "../../commands/articles.ts";
import type { App } from "../../src/command.ts";
import { createArchive } from "../../src/answer/archive.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { replyFaults } from "../support/faults.ts";
import { FIRE, OTHERS } from "../support/mill-fire.ts";
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
    "-# Newest article: 25 July 2023 · 3 years ago.",
    "**Russia Interested In Peace, Stability In South Caucasus - Lavrov**",
    "UrduPoint · 25 July 2023 · 3 years ago",
    "**Russia to do its utmost for Baku-Yerevan talks to yield results — Lavrov**",
    "TASS · 19 May 2023 (year inferred) · 3 years ago",
    "**Russia affirms readiness to facilitate peace talks between Azerbaijan, Armenia**",
    "The Cradle · 28 February 2023 · 3 years ago",
    "**Foreign Ministers of Russia, Armenia Discuss Conflict Settlement in Karabakh**",
    "Sputnik · 5 September 2022 (from the web address) · 4 years ago",
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

const dated = (day: string, title: string, source: string) =>
  articleOf(["Text."], {
    slug: `${day}-${title.toLowerCase().replaceAll(" ", "-")}`,
    title,
    source,
    date: { value: day, status: "stated", evidence: null, notBefore: null, notAfter: null },
  });

test("a page that is gone since shows the last there is", async () => {
  const many = Array.from({ length: 12 }, (_, at) =>
    dated(`2023-05-${30 - at}`, `Title ${at}`, "Kolm News"),
  );
  const before = await appOver(many);
  const second = await press(await articles.run(request, before), "▶", before);
  const after = { ...before, archive: await createArchive(many.slice(0, 7)) };
  const reply = await press(second, "▶", after);
  expect(labelsOf(reply)).toContain("Page 2 of 2");
});

async function listed(options: Record<string, string>, app: App): Promise<Reply> {
  const reply = await articles.run({ ...reader, options }, app);
  expect(replyFaults(reply)).toEqual([]);
  return reply;
}

const KOLM = [
  dated("2023-05-02", "Tsunami warning lifted", "Kolm News"),
  dated("2023-05-01", "Tsunamis explained", "Orsk Post"),
  dated("2022-03-01", "Harbour opens", "Kolm News"),
];

test.each([
  [{ words: "tsunami" }, ["Tsunami warning lifted", "Tsunamis explained"]],
  [{ source: "kolm" }, ["Tsunami warning lifted", "Harbour opens"]],
  [{ month: "May 2023" }, ["Tsunami warning lifted", "Tsunamis explained"]],
  [{ words: "tsunami", source: "orsk", month: "2023" }, ["Tsunamis explained"]],
])("the list is filtered by %j", async (options, titles) => {
  const reply = await listed(options, await appOver(KOLM));
  expect(textOf(reply).match(/(?<=^\*\*)(?:Tsunami|Harbour)[^*]*/gm)).toEqual(titles);
});

test("a filter that leaves nothing says so, and an outlet that there is not is named", async () => {
  const app = await appOver(KOLM);
  expect(textOf(await listed({ words: "zzyzx" }, app))).toMatch(/^No article matches that/);
  expect(textOf(await listed({ source: "tsas" }, app))).toMatch(/^No outlet is called “tsas”/);
});

test("five hundred articles: a month is a choice away, and the filter stays", async () => {
  const many = Array.from({ length: 500 }, (_, at) => {
    const month = String(1 + (at % 12)).padStart(2, "0");
    return dated(`2022-${month}-01`, `Report ${at}`, at % 2 === 0 ? "Kolm News" : "Orsk Post");
  });
  const app = await appOver(many);
  const first = await listed({ source: "Kolm News" }, app);
  const march = labelsOf(first).find((label) => label.startsWith("March 2022 · ")) ?? "";
  const there = await press(first, march, app, { asker: reader.userId });
  expect(there.update).toBe(true);
  expect(textOf(there)).toContain("1 March 2022");
  expect(textOf(there)).not.toContain("Orsk Post");
  expect(replyFaults(there)).toEqual([]);
});

test("lists each story once on request, on every page, and opens it", async () => {
  const over = await appOver([...FIRE, ...OTHERS]);
  const first = await articles.run({ ...request, options: { stories: true } }, over);
  expect(textOf(first)).toMatch(/^## Latest stories$/m);
  const pages = [first];
  while (labelsOf(pages.at(-1)!).includes("▶") && !buttonOf(pages.at(-1)!, "▶").disabled) {
    pages.push(await press(pages.at(-1)!, "▶", over, { asker: reader.userId }));
  }
  expect(pages.flatMap(replyFaults)).toEqual([]);
  expect(pages).toHaveLength(Math.ceil((OTHERS.length + 1) / 5));
  const text = pages.map(textOf).join("\n");
  expect(text.match(/Kolm/g)).toHaveLength(1);
  expect(text).toContain("-# Also reported by The Courier, The Post and Herald · 4 articles");
  const withFire = pages.find((page) => textOf(page).includes("Kolm"))!;
  expect(textOf(await press(withFire, "Story", over))).toContain("4 articles from 4 outlets");
});
