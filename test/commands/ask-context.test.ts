import { beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../commands/ask.ts";
import type { App } from "../../src/command.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { replyFaults } from "../support/faults.ts";
import { articleOf } from "../support/passages.ts";
import { buttonOf, labelsOf, textOf } from "../support/read-reply.ts";
import { appOver, reader } from "../support/seed-app.ts";
import { press } from "../support/press.ts";

const article = articleOf([
  "The first paragraph opens.",
  "Ministers signed the ceasefire in Geneva.",
  "The third paragraph closes.",
]);
let app: App;
beforeAll(async () => {
  app = await appOver([
    article,
    articleOf(["A ceasefire was near."], { slug: "2023-01-01-other" }),
  ]);
});

const answered = (): Promise<Reply> =>
  ask.run({ ...reader, options: { question: "Who signed the ceasefire in Geneva?" } }, app);

describe("the paragraphs beside a passage", () => {
  test("take its place when pressed for, marked as context", async () => {
    const before = await press(await answered(), "Paragraph before", app, { asker: reader.userId });
    expect(before.update).toBe(true);
    expect(replyFaults(before)).toEqual([]);
    const text = textOf(before);
    expect(text).toContain("### Who signed the ceasefire in Geneva?");
    expect(text).toContain(
      "**Context, not the answer**\n-# Paragraph 1; the passage is paragraph 2\n> The first paragraph opens.",
    );
    expect(text).toContain("**The Cradle** · 28 February 2023");
    expect(text).toContain("Paragraph 1 of 3");
    expect(text).not.toContain("signed the ceasefire in Geneva.");
  });

  test("lead to the article's ends and back to the very same card", async () => {
    const first = await answered();
    const before = await press(first, "Paragraph before", app);
    expect(labelsOf(before)).not.toContain("Paragraph before");
    const after = await press(await press(before, "Read on", app), "Read on", app);
    expect(textOf(after)).toContain("> The third paragraph closes.");
    expect(buttonOf(after, "Read on").disabled).toBe(true);
    const back = await press(after, "Back", app);
    expect(back.components).toEqual(first.components);
  });

  test("leave the other passages one press away", async () => {
    const first = await answered();
    const context = await press(first, "Read on", app);
    expect(textOf(first)).toContain("A ceasefire was near.");
    expect((await press(context, "Back", app)).components).toEqual(first.components);
  });

  test("are shown to another member in a private copy", async () => {
    const copy = await press(await answered(), "Read on", app, {
      asker: "100000000000000002",
    });
    expect(copy).toMatchObject({ private: true });
    expect(copy.update).toBeUndefined();
  });

  test("are not shown of an article that is gone", async () => {
    const first = await answered();
    const gone = await press(first, "Read on", await appOver([]));
    expect(textOf(gone)).toBe("That article is no longer here.");
  });
});
