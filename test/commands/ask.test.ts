import { beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../commands/ask.ts";
import type { App } from "../../src/command.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { replyFaults } from "../support/faults.ts";
import { appOver, reader } from "../support/seed-app.ts";
import { press } from "../support/press.ts";
import { allParts, buttonOf, labelsOf, textOf } from "../support/read-reply.ts";

let app: App;
beforeAll(async () => {
  app = await appOver();
});

async function answerTo(question: string, options: Record<string, boolean> = {}): Promise<Reply> {
  return ask.run({ ...reader, options: { question, ...options } }, app);
}

describe("an answer", () => {
  test("quotes a paragraph word for word, its best sentence in bold, with outlet, date, title and place", async () => {
    const text = textOf(await answerTo("Who claims to have crushed the Armenian forces?"));
    expect(text).toContain("### Who claims to have crushed the Armenian forces?");
    expect(text).toContain(
      "> Tensions between the two nations have remained relatively high for over two years since Azerbaijan launched an attack on the region. **The conflict claimed the lives of over 6,500 people on both sides, while Azerbaijan claims to have “crushed” the Armenian forces.**",
    );
    expect(text).toContain("**The Cradle** · 28 February 2023");
    expect(text).toContain(
      "Russia affirms readiness to facilitate peace talks between Azerbaijan, Armenia",
    );
    expect(text).toMatch(/Paragraph \d+ of \d+ · outlet not named in the text/);
  });

  test("is for everyone unless asked for in private", async () => {
    expect((await answerTo("Russian peacekeepers in Nagorno-Karabakh")).private).toBeUndefined();
    expect((await answerTo("Lachin corridor", { private: true })).private).toBe(true);
    expect((await answerTo("Lachin corridor", { private: false })).private).toBeUndefined();
  });

  test("leads to the other passages, the full article and the original", async () => {
    const reply = await answerTo("Who claims to have crushed the Armenian forces?");
    expect(labelsOf(reply)).toEqual([
      "◀",
      "1 of 5",
      "▶",
      "Full article",
      "Original",
      "◀ Paragraph",
      "Paragraph ▶",
      "Other outlets",
      "Why this?",
    ]);
    expect(buttonOf(reply, "◀").disabled).toBe(true);
    expect(buttonOf(reply, "Original").url).toMatch(/^https:\/\/thecradle\.co\//);
  });

  test("is paged in place by its asker, and back to the very same card", async () => {
    const first = await answerTo("Russian peacekeepers in Nagorno-Karabakh");
    const second = await press(first, "▶", app, { asker: reader.userId });
    expect(second.update).toBe(true);
    expect(labelsOf(second)).toContain("2 of 5");
    expect(textOf(second)).not.toBe(textOf(first));
    const back = await press(second, "◀", app, { asker: reader.userId });
    expect(back.components).toEqual(first.components);
  });

  test("pages in a private copy for another member", async () => {
    const first = await answerTo("Russian peacekeepers in Nagorno-Karabakh");
    const copy = await press(first, "▶", app, { asker: "100000000000000002" });
    expect(copy.update).toBeUndefined();
    expect(copy.private).toBe(true);
    expect(labelsOf(copy)).toContain("2 of 5");
  });

  test("can be paged to its last passage and not beyond", async () => {
    let reply = await answerTo("Russian peacekeepers in Nagorno-Karabakh");
    for (let time = 0; time < 4; time += 1) reply = await press(reply, "▶", app);
    expect(labelsOf(reply)).toContain("5 of 5");
    expect(buttonOf(reply, "▶").disabled).toBe(true);
  });
});

describe("“Why this?” tells the person who pressed", () => {
  test("how each word of the question fared, the parts of the score, the rank and the confidence", async () => {
    const reply = await answerTo("When did Erdogan and Pashinyan meet in Prague, azerbiajan?");
    const why = await press(reply, "Why this?", app);
    expect(why.private).toBe(true);
    expect(replyFaults(why)).toEqual([]);
    const text = textOf(why);
    expect(text).toMatch(/^### Why this passage\?\n-# When did Erdogan and Pashinyan meet/);
    expect(text).toContain("-# Showing results for “Azerbaijan” (typed “azerbiajan”).");
    expect(text).toMatch(
      /\n\*\*Prague\*\* · in the passage as “Prague” · weight \d\.\d\d, in 1 paragraph\n/,
    );
    expect(text).toMatch(
      /\nRank 1 of \d+ paragraphs\.\nScore \d+\.\d\d\n-# shared words \(BM25\) \+\d+\.\d\d\n/,
    );
    expect(text).toMatch(/Confidence: \d+% \(\d+% or more counts as an answer\)\./);
  });

  test("of the passage that is shown, not of the best", async () => {
    const first = await answerTo("Russian peacekeepers in Nagorno-Karabakh");
    const why = await press(await press(first, "▶", app), "Why this?", app);
    expect(textOf(why)).toMatch(/\nRank [2-9] of/);
  });

  test("of a refusal, which words are nowhere", async () => {
    const reply = await answerTo("What is the population of Zimbabwe in Azerbaijan?");
    expect(textOf(await press(reply, "Why this?", app))).toMatch(
      /\*\*Zimbabwe\*\* · not in the passage · weight \d\.\d\d, in 0 paragraphs/,
    );
  });
});

describe("no answer", () => {
  test("is said plainly, with the words that the articles never use, what was searched, and the nearest passage", async () => {
    const text = textOf(await answerTo("What is the population of Zimbabwe in Azerbaijan?"));
    expect(text).toContain("**The articles don’t answer that.**");
    expect(text).toMatch(/They never use .*“Zimbabwe”/);
    expect(text).toContain(
      "Searched 5 articles, dated 5 September 2022 to 25 July 2023, 1 of unknown date.",
    );
    expect(text).toContain("**Closest, but not an answer**\n> ");
  });

  test("stays one when its passages are paged", async () => {
    const reply = await answerTo("What is the population of Zimbabwe in Azerbaijan?");
    const text = textOf(await press(reply, "▶", app));
    expect(text).toContain("**The articles don’t answer that.**");
    expect(text).toContain("**Closest, but not an answer**");
  });

  test("has one button where nothing is near: a question that the articles answer", async () => {
    const reply = await answerTo("zzyzx qwertyuiop");
    expect(labelsOf(reply)).toEqual(["What is said about Russian Foreign Minister Sergey Lavrov?"]);
    expect(textOf(reply)).toContain("They never use “zzyzx” or “qwertyuiop”.");
  });
});

describe("a question that cannot be searched gets one private sentence", () => {
  test.each([
    ["", "Type a question, for example “Who signed the ceasefire?”."],
    [" \u200B\n ", "Type a question, for example “Who signed the ceasefire?”."],
    ["who is the", "“who is the” has no word to search for; name a person, place or thing."],
    ["?!", "“?!” has no word to search for; name a person, place or thing."],
    ["a".repeat(301), "That question has 301 characters; shorten it to 300 or fewer."],
  ])("%j", async (question, sentence) => {
    const reply = await answerTo(question);
    expect(textOf(reply)).toBe(sentence);
    expect(reply.private).toBe(true);
    expect(allParts(reply.components)).toHaveLength(1);
  });
});
