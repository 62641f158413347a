import { describe, expect, test, vi } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Article } from "../../src/articles/article.ts";
import { loadCorpus } from "../../src/articles/load.ts";
import { startRunningBot } from "../support/running-bot.ts";
import { appOver } from "../support/seed-app.ts";
import { isPrivate, messageText, pressAll, pressLabel, startWith } from "../support/running.ts";

const QUESTION = { question: "Russian peacekeepers in Nagorno-Karabakh" };

/** Asks, then starts the bot anew over other articles. */
async function askThenChange(change: (corpus: Article[]) => Article[]) {
  const { reader, restart } = await startWith(await appOver());
  const asker = reader();
  const { message } = await asker.command("ask", QUESTION);
  await restart({ app: await appOver(change(await loadCorpus("corpus"))) });
  return { asker, message };
}

describe("every command answers, and every button that it leads to", () => {
  test.each<[string, Record<string, string | boolean>, number]>([
    ["ask", QUESTION, 15],
    ["compare", { topic: "Nagorno-Karabakh conflict" }, 8],
    ["compare", { topic: "Nagorno-Karabakh conflict", private: true }, 8],
    ["timeline", { topic: "Nagorno-Karabakh conflict" }, 12],
    ["timeline", { topic: "Nagorno-Karabakh conflict", private: true }, 12],
    ["ask", { ...QUESTION, private: true }, 15],
    ["ask", { question: "What is the population of Zimbabwe in Azerbaijan?" }, 10],
    ["source", { article: "The Cradle" }, 3],
    ["source", { article: "The Cradle", private: true }, 3],
    ["articles", {}, 12],
    ["about", {}, 0],
  ])("/%s %j", async (name, options, least) => {
    const { reader } = await startWith(await appOver());
    const asker = reader();
    const { message, error } = await asker.command(name, options);
    expect(error).toBeNull();
    expect(isPrivate(message)).toBe(options["private"] === true);
    if (!message) return;
    expect(await pressAll(asker, message)).toBeGreaterThanOrEqual(least);
  });

  test("after a restart before each press", async () => {
    const { reader, restart } = await startWith(await appOver());
    const asker = reader();
    for (const [name, options] of [
      ["ask", QUESTION],
      ["articles", {}],
      ["compare", { topic: "Nagorno-Karabakh conflict" }],
      ["timeline", { topic: "Nagorno-Karabakh conflict" }],
    ] as const) {
      const { message } = await asker.command(name, options);
      if (!message) throw new Error(`/${name} gave no message`);
      expect(await pressAll(asker, message, restart)).toBeGreaterThan(10);
    }
  });

  test("after the first token has expired", async () => {
    const { reader, local } = await startWith(await appOver());
    const asker = reader();
    const { message } = await asker.command("ask", QUESTION);
    local.advance(16 * 60 * 1000);
    const second = await pressLabel(asker, message, "▶");
    expect(second).toMatchObject({ updated: true, error: null });
  });

  test.each(["guild", "thread", "dm", "group", "foreign-guild"] as const)(
    "in a %s",
    async (context) => {
      const { reader } = await startWith(await appOver());
      const asker = reader({ context });
      const { message } = await asker.command("ask", QUESTION);
      const second = await pressLabel(asker, message, "▶");
      expect(second).toMatchObject({ updated: true, error: null });
      const full = await pressLabel(asker, second.message, "Full article");
      expect(messageText(full.message)).toContain("as quoted");
    },
  );
});

describe("a public answer", () => {
  test("to a mistyped question says so, and searches for exactly what was typed at a press", async () => {
    const { reader } = await startWith(await appOver());
    const [asker, other] = [reader(), reader()];
    const { message } = await asker.command("ask", { question: "serjey lavrof azerbiajan" });
    expect(messageText(message)).toContain("Showing results for “Sergey” (typed “serjey”)");
    const label = "Search for exactly “serjey”, “lavrof” and “azerbiajan”";
    expect((await pressLabel(other, message, label)).updated).toBe(false);
    const exact = await pressLabel(asker, message, label);
    expect(exact.updated).toBe(true);
    expect(messageText(exact.message).split("\n")).toEqual([
      "### serjey lavrof azerbiajan",
      "**The articles don’t answer that.** They never use “serjey”, “lavrof” or “azerbiajan”.",
      "-# Searched for exactly what was typed.",
      "-# Searched 5 articles, dated 5 September 2022 to 25 July 2023, 1 of unknown date.",
      "The articles answer this, for example:",
    ]);
  });

  test("is paged in place by its asker; another member gets a private copy", async () => {
    const { reader } = await startWith(await appOver());
    const [asker, other] = [reader(), reader()];
    const { message } = await asker.command("ask", QUESTION);
    const copy = await pressLabel(other, message, "▶");
    expect(copy.updated).toBe(false);
    expect(isPrivate(copy.message)).toBe(true);
    expect(messageText(asker.messages()[0] ?? null)).toBe(messageText(message));
    const own = await pressLabel(asker, message, "▶");
    expect(own.updated).toBe(true);
    expect(messageText(own.message)).toBe(messageText(copy.message));
    const pagedCopy = await pressLabel(other, copy.message, "▶");
    expect(pagedCopy.updated).toBe(true);
  });

  test("opens its full article for the person who pressed alone", async () => {
    const { reader } = await startWith(await appOver());
    const [asker, other] = [reader(), reader()];
    const { message } = await asker.command("ask", QUESTION);
    const full = await pressLabel(other, message, "Full article");
    expect(isPrivate(full.message)).toBe(true);
    expect(asker.messages()).toHaveLength(1);
  });
});

describe("the text of an article", () => {
  test("comes as a file", async () => {
    const { reader, proxy } = await startWith(await appOver());
    const { message } = await reader().command("source", { article: "The Cradle" });
    const attached = await pressLabel(reader(), message, "Download text");
    expect(attached.message?.attachments[0]?.filename).toMatch(/^2023-02-28-.*\.md$/);
    expect(proxy.requests.at(-1)?.files[0]?.text).toContain("over 6,500 people on both sides");
  });
});

describe("when the articles changed while the bot was away", () => {
  test("a button for an article that is gone says so", async () => {
    const { asker, message } = await askThenChange(() => []);
    for (const label of ["▶", "Full article"]) {
      const view = await pressLabel(asker, message, label);
      expect(messageText(view.message)).toBe("That article is no longer here.");
      expect(isPrivate(view.message)).toBe(true);
    }
  });

  test("a passage that reads otherwise now is shown as such, without a best sentence", async () => {
    const { asker, message } = await askThenChange((corpus) =>
      corpus.map((article) => ({
        ...article,
        paragraphs: article.paragraphs.map((each) => ({ ...each, text: `New. ${each.text}` })),
      })),
    );
    const second = await pressLabel(asker, message, "▶");
    expect(messageText(second.message)).toContain("> New. ");
    expect(messageText(second.message)).toContain(
      "The article has changed since then; this is the current text.",
    );
    const full = await pressLabel(asker, second.message, "Full article");
    expect(messageText(full.message)).toMatch(/Paragraph \d+, changed since it was quoted\n> New/);
  });

  test("a passage that is no longer there is not replaced by another", async () => {
    const { asker, message } = await askThenChange((corpus) =>
      corpus.map((article) => ({ ...article, paragraphs: article.paragraphs.slice(0, 1) })),
    );
    const second = await pressLabel(asker, message, "▶");
    expect(messageText(second.message)).toContain("no longer has that paragraph");
    const full = await pressLabel(asker, message, "Full article");
    expect(messageText(full.message)).toContain("no longer has the quoted paragraph");
  });
});

describe("autocomplete", () => {
  test("offers articles while typing; what it offers opens them", async () => {
    const { reader } = await startWith(await appOver());
    const asker = reader();
    const { choices } = await asker.autocomplete("source", { article: "karbakh setlement" });
    expect(choices?.[0]?.name).toContain("Sputnik");
    const { message } = await asker.command("source", { article: String(choices?.[0]?.value) });
    expect(messageText(message)).toContain("## Foreign Ministers of Russia, Armenia Discuss");
  });
});

describe("the log tells an answer, a near miss and nothing apart", () => {
  test.each<[Record<string, string>, string, string[]]>([
    [{ question: "what is the Lachin corridor" }, "answered", []],
    [{ question: "What is the population of Zimbabwe in Azerbaijan?" }, "closest", ["Zimbabwe"]],
    [{ question: "zzyzx qwertyuiop" }, "nothing", ["zzyzx", "qwertyuiop"]],
    [{ question: "Lachin corridor", source: "tsas" }, "nothing", []],
  ])("%j: %s", async (options, outcome, missing) => {
    for (const logQuestions of [false, true]) {
      const { reader, logs } = await startRunningBot({
        commands,
        app: await appOver(),
        logQuestions,
      });
      await reader().command("ask", options);
      await vi.waitFor(
        () => expect(logs).toContainEqual(expect.objectContaining({ outcome })),
        30_000,
      );
      const line = logs.find(({ interaction }) => interaction === "/ask");
      expect(line?.["missing"]).toEqual(logQuestions ? expect.arrayContaining(missing) : undefined);
    }
  });
});

describe("what cannot be answered gets one private sentence", () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ["ask", { question: "who is the" }, /^“who is the” has no word to search for/],
    ["ask", { question: "\u200B?" }, /^“\?” has no word to search for/],
    ["source", { article: "zzyzx" }, /^No article matches “zzyzx”/],
  ])("/%s %j", async (name, options, sentence) => {
    const { reader } = await startWith(await appOver());
    const { message } = await reader().command(name, options);
    expect(messageText(message)).toMatch(sentence);
    expect(isPrivate(message)).toBe(true);
  });
});

test("a hostile question is shown and nothing else", async () => {
  const { reader } = await startWith(await appOver());
  const question =
    "@everyone <@100000000000000001> **Karabakh** [x](https://evil.example) <b> peacekeepers";
  const { message } = await reader().command("ask", { question });
  expect(message?.mentions).toEqual([]);
  expect(message?.mention_everyone).toBe(false);
  expect(messageText(message)).toContain("### @\u200Beveryone Karabakh x \\<b>");
  const paged = await pressLabel(reader(), message, "▶");
  expect(messageText(paged.message).split("\n")[0]).toBe(messageText(message).split("\n")[0]);
});
