import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { commands } from "../commands/index.ts";
import { createApp } from "../src/app.ts";
import { openState } from "../src/state/open-state.ts";
import { startRunningBot } from "./support/running-bot.ts";

const page = readFileSync("PRIVACY.md", "utf8");
/** The first columns of its tables: fields of the log, tables of the database. */
const listed = [...page.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, names = ""]) =>
  [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
);

test("every table of the database is listed in PRIVACY.md", async () => {
  const dir = await mkdtemp(join(tmpdir(), "privacy-"));
  const database = await openState(dir);
  const tables = await database.read((rows) =>
    rows.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'"),
  );
  await database.close();
  await rm(dir, { recursive: true });
  expect(listed).toEqual(expect.arrayContaining(tables.map(({ name }) => name)));
});

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

test("what is stored of a followed question is what PRIVACY.md says", async () => {
  const dir = await mkdtemp(join(tmpdir(), "privacy-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const database = await openState(dir);
  const columns = (table: string) =>
    database.read((rows) =>
      rows
        .all<{ name: string }>("SELECT name FROM pragma_table_info(?)", table)
        .map(({ name }) => name),
    );
  expect({ follow: await columns("follow"), told: await columns("told") }).toEqual({
    follow: ["id", "question", "locale", "user", "channel", "since", "paused", "day", "told"],
    told: ["follow", "article", "sketch", "at"],
  });
  await database.close();
  expect(page).toContain(
    "the question, the Discord ids of who follows it and of the channel that is told, their language, since when, whether it is paused, how often it was told that day, and which articles and paragraphs were told of",
  );
});
