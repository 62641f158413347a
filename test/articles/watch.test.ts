import { mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { folderStamps } from "../../src/articles/changed-files.ts";
import { loadCorpus } from "../../src/articles/load.ts";
import { watchCorpus, type CorpusUpdate, type CorpusWatch } from "../../src/articles/watch.ts";
import type { CorpusProblem } from "../../src/errors.ts";

const onError = (found: readonly CorpusProblem[]) => void problems.push(...found);
const ignore = () => undefined;
const article = (title: string, text = "One paragraph.") =>
  `---\ntitle: ${title}\n---\n\n${text}\n`;

let dir: string;
let watching: CorpusWatch;
let updates: CorpusUpdate[];
let problems: CorpusProblem[];
let wake: () => void;

/** Waits until a condition holds; every update and every problem makes it look again. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "watch-"));
  await writeFile(join(dir, "a.md"), article("A"));
  await writeFile(join(dir, "b.md"), article("B"));
  [updates, problems] = [[], []];
  wake = () => undefined;
  const seen = await folderStamps(dir);
  watching = await watchCorpus(dir, {
    articles: await loadCorpus(dir),
    seen,
    quiet: 20,
    lookEvery: 100,
    onChange: (update) => {
      updates.push(update);
      wake();
    },
    onError: (found) => {
      problems.push(...found);
      wake();
    },
  });
});

afterEach(async () => {
  await watching.stop();
  await rm(dir, { recursive: true, force: true });
});

test("an added file is in the next update, and the others are the same objects", async () => {
  await writeFile(join(dir, "b.md"), article("B changed"));
  await until(() => updates.length === 1);
  await writeFile(join(dir, "c.md"), article("C"));
  await until(() => updates.length === 2);
  const [first, second] = updates;
  expect(first?.changed).toEqual(["b"]);
  expect(second).toMatchObject({ added: ["c"], changed: [], removed: [], leftOut: 0 });
  expect(second?.articles.map(({ title }) => title)).toEqual(["A", "B changed", "C"]);
  expect(second?.articles[0]).toBe(first?.articles[0]);
});

test("a removed file is gone from the next update", async () => {
  await rm(join(dir, "a.md"));
  await until(() => updates.length === 1);
  expect(updates[0]).toMatchObject({ removed: ["a"], added: [], changed: [] });
  expect(updates[0]?.articles.map(({ slug }) => slug)).toEqual(["b"]);
});

test("a renamed file is one removed and one added", async () => {
  await rename(join(dir, "a.md"), join(dir, "z.md"));
  await until(() => updates.some(({ articles }) => articles.some(({ slug }) => slug === "z")));
  expect(updates.at(-1)?.articles.map(({ slug }) => slug)).toEqual(["b", "z"]);
});

test("a broken change is reported with file and field, and the article is served as it was", async () => {
  await writeFile(join(dir, "a.md"), "---\nsauce: typo\n---\n\nText.\n");
  await until(() => problems.length > 0);
  expect(problems).toContainEqual(
    expect.objectContaining({ file: "a.md", line: 2, field: "sauce" }),
  );
  expect(watching.leftOut()).toBe(1);
  await writeFile(join(dir, "c.md"), article("C"));
  await until(() => updates.length === 1);
  expect(updates[0]).toMatchObject({ added: ["c"], changed: [], removed: [], leftOut: 1 });
  expect(updates[0]?.articles.map(({ title }) => title)).toEqual(["A", "B", "C"]);
});

test("a broken new file is left out until it is mended", async () => {
  await writeFile(join(dir, "c.md"), "no front matter");
  await until(() => problems.length > 0);
  expect(updates).toEqual([]);
  await writeFile(join(dir, "c.md"), article("C"));
  await until(() => updates.length === 1);
  expect(updates[0]).toMatchObject({ added: ["c"], leftOut: 0 });
  expect(watching.leftOut()).toBe(0);
});

test("another list of spellings brings an update without changed articles", async () => {
  await writeFile(join(dir, "variants.yaml"), "- [Turkey, Türkiye]\n");
  await until(() => updates.length === 1);
  expect(updates[0]).toMatchObject({ added: [], changed: [], removed: [] });
  expect(updates[0]?.articles).toHaveLength(2);
});

test("a file that was only touched brings no update", async () => {
  await utimes(join(dir, "a.md"), new Date(), new Date());
  await writeFile(join(dir, "b.md"), article("B again"));
  await until(() => updates.length === 1);
  expect(updates[0]?.changed).toEqual(["b"]);
});

test("an emptied folder is a problem, and what was served is served on", async () => {
  await rm(join(dir, "a.md"));
  await rm(join(dir, "b.md"));
  await until(() => problems.length > 0);
  expect(problems.at(-1)).toMatchObject({ field: "folder", message: "no article is left in it" });
});

test("a folder that goes away and comes back is watched again", async () => {
  await rename(dir, `${dir}-away`);
  await until(() => problems.some(({ message }) => message.includes("does not exist")));
  await mkdir(dir);
  await rename(join(`${dir}-away`, "a.md"), join(dir, "a.md"));
  await rename(join(`${dir}-away`, "b.md"), join(dir, "b.md"));
  await writeFile(join(dir, "c.md"), article("C"));
  await until(() => updates.some(({ articles }) => articles.length === 3));
  await rm(`${dir}-away`, { recursive: true });
  expect(updates.at(-1)?.articles.map(({ slug }) => slug)).toEqual(["a", "b", "c"]);
});

test("an update that fails is reported and does not end the watch", async () => {
  await watching.stop();
  let calls = 0;
  watching = await watchCorpus(dir, {
    articles: await loadCorpus(dir),
    seen: await folderStamps(dir),
    quiet: 20,
    lookEvery: 100,
    onChange: (update) => {
      calls += 1;
      if (calls === 1) throw new Error("index is full");
      updates.push(update);
      wake();
    },
    onError: (found) => {
      problems.push(...found);
      wake();
    },
  });
  await writeFile(join(dir, "c.md"), article("C"));
  await until(() => problems.some(({ message }) => message === "index is full"));
  await writeFile(join(dir, "d.md"), article("D"));
  await until(() => updates.length > 0);
  expect(updates[0]?.articles).toHaveLength(4);
});

test("without articles to keep, what was there counts as served, and updates only name files", async () => {
  await watching.stop();
  watching = await watchCorpus(dir, {
    articles: null,
    seen: await folderStamps(dir),
    quiet: 20,
    lookEvery: 100,
    onChange: (update) => {
      updates.push(update);
      wake();
    },
    onError: (found) => problems.push(...found),
  });
  await writeFile(join(dir, "a.md"), article("A changed"));
  await writeFile(join(dir, "c.md"), article("C"));
  await rm(join(dir, "b.md"));
  await until(() => updates.flatMap(({ added }) => added).includes("c"));
  const all = (key: "added" | "changed" | "removed") => updates.flatMap((update) => update[key]);
  expect({ added: all("added"), changed: all("changed"), removed: all("removed") }).toEqual({
    added: ["c"],
    changed: ["a"],
    removed: ["b"],
  });
  expect(updates.flatMap(({ articles }) => articles)).toEqual([]);
});

/** A link to the first of two folders that differ in their text alone. */
async function linkedFolder(): Promise<string> {
  for (const [release, text] of [
    ["release-1", "Old."],
    ["release-2", "New."],
  ] as const) {
    await mkdir(join(dir, release));
    await writeFile(join(dir, release, "a.md"), article("A", text));
    await utimes(join(dir, release, "a.md"), 0, 0);
  }
  const current = join(dir, "current");
  await symlink("release-1", current);
  return current;
}

test.skipIf(process.platform === "win32")(
  "a linked folder that is swapped while its articles are read is read again",
  async () => {
    await watching.stop();
    const current = await linkedFolder();
    const seen = await folderStamps(current);
    const articles = await loadCorpus(current);
    await rm(current);
    await symlink("release-2", current);
    for (const kept of [articles, null]) {
      updates = [];
      const onChange = (update: CorpusUpdate) => void updates.push(update);
      watching = await watchCorpus(current, { articles: kept, seen, onChange, onError });
      await watching.stop();
      expect(updates).toMatchObject([{ added: [], changed: ["a"], removed: [] }]);
    }
  },
);

test.skipIf(process.platform === "win32").each([
  ["with articles to keep", true],
  ["without", false],
])(
  "a linked folder that is swapped after the start is read, and watched from then on, %s",
  async (_, keeps) => {
    await watching.stop();
    const current = await linkedFolder();
    const seen = await folderStamps(current);
    watching = await watchCorpus(current, {
      articles: keeps ? await loadCorpus(current) : null,
      seen,
      quiet: 20,
      lookEvery: 100,
      onChange: (update) => {
        updates.push(update);
        wake();
      },
      onError,
    });
    await symlink("release-2", join(dir, "next"));
    await rename(join(dir, "next"), current);
    await until(() => updates.some(({ changed }) => changed.includes("a")));
    await writeFile(join(dir, "release-2", "b.md"), article("B"));
    await until(() => updates.some(({ added }) => added.includes("b")));
    expect(problems).toEqual([]);
  },
);

async function writeAgainAndAgain(path: string, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await writeFile(path, "x");
    await setTimeout(5);
  }
}

test("changes that never pause are read all the same", async () => {
  const done = new AbortController();
  onTestFinished(() => done.abort());
  const writing = writeAgainAndAgain(join(dir, "notes.txt"), done.signal);
  await watching.stop();
  const onChange = (update: CorpusUpdate) => {
    updates.push(update);
    wake();
  };
  const [articles, seen] = [await loadCorpus(dir), await folderStamps(dir)];
  // Only events bring a look.
  const lookEvery = 1_000_000;
  const options = { articles, seen, quiet: 20, lookEvery, onChange, onError };
  watching = await watchCorpus(dir, options);
  await writeFile(join(dir, "c.md"), article("C"));
  await until(() => updates.length > 0);
  // The last write ends before the folder is removed.
  done.abort();
  await writing;
  expect(updates[0]?.added).toEqual(["c"]);
});

test("what is written beside an article to take its place is not read before it does", async () => {
  await writeFile(join(dir, ".a.md.tmp"), article("A whole"));
  await rename(join(dir, ".a.md.tmp"), join(dir, "a.md"));
  await until(() => updates.length > 0);
  expect(updates[0]?.changed).toEqual(["a"]);
  expect(updates[0]?.read?.map(({ article: { title } }) => title)).toEqual(["A whole"]);
});

test("an event that names an article is enough to find it, whatever else is there", async () => {
  await watching.stop();
  const [articles, seen] = [await loadCorpus(dir), await folderStamps(dir)];
  const onChange = (update: CorpusUpdate) => {
    updates.push(update);
    wake();
  };
  const lookEvery = 1_000_000;
  watching = await watchCorpus(dir, { articles, seen, quiet: 20, lookEvery, onChange, onError });
  await writeFile(join(dir, "c.md"), article("C"));
  await until(() => updates.length === 1);
  await rm(join(dir, "a.md"));
  await until(() => updates.length === 2);
  await writeFile(join(dir, "variants.yaml"), "- [Turkey, Türkiye]\n");
  await until(() => updates.length === 3);
  expect(updates.map(({ added, removed, listsChanged }) => [added, removed, listsChanged])).toEqual(
    [
      [["c"], [], false],
      [[], ["a"], false],
      [[], [], true],
    ],
  );
  expect(updates[2]?.articles.map(({ slug }) => slug)).toEqual(["b", "c"]);
});

test("a folder in the folder of articles is said, once, not to be read", async () => {
  await mkdir(join(dir, "2024"));
  await mkdir(join(dir, ".dateline"));
  await until(() => problems.length > 0);
  await writeFile(join(dir, "c.md"), article("C"));
  await until(() => updates.length > 0);
  expect(problems).toMatchObject([
    { file: "2024", field: "folder", message: expect.stringContaining("is not read") },
  ]);
});

test("it is said, once, when nobody tells of changes", async () => {
  await watching.stop();
  const told: string[] = [];
  const file = join(dir, "a.md", "no-folder");
  const onUnwatched = (reason: string) => void told.push(reason);
  const seen = new Map<string, string>();
  const options = { articles: null, seen, onChange: ignore, onError };
  watching = await watchCorpus(file, { ...options, onUnwatched, lookEvery: 5 });
  await setTimeout(30);
  expect(told).toEqual(["ENOTDIR"]);
});
