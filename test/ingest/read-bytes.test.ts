import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { startPageReader } from "../../src/ingest/page/page.ts";
import { readBytes } from "../../src/ingest/read-bytes.ts";
import type { Item, Tools } from "../../src/ingest/tools.ts";
import { makeZip } from "../support/make-zip.ts";
import { PROSE, paragraphs } from "../support/prose.ts";

const pages = startPageReader({ threads: 1 });
afterAll(() => pages.stop());

const tools: Tools = {
  pages,
  today: "2026-11-22",
  url: null,
  stdin: async () => Buffer.from(""),
};

async function read(text: string | Buffer, name = "input"): Promise<Item[]> {
  const items: Item[] = [];
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  for await (const item of readBytes(name, bytes, { fetched: null }, tools)) items.push(item);
  return items;
}

/** What is known of each article, in short. */
async function facts(text: string | Buffer, name?: string) {
  return (await read(text, name)).map((item) => {
    if (item.kind !== "article") return item;
    const { title, source, url, authors, date, blocks } = item.draft;
    const texts = blocks.map((block) => block.text);
    return { title, source, url, authors, date: date.value, texts };
  });
}

const URL = "https://herald.example/ferry";
const TITLE = "Ferry runs aground in the fog";
const PAGE = `<!doctype html><html><head><title>${TITLE}</title><meta property="og:site_name" content="Example Herald">
<meta property="article:published_time" content="2021-05-04T10:00:00+02:00"></head><body><article><h1>${TITLE}</h1>${paragraphs()}</article></body></html>`;
const ARTICLE = { title: TITLE, source: "Example Herald", date: "2021-05-04", texts: PROSE };

function record(body: Buffer, headers: string, url = URL): Buffer {
  const answer = Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${headers}\r\n`),
    body,
  ]);
  const head = `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2026-11-20T09:00:00Z\r\nContent-Length: ${answer.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), answer, Buffer.from("\r\n\r\n")]);
}

const INFO = Buffer.from(
  "WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\ninfo\r\n\r\n",
);

test.each([
  ["as it was sent", record(Buffer.from(PAGE), "")],
  ["packed with gzip", record(gzipSync(PAGE), "Content-Encoding: gzip\r\n")],
  ["packed with Brotli", record(brotliCompressSync(PAGE), "Content-Encoding: br\r\n")],
  [
    "in chunks",
    record(
      Buffer.from(`${Buffer.byteLength(PAGE).toString(16)}\r\n${PAGE}\r\n0\r\n\r\n`),
      "Transfer-Encoding: chunked\r\n",
    ),
  ],
])("a crawl's answer %s is an article with the page's own day and address", async (_, answer) => {
  expect(await facts(Buffer.concat([INFO, answer]))).toMatchObject([{ ...ARTICLE, url: URL }]);
});

test("a crawl of several pages, gzipped or in a WACZ file, gives each", async () => {
  const second = PAGE.replaceAll(TITLE, "Ferry afloat again at last");
  const both = [record(Buffer.from(PAGE), ""), record(Buffer.from(second), "", `${URL}/2`)];
  const titles = [{ title: TITLE }, { title: "Ferry afloat again at last" }];
  expect(await facts(Buffer.concat(both.map((each) => gzipSync(each))))).toMatchObject(titles);
  const wacz = makeZip({
    "datapackage.json": "{}",
    "archive/data.warc": Buffer.concat(both).toString(),
  });
  expect(await facts(wacz)).toMatchObject(titles);
});

test("a crawl without lengths is refused", async () => {
  await expect(read("WARC/1.1\r\nWARC-Type: response\r\n\r\n")).rejects.toThrow("has no length");
});

test("a gzipped page is read, one that unpacks to too much is refused", async () => {
  expect(await facts(gzipSync(PAGE), "a.html.gz")).toMatchObject([ARTICLE]);
  await expect(read(gzipSync(Buffer.alloc(6 * 1024 * 1024, "a")))).rejects.toThrow(
    "larger than 5 MB",
  );
});

const quotedPrintable = (html: string) => html.replaceAll("=", "=3D").replaceAll("\n", "\r\n");

test("a page saved as MHTML has the address it was saved from, not the day", async () => {
  const mhtml = `From: <Saved by Blink>\r\nSnapshot-Content-Location: ${URL}\r\nSubject: x\r\nDate: Fri, 20 Nov 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b"\r\n\r\n----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: ${URL}\r\n\r\n${quotedPrintable(PAGE)}\r\n----b\r\nContent-Type: text/html\r\n\r\n<p>An advertisement's frame</p>\r\n----b--\r\n`;
  expect(await facts(mhtml)).toMatchObject([{ ...ARTICLE, url: URL }]);
  const undated = mhtml.replace("article:published_time", "x");
  expect(await facts(undated)).toMatchObject([{ date: null }]);
});

test("a page saved by SingleFile has the address in its comment", async () => {
  const saved = PAGE.replace(
    "<head>",
    `<!--\n Page saved with SingleFile \n url: ${URL} \n saved date: Fri Nov 20 2026\n--><head>`,
  );
  expect(await facts(saved)).toMatchObject([{ ...ARTICLE, url: URL }]);
});

const newsletter = (subject: string) =>
  `From: Example Herald <news@herald.example>\r\nSubject: ${subject}\r\nDate: Tue, 4 May 2021 23:40:00 -0500\r\nMIME-Version: 1.0\r\nMessage-ID: <1@herald.example>\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>${paragraphs()}</body></html>`;

test("a saved reader view has the address above its headline", async () => {
  const saved = `<!DOCTYPE html><html><head><title>${TITLE}</title></head><body><div class="container"><div class="header reader-header"><a class="domain reader-domain" href="${URL}">herald.example</a><h1 class="reader-title">${TITLE}</h1><div class="credits reader-credits">Jane Doe</div></div><div class="content"><div class="moz-reader-content"><div id="readability-page-1" class="page">${paragraphs()}</div></div></div></div></body></html>`;
  expect(await facts(saved)).toMatchObject([{ title: TITLE, url: URL, date: null, texts: PROSE }]);
});

test("a newsletter has its sender and its day; what was forwarded has neither", async () => {
  expect(await facts(newsletter(TITLE))).toMatchObject([ARTICLE]);
  expect(await facts(newsletter(`Fwd: ${TITLE}`))).toMatchObject([
    { title: TITLE, source: null, date: null },
  ]);
});

const inMailbox = (title: string) =>
  `From news@herald.example Tue May  4 10:00:00 2021\nSubject: ${title}\nDate: Tue, 4 May 2021 10:00:00 +0200\nMIME-Version: 1.0\n\n${PROSE.join("\n\n")}\n\n`;

test("a mailbox gives an article for each mail", async () => {
  expect(await facts(inMailbox(TITLE) + inMailbox("Ferry afloat again at last"))).toMatchObject([
    { title: TITLE, date: "2021-05-04" },
    { title: "Ferry afloat again at last" },
  ]);
});

test.each([
  [
    "CC-News",
    {
      title: TITLE,
      maintext: PROSE.join("\n"),
      date_publish: "2021-05-04 10:00:00",
      source_domain: "herald.example",
      authors: ["Jane Doe", "John Roe"],
    },
    "herald.example",
  ],
  [
    "NewsAPI",
    {
      status: "ok",
      articles: [
        {
          source: { id: null, name: "Example Herald" },
          author: "Jane Doe",
          title: TITLE,
          publishedAt: "2021-05-04T10:00:00Z",
          url: URL,
          content: PROSE.join("\n"),
        },
      ],
    },
    "Example Herald",
  ],
  [
    "Media Cloud",
    {
      stories: [
        {
          title: TITLE,
          publish_date: "2021-05-04 10:00:00",
          media_name: "Example Herald",
          url: URL,
          text: PROSE.join("\n"),
        },
      ],
    },
    "Example Herald",
  ],
  [
    "an item with HTML",
    {
      items: [
        {
          title: TITLE,
          content_html: paragraphs(),
          date_published: "2021-05-04",
          publisher: "Example Herald",
        },
      ],
    },
    "Example Herald",
  ],
])("JSON with the fields of %s is read", async (_, data, source) => {
  expect(await facts(JSON.stringify(data))).toMatchObject([{ ...ARTICLE, source }]);
});

const jsonLine = (title: string, content: string) =>
  JSON.stringify({ title, content, date: "2021-05-04" });

test("JSON lines are an article each; a text that was cut off must be reviewed", async () => {
  const cut = `${PROSE.join("\n")}… [+1234 chars]`;
  const items = await read(
    `${jsonLine(TITLE, PROSE.join("\n"))}\n${jsonLine("Second of two articles", cut)}\n`,
  );
  expect(items).toMatchObject([
    { kind: "article", draft: { title: TITLE, needsReview: false } },
    { kind: "article", draft: { title: "Second of two articles", needsReview: true } },
  ]);
});

test("a text that was cut off within its first sentence is kept as it is", async () => {
  const content =
    "The harbour of Westmere was closed on Monday after a ferry with ninety pass… [+1234 chars]";
  expect(
    await read(JSON.stringify({ title: TITLE, content, publishedAt: "2021-05-04T10:00:00Z" })),
  ).toMatchObject([
    { kind: "article", draft: { needsReview: true, blocks: [{ kind: "paragraph" }] } },
  ]);
});

test("JSON without an article, or broken, is refused", async () => {
  await expect(read('{"a": 1}')).rejects.toThrow("holds no article");
  await expect(read('{"a": 1,\n"b"')).rejects.toThrow("cannot be read");
});

test.each([
  [
    "addresses",
    `https://a.example/1\n# later\nhttps://a.example/2\nhttps://a.example/1\n`,
    ["https://a.example/1", "https://a.example/2"],
  ],
  [
    "OPML",
    `<?xml version="1.0"?><opml><body><outline xmlUrl="https://a.example/feed?a=1&amp;b=2"/></body></opml>`,
    ["https://a.example/feed?a=1&b=2"],
  ],
  [
    "bookmarks",
    `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DT><A HREF="https://a.example/1" ADD_DATE="1">x</A>\n<DT><A HREF="place:x">y</A>`,
    ["https://a.example/1"],
  ],
  [
    "a sitemap",
    `<?xml version="1.0"?><urlset><url><loc>\nhttps://a.example/1 </loc></url></urlset>`,
    ["https://a.example/1"],
  ],
  [
    "JSON without texts",
    `{"articles":[{"title":"x","url":"https://a.example/1"}]}`,
    ["https://a.example/1"],
  ],
])("%s is a list of addresses, each once", async (_, text, addresses) => {
  expect(await read(text)).toMatchObject([{ kind: "list", list: { addresses, left: 0 } }]);
});

test("a NITF file has its outlet, day and byline", async () => {
  const nitf = `<?xml version="1.0"?><nitf><head><title>${TITLE}</title><docdata><date.issue norm="20210504T100000+0200"/></docdata><pubdata name="Example Herald"/></head><body><body.head><hedline><hl1>${TITLE}</hl1></hedline><byline>By Jane Doe</byline></body.head><body.content>${paragraphs()}</body.content></body></nitf>`;
  expect(await facts(nitf)).toMatchObject([{ ...ARTICLE, authors: ["Jane Doe"] }]);
});

const [FIRST, SECOND, ...REST] = PROSE;

test.each([
  [
    "Factiva with codes",
    `SE  News\nHD  ${TITLE}\nBY  Jane Doe\nWC  212 words\nPD  4 May 2021\nSN  Example Herald\nLA  English\nCY  (c) 2021\nLP\n${FIRST}\n\n${SECOND}\nTD\n${REST.join("\n\n")}\nNS  gtrans : Transport\nAN  Document HERALD0020210505eh540001x\n`,
  ],
  [
    "Factiva without codes",
    `${TITLE}\n\nJane Doe\n212 words\n4 May 2021\nExample Herald\nHERALD\n4\nEnglish\n(c) 2021 Herald Ltd\n\n${PROSE.join("\n\n")}\n\nDocument HERALD0020210505eh540001x\n`,
  ],
  [
    "Nexis",
    `${TITLE}\nExample Herald (London)\nMay 4, 2021 Tuesday\n\nCopyright 2021 Herald Ltd All Rights Reserved\n\nSection: NEWS; Pg. 4\nLength: 212 words\nByline: Jane Doe\nBody\n\n${PROSE.join("\n\n")}\n\nLoad-Date: May 5, 2021\n\nEnd of Document\n`,
  ],
  [
    "Nexis of old",
    `1 of 1 DOCUMENTS\n\nExample Herald\n\nMay 4, 2021 Tuesday\n\nHEADLINE: ${TITLE}\n\nBYLINE: Jane Doe\n\nLENGTH: 212 words\n\n${PROSE.join("\n\n")}\n\nLOAD-DATE: May 5, 2021\n\nLANGUAGE: ENGLISH\n`,
  ],
  [
    "ProQuest",
    `${"_".repeat(60)}\n\n${TITLE}\n\nAuthor: Doe, Jane\n\nFull text: ${PROSE.join("\n\n")}\n\nTitle: ${TITLE}\n\nPublication title: Example Herald\n\nPublication date: May 4, 2021\n\nProQuest document ID: 123\n\nLast updated: 2021-05-06\n\n${"_".repeat(60)}\n`,
  ],
])("an export of %s has outlet, day and author from its labels", async (_, text) => {
  expect(await facts(text)).toMatchObject([{ ...ARTICLE, authors: ["Jane Doe"] }]);
  const two = await facts(text + text.replaceAll(TITLE, "Ferry afloat again at last"));
  expect(two).toMatchObject([{ title: TITLE }, { title: "Ferry afloat again at last" }]);
});

test("two articles in one text are two, each with its own day", async () => {
  const first = `${TITLE}\nExample Herald\n4 May 2021\n\n${PROSE.slice(0, 3).join("\n\n")}`;
  const second = `Boat of the coast guard is to be sold\nCoast News\n7 May 2021\n\n${PROSE.slice(3).join("\n\n")}`;
  const both = [
    { title: TITLE, source: "Example Herald", date: "2021-05-04" },
    { title: "Boat of the coast guard is to be sold", source: "Coast News", date: "2021-05-07" },
  ];
  expect(await facts(`${first}\n\n* * *\n\n${second}`)).toMatchObject(both);
  expect(await facts(`${first}\n\n\n${second}`)).toMatchObject(both);
});

test("a section break does not part an article", async () => {
  const text = `${TITLE}\n\nBy Jane Doe, May 4, 2021\n\n${PROSE.slice(0, 3).join("\n\n")}\n\n* * *\n\nWhat the harbour does now\n\n${PROSE.slice(3).join("\n\n")}`;
  expect(await facts(text)).toHaveLength(1);
});

test("an empty input is said to be empty", async () => {
  await expect(read(" \n")).rejects.toThrow("This is empty");
});

test("a crawl without a page is refused", async () => {
  await expect(read(INFO)).rejects.toThrow("holds no page");
});

test.each([
  [
    "SavePage",
    `<meta name="savepage-url" content="${URL}"><meta name="savepage-date" content="20 Nov 2026">`,
  ],
  ["monolith", `<!-- Saved from ${URL} at 2026-11-20T10:00:00Z using monolith v2.8.1 -->`],
  [
    "HTTrack",
    `<!-- Mirrored from herald.example/ferry by HTTrack Website Copier/3.x, Fri, 20 Nov 2026 -->`,
  ],
])("a page saved by %s has the address in what the program wrote", async (_, mark) => {
  const saved = PAGE.replace("<head>", `<head>${mark}`);
  expect(await facts(saved)).toMatchObject([{ ...ARTICLE, url: URL }]);
});

const part = (id: string, html: string) =>
  `--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <${id}>\r\n\r\n${html}\r\n`;

test("of several pages in an MHTML file the one that its header names is read", async () => {
  const mhtml = `From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b; start="<main@x>"\r\n\r\n${part("frame@x", "<p>Buy shoes</p>")}${part("main@x", PAGE)}--b--\r\n`;
  expect(await facts(mhtml)).toMatchObject([ARTICLE]);
});

const TEXT = PROSE.join("\n\n");

test.each<[string, object, object]>([
  [
    "parts one level down",
    { webTitle: TITLE, fields: { bodyText: TEXT, byline: "Jane Doe" } },
    { authors: ["Jane Doe"] },
  ],
  ["a list of posts", { posts: [{ title: TITLE, text: TEXT, language: "english" }] }, {}],
  ["a list of objects", { objects: [{ title: TITLE, text: TEXT, pageUrl: URL }] }, { url: URL }],
  [
    "a day in seconds",
    { title: TITLE, text: TEXT, published: 1_620_115_200 },
    { date: "2021-05-04" },
  ],
  [
    "an address as its source, and two authors in one field",
    { title: TITLE, text: TEXT, source: URL, author: "Jane Doe; John Roe" },
    { url: URL, authors: ["Jane Doe", "John Roe"] },
  ],
])("JSON with %s is read", async (_, value, expected) => {
  expect(await facts(JSON.stringify(value))).toMatchObject([
    { title: TITLE, texts: PROSE, ...expected },
  ]);
});

const line = (title: string) => JSON.stringify({ title, text: TEXT });

test("JSON lines are read past a blank line and one that is broken", async () => {
  const lines = `${line(TITLE)}\n\n{"title": broken\n${line("Ferry afloat again at last")}\n`;
  const items = await facts(lines, "a.jsonl");
  expect(items).toMatchObject([
    { kind: "error", message: expect.stringContaining("Line 3") },
    { title: TITLE },
    { title: "Ferry afloat again at last" },
  ]);
});

test("a mail's own words above the one that it forwards are no article", async () => {
  const mail = `Message-ID: <1@x>\nMIME-Version: 1.0\nFrom: Bo <bo@x>\nSubject: Fwd: ${TITLE}\nContent-Type: text/plain; charset=utf-8\n\nHave a look at this.\n\n---------- Forwarded message ---------\nFrom: Example Herald <n@x>\nDate: Tue, 4 May 2021 at 09:00\nSubject: ${TITLE}\nTo: <bo@x>\n\n${TEXT}\n`;
  expect(await facts(mail, "a.eml")).toMatchObject([{ title: TITLE, texts: PROSE }]);
});

test("an export that sets outlet and day above the headline is read", async () => {
  const nexis = `1 of 1 DOCUMENTS\n\nExample Herald\n\nMay 4, 2021 Tuesday\n\n${TITLE}\n\nLENGTH: 120 words\n\n${TEXT}\n\nLOAD-DATE: May 6, 2021\n`;
  expect(await facts(nexis)).toMatchObject([ARTICLE]);
});

test("what a clipper quotes as an excerpt is not the article's", async () => {
  const clip = `---\nsource: ${URL}\n---\n\n# ${TITLE}\n\n> ## Excerpt\n> ${PROSE[0]}\n\n---\n${TEXT}\n`;
  expect(await facts(clip, "a.md")).toMatchObject([{ title: TITLE, texts: PROSE }]);
});
