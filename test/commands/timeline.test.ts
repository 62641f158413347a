import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { App } from "../../src/command.ts";
import { timeline } from "../../commands/timeline.ts";
import type { Article } from "../../src/articles/article.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { replyFaults } from "../support/faults.ts";
import { articleOf } from "../support/passages.ts";
import { labelsOf, textOf } from "../support/read-reply.ts";
import { appOver, reader } from "../support/seed-app.ts";
import { press } from "../support/press.ts";

beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-27") }));
afterAll(() => void vi.useRealTimers());

const UNDATED: Article["date"] = {
  value: null,
  status: "unknown",
  evidence: null,
  notBefore: null,
  notAfter: null,
};

let app: App;
beforeAll(async () => {
  app = await appOver();
});

async function traced(topic: string, over = app): Promise<Reply> {
  return timeline.run({ ...reader, options: { topic } }, over);
}

/** Every page, by pressing ▶ to the end. */
async function allPages(first: Reply, over: App): Promise<Reply[]> {
  const pages = [first];
  const count = Number(/of (\d+)/.exec(labelsOf(first).join())?.[1] ?? 1);
  while (pages.length < count) {
    pages.push(await press(pages.at(-1)!, "▶", over, { asker: reader.userId }));
  }
  return pages;
}

describe("a timeline", () => {
  test("quotes each sentence with its date marked, outlet and article date, oldest first", async () => {
    const pages = await allPages(await traced("Nagorno-Karabakh conflict"), app);
    const text = pages.map(textOf).join("\n");
    expect(text).toContain(
      [
        "**27 September 2020**",
        "> The situation in the region escalated on **September 27, 2020**, and hostilities broke out.",
        "-# TASS · 19 May 2023 (year inferred) · 3 years ago",
      ].join("\n"),
    );
    expect(text).toContain(
      [
        "**31 August 2022 (year from the article’s date)**",
        "> On **31 August**, Baku and Yerevan agreed to continue negotiations at the level of foreign ministers to develop a peace treaty within the next month, as well as hold a meeting between the leaders of the two countries in November.",
        "-# Sputnik · 5 September 2022 (from the web address)",
      ].join("\n"),
    );
    const headings = text.match(/^\*\*.*(?:19|20)\d\d.*\*\*$/gm) ?? [];
    expect(headings.filter((heading) => !heading.includes("published"))).toHaveLength(11);
    expect(headings[0]).toBe("**February 1988**");
  });

  test("counts what is left out, and why", async () => {
    expect(textOf(await traced("Nagorno-Karabakh conflict"))).toContain(
      "-# Left out: 1 sentence with only a weekday or a vague time, such as “Tuesday” or “last year”.",
    );
  });

  test("opens each entry's article at its sentence", async () => {
    const reply = await traced("Nagorno-Karabakh conflict");
    const article = await press(reply, "Read", app);
    expect(article.private).toBe(true);
    expect(textOf(article)).toContain("Paragraph 7, as quoted\n> **Baku and Yerevan have disputed");
  });

  test("is paged in place by its asker, and back to the very same card", async () => {
    const first = await traced("Nagorno-Karabakh conflict");
    const second = await press(first, "▶", app, { asker: reader.userId });
    expect(second.update).toBe(true);
    const back = await press(second, "◀", app, { asker: reader.userId });
    expect(back.components).toEqual(first.components);
  });

  test("of a hundred articles is paged within Discord's limits, in order, and says what it looked at", async () => {
    const many = Array.from({ length: 100 }, (_, at): Article => {
      const day = `${1 + (at % 28)} ${at % 2 === 0 ? "March" : "April"} ${1990 + (at % 30)}`;
      return articleOf([`On ${day} the lighthouse keeper number ${at} wrote to the harbour.`], {
        slug: `keeper-${at}`,
        source: `Outlet ${at}`,
        title: "Letters",
      });
    });
    const over = await appOver(many);
    const pages = await allPages(await traced("lighthouse keeper", over), over);
    expect(pages.flatMap(replyFaults)).toEqual([]);
    const years = pages
      .flatMap((page) => textOf(page).match(/^\*\*.*\*\*$/gm) ?? [])
      .filter((heading) => !heading.includes("published"))
      .map((heading) => Number(/\d{4}/.exec(heading)?.[0]));
    expect(years).toHaveLength(100);
    expect(years).toEqual(years.toSorted((a, b) => a - b));
    expect(textOf(pages[0]!)).toContain("From the 100 best-matching passages.");
  });

  test("says plainly when the articles state no date about the topic, and when they have nothing", async () => {
    const undated = await appOver([
      articleOf(["The lighthouse fell on Tuesday."], { date: UNDATED }),
    ]);
    expect(
      textOf(await traced("lighthouse", undated))
        .split("\n")
        .slice(1, 3),
    ).toEqual([
      "**The articles give no dates for that.**",
      "-# Left out: 1 sentence with only a weekday or a vague time, such as “Tuesday” or “last year”.",
    ]);
    expect(textOf(await traced("Zimbabwe elections"))).toContain(
      "**The articles say nothing about that.**\n-# The articles never use “Zimbabwe” or “elections”.",
    );
  });

  test("is for everyone unless asked for in private", async () => {
    const options = { topic: "Nagorno-Karabakh conflict", private: true };
    expect((await timeline.run({ ...reader, options }, app)).private).toBe(true);
    expect((await traced("Nagorno-Karabakh conflict")).private).toBeUndefined();
  });
});

test("a topic that cannot be searched gets one private sentence", async () => {
  for (const [topic, sentence] of [
    [" ", "Type a topic, for example “Karabakh conflict”."],
    ["the of", "“the of” has no word to search for; name a person, place or thing."],
  ] as const) {
    const reply = await traced(topic);
    expect(textOf(reply)).toBe(sentence);
    expect(reply.private).toBe(true);
  }
});
