import { afterEach, expect, test } from "vitest";
import { startPageReader, type PageReader } from "../../../src/ingest/page/page.ts";
import { PROSE, paragraphs } from "../../support/prose.ts";

let reader: PageReader;
afterEach(() => reader.stop());

const page = (html: string) => ({ html, url: null, today: "2026-11-22" });

test("pages asked for together are read one after another, each its own", async () => {
  reader = startPageReader();
  const titles = ["First of all", "Second of all", "Third of all"];
  const pages = await Promise.all(
    titles.map((title) => reader.read(page(`<title>${title}</title><body>${paragraphs()}</body>`))),
  );
  expect(pages.map(({ title }) => title)).toEqual(titles);
  expect(pages[0]?.blocks.map(({ text }) => text)).toEqual([...PROSE]);
});

test("a page that takes too long is given up, and the next one is read", async () => {
  reader = startPageReader({ threads: 1, timeLimit: 1 });
  const slow = page(`<body>${paragraphs().repeat(2_000)}</body>`);
  await expect(reader.read(slow)).rejects.toThrow("took longer than");
  await reader.stop();
  reader = startPageReader();
  expect(await reader.read(page(`<title>Ferry afloat</title><body>${paragraphs()}`))).toMatchObject(
    {
      title: "Ferry afloat",
    },
  );
});

test("a page beyond 5 MB is refused", async () => {
  reader = startPageReader();
  const large = page(`<body>${" ".repeat(5 * 1024 * 1024)}</body>`);
  await expect(reader.read(large)).rejects.toThrow("larger than 5 MB");
});
