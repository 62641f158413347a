import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ask } from "../../commands/ask.ts";
import { story } from "../../commands/story.ts";
import type { App } from "../../src/command.ts";
import { articleKey, type Article } from "../../src/articles/article.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { replyFaults } from "../support/faults.ts";
import { FIRE, OTHERS, report } from "../support/mill-fire.ts";
import { press } from "../support/press.ts";
import { buttonOf, labelsOf, textOf } from "../support/read-reply.ts";
import { appOver, reader } from "../support/seed-app.ts";

beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"], now: new Date("2024-03-08") }));
afterAll(() => void vi.useRealTimers());

let app: App;
beforeAll(async () => {
  app = await appOver([...FIRE, ...OTHERS]);
});

async function told(topic: string, over = app, locale = "en-US"): Promise<Reply> {
  return story.run({ ...reader, locale, options: { topic } }, over);
}

async function offered(value: string, over = app) {
  return story.autocomplete!({ ...reader, options: {}, focused: { name: "topic", value } }, over);
}

/** Eight reports that are no copies of each other. */
const MANY: readonly Article[] = Array.from({ length: 8 }, (_, at) =>
  report(
    `mill-${at}`,
    [
      `Reporter ${"abcdefgh"[at]}${at}: the fire in the Kolm paper mill killed ${at + 9} workers, Ada Brenn said.`,
      `Witness ${at * 7} saw the Kolm mill's roof fall; ${"qrstuvwx"[at]}orsk helped on the ${at + 1}th hour of flames.`,
    ],
    {
      title: `Kolm paper mill fire, part ${at}`,
      source: `Outlet ${at}`,
      date: `2024-03-0${at + 1}`,
    },
  ),
);

describe("/story", () => {
  test("gives each report's outlet, day and lead, word for word, oldest first", async () => {
    expect(textOf(await told("Toll of Kolm mill fire rises")).split("\n")).toEqual([
      "## Toll of Kolm mill fire rises",
      "-# 4 articles from 4 outlets, oldest first.",
      "**The Courier** · 5 March 2024 · 3 days ago",
      "> A fire destroyed the Kolm paper mill on Monday night and killed nine workers, the mayor Ada Brenn said.",
      "-# Fire destroys Kolm paper mill",
      "-# Nearly the same in The Post.",
      "**Herald** · 6 March 2024 · 2 days ago",
      "> Nine workers died when the paper mill in Kolm burned down, mayor Ada Brenn told reporters in Orsk.",
      "-# Nine dead in Kolm mill",
      "**Gazette** · 7 March 2024 · yesterday",
      "> The toll of the Kolm mill fire rose to eleven workers as mayor Ada Brenn visited the ruined paper mill.",
      "-# Toll of Kolm mill fire rises",
    ]);
  });

  test("links each report's page, and opens every article, copies too", async () => {
    const reply = await told("Toll of Kolm mill fire rises");
    expect(buttonOf(reply, "Original")).toMatchObject({ url: "https://courier.example/mill" });
    const copy = await press(reply, "Nine dead in mill · The Post · 5 March 2024", app);
    expect(copy.private).toBe(true);
    expect(textOf(copy)).toContain("Read by the Post.");
  });

  test("marks updates and corrections", async () => {
    const texts = FIRE[0]!.paragraphs.map(({ text }) => text);
    const over = await appOver([
      ...FIRE,
      ...OTHERS,
      report("mill-e", [...texts, "A tenth is missing."], { date: "2024-03-06", title: "More" }),
      report("mill-f", ["Correction: The Kolm mill made boards.", ...texts], { source: "Wire" }),
    ]);
    const text = textOf(await told("Toll of Kolm mill fire rises", over));
    expect(text).toContain("**Update**\n**The Courier** · 6 March 2024");
    expect(text).toContain("**Correction**\n**Wire** · 5 March 2024");
  });

  test("finds a story by what happened", async () => {
    expect(textOf(await told("workers killed when the Kolm mill burned"))).toContain("4 articles");
  });

  test("offers the nearest where no article reports the topic", async () => {
    const reply = await told("Kolm zeppelin");
    expect(textOf(reply)).toContain("**No article reports that.**");
    expect(textOf(reply)).toContain("Closest, but not an answer");
    const opened = await press(reply, labelsOf(reply)[0]!, app);
    expect(textOf(opened)).toContain("4 articles");
  });

  test("offers stories by their headlines while one is typed; what it offers is understood", async () => {
    const [choice, ...others] = await offered("kolm mill");
    expect(others).toEqual([]);
    expect(choice?.name).toMatch(/^(?:Toll of|Nine dead in) Kolm.* · 4 articles · \d March 2024$/);
    const expected = textOf(await told(choice!.value));
    expect(expected).toContain("4 articles from 4 outlets");
    expect(textOf(await told(choice!.name))).toBe(expected);
    expect((await offered(""))[0]?.value).toBe(choice!.value);
  });

  test("that several stories fit shows a menu of them", async () => {
    const reply = await told("The of");
    expect(reply.private).toBe(true);
    expect(textOf(reply)).toBe("Several stories match “The of”; choose one, or type more words.");
    const chosen = await press(reply, labelsOf(reply)[0]!, app);
    expect(chosen.private).toBe(true);
    expect(labelsOf(chosen)).toContain("Share in channel");
  });

  test("says plainly that no article reports something, and what cannot be searched for", async () => {
    expect(textOf(await told("Zimbabwe"))).toContain("**No article reports that.**");
    expect(textOf(await told(""))).toMatch(/^Type words from a headline/);
    expect(textOf(await told("?!"))).toMatch(/has no word to search for/);
  });

  test("is paged in place by its asker, and back to the very same card", async () => {
    const over = await appOver([...MANY, ...OTHERS]);
    const first = await told("Kolm paper mill fire, part 7", over);
    expect(textOf(first)).toContain("8 articles from 8 outlets");
    const second = await press(first, "▶", over, { asker: reader.userId });
    expect(second.update).toBe(true);
    expect([first, second].flatMap(replyFaults)).toEqual([]);
    const outlets = [first, second].flatMap((page) => textOf(page).match(/Outlet \d/g) ?? []);
    expect(outlets).toEqual(MANY.map(({ source }) => source));
    const back = await press(second, "◀", over, { asker: reader.userId });
    expect(back.components).toEqual(first.components);
  });

  test("keeps its buttons when reports join the story later and earlier", async () => {
    const first = await told(
      "Kolm paper mill fire, part 6",
      await appOver([...MANY.slice(1, 7), ...OTHERS]),
    );
    const second = await press(first, "▶", await appOver([...MANY, ...OTHERS]));
    expect(textOf(second)).toContain("8 articles from 8 outlets");
  });

  test("says so when its articles are gone", async () => {
    const request = { ...reader, state: [articleKey("mill-a")], components: [] };
    const reply = await story.buttons!["open"]!(
      { ...request, private: false, mayPost: true },
      await appOver([...OTHERS]),
    );
    expect(textOf(reply)).toBe("That article is no longer here.");
  });

  test("speaks the reader's language around the quotes", async () => {
    const text = textOf(await told("Toll of Kolm mill fire rises", app, "de"));
    expect(text).toContain("-# 4 Artikel aus 4 Medien, der älteste zuerst.");
    expect(text).toContain("> Nine workers died when the paper mill in Kolm burned down");
  });
});

async function answered(question: string, over = app): Promise<Reply> {
  return ask.run({ ...reader, options: { question } }, over);
}

describe("an answer", () => {
  test("says who else printed its paragraph and who else reports the event, and opens the story", async () => {
    const reply = await answered("who said the fire killed nine workers on Monday night");
    const text = textOf(reply);
    expect(text).toMatch(/^-# Nearly the same in The (?:Courier|Post)\.$/m);
    expect(text).toContain("-# Also reported by Herald and Gazette · 4 articles");
    const opened = await press(reply, "Story", app);
    expect(opened.private).toBe(true);
    expect(textOf(opened)).toContain("## Toll of Kolm mill fire rises");
  });

  test("names the speaker of a pronoun", async () => {
    const over = await appOver([
      report("envoy", [
        "Foreign Minister Ada Brenn said on Monday that the talks were hard.",
        "“The bridge will open to lorries in spring,” she said.",
      ]),
      ...OTHERS,
    ]);
    const text = textOf(await answered("when will the bridge open to lorries", over));
    expect(text).toContain("> **“The bridge will open to lorries in spring,” she said.**");
    expect(text).toContain("-# Speaker: Ada Brenn (paragraph 1)");
  });

  test("begins with the sentence before where it is not certain who speaks", async () => {
    const over = await appOver([
      report("envoy", [
        "Ada Brenn met Lena Harrit in Kolm. The two ministers spoke alone.",
        "“The bridge will open to lorries in spring,” she said.",
      ]),
      ...OTHERS,
    ]);
    const text = textOf(await answered("when will the bridge open to lorries", over));
    expect(text).toContain("> The two ministers spoke alone.\n> **“The bridge will open");
    expect(text).toContain("-# First line: the end of paragraph 1.");
  });
});

describe("of several stories that a word may mean", () => {
  const harbour = [
    report("h-new", ["The harbour cafe in Orsk opened on Monday.", "Tea is served there."], {
      title: "Harbour cafe opens",
      date: "2024-03-07",
    }),
    report(
      "h-fire",
      [
        "A ship burned in the harbour of Dorne.",
        "The harbour was cleared and the harbour master called for boats.",
        "The diver Lena Harrit swam through the harbour. The harbour will open again.",
      ],
      { title: "Ship burns in Dorne harbour", date: "2024-03-02" },
    ),
    report("h-medal", ["The council gave medals.", "One went to Lena Harrit, the diver."], {
      title: "Medals for six",
      date: "2024-03-06",
    }),
    ...OTHERS,
  ];

  test("the one that comes back to it most is offered first", async () => {
    const labels = labelsOf(await told("harbour", await appOver(harbour)));
    expect(labels[0]).toMatch(/^Ship burns in Dorne harbour/u);
    expect(labels[1]).toMatch(/^Harbour cafe opens/u);
  });

  test("one that only mentions it is offered too", async () => {
    const labels = labelsOf(await told("Lena Harrit", await appOver(harbour))).join("\n");
    expect(labels).toContain("Ship burns in Dorne harbour");
    expect(labels).toContain("Medals for six");
  });
});
