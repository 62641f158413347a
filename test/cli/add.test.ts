import { spawn, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { runAdd, type AddIo, type AddOptions } from "../../src/cli/add-run.ts";
import { PROSE, paragraphs } from "../support/prose.ts";

let dir: string;
let corpus: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "add-"));
  corpus = join(dir, "corpus");
});
afterEach(() => rm(dir, { recursive: true }));

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function add(args: string[], input = ""): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { ...process.env, CORPUS_DIR: corpus };
    const child = spawn(process.execPath, [inject("dateline"), "add", ...args], { env });
    const ended: Ended = { code: null, out: "", err: "" };
    child.stdout.on("data", (data) => (ended.out += String(data)));
    child.stderr.on("data", (data) => (ended.err += String(data)));
    child.on("close", (code) => resolve({ ...ended, code }));
    child.stdin.end(input);
  });
}

const TEXT = `Ferry runs aground in the fog\n\nBy Jane Doe - May 4, 2021\n\n${PROSE.join("\n\n")}\n\nADVERTISEMENT\n`;
const PAGE = `<html><head><title>Ferry afloat again</title><meta property="og:site_name" content="Example Herald">
<meta property="article:published_time" content="2021-05-05"></head><body><article>${paragraphs()}</article></body></html>`;

test("the language is what the words tell, before what the page claims", async () => {
  const german = PAGE.replace("<html>", '<html lang="en">').replaceAll(
    /<p>[^<]*<\/p>/gu,
    "<p>Die Fähre ist nach dem Unfall im Nebel wieder im Hafen, und der Betrieb wird am Montag wieder aufgenommen, wie der Kapitän nach der Ankunft sagte.</p>",
  );
  await writeFile(join(dir, "de.html"), german);
  const { out } = await add(["--dry-run", "--json", join(dir, "de.html")]);
  expect(JSON.parse(out)).toMatchObject({ language: "de" });
});

test("a dry run prints one JSON object an input, in order, and writes nothing", async () => {
  await writeFile(join(dir, "b.txt"), TEXT);
  await writeFile(join(dir, "a.html"), PAGE);
  const { code, out, err } = await add([
    "--dry-run",
    "--json",
    join(dir, "b.txt"),
    join(dir, "a.html"),
    join(dir, "none.txt"),
  ]);
  const [text, page, none, ...rest] = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(text).toEqual({
    input: join(dir, "b.txt"),
    file: "2021-05-04-ferry-runs-aground-in-the-fog.md",
    title: "Ferry runs aground in the fog",
    source: null,
    source_evidence: "unknown",
    date: "2021-05-04",
    updated: null,
    authors: ["Jane Doe"],
    language: "en",
    needs_review: false,
    date_status: "stated",
    date_evidence: 'The text says "By Jane Doe - May 4, 2021".',
    url: null,
    paragraphs: [...PROSE],
    dropped: ["By Jane Doe - May 4, 2021", "ADVERTISEMENT"],
    warnings: ["The outlet is not known; give it with --source."],
  });
  expect(page).toMatchObject({
    title: "Ferry afloat again",
    source: "Example Herald",
    date_status: "metadata",
  });
  expect(none).toEqual({
    input: join(dir, "none.txt"),
    error: `There is no file "${join(dir, "none.txt")}".`,
  });
  expect(rest).toEqual([]);
  expect(code).toBe(1);
  expect(err).toBe("");
  expect(await readdir(dir)).toEqual(["a.html", "b.txt"]);
});

test("standard input is read, what the operator states counts, and the file is there", async () => {
  const { code, out } = await add(
    [
      "-",
      "--source",
      "Example Herald",
      "--date",
      "2021-05-06",
      "--url",
      "https://herald.example/1",
    ],
    TEXT,
  );
  expect(code).toBe(0);
  expect(out).toContain("external: Given with --source.");
  const [file = ""] = await readdir(corpus);
  expect(file).toBe("2021-05-06-ferry-runs-aground-in-the-fog.md");
  const written = await readFile(join(corpus, file), "utf8");
  expect(written).toContain("source: Example Herald\nsource_evidence: external");
  expect(written).toContain('date: "2021-05-06"\ndate_status: external');
});

test.each([
  [[], "give at least one input"],
  [["a.txt", "b.txt", "--title", "T"], "for a single input"],
  [["--watch", "https://a.example/feed"], "dateline feeds add https://a.example/feed"],
  [
    ["--watch", "https://a.example/1", "--watch", "https://a.example/2"],
    "dateline feeds add https://a.example/1 https://a.example/2",
  ],
  [["a.txt", "--date", "yesterday"], "Write a date such as"],
  [["a.txt", "--url", "file:///etc/passwd"], "Write an address"],
  [["--nonsense"], "unknown option"],
])("%j is a usage error", async (args, message) => {
  const { code, err, out } = await add(args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(message);
});

function io(fields: Partial<AddIo> = {}): AddIo & { lines: string[]; said: string[] } {
  const [lines, said]: [string[], string[]] = [[], []];
  return {
    lines,
    said,
    stdin: Readable.from([]),
    out: (line) => lines.push(line),
    say: (line) => said.push(line),
    ask: null,
    progress: () => ({ step: () => undefined, stop: () => undefined }),
    today: "2026-11-22",
    signal: new AbortController().signal,
    ...fields,
  };
}

const options = (fields: Partial<AddOptions> = {}): AddOptions => ({
  corpus,
  given: {},
  json: false,
  dryRun: false,
  replace: false,
  yes: false,
  isContinued: false,
  ...fields,
});

test("a copy is refused with the name of the file, and --replace updates that file", async () => {
  const input = join(dir, "a.txt");
  await writeFile(input, TEXT);
  expect(await runAdd([input], options(), io())).toBe(0);
  const [file = ""] = await readdir(corpus);
  await writeFile(input, TEXT.replace("Ferry runs aground", "Boat runs aground"));
  const again = io();
  expect(await runAdd([input], options({ json: true }), again)).toBe(1);
  expect(JSON.parse(again.lines[0] ?? "")).toEqual({
    input,
    error: `It already exists as ${file}; --replace updates that file.`,
  });
  const dry = io();
  expect(await runAdd([input], options({ json: true, dryRun: true }), dry)).toBe(0);
  expect(dry.lines[0]).toContain("It would be refused");
  expect(await runAdd([input], options({ replace: true }), io())).toBe(0);
  expect(await readdir(corpus)).toEqual([file]);
  expect(await readFile(join(corpus, file), "utf8")).toContain("title: Boat runs aground");
});

test("a folder's files are read, those of folders below it included; hidden and other files are not", async () => {
  const folder = join(dir, "inbox");
  await mkdir(join(folder, "deep"), { recursive: true });
  await writeFile(join(folder, "a.txt"), TEXT);
  const other = PROSE.map((text) => `<p>${text.split(" ").toReversed().join(" ")}.</p>`).join("");
  await writeFile(join(folder, "deep", "b.html"), `<title>Boat afloat again</title>${other}`);
  await writeFile(join(folder, ".hidden.txt"), TEXT);
  await writeFile(join(folder, "picture.png"), "x");
  const parsed = io();
  expect(await runAdd([folder], options(), parsed)).toBe(0);
  expect(await readdir(corpus)).toHaveLength(2);
  expect(parsed.said.map((line) => line.replace(folder, ""))).toEqual([
    "/.hidden.txt: passed over (hidden)",
    "/picture.png: passed over (a picture)",
    "2 added, 0 updated, 0 refused (already there), 0 failed, 1 without a date.",
  ]);
});

test("an operator who says no gets no file", async () => {
  const input = join(dir, "a.txt");
  await writeFile(input, TEXT);
  const questions: string[] = [];
  const ask = async (question: string) => questions.push(question) < 0;
  expect(await runAdd([input], options(), io({ ask }))).toBe(0);
  expect(questions).toEqual(["Write 2021-05-04-ferry-runs-aground-in-the-fog.md?"]);
  expect(await readdir(dir)).toEqual(["a.txt"]);
});

test.each([
  ["nothing", "", "This is empty"],
  ["a headline alone", "Ferry runs aground in the fog", "No article text was found"],
  ["binary data", "\u0000\u0001\u0002", "binary"],
])("%s is an error in a sentence", async (_, content, message) => {
  const input = join(dir, "a.txt");
  await writeFile(input, content);
  const out = io();
  expect(await runAdd([input], options({ json: true }), out)).toBe(1);
  expect((JSON.parse(out.lines[0] ?? "") as { error: string }).error).toContain(message);
});

test("a disk that is full is named, and no unfinished file is left", async () => {
  const input = join(dir, "long.txt");
  await writeFile(input, "The council voted on Monday to close the old bridge. ".repeat(400));
  const program = [inject("dateline"), "add", input, "--yes"];
  const given = ["--title", "Bridge", "--source", "Gazette", "--date", "2024-05-05"];
  // Stands for a full disk: no file of this process may hold more than 2 KB.
  const script = `ulimit -f 4; exec "$@"`;
  const { status, stderr } = spawnSync(
    "bash",
    ["-c", script, "bash", process.execPath, ...program, ...given, "--corpus", join(dir, "corpus")],
    { encoding: "utf8" },
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/^it would be larger than files may be here \(EFBIG\)$/m);
  expect(stderr).not.toContain("    at ");
  expect(await readdir(join(dir, "corpus"))).toEqual([]);
});
