import { everyArticle } from "../../src/articles/store.ts";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { about } from "../../commands/about.ts";
import { articles } from "../../commands/articles.ts";
import { ask } from "../../commands/ask.ts";
import type { App } from "../../src/command.ts";
import { compare } from "../../commands/compare.ts";
import { latest } from "../../commands/latest.ts";
import { source } from "../../commands/source.ts";
import { story } from "../../commands/story.ts";
import { timeline } from "../../commands/timeline.ts";
import { type Article, type ArticleDate, articleKey } from "../../src/articles/article.ts";
import { messagesFor, TRANSLATIONS } from "../../src/reply/messages/messages.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { appOver, reader } from "../support/seed-app.ts";
import { press } from "../support/press.ts";
import { replyFaults } from "../support/faults.ts";
import { readMarkdown } from "../support/markdown-reader.ts";
import { articleOf } from "../support/passages.ts";
import { buttonOf, labelsOf, textOf } from "../support/read-reply.ts";

const ATTACK =
  "@everyone <@123456789012345678> # a **b** __c__ ||d|| `e` [f](https://evil.example) https://evil.example <t:1:R> :smile: discord.gg/x ";
/** A comparison lists what differs. */
const OWN_LIST = /^- [“„«]/gm;
const OPERATORS = ['"', "“", "-b", '-"x y"', "after:2023", "before:5/6/2023", "source:", '"a b"'];
/** A shared card names who shared it. */
const SHARER = `<@${reader.userId}>`;
const LIVE = new Set(["heading", "subtext", "quote", "bold"]);

const LONG: Record<string, string> = {
  "20,000 characters in sentences": "The minister said so again. ".repeat(715).trim(),
  "a 20,000-character sentence": `The minister said ${"so and ".repeat(2857)}so.`,
  "2,000 characters without a space": `minister ${"x".repeat(2000)}`,
  "20,000 stars": `minister ${"*".repeat(20_000)}`,
  "5,000 Japanese characters": `minister ${"大臣は再びそう言った。".repeat(455)}`,
  "20,000 of an attack": `minister ${ATTACK.repeat(150)}`,
  "5,000 places of emoji": `minister ${"👩🏽‍🚀".repeat(700)}`,
};

function hostileArticle(text: string): Article {
  const date: ArticleDate = {
    value: null,
    status: "unknown",
    evidence: text,
    notBefore: "2023-09-20",
    notAfter: "2024-03-05",
  };
  const article = articleOf([text, "The minister spoke.", text], {
    slug: "minister",
    title: text,
    source: text,
    sourceEvidence: "external",
    authors: [text],
    url: `https://evil.example/${encodeURIComponent(text).slice(0, 400)}`,
    urlEvidence: "external",
    date,
  });
  const paragraphs = article.paragraphs.map((paragraph) => ({ ...paragraph, subheading: text }));
  return { ...article, paragraphs };
}

/** One that a comparison and a timeline have much to say of. */
function datedArticle(text: string): Article {
  return articleOf([
    `On 5 May 2020 the minister counted 500 men, ${text} and in 2021 he saw 6.5 million on Tuesday`,
    `The minister, ${text}, met another on 6 May.`,
  ]);
}

/** Every card that an archive of such articles can give, each page of it. */
async function everyCard(app: App, question: string, locale = "en-US"): Promise<Reply[]> {
  const { passage, share, source: labels, why } = messagesFor(locale);
  const asker = { ...reader, locale };
  const options = { question: question.slice(0, 300) };
  const answer = await ask.run({ ...asker, options }, app);
  const own = await ask.run({ ...asker, options: { ...options, private: true } }, app);
  const topic = { ...asker, options: { topic: options.question } };
  const cards = [
    ...(await everyPage(answer, app, locale)),
    ...(await beside(answer, app, locale)),
    ...(await everyPage(await compare.run(topic, app), app, locale)),
    ...(await everyPage(await timeline.run(topic, app), app, locale)),
    ...(await everyPage(await latest.run(topic, app), app, locale)),
    ...(await everyPage(await latest.run({ ...asker, options: {} }, app), app, locale)),
    ...(await everyPage(await articles.run({ ...asker, options: {} }, app), app, locale)),
    await about.run({ ...asker, options: {} }, app),
    own,
    ...(labelsOf(own).includes(share.button) ? [await press(own, share.button, app, asker)] : []),
  ];
  for (const { slug } of await everyArticle(app.archive.articles)) {
    const card = await source.run({ ...asker, options: { article: articleKey(slug) } }, app);
    const reports = await story.run({ ...asker, options: { topic: articleKey(slug) } }, app);
    cards.push(
      ...(await everyPage(reports, app, locale)),
      ...(await everyPage(card, app, locale)),
      await press(card, labels.asFile, app, asker),
    );
  }
  if (labelsOf(answer).includes(passage.fullArticle)) {
    const full = await press(answer, passage.fullArticle, app, asker);
    cards.push(...(await everyPage(full, app, locale)));
    cards.push(await press(answer, why.button, app, asker));
  }
  return cards;
}

/** Read around the passage, and without each filter. */
async function beside(card: Reply, app: App, locale: string): Promise<Reply[]> {
  const { before, readOn } = messagesFor(locale).passage;
  const cards: Reply[] = [];
  for (const label of labelsOf(card)) {
    const leads = label.startsWith("✕") || label === before || label === readOn;
    if (!leads || buttonOf(card, label).disabled) continue;
    cards.push(await press(card, label, app, { ...reader, locale }));
  }
  return cards;
}

async function everyPage(card: Reply, app: App, locale: string): Promise<Reply[]> {
  const cards = [card];
  let last = card;
  for (let on = onwards(last); on !== undefined; on = onwards(last)) {
    last = await press(last, on, app, { locale });
    cards.push(last);
  }
  return cards;
}

/** The button to the next passage or page, if there is one. */
function onwards(card: Reply): string | undefined {
  const label = labelsOf(card).find((each) => each.startsWith("▶"));
  return label !== undefined && !buttonOf(card, label).disabled ? label : undefined;
}

function liveIn(card: Reply): string[] {
  return readMarkdown(textOf(card).replace(SHARER, "").replaceAll(OWN_LIST, "“")).live.filter(
    (kind) => !LIVE.has(kind),
  );
}

describe("every card stays within Discord's limits and does nothing but show its text", () => {
  test.each(Object.entries(LONG))("with %s in every field", async (_, text) => {
    const app = await appOver([hostileArticle(text), datedArticle(text)]);
    const cards = await everyCard(app, `minister ${text}`);
    expect(cards.length).toBeGreaterThan(8);
    for (const card of cards) {
      expect(replyFaults(card)).toEqual([]);
      expect(liveIn(card)).toEqual([]);
    }
  });

  test.each(Object.keys(TRANSLATIONS))("in the language of %s", async (locale) => {
    for (const text of Object.values(LONG)) {
      const app = await appOver([hostileArticle(text), datedArticle(text)]);
      for (const card of await everyCard(app, `minister ${text}`, locale)) {
        expect(replyFaults(card)).toEqual([]);
        expect(liveIn(card)).toEqual([]);
      }
    }
  });

  test.each(["", " ", "\u200B", "\u3164"])("with %j in every field", async (text) => {
    const app = await appOver([hostileArticle(text), articleOf(["Another."])]);
    for (const card of await everyCard(app, "minister")) {
      expect(replyFaults(card)).toEqual([]);
      expect(liveIn(card)).toEqual([]);
    }
  });

  test("with anything in every field", async () => {
    const part = fc.oneof(
      fc.constantFrom(...ATTACK.split(" "), ...OPERATORS),
      fc.string({ unit: "grapheme" }),
    );
    const text = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(" "));
    await fc.assert(
      fc.asyncProperty(text, text, async (one, question) => {
        const app = await appOver([hostileArticle(one), datedArticle(one)]);
        for (const card of await everyCard(app, `minister ${question}`)) {
          expect(replyFaults(card)).toEqual([]);
          expect(liveIn(card)).toEqual([]);
        }
      }),
      { numRuns: 15 },
    );
  });
});
