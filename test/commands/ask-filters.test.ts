import { beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../commands/ask.ts";
import type { App } from "../../src/command.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { replyFaults } from "../support/faults.ts";
import { articleOf } from "../support/passages.ts";
import { allParts, labelsOf, textOf } from "../support/read-reply.ts";
import { appOver, reader } from "../support/seed-app.ts";
import { press } from "../support/press.ts";

let app: App;
beforeAll(async () => {
  app = await appOver();
});

async function answerTo(question: string, options: Record<string, string> = {}): Promise<Reply> {
  const reply = await ask.run({ ...reader, options: { question, ...options } }, app);
  expect(replyFaults(reply)).toEqual([]);
  return reply;
}

function heading(reply: Reply): string {
  return textOf(reply).split("\n")[0] ?? "";
}

function chips(reply: Reply): string[] {
  return labelsOf(reply).filter((label) => label.startsWith("✕"));
}

describe("filters narrow an answer", () => {
  test("to an outlet, given as an option or in the question, shown in one form", async () => {
    const given = await answerTo("Lachin corridor", { source: "tass" });
    expect(textOf(given)).toContain("**TASS** · 19 May 2023");
    expect(heading(given)).toBe("### Lachin corridor source:TASS");
    expect(chips(given)).toEqual(["✕ TASS"]);
    expect(await answerTo("Lachin corridor source:tass")).toEqual(given);
  });

  test("to a span of time, as dates are written", async () => {
    const reply = await answerTo("peacekeepers", { after: "May 2023", before: "20 May 2023" });
    expect(textOf(reply)).toContain("**TASS**");
    expect(heading(reply)).toBe("### peacekeepers after:2023-05 before:2023-05-20");
    expect(chips(reply)).toEqual(["✕ from May 2023", "✕ until 20 May 2023"]);
  });

  test("to all outlets but one, with a button that takes it back", async () => {
    const reply = await answerTo("peacekeepers -source:cradle");
    expect(heading(reply)).toBe('### peacekeepers -source:"The Cradle"');
    expect(chips(reply)).toEqual(["✕ not from The Cradle"]);
    expect(textOf(reply)).not.toContain("**The Cradle**");
    expect(heading(await press(reply, "✕ not from The Cradle", app))).toBe("### peacekeepers");
  });

  test("and say how many articles of uncertain date were left out", async () => {
    expect(textOf(await answerTo("peacekeepers before:2023-12"))).toContain(
      "-# 1 article left out because the date is not known precisely enough.",
    );
    expect(textOf(await answerTo("peacekeepers before:2023-06"))).not.toContain("left out");
  });

  test("take what autocomplete offers, its name as well as its value", async () => {
    for (const [option, typed] of [
      ["source", "crad"],
      ["after", "feb 2023"],
      ["before", "2023"],
    ] as const) {
      const [choice] = await ask.autocomplete!(
        { ...reader, options: {}, focused: { name: option, value: typed } },
        app,
      );
      const byName = await answerTo("peacekeepers", { [option]: choice!.name });
      expect(byName).toEqual(await answerTo("peacekeepers", { [option]: choice!.value }));
      expect(chips(byName)).toHaveLength(1);
    }
  });

  test("to paragraphs with a phrase word for word", async () => {
    const reply = await answerTo('"Lachin corridor"');
    expect(textOf(reply)).toContain("Lachin corridor, a mountain road");
    expect(labelsOf(reply)).toContain("▶ Next (1/2)");
  });

  test("to paragraphs without a word", async () => {
    let reply = await answerTo("peacekeepers -Karabakh");
    expect(chips(reply)).toEqual(["✕ not “Karabakh”"]);
    for (;;) {
      const quote = textOf(reply)
        .split("\n")
        .find((line) => line.startsWith("> "));
      expect(quote).not.toMatch(/Karabakh/i);
      if (!labelsOf(reply).some((label) => label.startsWith("▶"))) break;
      reply = await press(reply, "▶", app);
    }
  });
});

describe("a filter's button", () => {
  test("asks the same question without that filter, and keeps the others", async () => {
    const reply = await answerTo('"Lachin corridor" source:tass after:2023');
    const less = await press(reply, "✕ TASS", app);
    expect(heading(less)).toBe('### "Lachin corridor" after:2023');
    const words = await press(less, "✕ “Lachin corridor”", app);
    expect(heading(words)).toBe("### Lachin corridor after:2023");
    const plain = await press(words, "✕ from 2023", app);
    expect(plain.components).toEqual((await answerTo("Lachin corridor")).components);
  });

  test("works on another page, and paging keeps the filters", async () => {
    const reply = await answerTo("peacekeepers after:2023");
    const second = await press(reply, "▶", app);
    expect(heading(second)).toBe(heading(reply));
    expect(chips(second)).toEqual(["✕ from 2023"]);
    expect(heading(await press(second, "✕ from 2023", app))).toBe("### peacekeepers");
  });

  test("of more than five filters the last takes away all", async () => {
    const reply = await answerTo("Lachin corridor -a1 -b1 -c1 -d1 -e1 -f1");
    expect(chips(reply)).toHaveLength(5);
    expect(heading(await press(reply, "✕ all filters", app))).toBe("### Lachin corridor");
  });

  test("“Why this?” explains the search within the filters", async () => {
    const reply = await answerTo("Lachin corridor source:tass");
    const why = textOf(await press(reply, "Why this?", app));
    expect(why).toContain("Lachin corridor source:TASS");
    expect(why).toContain("Rank 1 of");
    expect(why).not.toContain("**TASS**");
  });
});

describe("filters that leave no answer say so", () => {
  test.each([
    ["peacekeepers after:2030", "No article matches the filters."],
    [
      "how many people were killed source:tass",
      "No paragraph that matches the filters contains words from the question.",
    ],
    ['"corridor Lachin"', "No paragraph contains “corridor Lachin” verbatim."],
    [
      "peacekeepers -peacekeepers",
      "Every paragraph with words from the question contains a word that you excluded.",
    ],
    [
      "peacekeepers -peacekeepers after:2023",
      "No paragraph with words from the question matches all filters.",
    ],
  ])("%s", async (question, sentence) => {
    const text = textOf(await answerTo(question));
    expect(text).toContain(`**The articles don’t answer that.** ${sentence}`);
  });

  test("and what would be found without, with a button that stands out", async () => {
    const reply = await answerTo("how many people were killed source:tass after:2022");
    expect(textOf(reply)).toContain(
      "Without the filter **TASS** there is an answer (The Cradle · 28 February 2023 · ",
    );
    expect(textOf(reply)).toContain("-# Searched 1 of 5 articles (those matching the filters).");
    const styles = allParts(reply.components).filter(({ label }) => label?.startsWith("✕"));
    expect(styles.map((part) => (part as { style?: number }).style)).toEqual([1, 2]);
    const answered = await press(reply, "✕ TASS", app);
    expect(textOf(answered)).toContain("**The Cradle** · 28 February 2023");
  });

  test("also when only all of them together are in the way", async () => {
    const reply = await answerTo("how many people were killed source:tass after:2030");
    expect(textOf(reply)).toContain("Without filters there is an answer (The Cradle");
    expect(textOf(await press(reply, "✕ all filters", app))).toContain("**The Cradle**");
  });
});

function kolm(source: string, slug: string) {
  return articleOf(["The harbour fire was put out."], { source, slug });
}

describe("an outlet that there is not", () => {
  test("gets the nearest as buttons, which ask within them and keep the other filters", async () => {
    const own = await appOver([kolm("KBC News", "a"), kolm("kbc.example", "b")]);
    const options = { question: "harbour fire source:kbc", after: "2023" };
    const reply = await ask.run({ ...reader, options }, own);
    expect(replyFaults(reply)).toEqual([]);
    expect(reply.private).toBe(true);
    expect(labelsOf(reply)).toEqual(["KBC News", "kbc.example"]);
    const answered = await press(reply, "kbc.example", own);
    expect(heading(answered)).toBe("### harbour fire after:2023 source:kbc.example");
    expect(textOf(answered)).toContain("**kbc.example**");
  });
});

test("an outlet that is to be left out and is not there gets buttons that leave it out", async () => {
  const own = await appOver([kolm("KBC News", "a"), kolm("kbc.example", "b")]);
  const reply = await ask.run({ ...reader, options: { question: "harbour -source:kbc" } }, own);
  const answered = await press(reply, "kbc.example", own);
  expect(heading(answered)).toBe("### harbour -source:kbc.example");
  expect(textOf(answered)).toContain("**KBC News**");
});

describe("what is not understood gets a private sentence", () => {
  test.each<[string, Record<string, string>, string]>([
    ["peace", { source: "tsas" }, "No outlet is called “tsas”; the closest names are TASS, "],
    ["peace source:@everyone", {}, "No outlet is called “@\u200Beveryone”"],
    [
      "peace",
      { source: "tass", after: "last year" },
      "“last year” is not a date with a year; write it like",
    ],
    ["peace before:19/5", {}, "“19/5” is not a date with a year"],
    [
      "peace before:5/6/2023",
      {},
      "“5/6/2023” could be 5 June 2023 or 6 May 2023; write it like “5 June 2023”.",
    ],
    [
      "peace source:tass source:sputnik",
      {},
      "You can filter by one outlet at a time, not by TASS and Sputnik",
    ],
    ["peace after:2024 before:2023", {}, "“from 2024” and “until 2023” have no day in common"],
    ["source:tass", {}, "Add a word to search for; filters alone find nothing."],
    ["-war", {}, "Add a word to search for; filters alone find nothing."],
  ])("%s %j", async (question, options, sentence) => {
    const reply = await answerTo(question, options);
    expect(textOf(reply)).toContain(sentence);
    expect(reply.private).toBe(true);
    expect(textOf(reply)).not.toContain("**");
  });
});
