import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runAdd, type AddIo, type AddOptions } from "../../src/cli/add-run.ts";
import { PROSE, paragraphs } from "../support/prose.ts";

let dir: string;
let corpus: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "add-inputs-"));
  corpus = join(dir, "corpus");
});
afterEach(() => rm(dir, { recursive: true }));

interface Told {
  code: number;
  rows: Record<string, unknown>[];
  said: string[];
}

async function run(
  inputs: readonly string[],
  options: Partial<AddOptions> = {},
  io: Partial<AddIo> = {},
): Promise<Told> {
  const told: Told = { code: 0, rows: [], said: [] };
  const code = await runAdd(
    inputs,
    {
      corpus,
      given: {},
      json: true,
      dryRun: false,
      replace: false,
      yes: false,
      isContinued: false,
      ...options,
    },
    {
      stdin: Readable.from([]),
      out: (line) => told.rows.push(JSON.parse(line) as Record<string, unknown>),
      say: (line) => told.said.push(line),
      ask: null,
      progress: () => ({ step: () => undefined, stop: () => undefined }),
      today: "2026-11-22",
      signal: new AbortController().signal,
      ...io,
    },
  );
  return { ...told, code };
}

/** Writes files of these names and returns their paths. */
async function files(texts: Readonly<Record<string, string>>): Promise<string[]> {
  const paths: string[] = [];
  for (const [name, text] of Object.entries(texts)) {
    const path = join(dir, name);
    await writeFile(path, text);
    paths.push(path);
  }
  return paths;
}

const page = (head: string, body = paragraphs()) =>
  `<!doctype html><html lang="en"><head><title>Ferry runs aground in the fog</title>${head}</head><body><article><h1>Ferry runs aground in the fog</h1>${body}</article></body></html>`;
const published = (day: string) => `<meta property="article:published_time" content="${day}">`;

test("a page that was changed after its text's newest event keeps both days", async () => {
  const head = `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2012-05-10","dateModified":"2026-04-24"}</script>`;
  const body = `${paragraphs()}<p>In 2025 the alliance agreed on a second lighthouse for the harbour of Westmere.</p>`;
  const { rows } = await run(await files({ "a.html": page(head, body) }));
  expect(rows).toMatchObject([{ date: "2012-05-10", updated: "2026-04-24" }]);
  const [file = ""] = await readdir(corpus);
  expect(await readFile(join(corpus, file), "utf8")).toContain('updated: "2026-04-24"');
});

test("a text that tells of a later event than its day must be reviewed", async () => {
  const body = `${paragraphs()}<p>The earthquake of 26 December 2004 killed many people on the coast of the island.</p>`;
  const { rows } = await run(await files({ "a.html": page(published("2004-01-04"), body) }));
  expect(rows).toMatchObject([{ date: "2004-01-04", needs_review: true }]);
  expect(JSON.stringify(rows[0]?.["warnings"])).toContain("26 December 2004");
});

test("the outlet may stand in the last line", async () => {
  const text = `Ferry runs aground in the fog\n\n${PROSE.join("\n\n")}\n\nSource: Kolm News\n`;
  const { rows } = await run(await files({ "a.txt": text }));
  expect(rows).toMatchObject([{ source: "Kolm News", source_evidence: "stated" }]);
});

test("rights that nobody is named for are no outlet", async () => {
  const text = `Ferry runs aground in the fog\n\n${PROSE.join("\n\n")}\n\n(C) All rights reserved\n`;
  const [file = "", saved = ""] = await files({
    "a.txt": text,
    "b.html": page(
      "",
      `${paragraphs().replaceAll("harbour", "haven")}<p>(C) All rights reserved</p>`,
    ),
  });
  const { rows } = await run([file, saved], { dryRun: true });
  expect(rows).toMatchObject([{ source: null }, { source: null }]);
});

test("a line that sends readers to other stories is left out", async () => {
  const line = "For more stories like this, check our news page.";
  const { rows } = await run(
    await files({ "a.html": page(published("2021-05-04"), `${paragraphs()}<p>${line}</p>`) }),
  );
  expect(rows[0]?.["dropped"]).toContain(line);
  expect(rows[0]?.["paragraphs"]).toEqual(PROSE);
});

test("the last line counts what was added, updated, refused and has no date", async () => {
  const inputs = await files({
    "a.txt": `Ferry runs aground in the fog\n\n4 May 2021\n\n${PROSE.slice(0, 3).join("\n\n")}`,
    "b.txt": `Boat of the coast guard is sold\n\n${PROSE.slice(3).join("\n\n")} It was sold on the pier.`,
    "c.pdf": "%PDF-1.7",
  });
  expect((await run(inputs, { json: false }, { out: () => undefined })).said.at(-1)).toBe(
    "2 added, 0 updated, 0 refused (already there), 1 failed, 1 without a date.",
  );
  expect(
    (await run(inputs, { json: false, replace: true }, { out: () => undefined })).said.at(-1),
  ).toBe("0 added, 2 updated, 0 refused (already there), 1 failed, 1 without a date.");
});

test("an outlet is named as the list of outlets names it, and is never an author", async () => {
  await mkdir(corpus);
  const list =
    "- name: The Lorn Press Agency\n  aliases: [LPA, LPA News]\n  hosts: [lpa.example]\n";
  await writeFile(join(corpus, "outlets.yaml"), list);
  const author = `<meta name="author" content="Jane Doe and LPA News">`;
  const inputs = await files({
    "named.html": page(`<meta property="og:site_name" content="LPA">${author}`),
    "hosted.html": page(`<link rel="canonical" href="https://www.lpa.example/ferry">`),
    "line.txt": `Ferry runs aground in the fog\nLPA\n\n${PROSE.join("\n\n")}`,
  });
  const { rows } = await run(inputs, { dryRun: true });
  expect(rows.map(({ source }) => source)).toEqual(Array(3).fill("The Lorn Press Agency"));
  expect(rows[0]?.["authors"]).toEqual(["Jane Doe"]);
});

test("the addresses of a list are not fetched unasked", async () => {
  const [list = ""] = await files({
    "list.txt": "https://herald.example/1\nhttps://herald.example/2\n",
  });
  expect(await run([list])).toMatchObject({
    code: 1,
    rows: [{ error: "This is a list of addresses with 2 addresses; --yes fetches them." }],
  });
  const questions: string[] = [];
  const ask = async (question: string): Promise<boolean> => questions.push(question) < 0;
  await run([list], {}, { ask });
  expect(questions).toEqual([`${list} is a list of addresses. Fetch its 2?`]);
});

test("a run that is interrupted goes on where it stopped", async () => {
  const inputs = await files(
    Object.fromEntries(
      PROSE.map((text, at) => [
        `${at}.txt`,
        `Ferry number ${at} runs aground\n\n${text} ${text.toUpperCase()}`,
      ]),
    ),
  );
  const stop = new AbortController();
  let written = 0;
  const out = () => {
    written += 1;
    if (written === 2) stop.abort();
  };
  const first = await run(inputs, {}, { out, signal: stop.signal });
  expect(first).toMatchObject({
    code: 1,
    said: ["Interrupted with 3 left; --continue goes on from there."],
  });
  expect(await run(inputs, { isContinued: true })).toMatchObject({
    code: 0,
    rows: [{}, {}, {}],
    said: ["Going on after 2 inputs of the earlier run."],
  });
  expect((await readdir(corpus)).toSorted()).toHaveLength(5);
  expect((await run(inputs, { isContinued: true })).said).toContain(
    "No earlier run was interrupted; starting with the first input.",
  );
});

test("a run that begins anew after an interruption says so", async () => {
  const inputs = await files({
    "1.txt": `Ferry runs aground in fog\n\n${PROSE[0]} ${PROSE[1]}`,
    "2.txt": `Mayor asks for a lighthouse\n\n${PROSE[2]} ${PROSE[3]}`,
  });
  const stop = new AbortController();
  await run(inputs, {}, { out: () => stop.abort(), signal: stop.signal });
  expect((await run(inputs)).said).toContain(
    "An earlier run was interrupted after 1 input; this one begins with the first. --continue goes on where a run stopped.",
  );
});
