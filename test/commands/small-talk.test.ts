import { beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../commands/ask.ts";
import type { App } from "../../src/command.ts";
import type { Reply } from "../../src/reply/discord/reply.ts";
import { en } from "../../src/reply/messages/en.ts";
import { replyFaults } from "../support/faults.ts";
import { press } from "../support/press.ts";
import { labelsOf, textOf } from "../support/read-reply.ts";
import { appOver, reader } from "../support/seed-app.ts";

let app: App;
beforeAll(async () => {
  app = await appOver();
});

const replyTo = (question: string): Promise<Reply> =>
  ask.run({ ...reader, options: { question } }, app);

describe("who asks the articles for nothing", () => {
  test.each([
    ["hello", "greeting"],
    ["what can you do?", "help"],
    ["summarise this", "task"],
    ["What happened?", "vague"],
  ] as const)("is told what to do, privately, with two questions: %s", async (question, reason) => {
    const reply = await replyTo(question);
    expect(replyFaults(reply)).toEqual([]);
    expect(textOf(reply)).toBe(`${en.noAnswer.because[reason]}\n${en.ask.answers}`);
    expect(reply.private).toBe(true);
    expect(labelsOf(reply)).toHaveLength(2);
  });

  test("is thanked back in one sentence", async () => {
    const reply = await replyTo("thanks!");
    expect(textOf(reply)).toBe("You’re welcome.");
    expect(labelsOf(reply)).toEqual([]);
  });
});

test("each question that is offered asks itself at a press, and is answered", async () => {
  const reply = await replyTo("hello");
  for (const question of labelsOf(reply)) {
    const answer = await press(reply, question, app, { asker: reader.userId });
    expect(textOf(answer)).toContain(`### ${question}`);
    expect(textOf(answer)).not.toContain(en.noAnswer.plainly);
    expect(answer.update).toBe(true);
  }
});

test("a refusal offers one question, near its subject, that the articles answer", async () => {
  const reply = await replyTo("What is the population of Zimbabwe in Azerbaijan?");
  const question = labelsOf(reply).at(-1) ?? "";
  expect(question).toBe("What is said about Azerbaijan?");
  const answer = await press(reply, question, app);
  expect(textOf(answer)).not.toContain(en.noAnswer.plainly);
});

test("an archive without articles greets without an example", async () => {
  const reply = await ask.run({ ...reader, options: { question: "hello" } }, await appOver([]));
  expect(textOf(reply)).toBe(en.noAnswer.because.greeting);
});
