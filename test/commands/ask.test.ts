import { beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../commands/ask.ts";
import type { App } from "../../src/command.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { replyFaults } from "../support/faults.ts";
import { appOver, reader } from "../support/seed-app.ts";
import { articleOf } from "../support/passages.ts";
import { parseButtonId } from "../../src/reply/discord/button-id.ts";
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
    expect(text).toMatch(/Paragraph \d+ of \d+ · outlet known from another source/);
  });

  test("is for everyone unless asked for in private", async () => {
    expect((await answerTo("Russian peacekeepers in Nagorno-Karabakh")).private).toBeUndefined();
    expect((await answerTo("Lachin corridor", { private: true })).private).toBe(true);
    expect((await answerTo("Lachin corridor", { private: false })).private).toBeUndefined();
  });

  test("leads to the other passages, the full article and the original", async () => {
    const reply = await answerTo("Who claims to have crushed the Armenian forces?");
    expect(labelsOf(reply)).toEqual([
      "Original",
      "▶ Next (1/5)",
      "Read on",
      "Full article",
      "Why this?",
      "Other outlets",
      "Paragraph before",
    ]);
    expect(buttonOf(reply, "Original").url).toMatch(/^https:\/\/thecradle\.co\//);
  });

  test("is paged in place by its asker, and from its last passage back to the very same card", async () => {
    const first = await answerTo("Who claims to have crushed the Armenian forces?");
    let reply = await press(first, "▶", app, { asker: reader.userId });
    expect(reply.update).toBe(true);
    expect(textOf(reply)).not.toBe(textOf(first));
    for (const label of ["▶ Next (2/5)", "▶ Next (3/5)", "▶ Next (4/5)"]) {
      reply = await press(reply, label, app);
    }
    const back = await press(reply, "↺ First (5/5)", app, { asker: reader.userId });
    expect(back.components).toEqual(first.components);
  });

  test("pages in a private copy for another member", async () => {
    const first = await answerTo("Who claims to have crushed the Armenian forces?");
    const copy = await press(first, "▶", app, { asker: "100000000000000002" });
    expect(copy.update).toBeUndefined();
    expect(copy.private).toBe(true);
    expect(labelsOf(copy)).toContain("▶ Next (2/5)");
  });
});

test("a name that is found through its demonym alone is shown so", async () => {
  const own = await appOver([
    articleOf(["The Azerbaijani army opened fire near the border on Monday."]),
    articleOf(["Rain fell on the coast."], { slug: "b" }),
  ]);
  const cardFor = async (question: string): Promise<string> =>
    textOf(await ask.run({ ...reader, options: { question } }, own));
  const note = "-# Found in a related form only: “Azerbaijan”.";
  expect(await cardFor("who opened fire in Azerbaijan")).toContain(note);
  expect(await cardFor("who is the Azerbaijani army that opened fire")).not.toContain(
    "related form",
  );
});

test("the buttons of messages sent before still work", async () => {
  const first = await answerTo("Who claims to have crushed the Armenian forces?");
  const { custom_id: id = "" } = buttonOf(first, "▶");
  const [mode = "", , refs = ""] = parseButtonId(id)?.state ?? [];
  const request = { ...reader, components: first.components, private: false, mayPost: true };
  const { show, near, why } = ask.buttons!;
  const [ref = ""] = refs.split(".");
  const back = await show!({ ...request, state: [mode, "0", refs] }, app);
  expect(back.components).toEqual(first.components);
  const before = await near!({ ...request, state: [mode, "0", "-1", ref] }, app);
  expect(textOf(before)).toContain("**Context, not the answer**");
  expect(textOf(await why!({ ...request, state: [mode, ref] }, app))).toContain("Rank 1 of");
});

function short(text: string, slug: string, source: string) {
  return articleOf([text], { slug, source, title: `From ${source}` });
}

test.each([
  ['"The Who"', "The Who played at the opening party."],
  ["四川地震", "周五四川发生地震，造成三人死亡。"],
])("words that a search may leave out or not divide are found: %s", async (question, said) => {
  const own = await appOver([
    articleOf([said]),
    articleOf(["Rain fell on the coast."], { slug: "b" }),
  ]);
  const reply = await ask.run({ ...reader, options: { question } }, own);
  expect(textOf(reply)).toContain(`> **${said}**`);
  expect(textOf(reply)).not.toMatch(/never use|word to search/);
});

describe("a first passage of few words", () => {
  const question = "Who repaired the Kolm dam?";
  const FIRST = "Engineers repaired the Kolm dam.";
  const SECOND = "The Kolm dam was repaired by the town, which paid for it.";
  const passages = [
    short(FIRST, "2023-01-03-a", "Kolm News"),
    short(SECOND, "2023-01-02-b", "Orsk Post"),
    short("The Kolm dam stands.", "2023-01-01-c", "Alby Times"),
    short("Rain fell on the hills.", "2023-01-01-d", "Alby Times"),
  ];

  test("has the second below it, word for word, with its own outlet and date", async () => {
    const own = await appOver(passages);
    const reply = await ask.run({ ...reader, options: { question } }, own);
    expect(replyFaults(reply)).toEqual([]);
    const text = textOf(reply);
    expect(text.indexOf(FIRST)).toBeGreaterThan(-1);
    expect(text.indexOf(SECOND)).toBeGreaterThan(text.indexOf(FIRST));
    expect(text).toMatch(
      /\*\*Kolm News\*\* · 28 February 2023[^]*\*\*Orsk Post\*\* · 28 February 2023/,
    );
    const third = await press(reply, "▶ Next (1–2/3)", own);
    expect(textOf(third)).toContain("The Kolm dam stands.");
    const back = await press(third, "↺ First (3/3)", own);
    expect(back.components).toEqual(reply.components);
  });

  test("keeps it in sight after a look at the article, where both are all there is", async () => {
    const [first, second] = passages;
    const longer = articleOf([FIRST, "It rained."], { slug: "2023-01-03-a" });
    const own = await appOver([longer, second!]);
    expect(first).toBeDefined();
    const reply = await ask.run({ ...reader, options: { question } }, own);
    expect(textOf(reply)).toContain(SECOND);
    const on = await press(reply, "Read on", own);
    expect(textOf(on)).not.toContain(SECOND);
    expect((await press(on, "Back", own)).components).toEqual(reply.components);
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
    expect(text).toMatch(/\n\*\*Prague\*\* · in the passage as “Prague”\n/);
    expect(text).toMatch(
      /\nConfidence: \d+% \(\d+% or more counts as an answer\)\.\n-# Rank 1 of \d+ paragraphs\.\n-# Score \d+\.\d\d\n-# shared words \(BM25\) \+\d+\.\d\d\n/,
    );
    expect(text).toMatch(/\n-# \*\*Prague\*\* · weight \d\.\d\d, in 1 paragraph/);
  });

  test("of the passage that is shown, not of the best", async () => {
    const first = await answerTo("Russian peacekeepers in Nagorno-Karabakh");
    const why = await press(await press(first, "▶", app), "Why this?", app);
    expect(textOf(why)).toMatch(/\n-# Rank [2-9] of/);
  });

  test("of a refusal, which words are nowhere", async () => {
    const reply = await answerTo("What is the population of Zimbabwe in Azerbaijan?");
    expect(textOf(await press(reply, "Why this?", app))).toMatch(
      /\*\*Zimbabwe\*\* · not in the passage\n/,
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
