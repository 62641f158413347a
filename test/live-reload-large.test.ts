import { everyArticle } from "../src/articles/store.ts";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pino from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newsArticles } from "../bench/news.ts";
import { newsQuestions } from "../bench/questions.ts";
import { articleText, writeCorpus } from "../bench/write-corpus.ts";
import { ArchiveCopy, ArchiveSender } from "../src/answer/archive-copy.ts";
import { answerQuestion } from "../src/answer/ask.ts";
import { type Archive, createArchive } from "../src/answer/archive.ts";
import { openApp, type LiveApp } from "../src/app.ts";
import { folderStamps } from "../src/articles/changed-files.ts";
import { loadCorpus } from "../src/articles/load.ts";
import type { CorpusWatch } from "../src/articles/watch.ts";
import { startLiveReload } from "../src/live-reload.ts";

const PARAGRAPHS = 2400;
const coming = [...newsArticles(400, 99)];
const questions = newsQuestions([...newsArticles(PARAGRAPHS), ...coming], 25);

let dir: string;
let lines: string[];
let app: LiveApp;
let watching: CorpusWatch | null;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "dateline-test-"));
  lines = [];
});

afterEach(async () => {
  await watching?.stop();
  rmSync(dir, { recursive: true });
});

async function follow(options: { mergeFrom?: number } = {}): Promise<void> {
  const seen = await folderStamps(dir);
  const opened = await openApp(dir);
  ({ app } = opened);
  const base = await opened.ready;
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  watching = await startLiveReload(app, dir, { ...options, base, seen, log, quiet: 20 });
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(10);
}

const logged = (text: string) => lines.filter((line) => line.includes(text)).length;

/** How many articles have been told to have come, changed or gone. */
function told(): number {
  const slugs = lines.map((line) => {
    const { added = [], changed = [], removed = [] } = JSON.parse(line) as Record<string, []>;
    return added.length + changed.length + removed.length;
  });
  return slugs.reduce((sum, count) => sum + count, 0);
}

async function answers(archive: Archive): Promise<unknown[]> {
  const all = [];
  for (const question of questions) {
    const { passages, ...rest } = await answerQuestion(question, archive);
    all.push({ answered: rest.answered, passages: passages.map((each) => each.paragraph) });
  }
  return all;
}

/** Adds, changes and removes an article each, the same for the same number. */
function change(number: number): void {
  const names = readdirSync(dir).filter((name) => name.endsWith(".md"));
  const [added, other] = [coming[2 * number], coming[2 * number + 1]];
  if (added === undefined || other === undefined) throw new Error("no article");
  writeFileSync(join(dir, `${added.slug}-${number}.md`), articleText(added));
  writeFileSync(join(dir, names[10 * number] ?? ""), articleText(other));
  rmSync(join(dir, names[10 * number + 5] ?? ""));
}

async function expectCurrent(): Promise<void> {
  const expected = await createArchive(await loadCorpus(dir));
  expect(await everyArticle(app.archive.articles)).toEqual(await everyArticle(expected.articles));
  expect(await answers(app.archive)).toEqual(await answers(expected));
  expect(app.archive.span).toEqual(expected.span);
  expect(await app.archive.outlets()).toEqual(await expected.outlets());
}

/** What typing this finds. */
async function titlesFor(typed: string): Promise<string[]> {
  const found = await app.archive.articles.find({ typed, limit: 5, locale: "en" });
  return found.map(({ article }) => article.title);
}

test("changes of a large folder are answered from as if all had been read again", async () => {
  writeCorpus(dir, PARAGRAPHS);
  await follow();
  for (let number = 0; number < 4; number += 1) {
    change(number);
    await until(() => told() >= 3 * (number + 1));
  }
  await expectCurrent();
  expect(logged("articles merged")).toBe(0);
});

test("they are merged in time, and go on being answered from", async () => {
  writeCorpus(dir, PARAGRAPHS);
  await follow({ mergeFrom: 30 });
  change(0);
  await until(() => logged("articles merged") > 0);
  change(1);
  await until(() => told() >= 6);
  await expectCurrent();
  expect((await everyArticle(app.archive.articles)).length).toBe(app.archive.articles.size);
});

test("another thread's copy gives the same answers, however the archive came about", async () => {
  writeCorpus(dir, PARAGRAPHS);
  await follow({ mergeFrom: 30 });
  const [sender, copy] = [new ArchiveSender(), new ArchiveCopy()];
  const send = async () => {
    const { source } = app.archive;
    if (source === null) throw new Error("no source");
    const message = structuredClone(sender.messageOf(source));
    return { message, archive: await copy.take(message) };
  };
  expect(await answers((await send()).archive)).toEqual(await answers(app.archive));
  change(0);
  await until(() => told() >= 3);
  expect((await send()).message).toMatchObject({ base: null, fresh: { read: { length: 2 } } });
  await until(() => logged("articles merged") > 0);
  change(1);
  await until(() => told() >= 6);
  const { message, archive } = await send();
  expect(message).toMatchObject({ base: { file: expect.any(Number) } });
  expect(await answers(archive)).toEqual(await answers(app.archive));
  // Nothing that it has is sent again.
  expect((await send()).message).toMatchObject({ base: null, fresh: { read: [] } });
});

test("a title is found as soon as its article is there, and no longer than it is", async () => {
  writeCorpus(dir, PARAGRAPHS);
  await follow();
  const file = join(dir, "2024-01-01-quokka.md");
  for (const title of ["Quokkas seen", "Quokkas not seen"]) {
    const before = app.archive;
    writeFileSync(
      file,
      `---\ntitle: ${title}\nurl: https://example.org/quokka\nurl_evidence: external\n---\n\nA quokka was seen in Perth.\n`,
    );
    await until(() => app.archive !== before);
    expect(await titlesFor("quokkas")).toEqual([title]);
    const [article] = await app.archive.articles.byUrl(["example.org/quokka"]);
    expect(article?.slug).toBe("2024-01-01-quokka");
    expect(await app.archive.articles.headlines(["quokkas"], 5)).toEqual([title]);
  }
  const before = app.archive;
  rmSync(file);
  await until(() => app.archive !== before);
  expect(await titlesFor("quokkas")).toEqual([]);
  const answer = await answerQuestion("where was the quokka seen", app.archive);
  expect(answer.passages.some(({ article }) => article.title.includes("Quokka"))).toBe(false);
});

test("a file with a fault is logged and counted, and its article stays", async () => {
  writeCorpus(dir, PARAGRAPHS);
  await follow();
  const name = readdirSync(dir).find((each) => each.endsWith(".md")) ?? "";
  const slug = name.replace(".md", "");
  const sound = readFileSync(join(dir, name), "utf8");
  const before = await app.archive.articles.articles([slug]);
  writeFileSync(join(dir, name), "---\nsauce: typo\n---\n\nText.\n");
  await until(() => logged("sauce") > 0 && app.leftOut?.() === 1);
  expect(await app.archive.articles.articles([slug])).toEqual(before);
  writeFileSync(join(dir, name), sound.replace(/\n\n[A-Z]/u, "\n\nNumbats came. A"));
  await until(() => app.leftOut?.() === 0);
  expect((await answerQuestion("numbats", app.archive)).passages[0]?.article.slug).toBe(slug);
});

test("another list of spellings or outlets counts without a restart", async () => {
  writeCorpus(dir, PARAGRAPHS);
  writeFileSync(
    join(dir, "2024-01-01-geneva.md"),
    "---\ntitle: Talks\n---\n\nThey met in Geneva.\n",
  );
  await follow();
  expect((await answerQuestion("in Genf", app.archive)).passages).toEqual([]);
  writeFileSync(join(dir, "variants.yaml"), "- [Geneva, Genf]\n");
  await until(() => logged("articles merged") > 0);
  expect((await answerQuestion("in Genf", app.archive)).passages).toHaveLength(1);
  writeFileSync(join(dir, "outlets.yaml"), "- name: The Third\n  aliases: [Outlet 3]\n");
  const names = async () => (await app.archive.outlets()).map(({ name }) => name);
  while (!(await names()).includes("The Third")) await wait(10);
  expect(await names()).not.toContain("Outlet 3");
});

test("a folder that grows large is no more rebuilt in memory", async () => {
  writeFileSync(join(dir, "2024-01-01-first.md"), "---\ntitle: First\n---\n\nA ship came in.\n");
  await follow();
  writeCorpus(dir, PARAGRAPHS);
  await until(() => app.archive.articles.size > 100 && readdirSync(dir).includes(".dateline"));
  const before = app.archive;
  writeFileSync(join(dir, "2024-01-02-next.md"), "---\ntitle: Next\n---\n\nA quokka came in.\n");
  await until(() => app.archive.articles.size > before.articles.size);
  await expectCurrent();
  expect((await answerQuestion("quokka", app.archive)).passages[0]?.article.title).toBe("Next");
});

test("from when a folder lists feeds, what they bring is searched beside what was there", async () => {
  writeFileSync(join(dir, "2024-01-01-first.md"), "---\ntitle: First\n---\n\nA ship came in.\n");
  await follow();
  writeFileSync(join(dir, "feeds.yaml"), "- url: https://news.example/feed\n");
  writeFileSync(join(dir, "2024-01-02-next.md"), "---\ntitle: Next\n---\n\nA quokka came in.\n");
  await until(() => app.archive.articles.size === 2);
  const before = app.archive;
  writeFileSync(join(dir, "2024-01-03-third.md"), "---\ntitle: Third\n---\n\nA wombat came in.\n");
  await until(() => app.archive !== before);
  expect(app.archive.source).toMatchObject({ fresh: { slugs: ["2024-01-03-third"] } });
  await expectCurrent();
});
