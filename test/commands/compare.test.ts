import { everyArticle } from "../../src/articles/store.ts";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ask } from "../../commands/ask.ts";
import type { App } from "../../src/command.ts";
import { compare } from "../../commands/compare.ts";
import { createArchive } from "../../src/answer/archive.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { replyFaults } from "../support/faults.ts";
import { articleOf } from "../support/passages.ts";
import { labelsOf, textOf } from "../support/read-reply.ts";
import { appOver, reader } from "../support/seed-app.ts";
import { press } from "../support/press.ts";

beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-27") }));
afterAll(() => void vi.useRealTimers());

let app: App;
beforeAll(async () => {
  app = await appOver();
});

async function compared(topic: string, over = app): Promise<Reply> {
  return compare.run({ ...reader, options: { topic } }, over);
}

async function answered(question: string): Promise<Reply> {
  return ask.run({ ...reader, options: { question } }, app);
}

/** The text of every page. */
async function wholeText(first: Reply, over: App): Promise<string> {
  const count = Number(/of (\d+)/.exec(labelsOf(first).join())?.[1] ?? 1);
  const pages = [first];
  while (pages.length < count) pages.push(await press(pages.at(-1)!, "▶", over));
  return pages.map(textOf).join("\n");
}

/** A hundred articles of forty outlets on one storm; each counts other victims on another day. */
async function manyOutlets(): Promise<App> {
  const articles = Array.from({ length: 100 }, (_, at) =>
    articleOf(
      [
        `The storm over the coast killed ${at + 10} people in May 2021, said station ${at + 1000} of the weather office.`,
        "Markets were calm.",
      ],
      { slug: `storm-${at}`, source: `Outlet ${at % 40}`, title: `Weather report ${at}` },
    ),
  );
  return appOver(articles);
}

describe("a comparison", () => {
  test("quotes one passage an outlet, with its date and how that is known", async () => {
    const text = await wholeText(await compared("Nagorno-Karabakh conflict"), app);
    expect(text).toContain("### Nagorno-Karabakh conflict");
    expect(text).toMatch(
      /^-# 5 outlets, best passage first\. Grouped because each passage or a heading above it has “Nagorno-Karabakh”/m,
    );
    expect(text).toContain("**UrduPoint** · 25 July 2023 · 3 years ago\n> ");
    expect(text).toContain("**TASS** · 19 May 2023 (year inferred) · 3 years ago\n> ");
    expect(text).toContain("**The Cradle** · 28 February 2023 · 3 years ago\n> ");
    expect(text).toContain(
      "**Sputnik** · 5 September 2022 (from the web address) · 4 years ago\n> ",
    );
    expect(text).toContain("**Tel Aviv Tribune** · date unknown, September 2023 or later\n> ");
  });

  test("sets numbers that differ side by side, with outlet and day", async () => {
    const over = await appOver([
      articleOf(["The storm killed over 6,500 people on both coasts."], {
        slug: "a",
        source: "Alpha",
      }),
      articleOf(["The six-week storm killed 7,000 people, officials said."], {
        slug: "b",
        source: "Beta",
      }),
    ]);
    const text = textOf(await compared("storm", over));
    expect(text.slice(text.indexOf("**Numbers")).split("\n")).toEqual([
      "**Numbers that differ**",
      expect.stringMatching(
        /^- “.*\*\*over 6,500 people\*\*.*” \(Alpha, 28 February 2023.*\) · “.*\*\*7,000 people\*\*.*” \(Beta, .*\)$/,
      ),
    ]);
  });

  test("quotes words beside nobody who did not print them", async () => {
    const texts = {
      Alpha: "Kestrel Mills buys Linden Stores in an $11 billion deal.",
      Beta: "The merger of Kestrel Mills and Linden Stores is an $11bn deal.",
      Gamma: "Kestrel Mills buys Linden Stores in an $11 billion deal. Both gained.",
      Delta: "Kestrel Mills pays $11.5 billion in a deal for Linden Stores.",
    };
    const articles = Object.entries(texts).map(([source, said]) =>
      articleOf([said], { slug: source.toLowerCase(), source, title: "Kestrel and Linden merge" }),
    );
    const text = textOf(await compared("Kestrel Linden deal", await appOver(articles)));
    const [, listed = ""] = text.split("**Numbers that differ**");
    const quotations = [...listed.matchAll(/“([^”]*)” \(([^)]*)\)/gu)];
    expect(quotations).not.toEqual([]);
    for (const [, words = "", outlets = ""] of quotations) {
      for (const [source, said] of Object.entries(texts)) {
        if (outlets.includes(source)) expect(said).toContain(words.replaceAll("**", ""));
      }
    }
    expect(listed).toContain("**$11bn deal** (Beta");
  });

  test("puts a passage under the outlet that printed it, and names those that changed it", async () => {
    const said =
      "The volcano on the northern island erupted on 6 October 2022 for the first time in memory, and the villages below it were cleared.";
    const over = await appOver([
      articleOf([said], { slug: "a", source: "Alpha" }),
      articleOf([said.replace(" in memory", "")], { slug: "b", source: "Beta" }),
    ]);
    const text = textOf(await compared("volcano", over));
    const [first, second] = text.includes("**Alpha** ·") ? ["Alpha", "Beta"] : ["Beta", "Alpha"];
    expect(text).toMatch(new RegExp(`\\*\\*${first}\\*\\* · .*\n> `, "u"));
    expect(text).not.toContain(`**${second}** ·`);
    expect(text).toContain(`Nearly the same in ${second} · 28 February 2023`);
  });

  test("says which words of the topic a passage lacks", async () => {
    const over = await appOver([
      articleOf(["The storm sank the ferry Aurora."], { slug: "a", source: "Alpha" }),
      articleOf(["Divers found the Aurora."], { slug: "b", source: "Beta" }),
      articleOf(["A storm came.", "Rain fell.", "The storm passed."], {
        slug: "c",
        source: "Gamma",
      }),
    ]);
    const text = textOf(await compared("Aurora storm", over));
    expect(text).toContain(
      "Grouped because each passage or a heading above it has “Aurora”, or a related form.",
    );
    expect(text).toContain("-# This passage does not mention “storm”.");
    expect(text).not.toContain("Gamma");
  });

  test("opens each outlet's article at the passage", async () => {
    const reply = await compared("Nagorno-Karabakh conflict");
    const outlets = textOf(reply).match(/^\*\*(.+?)\*\* · /gm) ?? [];
    const reads = labelsOf(reply).filter((label) => label.startsWith("Read "));
    expect(reads).toEqual(outlets.map((each) => `Read ${each.slice(2, -5)}`));
    for (const label of reads) {
      const article = await press(reply, label, app);
      expect(article.private).toBe(true);
      expect(textOf(article)).toMatch(/^-# Paragraph \d+, as quoted\n> /m);
    }
  });

  test("of one outlet says that there is no other", async () => {
    expect(textOf(await compared("Prague meeting"))).toContain(
      "-# Only The Cradle writes about that.",
    );
  });

  test("is paged in place by its asker, and copied for anyone else", async () => {
    const reply = await compared("Nagorno-Karabakh conflict");
    expect(await press(reply, "▶", app, { asker: reader.userId })).toMatchObject({ update: true });
    const copy = await press(reply, "▶", app, { asker: "100000000000000002" });
    expect(copy).toMatchObject({ private: true });
    expect(copy.update).toBeUndefined();
  });

  test("of forty outlets names each on one page, within Discord's limits", async () => {
    const over = await manyOutlets();
    let reply = await compared("storm", over);
    const outlets: string[] = [];
    for (;;) {
      expect(replyFaults(reply)).toEqual([]);
      outlets.push(...(textOf(reply).match(/^\*\*Outlet \d+\*\*/gm) ?? []));
      if (outlets.length >= 40) break;
      reply = await press(reply, "▶", over, { asker: reader.userId });
    }
    expect(new Set(outlets).size).toBe(40);
    expect(textOf(reply)).toContain("40 outlets, best passage first.");
  });

  test("says plainly when no outlet writes about the topic", async () => {
    expect(textOf(await compared("Zimbabwe elections")).split("\n")).toEqual([
      "### Zimbabwe elections",
      "**No outlet writes about that.**",
      "-# The articles never use “Zimbabwe” or “elections”.",
      "-# Searched 5 articles, dated 5 September 2022 to 25 July 2023, 1 of unknown date.",
    ]);
  });
});

describe("a topic that cannot be searched gets one private sentence", () => {
  test.each([
    ["", "Type a topic, for example “Karabakh ceasefire”."],
    ["who is the", "“who is the” has no word to search for; name a person, place or thing."],
    ["a".repeat(301), "That question has 301 characters; shorten it to 300 or fewer."],
  ])("%j", async (topic, sentence) => {
    const reply = await compared(topic);
    expect(textOf(reply)).toBe(sentence);
    expect(reply.private).toBe(true);
  });
});

describe("“Other outlets” on an answer", () => {
  test("shows what others write beside the quoted passage, which stands first, in private", async () => {
    const answer = await answered("Russian peacekeepers in Nagorno-Karabakh");
    const outlet = /\*\*(.+?)\*\* · /.exec(textOf(answer))?.[1] ?? "";
    const reply = await press(answer, "Other outlets", app);
    expect(reply.private).toBe(true);
    expect(textOf(reply)).toContain("### Russian peacekeepers in Nagorno-Karabakh");
    expect(/^\*\*(.+?)\*\* · /m.exec(textOf(reply))?.[1]).toBe(outlet);
    expect(textOf(reply)).toMatch(/^-# \d outlets, the quoted passage first/m);
  });

  test("follows the passage that is shown after paging", async () => {
    const first = await answered("Russian peacekeepers in Nagorno-Karabakh");
    const second = await press(first, "▶", app, { asker: reader.userId });
    const outlet = /\*\*(.+?)\*\* · /.exec(textOf(second))?.[1] ?? "";
    const reply = await press(second, "Other outlets", app);
    expect(/^\*\*(.+?)\*\* · /m.exec(textOf(reply))?.[1]).toBe(outlet);
  });

  test("looks for them outside the question's filters", async () => {
    const answer = await answered("Russian peacekeepers in the Lachin corridor source:TASS");
    const reply = await press(answer, "Other outlets", app);
    expect(textOf(reply)).toMatch(/^### Russian peacekeepers in the Lachin corridor$/m);
    expect(textOf(reply)).toMatch(/^\*\*TASS\*\* · /m);
    expect(labelsOf(reply).filter((label) => label.startsWith("Read ")).length).toBeGreaterThan(1);
  });

  test("says so where no other outlet writes about it", async () => {
    const crushed = await press(
      await answered("Who claims to have crushed the Armenian forces?"),
      "Other outlets",
      app,
    );
    expect(textOf(crushed)).toBe("No other outlet writes about that; only The Cradle does.");
    expect(crushed.private).toBe(true);
  });

  test("says so when the quoted article is gone since", async () => {
    const answer = await answered("Russian peacekeepers in Nagorno-Karabakh");
    const reply = await press(answer, "Other outlets", {
      ...app,
      archive: await createArchive([articleOf(["Text."])]),
    });
    expect(textOf(reply)).toBe("That article is no longer here.");
  });

  test("compares without the quoted passage when that reads otherwise now", async () => {
    const answer = await answered("Russian peacekeepers in the Lachin corridor");
    const changed = (await everyArticle(app.archive.articles)).map((article) => ({
      ...article,
      paragraphs: article.paragraphs.map((each) => ({ ...each, text: `New. ${each.text}` })),
    }));
    const reply = await press(answer, "Other outlets", await appOver(changed));
    expect(textOf(reply)).toMatch(/^-# \d outlets, best passage first\./m);
  });

  test("is not offered where the articles do not answer", async () => {
    const reply = await answered("What is the population of Zimbabwe in Azerbaijan?");
    expect(labelsOf(reply)).not.toContain("Other outlets");
  });
});
