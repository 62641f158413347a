import { everyArticle } from "../../src/articles/store.ts";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { newsArticles } from "../../bench/news.ts";
import { newsQuestions } from "../../bench/questions.ts";
import { articleText, writeCorpus } from "../../bench/write-corpus.ts";
import { answerQuestion } from "../../src/answer/ask.ts";
import { createArchive, type Archive } from "../../src/answer/archive.ts";
import { openArchive } from "../../src/answer/open-archive.ts";
import { loadCorpus } from "../../src/articles/load.ts";
import { CorpusError, type CorpusProblem } from "../../src/errors.ts";
import { articleKey } from "../../src/articles/article.ts";
import { readSnapshot, snapshotKey, snapshotPath } from "../../src/snapshot/snapshot.ts";

const PARAGRAPHS = 2400;
const questions = newsQuestions([...newsArticles(PARAGRAPHS)], 40);

let home: string;
let dir: string;
let cacheDir: string;
let file: string;
let good: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "dateline-test-"));
  // Where nobody else leaves anything.
  vi.stubEnv("TMPDIR", join(home, "temporary"));
  mkdirSync(tmpdir());
  dir = join(home, "corpus");
  cacheDir = join(dir, ".dateline");
  good = join(home, "good.bin");
  writeCorpus(dir, PARAGRAPHS);
  expect(await open()).toBe("prepared");
  file = join(cacheDir, readdirSync(cacheDir)[0] ?? "");
  copyFileSync(file, good);
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

const articlesOf = (folder: string) => readdirSync(folder).filter((name) => name.endsWith(".md"));

async function open(options = {}): Promise<string> {
  let origin = "";
  await openArchive(dir, { ...options, onOpened: (how) => (origin = how) });
  return origin;
}

/** The size of an undamaged snapshot, in bytes. */
function size(): number {
  return readFileSync(good).length;
}

const read = () => readSnapshot(file, snapshotKey([]));

/** Writes the snapshot with one bit turned. */
function flip(at: number): void {
  const bytes = readFileSync(good);
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  writeFileSync(file, bytes);
}

/** Folders for want of a better one that were not cleared away. */
function left(): string[] {
  return readdirSync(tmpdir()).filter((name) => /^dateline-.{6}$/.test(name));
}

async function answers(archive: Archive): Promise<unknown[]> {
  const all = [];
  for (const question of questions) all.push(await answerQuestion(question, archive));
  return all;
}

test("a large folder gives the answers of its articles in memory, kept in the folder by default", async () => {
  const progress: number[] = [];
  rmSync(file);
  const archive = await openArchive(dir, { onProgress: (share) => progress.push(share) });
  const articles = await loadCorpus(dir);
  const inMemory = await createArchive(articles);
  expect(await answers(archive)).toEqual(await answers(inMemory));
  expect(archive.span).toEqual(inMemory.span);
  expect(await everyArticle(archive.articles)).toEqual(await everyArticle(inMemory.articles));
  const [first] = articles;
  const keys = [articleKey(first?.slug ?? ""), "nothing"];
  expect(await archive.articles.withKeys(keys)).toEqual([[first], []]);
  const gone = ["no-such#1", `${first?.slug}#999`];
  expect(await archive.articles.paragraphs(gone)).toEqual([undefined, undefined]);
  expect(progress.at(-1)).toBe(1);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
});

test("an unchanged folder is loaded as it was prepared", async () => {
  const once = await answers(await openArchive(dir));
  expect(await open()).toBe("loaded");
  expect(await answers(await openArchive(dir))).toEqual(once);
});

describe("what is damaged is prepared again, never trusted", () => {
  beforeEach(() => copyFileSync(good, file));

  test("what is sound is read", () => {
    expect(read()).not.toBeNull();
  });

  test.each([
    ["an empty file", () => truncateSync(file, 0)],
    ["a file cut short by a byte", () => truncateSync(file, size() - 1)],
    ["a file cut in half", () => truncateSync(file, Math.floor(size() / 2))],
    ["another layout's number", () => flip(7)],
    ["a bit in the texts", () => flip(5000)],
    ["a bit in the middle", () => flip(Math.floor(size() * 0.6))],
    ["a bit in the last array", () => flip(size() - 20_000)],
    ["a bit in the header", () => flip(size() - 40)],
    ["a bit in the header's place", () => flip(size() - 28)],
    ["something else altogether", () => writeFileSync(file, "x".repeat(10_000))],
  ])("%s is not read", (_what, damage) => {
    damage();
    expect(read()).toBeNull();
  });

  test("the articles are read instead, and the file is sound again", async () => {
    flip(5000);
    expect(await open()).toBe("prepared");
    expect(await open()).toBe("loaded");
  });
});

test("articles added, changed and removed are served", async () => {
  const [first = "", second = ""] = articlesOf(dir);
  const [added] = newsArticles(8, 99);
  if (added === undefined) throw new Error("no article");
  const changed = readFileSync(join(dir, first), "utf8").replace(
    /\n\n[A-Z]/,
    "\n\nQuokkas came. A",
  );
  writeFileSync(join(dir, first), changed);
  rmSync(join(dir, second));
  writeFileSync(join(dir, `${added.slug}.md`), articleText(added));
  expect(await open()).toBe("updated");
  const archive = await openArchive(dir);
  expect(await answers(archive)).toEqual(await answers(await createArchive(await loadCorpus(dir))));
  const found = await answerQuestion("quokkas", archive);
  expect(found.passages[0]?.article.slug).toBe(first.replace(".md", ""));
  const slugs = [second.replace(".md", ""), added.slug];
  const [removed, stored] = await archive.articles.articles(slugs);
  expect(removed).toBeUndefined();
  expect(stored?.paragraphs).toEqual(added.paragraphs);
});

test("an archive goes on answering while its folder is prepared again", async () => {
  const archive = await openArchive(dir);
  const before = await answers(archive);
  const [first = ""] = articlesOf(dir);
  rmSync(join(dir, first));
  await openArchive(dir);
  expect(await answers(archive)).toEqual(before);
});

test("texts of articles that are gone do not stay for ever", async () => {
  const shrinking = join(home, "shrinking");
  const options = { cacheDir: join(home, "shrinking-cache") };
  writeCorpus(shrinking, PARAGRAPHS * 1.5);
  await openArchive(shrinking, options);
  const stored = () => {
    const [name = ""] = readdirSync(options.cacheDir);
    return statSync(join(options.cacheDir, name)).size;
  };
  const before = stored();
  let gone = 0;
  for (const name of articlesOf(shrinking).filter((_, at) => at % 3 === 0)) {
    gone += statSync(join(shrinking, name)).size;
    rmSync(join(shrinking, name));
  }
  const archive = await openArchive(shrinking, options);
  // Their numbers take about as much as their texts, and go as well.
  expect(before - stored()).toBeGreaterThan(1.5 * gone);
  const inMemory = await createArchive(await loadCorpus(shrinking));
  expect(await answers(archive)).toEqual(await answers(inMemory));
});

/** What `openArchive` tells of a folder, and whether it is searched. */
async function toldOf(folder: string): Promise<unknown[]> {
  const before = left();
  const told: unknown[] = [];
  const archive = await openArchive(dir, {
    cacheDir: folder,
    onOpened: (...how) => void told.push(how),
  });
  expect((await answers(archive)).length).toBe(questions.length);
  expect(left()).toEqual(before);
  return told;
}

describe("where the snapshot cannot be kept, it serves all the same and tells why once", () => {
  test("in a folder that is a file", async () => {
    const blocked = join(home, "blocked");
    writeFileSync(blocked, "a file where a folder should be");
    expect(await toldOf(blocked)).toEqual([["prepared", "ENOTDIR"]]);
  });

  test.runIf(process.platform === "linux")("in a place where no folder can be made", async () => {
    expect(await toldOf("/proc/nope/deeper")).toEqual([["prepared", "ENOENT"]]);
  });

  test.runIf(process.platform === "linux")("on a full disk", async () => {
    const full = join(home, "full");
    mkdirSync(full);
    const name = basename(snapshotPath(full, dir));
    symlinkSync("/dev/full", join(full, `${name}.${process.pid}.tmp`));
    expect(await toldOf(full)).toEqual([["prepared", "ENOSPC"]]);
  });

  test("with a folder in the file's place", async () => {
    const taken = join(home, "taken");
    mkdirSync(join(snapshotPath(taken, dir), "something"), { recursive: true });
    const [[origin, code] = []] = (await toldOf(taken)) as string[][];
    expect(origin).toBe("prepared");
    expect(code).toMatch(/^(?:EISDIR|ENOTEMPTY|EEXIST|EPERM)$/u);
    expect(readdirSync(taken)).toHaveLength(1);
  });
});

test("what killed writers left is removed, what another may be writing is not", async () => {
  const busy = join(home, "busy");
  mkdirSync(busy);
  const path = snapshotPath(busy, dir);
  for (const writer of ["1", "2"]) writeFileSync(`${path}.${writer}.tmp`, "half");
  const long = new Date(Date.now() - 60 * 60 * 1000);
  utimesSync(`${path}.1.tmp`, long, long);
  await open({ cacheDir: busy });
  expect(readdirSync(busy).toSorted()).toEqual([basename(path), `${basename(path)}.2.tmp`]);
});

test.skipIf(process.platform === "win32")(
  "a link to itself is a problem of that file",
  async () => {
    symlinkSync(join(dir, "loop.md"), join(dir, "loop.md"));
    const failure = String(await openArchive(dir).catch((error: unknown) => error));
    const lenient = await openArchive(dir, { onProblems: () => undefined });
    rmSync(join(dir, "loop.md"));
    expect(failure).toMatch(/loop\.md:0: file: cannot be read \(ELOOP\)/u);
    expect(lenient.articles.size).toBeGreaterThan(0);
  },
);

test("every problem of every file is told, and the snapshot stays as it was", async () => {
  const before = readFileSync(file);
  const wrong = join(dir, "wrong.md");
  writeFileSync(wrong, "no front matter");
  const failure = await openArchive(dir).catch((error: unknown) => error);
  rmSync(wrong);
  expect(failure).toBeInstanceOf(CorpusError);
  expect(String(failure)).toContain("wrong.md:");
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(cacheDir)).toHaveLength(1);
});

test("read leniently, a broken file stays as it was or is left out, and is read when it is sound", async () => {
  await open();
  const [first = ""] = articlesOf(dir);
  const path = join(dir, first);
  const sound = readFileSync(path, "utf8");
  const slug = first.replace(".md", "");
  const before = (await openArchive(dir)).articles;
  writeFileSync(path, "no front matter");
  writeFileSync(join(dir, "wrong.md"), "no front matter");
  writeFileSync(join(dir, "new.md"), "---\ntitle: Ships\n---\n\nA wombat went aboard.\n");
  const told: CorpusProblem[] = [];
  const lenient = await openArchive(dir, { onProblems: (problems) => told.push(...problems) });
  expect(told.map((problem) => problem.file).toSorted()).toEqual([first, "wrong.md"]);
  const [stored] = await lenient.articles.articles([slug]);
  expect([stored]).toEqual(await before.articles([slug]));
  expect(stored?.paragraphs.length).toBeGreaterThan(0);
  expect(lenient.articles.size).toBe(before.size + 1);
  expect((await answerQuestion("wombat", lenient)).passages[0]?.article.slug).toBe("new");
  await expect(openArchive(dir)).rejects.toThrow("wrong.md");
  writeFileSync(path, sound.replace(/\n\n[A-Z]/, "\n\nNumbats came. A"));
  rmSync(join(dir, "wrong.md"));
  const archive = await openArchive(dir);
  expect((await answerQuestion("numbats", archive)).passages[0]?.article.slug).toBe(slug);
  expect(await answers(archive)).toEqual(await answers(await createArchive(await loadCorpus(dir))));
});

test("other spellings are another archive", async () => {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, "variants.yaml"), "- [kartoffel, potato]\n");
  expect(await open()).toBe("prepared");
});
