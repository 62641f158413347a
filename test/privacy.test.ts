import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import { createApp } from "../src/app.ts";
import { startRunningBot } from "./support/running-bot.ts";

const page = readFileSync("PRIVACY.md", "utf8");
/** The first column of the table of log fields. */
const listed = [...page.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, names = ""]) =>
  [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
);

test.each([
  ["without the text of questions", false],
  ["with it, where the operator wants it", true],
])(
  "a question's line in the log has the fields that PRIVACY.md lists, %s",
  async (_, logQuestions) => {
    const app = await createApp("corpus");
    const { reader, bot, logs } = await startRunningBot({ commands, app, logQuestions });
    await reader().command("ask", { question: "who is Lavrov" });
    // The line is written once the reply is sent.
    await bot.stop();
    const lines = logs.filter(({ interaction }) => interaction === "/ask");
    expect(lines).toHaveLength(1);
    const fields = Object.keys(lines[0] ?? {});
    expect(listed).toEqual(expect.arrayContaining(fields));
    expect(fields.includes("texts")).toBe(logQuestions);
  },
);
