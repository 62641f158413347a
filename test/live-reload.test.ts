import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pino from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { about } from "../commands/about.ts";
import { answerQuestion } from "../src/answer/ask.ts";
import { folderStamps } from "../src/articles/changed-files.ts";
import { createApp, type LiveApp, openEmptyApp } from "../src/app.ts";
import type { CorpusWatch } from "../src/articles/watch.ts";
import { startLiveReload } from "../src/live-reload.ts";

const article = (text: string) => `---\ntitle: Talks\n---\n\n${text}\n`;

let dir: string;
let app: LiveApp;
let watching: CorpusWatch;
let lines: string[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "follow-"));
  await writeFile(join(dir, "a.md"), article("The ministers met in Geneva."));
  const seen = await folderStamps(dir);
  app = await createApp(dir);
  lines = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  watching = await startLiveReload(app, dir, { seen, log, quiet: 20 });
});

afterEach(async () => {
  await watching.stop();
  await rm(dir, { recursive: true });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(10);
}

async function answered(question: string): Promise<boolean> {
  return (await answerQuestion(question, app.archive)).answered;
}

test("a question about an added article is answered without a restart", async () => {
  expect(await answered("where is the volcano")).toBe(false);
  const before = app.archive;
  await writeFile(join(dir, "b.md"), article("The volcano is in Iceland."));
  await until(() => app.archive !== before);
  expect(await answered("where is the volcano")).toBe(true);
  expect(await answered("where did the ministers meet")).toBe(true);
});

test("a new list of spellings counts without a restart", async () => {
  const before = app.archive;
  expect((await answerQuestion("in Genf", before)).passages).toEqual([]);
  await writeFile(join(dir, "variants.yaml"), "- [Geneva, Genf]\n");
  await until(() => app.archive !== before);
  expect((await answerQuestion("in Genf", app.archive)).passages).toHaveLength(1);
});

test("a new list of outlets counts without a restart", async () => {
  await writeFile(
    join(dir, "b.md"),
    article("x").replace("Talks\n", "Talks\nsource: LPA\nsource_evidence: stated\n"),
  );
  await until(() => app.archive.articles.size === 2);
  const before = app.archive;
  await writeFile(join(dir, "outlets.yaml"), "- name: Lorn Press Agency\n  aliases: [LPA]\n");
  await until(() => app.archive !== before);
  expect((await app.archive.outlets()).map(({ name }) => name)).toEqual(["Lorn Press Agency"]);
});

test("a broken file is logged with its line and field, counted in /about, and changes nothing", async () => {
  const before = app.archive;
  await writeFile(join(dir, "a.md"), "---\nsauce: typo\n---\n\nText.\n");
  await until(() => lines.some((line) => line.includes("sauce")));
  expect(JSON.parse(lines.find((line) => line.includes("sauce")) ?? "")).toMatchObject({
    file: "a.md",
    line: 2,
    field: "sauce",
  });
  expect(app.archive).toBe(before);
  const reply = await about.run({ options: {}, locale: "en-US", userId: "1", guildId: null }, app);
  expect(JSON.stringify(reply)).toContain("1 article file could not be read; see the log");
});

test("articles added to a folder that did not exist are answered from", async () => {
  const later = join(dir, "later");
  const { app: empty } = await openEmptyApp();
  const said: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void said.push(line) });
  const options = { seen: await folderStamps(later), log, quiet: 20 };
  const first = await startLiveReload(empty, later, { ...options, isFirst: true });
  await mkdir(later);
  await writeFile(join(later, "a.md"), article("The volcano is in Iceland."));
  await until(() => empty.isEmpty === undefined);
  await first.stop();
  expect(said).toEqual([expect.stringContaining("articles changed")]);
  expect((await answerQuestion("where is the volcano", empty.archive)).answered).toBe(true);
});
