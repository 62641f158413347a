import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeCorpus } from "../bench/write-corpus.ts";
import { commands } from "../commands/index.ts";
import { openApp } from "../src/app.ts";
import { startRunningBot } from "./support/running-bot.ts";

let home: string;
let corpus: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "dateline-app-"));
  corpus = join(home, "corpus");
  writeCorpus(corpus, 2400);
});

afterAll(() => rmSync(home, { recursive: true }));

test("while a large folder is read, the bot says how far; then it answers", async () => {
  const { app, ready } = await openApp(corpus);
  expect(app.reading).toBeGreaterThan(0);
  expect(app.archive.index.size).toBe(0);
  await ready;
  expect(app.reading).toBeUndefined();
  expect(app.archive.index.size).toBe(2400);

  const live = { ...app, reading: 0.439 };
  const { reader } = await startRunningBot({ commands, app: live });
  const early = await reader().command("ask", { question: "peace" });
  expect(JSON.stringify(early.message)).toContain("still reading the articles (43%)");
  expect(await reader().autocomplete("source", { article: "a" }, "article")).toMatchObject({
    choices: [],
  });
});

test("a small folder is read before the bot goes on", async () => {
  const { app } = await openApp("corpus");
  expect(app.reading).toBeUndefined();
  expect(app.archive.articles.size).toBe(5);
});

test("a large folder with a fault ends the wait with every problem", async () => {
  writeFileSync(join(corpus, "wrong.md"), "no front matter");
  const { ready } = await openApp(corpus);
  await expect(ready).rejects.toThrow("wrong.md:");
});
