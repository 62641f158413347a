import { everyArticle } from "../../src/articles/store.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../commands/ask.ts";
import type { App } from "../../src/command.ts";
import { source } from "../../commands/source.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { replyFaults } from "../support/faults.ts";
import { articleOf } from "../support/passages.ts";
import { buttonOf, labelsOf, textOf } from "../support/read-reply.ts";
import { appOver, reader } from "../support/seed-app.ts";
import { makeArticle } from "../support/make-article.ts";
import { readMarkdown } from "../support/markdown-reader.ts";
import { press } from "../support/press.ts";

const CRADLE = "Russia affirms readiness to facilitate peace talks between Azerbaijan, Armenia";
const SLUG =
  "2023-02-28-russia-affirms-readiness-to-facilitate-peace-talks-between-azerbaijan-armenia";
const CRADLE_URL =
  "https://thecradle.co/article-view/22037/russia-affirms-readiness-to-facilitate-peace-talks-between-azerbaijan-armenia";

const LEAD = "The harbour of Westmere opened again on Monday after a storm.";
const REST = "Seven boats left the harbour at noon, the mayor said.";

let app: App;
beforeAll(async () => {
  app = await appOver();
});

async function shown(article: string, given: Record<string, boolean> = {}): Promise<Reply> {
  return source.run({ ...reader, options: { article, ...given } }, app);
}

async function choices(value: string) {
  const request = { ...reader, options: { article: value }, focused: { name: "article", value } };
  return (await source.autocomplete?.(request, app)) ?? [];
}

/** Every page of an article, by pressing ▶ to the end. */
async function allPages(reply: Reply): Promise<Reply[]> {
  const pages = [reply];
  let last = reply;
  while (labelsOf(last).includes("▶") && !buttonOf(last, "▶").disabled) {
    last = await press(last, "▶", app, { asker: reader.userId });
    pages.push(last);
  }
  return pages;
}

describe("a whole article", () => {
  test("starts with its provenance", async () => {
    const text = textOf(await shown(CRADLE));
    expect(text).toContain(`## ${CRADLE}`);
    expect(text).toContain("-# Outlet · The Cradle · outlet known from another source");
    expect(text).toMatch(/-# Date · 28 February 2023 · .*February 28 2023/);
    expect(text).toContain("-# Author · News Desk");
    expect(text).toContain("-# Address · https\\://thecradle.co/article-view/22037/");
    expect(text).toMatch(/-# Added · \d+ \w+ \d{4}/);
  });

  test.each(["# x", "- x", "> x", "-# x", "1. x"])(
    "shows %j as text, though an unseen sign precedes it",
    async (line) => {
      const over = await appOver([
        makeArticle({ slug: "harbour", title: "Harbour", paragraphs: [`\u200B ${line}`] }),
      ]);
      const page = await source.run({ ...reader, options: { article: "Harbour" } }, over);
      const body = textOf(page).split("\n").at(-1) ?? "";
      expect(readMarkdown(body)).toEqual({ shown: line, live: [] });
    },
  );

  test("holds every paragraph word for word over its pages, which end", async () => {
    for (const article of await everyArticle(app.archive.articles)) {
      const pages = await allPages(await shown(article.slug));
      const text = pages.map((page) => `${textOf(page)}\n`).join("");
      for (const paragraph of article.paragraphs) expect(text).toContain(`\n${paragraph.text}\n`);
      expect(pages.flatMap(replyFaults)).toEqual([]);
    }
  });

  test("shows subheadings as such", async () => {
    const pages = await allPages(await shown("Moscow says it is ready to work"));
    expect(pages.map(textOf).join("\n")).toContain(
      "\n### Russia acts as mediator in the conflict between Armenia and Azerbaijan\n",
    );
  });

  test("shows the posts that it embeds as somebody else's, and no answer quotes them", async () => {
    const post = "The walrus of Westmere plays the tuba. — Jane (@jane)";
    const article = makeArticle({ slug: "harbour", title: "Harbour", paragraphs: [LEAD, REST] });
    const [first] = article.paragraphs;
    const over = await appOver([
      { ...article, paragraphs: [{ ...first!, embedded: [post] }, ...article.paragraphs.slice(1)] },
    ]);
    const page = await source.run({ ...reader, options: { article: "Harbour" } }, over);
    const shownPost =
      "-# Post by somebody else, embedded in the article\n> The walrus of Westmere plays the tuba.";
    expect(textOf(page)).toContain(`${LEAD}\n\n${shownPost}`);
    expect(replyFaults(page)).toEqual([]);
    const [file] = (await press(page, "Download text", over)).files ?? [];
    expect(file?.data).toContain(`${LEAD}\n\n> The walrus`);
    const question = "Who plays the tuba in Westmere?";
    const answer = await ask.run({ ...reader, options: { question } }, over);
    expect(textOf(answer)).not.toContain("walrus");
  });

  test("is for everyone unless asked for in private", async () => {
    expect((await shown(CRADLE)).private).toBeUndefined();
    expect((await shown(CRADLE, { private: true })).private).toBe(true);
  });

  test("is paged in place by its asker, and copied for anyone else", async () => {
    const first = await shown(CRADLE);
    expect(await press(first, "▶", app, { asker: reader.userId })).toMatchObject({ update: true });
    const copy = await press(first, "▶", app, { asker: "100000000000000002" });
    expect(copy).toMatchObject({ private: true });
    expect(copy.update).toBeUndefined();
  });

  test("comes as a Markdown file for the person who presses", async () => {
    const reply = await press(await shown(CRADLE), "Download text", app);
    expect(reply.private).toBe(true);
    expect(replyFaults(reply)).toEqual([]);
    const [file] = reply.files ?? [];
    expect(file?.name).toMatch(/^2023-02-28-[a-z-]+\.md$/);
    const article = (await everyArticle(app.archive.articles)).find(
      ({ title }) => title === CRADLE,
    );
    for (const { text } of article?.paragraphs ?? []) expect(file?.data).toContain(`\n${text}\n`);
    expect(file?.data).toContain("- Date · 28 February 2023");
  });
});

describe("the full article behind an answer", () => {
  test("opens in private on the page that holds the passage, which is marked", async () => {
    const options = { question: "When did Erdogan and Pashinyan meet in Prague?" };
    const answer = await ask.run({ ...reader, options }, app);
    const reply = await press(answer, "Full article", app);
    expect(reply.private).toBe(true);
    const text = textOf(reply);
    expect(text).toMatch(/-# Paragraph \d+, as quoted\n> .*\*\*.*Prague.*\*\*/);
    expect(labelsOf(reply)).toContain("Page 2 of 2");
    expect(replyFaults(reply)).toEqual([]);
  });

  test("keeps the mark when it is paged there and back", async () => {
    const options = { question: "When did Erdogan and Pashinyan meet in Prague?" };
    const reply = await press(await ask.run({ ...reader, options }, app), "Full article", app);
    const before = await press(reply, "◀", app, { private: true });
    expect(before.update).toBe(true);
    expect(textOf(before)).not.toContain("as quoted");
    const back = await press(before, "▶", app, { private: true });
    expect(back.components).toEqual(reply.components);
  });
});

describe("an article is found", () => {
  test.each([
    ["its title", CRADLE],
    ["its title in other letters", CRADLE.toUpperCase()],
    ["its address", CRADLE_URL],
    ["its address, typed loosely", CRADLE_URL.replace("https://", "www.") + "/?utm_source=x#top"],
    ["its slug", SLUG],
    ["its file's name", `${SLUG}.md`],
    ["words that only it has", "cradle"],
    ["begun words that only it has", "cradl affi"],
  ])("by %s", async (_, typed) => {
    expect(textOf(await shown(typed))).toContain(`## ${CRADLE}`);
  });

  test("by whatever autocomplete offers, name or value", async () => {
    for (const { name, value } of await choices("")) {
      const byName = await shown(name);
      expect(byName.private).toBeUndefined();
      expect(byName.components).toEqual((await shown(value)).components);
    }
  });

  test("or else one private sentence names the nearest titles", async () => {
    const reply = await shown("peace talks in Geneva");
    expect(reply.private).toBe(true);
    expect(textOf(reply)).toMatch(
      /^No article matches “peace talks in Geneva”; the closest are “Russia .*”\.$/,
    );
  });

  test.each([
    ["", "Type words from a title, or choose an article from the list."],
    ["zzyzx", "No article matches “zzyzx”; /articles lists them all."],
    [
      "https://evil.example/x",
      "No article matches “https\\://evil.example/x”; /articles lists them all.",
    ],
  ])("or else %j gets: %s", async (typed, sentence) => {
    expect(textOf(await shown(typed))).toBe(sentence);
  });
});

describe("of several articles that fit", () => {
  const titles = ["Tsunami warning lifted", "Tsunami in Orsk", "Tsunami drill in Kolm"];

  test("one is chosen from a menu, and opens for who chose it", async () => {
    const own = await appOver(
      titles.map((title, at) => articleOf([`Text ${at}.`], { slug: `a-${at}`, title })),
    );
    const reply = await source.run({ ...reader, options: { article: "tsunami" } }, own);
    expect(replyFaults(reply)).toEqual([]);
    expect(reply.private).toBe(true);
    expect(textOf(reply)).toMatch(/^Several articles match “tsunami”/);
    const drill = labelsOf(reply).find((label) => label.startsWith("Tsunami drill")) ?? "";
    expect(labelsOf(reply)).toHaveLength(3);
    expect(textOf(await press(reply, drill, own))).toContain("## Tsunami drill in Kolm");
  });

  test("the nearest can be chosen where none fits", async () => {
    const reply = await shown("peace talks in Geneva");
    const [nearest = ""] = labelsOf(reply);
    expect(textOf(await press(reply, nearest, app))).toMatch(/^## Russia/);
  });
});

describe("autocomplete", () => {
  test("offers everything, newest first, undated last, before anything is typed", async () => {
    const names = (await choices("")).map(({ name }) => name);
    expect(names).toHaveLength(5);
    expect(names[0]).toMatch(/^Russia Interested.* · UrduPoint · 25 July 2023$/);
    expect(names[4]).toMatch(/^Moscow says.* · Tel Aviv Tribune · date unknown$/);
  });

  test.each([
    ["tass", "TASS"],
    ["utmost", "TASS"],
    ["sput", "Sputnik"],
    ["karbakh", "Sputnik"],
    ["setlement conflct", "Sputnik"],
    ["may 2023", "TASS"],
    ["2022-09", "Sputnik"],
    ["september", "Sputnik"],
    ["aviv", "Tel Aviv Tribune"],
    ["lity", "UrduPoint"],
  ])("%j offers %s first", async (typed, outlet) => {
    expect((await choices(typed))[0]?.name).toContain(` · ${outlet} · `);
  });

  test("offers nothing for words that nothing fits", async () => {
    expect(await choices("zzyzx")).toEqual([]);
  });
});
