import { afterAll, beforeAll, expect, test } from "vitest";
import { isFeed, readFeed } from "../../../src/ingest/feed/feed.ts";
import { startPageReader, type PageReader } from "../../../src/ingest/page/page.ts";
import { readEntries } from "../../../src/ingest/feed/read-entries.ts";
import type { Item, Tools } from "../../../src/ingest/tools.ts";
import { startServer, type TestServer } from "../../support/page-server.ts";
import { PROSE, paragraphs } from "../../support/prose.ts";

const RSS = `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Example Herald</title><link>https://herald.example</link><description>News</description>
<item><title>Ferry &amp; boat</title><link>https://herald.example/1</link><pubDate>Tue, 04 May 2021 10:00:00 GMT</pubDate>
<dc:creator>Jane Doe</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>Long text.</p>]]></content:encoded></item>
</channel></rss>`;
const ATOM = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example Herald</title>
<entry><title>Ferry &amp; boat</title><id>1</id><link rel="self" href="https://herald.example/feed"/><link href="/1"/>
<published>2021-05-04T10:00:00Z</published><updated>2021-05-06T10:00:00Z</updated><author><name>Jane Doe</name></author>
<summary>Short.</summary><content type="html">&lt;p&gt;Long text.&lt;/p&gt;</content></entry></feed>`;
const RDF = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://herald.example"><title>Example Herald</title><link>https://herald.example</link><description>x</description></channel>
<item rdf:about="https://herald.example/1"><title>Ferry &amp; boat</title><link>https://herald.example/1</link><description>&lt;p&gt;Long text.&lt;/p&gt;</description><dc:date>2021-05-04</dc:date><dc:creator>Jane Doe</dc:creator></item></rdf:RDF>`;
const JSON_FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "Example Herald",
  items: [
    {
      id: "1",
      url: "https://herald.example/1",
      title: "Ferry & boat",
      content_html: "<p>Long text.</p>",
      summary: "Short.",
      date_published: "2021-05-04T10:00:00Z",
      authors: [{ name: "Jane Doe" }],
    },
  ],
});

test.each([
  ["RSS", RSS],
  ["Atom", ATOM],
  ["RDF", RDF],
  ["JSON Feed", JSON_FEED],
])("%s is recognised, and its entries are read", (_, text) => {
  expect(isFeed(text)).toBe(true);
  expect(readFeed(text, "https://herald.example/feed")).toMatchObject({
    title: "Example Herald",
    entries: [
      {
        title: "Ferry & boat",
        url: "https://herald.example/1",
        published: "2021-05-04",
        author: "Jane Doe",
        source: null,
        html: "<p>Long text.</p>",
      },
    ],
  });
});

test.each([
  ["a page", "<!doctype html><html><body><p>x"],
  ["a sitemap", `<?xml version="1.0"?><urlset></urlset>`],
  ["a text", "RSS feeds are back\n\nA paragraph."],
  ["other JSON", `{"version": "1.1"}`],
])("%s is no feed", (_, text) => {
  expect(isFeed(text)).toBe(false);
});

const NETSCAPE = `<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>T</title><item><title>Ferry</title><link>https://herald.example/1</link></item></channel></rss>`;
const OLD_RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>T</title></channel><item><title>Ferry</title><link>https://herald.example/1</link></item></rdf:RDF>`;
const PREFIXED = `<atom:feed xmlns:atom="http://www.w3.org/2005/Atom" xml:base="https://herald.example/news/"><atom:title>T</atom:title><atom:entry><atom:title>Ferry</atom:title><atom:link href="../1"/></atom:entry></atom:feed>`;
const inRss = (item: string) =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>T</title><item><title>Ferry</title><link>https://herald.example/1</link>${item}</item></channel></rss>`;

test.each([
  ["RSS 0.91 with a DOCTYPE", `<?xml version="1.0"?>\n${NETSCAPE}`],
  ["RSS 0.90", `<?xml version="1.0"?>${OLD_RDF}`],
  ["Atom with a prefix and xml:base", PREFIXED],
  [
    "a feed below a server's warning",
    `<br />\n<b>Warning</b>: x in y.php on line 1\n<?xml version="1.0"?>${inRss("")}`,
  ],
])("%s is a feed", (_, text) => {
  expect(isFeed(text)).toBe(true);
  expect(readFeed(text, null).entries).toMatchObject([
    { title: "Ferry", url: "https://herald.example/1" },
  ]);
});

test.each([
  [
    "the outlet that an aggregator took it from",
    inRss(`<source url="https://coast.example/f">Coast News</source>`),
    { source: "Coast News" },
  ],
  [
    "the text of atom:content",
    inRss(`<atom:content type="html">&lt;p&gt;Text&lt;/p&gt;</atom:content>`),
    { html: "<p>Text</p>" },
  ],
  [
    "tags that are escaped twice",
    inRss(`<description>&amp;lt;p&amp;gt;Text&amp;lt;/p&amp;gt;</description>`),
    { html: "<p>Text</p>" },
  ],
])("an entry has %s", (_, text, entry) => {
  expect(readFeed(text, null).entries[0]).toMatchObject(entry);
});

test("a title whose entities are escaped twice is read", () => {
  const text = inRss("").replace("Ferry", "Ferry &amp;amp; boat&amp;#8217;s");
  expect(readFeed(text, null).entries[0]?.title).toBe("Ferry & boat’s");
});

test("a link to something other than a page is no address", () => {
  const text = RSS.replace("https://herald.example/1", "javascript:alert(1)");
  expect(readFeed(text, null).entries[0]?.url).toBeNull();
});

test("a feed that cannot be read is an error in a sentence", () => {
  expect(() => readFeed("<rss", null)).toThrow(/^The feed cannot be read/);
});

test("entities that grow without end do not", () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><title>&c;&c;&c;</title><item><title>&c;</title></item></channel></rss>`;
  let length = 0;
  try {
    length = JSON.stringify(readFeed(bomb, null)).length;
  } catch {
    // Refusing it is as good.
  }
  expect(length).toBeLessThan(2_000);
});

let server: TestServer;
let pages: PageReader;
let tools: Tools;

beforeAll(async () => {
  server = await startServer((request, response) => {
    if (request.url === "/article") {
      response.writeHead(200, { "content-type": "text/html" });
      response.end(
        `<html><head><title>Ferry afloat</title></head><body><article>${paragraphs()}</article></body></html>`,
      );
    } else response.writeHead(404).end();
  });
  pages = startPageReader();
  const fetch = { testOrigins: new Set([server.origin]) };
  tools = {
    pages,
    fetch,
    today: "2026-11-22",
    url: null,
    stdin: () => Promise.resolve(new Uint8Array()),
  };
});
afterAll(async () => {
  await pages.stop();
  await server.stop();
});

const entry = (path: string | null, html: string) => ({
  title: "Ferry afloat",
  url: path === null ? null : server.origin + path,
  published: "2021-05-04",
  author: "Jane Doe",
  source: null,
  guid: null,
  updated: null,
  html,
});

async function items(...entries: ReturnType<typeof entry>[]): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of readEntries({ title: "Example Herald", ttl: 0, entries }, tools))
    found.push(item);
  return found;
}

test("an entry's page is fetched, and the feed fills what the page does not say", async () => {
  const [item] = await items(entry("/article", "A teaser."));
  expect(item).toMatchObject({
    kind: "article",
    draft: {
      title: "Ferry afloat",
      source: "Example Herald",
      authors: ["Jane Doe"],
      date: { value: "2021-05-04" },
      urlEvidence: "fetched",
    },
  });
  expect(item?.kind === "article" && item.draft.blocks.map(({ text }) => text)).toEqual([...PROSE]);
});

test("an entry whose page cannot be had is stored from the feed when the feed holds all of it", async () => {
  const long = paragraphs() + paragraphs().replaceAll("ferry", "boat");
  const [item] = await items(entry("/gone", long));
  expect(item).toMatchObject({ kind: "article", draft: { source: "Example Herald" } });
  expect(item?.kind === "article" && item.draft.warnings.join()).toContain("answered 404");
});

test.each([
  ["short", "<p>The harbour of Westmere was closed on Monday.</p>"],
  [
    "cut off",
    `${paragraphs()}${paragraphs().replaceAll("ferry", "boat")}<p>And then the captain …</p>`,
  ],
])("an entry of which the feed holds a %s beginning only is a teaser", async (_, html) => {
  const [item] = await items(entry("/gone", html));
  expect(item).toMatchObject({ kind: "teaser" });
  expect(item?.kind === "teaser" && item.draft.warnings[0]).toContain("only a teaser");
});

test("entries that are known are not fetched", async () => {
  const before = server.requests.length;
  const known = { ...tools, known: () => true };
  for await (const item of readEntries(
    { title: null, ttl: 0, entries: [entry("/article", "")] },
    known,
  )) {
    expect(item).toBeUndefined();
  }
  expect(server.requests.length).toBe(before);
});
