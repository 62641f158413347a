import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { latest } from "../../commands/latest.ts";
import type { App } from "../../src/command.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { replyFaults } from "../support/faults.ts";
import { FIRE, OTHERS } from "../support/mill-fire.ts";
import { press } from "../support/press.ts";
import { labelsOf, textOf } from "../support/read-reply.ts";
import { appOver, reader } from "../support/seed-app.ts";

beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"], now: new Date("2024-03-08") }));
afterAll(() => void vi.useRealTimers());

let app: App;
beforeAll(async () => {
  app = await appOver([...FIRE, ...OTHERS.slice(0, 10)]);
});

async function shown(topic?: string, over = app, locale = "en-US"): Promise<Reply> {
  const options = topic === undefined ? {} : { topic };
  return latest.run({ ...reader, locale, options }, over);
}

describe("/latest", () => {
  test("shows each story once, newest first, by the lead of its newest article", async () => {
    const pages = [await shown()];
    while (!labelsOf(pages.at(-1)!).includes("Page 3 of 3")) {
      pages.push(await press(pages.at(-1)!, "▶", app, { asker: reader.userId }));
    }
    expect(pages.flatMap(replyFaults)).toEqual([]);
    const text = pages.map(textOf).join("\n");
    expect(text).toMatch(/^## Latest stories\n-# 11 stories, newest first\./);
    const dates = [...text.matchAll(/ · (\d+) March 2024(?: · |$)/gm)].map(([, day]) =>
      Number(day),
    );
    expect(dates).toEqual([10, 9, 8, 7, 7, 6, 5, 4, 3, 2, 1]);
    expect(text.match(/Kolm/g)).toHaveLength(2);
    expect(text).toContain(
      [
        "**Gazette** · 7 March 2024 · yesterday",
        "> The toll of the Kolm mill fire rose to eleven workers as mayor Ada Brenn visited the ruined paper mill.",
        "-# Toll of Kolm mill fire rises",
        "-# Also reported by The Courier, The Post and Herald · 4 articles",
      ].join("\n"),
    );
  });

  test("on a topic shows its stories only, and opens them", async () => {
    const reply = await shown("Kolm mill");
    expect(textOf(reply)).toMatch(/^### Kolm mill\n-# 1 story, newest first\.\n\*\*Gazette\*\*/);
    expect(textOf(await press(reply, "Story", app))).toContain("4 articles from 4 outlets");
  });

  test("opens the article of a story that only one article reports", async () => {
    const article = await press(await shown(), "Read", app);
    expect(article.private).toBe(true);
    expect(textOf(article)).toContain("council of");
  });

  test("says plainly that there is nothing, and what cannot be searched for", async () => {
    expect(textOf(await shown("Zimbabwe"))).toContain("**No article is about that.**");
    expect(textOf(await shown("the of"))).toMatch(/has no word to search for/);
    expect(textOf(await shown(undefined, await appOver([])))).toContain(
      "No article is about that.",
    );
  });

  test("on a topic that no article has whole says so above the nearest", async () => {
    const reply = await shown("Kolm zeppelin");
    expect(textOf(reply)).toMatch(
      /^### Kolm zeppelin\n\*\*No article is about that\.\*\*\n-# Closest, but not an answer\n-# 1 story/,
    );
    expect(replyFaults(reply)).toEqual([]);
    expect(textOf(await shown("toll of the Kolm mill fire yesterday"))).not.toContain("No article");
  });

  test("speaks the reader's language around the quotes", async () => {
    expect(textOf(await shown(undefined, app, "de"))).toContain(
      "## Neueste Ereignisse\n-# 11 Ereignisse, das neueste zuerst.",
    );
  });
});
