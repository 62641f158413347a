import { describe, expect, test } from "vitest";
import { ask } from "../../commands/ask.ts";
import { findInArticles } from "../../commands/find-in-articles.ts";
import type { MessageParts } from "../../src/reply/discord/message-text.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { replyFaults } from "../support/faults.ts";
import { articleOf } from "../support/passages.ts";
import { labelsOf, textOf } from "../support/read-reply.ts";
import { appOver, reader } from "../support/seed-app.ts";
import { press } from "../support/press.ts";

const SHARE = "Share in channel";
const QUESTION = "Who claims to have crushed the Armenian forces?";
const app = await appOver();

const FILLERS = [
  "Rain fell on the coast.",
  "Fans sang after the final.",
  "Trees blocked roads.",
].map((text, at) => articleOf([text], { slug: `filler-${at}`, title: `Weather ${at}` }));

async function foundFor(parts: Partial<MessageParts>): Promise<Reply> {
  const message = { content: "", embeds: [], components: [], ...parts };
  return findInArticles.run({ ...reader, options: {}, message }, app);
}

async function answerTo(question: string, given: Record<string, boolean> = {}): Promise<Reply> {
  return ask.run({ ...reader, options: { question, ...given } }, app);
}

describe("Find in articles", () => {
  test("answers what a message says, in private, with the passages of /ask", async () => {
    const reply = await foundFor({ content: `> **${QUESTION}**\n<@100000000000000009>` });
    expect(reply.private).toBe(true);
    expect(textOf(reply)).toBe(textOf(await answerTo(QUESTION)));
    expect(labelsOf(reply)).toContain("▶ Next (1/5)");
    expect(replyFaults(reply)).toEqual([]);
  });

  test("takes at most 300 characters of a long message, whole words", async () => {
    const content = "Russian peacekeepers in Nagorno-Karabakh. ".repeat(60);
    const heading = textOf(await foundFor({ content })).split("\n")[0] ?? "";
    expect(heading.length).toBeLessThanOrEqual("### ".length + 300);
    expect(heading).toMatch(/ (?:Russian|peacekeepers|in|Nagorno-Karabakh\.)…$/);
  });

  test.each<[string, Partial<MessageParts>]>([
    ["nothing", {}],
    ["a picture's address", { content: "https://example.com/a.png" }],
    ["a mention and an emoji", { content: "<@100000000000000009> <:ok:100000000000000008> 👍" }],
  ])("says so of a message that holds only %s", async (_, parts) => {
    const reply = await foundFor(parts);
    expect(textOf(reply)).toBe("That message has no text to search for.");
    expect(reply.private).toBe(true);
    expect(labelsOf(reply)).toEqual([]);
  });
});

describe("a message that an article contradicts is not confirmed", () => {
  const AMBER = 0x8a6d1f;
  const GREEN = 0x2f6f4f;
  const deal = articleOf(["The merger of Balder and Ost was announced on Monday."], {
    title: "Balder buys Ost in $11 billion deal",
  });
  const attack = articleOf(["Telmark attacked Lorn in 2020, the ministry said."], {
    slug: "attack",
  });

  test.each([
    [
      "They say Balder paid 12 billion for Ost",
      "The message says “12 billion”; the article says “$11 billion”.",
    ],
    ["Telmark attacked Lorn in 2021", "The message says “2021”; the article says “2020”."],
    [
      "Lorn attacked Telmark in 2020",
      "The message and the article have the same names in opposite roles.",
    ],
  ])("%s", async (content, sentence) => {
    const message = { content, embeds: [], components: [] };
    const own = await appOver([deal, attack, ...FILLERS]);
    const reply = await findInArticles.run({ ...reader, options: {}, message }, own);
    expect(replyFaults(reply)).toEqual([]);
    expect(textOf(reply).split("\n")[1]).toBe(`**${sentence}**`);
    expect(reply.components[0]).toMatchObject({ accent_color: AMBER });
  });

  test.each([
    ["Orn won by 150 votes", "Orn won after three vote tallies, by 150 votes to 149."],
    ["Orn won by 150 votes", "Orn won the office after three vote tallies."],
    ["127 people died in the Lorn derailment", "More than 100 people were injured in Lorn."],
    ["127 people were injured in Lorn", "More than 100 people were injured in Lorn."],
    ["Fewer than 50 people were hurt in Lorn", "In Lorn, 44 people were hurt."],
  ])("but “%s” is not contradicted by “%s”", async (content, text) => {
    const message = { content, embeds: [], components: [] };
    const own = await appOver([articleOf([text], { title: "News" }), ...FILLERS]);
    const reply = await findInArticles.run({ ...reader, options: {}, message }, own);
    expect(textOf(reply)).not.toContain("The message says");
  });

  test("but one that it bears out is", async () => {
    const reply = await foundFor({
      content: "The conflict claimed the lives of over 6,500 people on both sides",
    });
    expect(textOf(reply)).not.toContain("The message");
    expect(reply.components[0]).toMatchObject({ accent_color: GREEN });
  });
});

describe("Share in channel", () => {
  test("stands on private answers only", async () => {
    expect(labelsOf(await answerTo(QUESTION))).not.toContain(SHARE);
    expect(labelsOf(await answerTo(QUESTION, { private: true }))).toContain(SHARE);
    expect(labelsOf(await answerTo("who is the", { private: true }))).not.toContain(SHARE);
  });

  test("stays when a private answer is paged, and is on another member's copy", async () => {
    const alone = await answerTo(QUESTION, { private: true });
    const paged = await press(alone, "▶", app, { asker: reader.userId });
    expect(paged.update).toBe(true);
    expect(labelsOf(paged).filter((label) => label === SHARE)).toHaveLength(1);
    const open = await answerTo(QUESTION);
    const mine = await press(open, "▶", app, { asker: reader.userId });
    expect(labelsOf(mine)).not.toContain(SHARE);
    const copy = await press(open, "▶", app, { asker: "100000000000000002" });
    expect(labelsOf(copy)).toContain(SHARE);
  });

  test("posts the card as it stands for everyone, naming who shared it", async () => {
    const alone = await press(await answerTo(QUESTION, { private: true }), "▶", app, {
      private: true,
    });
    const shared = await press(alone, SHARE, app, { private: true });
    expect(shared.private).toBeUndefined();
    expect(shared.update).toBeUndefined();
    expect(textOf(shared)).toBe(`-# Shared by <@${reader.userId}>\n${textOf(alone)}`);
    expect(labelsOf(shared)).toEqual(labelsOf(alone).filter((label) => label !== SHARE));
    expect(replyFaults(shared)).toEqual([]);
    const back = await press(shared, "▶", app, { asker: reader.userId });
    expect(back.update).toBe(true);
    expect(textOf(back)).toContain(`### ${QUESTION}`);
  });

  test("says that it may not, where it may not", async () => {
    const alone = await answerTo(QUESTION, { private: true });
    const refused = await press(alone, SHARE, app, { private: true, mayPost: false });
    expect(refused.private).toBe(true);
    expect(textOf(refused)).toBe("You or Dateline can’t post here, so only you see the answer.");
  });
});
