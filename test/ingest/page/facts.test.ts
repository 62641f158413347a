import { describe, expect, test } from "vitest";
import { extractPage } from "../../../src/ingest/page/extract.ts";
import { paragraphs } from "../../support/prose.ts";

const TODAY = "2026-11-22";

function extract(head: string, body = "", url: string | null = null) {
  const html = `<html lang="en"><head>${head}</head><body><article><h1>Ferry runs aground</h1>${body}${paragraphs()}</article></body></html>`;
  return extractPage({ html, url, today: TODAY });
}

const ld = (data: object) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;

describe("the date of publication", () => {
  test.each([
    [
      "JSON-LD",
      ld({ "@type": "NewsArticle", datePublished: "2021-05-04T10:00:00+02:00" }),
      "",
      "json-ld",
    ],
    [
      "JSON-LD in a graph",
      ld({
        "@graph": [{ "@type": "WebSite" }, { "@type": ["Article"], datePublished: "2021-05-04" }],
      }),
      "",
      "json-ld",
    ],
    [
      "JSON-LD with a raw line break",
      `<script type="application/ld+json">{"@type":"Article","description":"a\nb","datePublished":"2021-05-04"}</script>`,
      "",
      "json-ld",
    ],
    ["Open Graph", meta("article:published_time", "2021-05-04T10:00:00Z"), "", "meta"],
    ["Dublin Core", `<meta name="DC.date.issued" content="2021-05-04">`, "", "meta"],
    ["a time element", "", `<time datetime="2021-05-04">yesterday</time>`, "time"],
    ["a time element without datetime", "", `<time class="entry-date">4. Mai 2021</time>`, "time"],
    ["an itemprop", "", `<span itemprop="datePublished" content="2021-05-04">Tue</span>`, "time"],
    ["a named element", "", `<span class="article-date">4 mai 2021</span>`, "visible"],
    ["a labelled line", "", `<p>Published: 4 May 2021, 10:15</p>`, "visible"],
    ["a line below the heading", "", `<p>May 4, 2021</p>`, "near-title"],
    [
      "a script",
      `<script>window.state = {"article": {"publishedAt": "2021-05-04T09:00:00"}}</script>`,
      "",
      "script",
    ],
    [
      "the dateline",
      "",
      `<p>WESTMERE, May 4, 2021 (Coast News) - The ferry that ran aground is afloat again.</p>`,
      "dateline",
    ],
    ["a change alone", meta("article:modified_time", "2021-05-04"), "", "modified"],
  ])("is read from %s", (_, head, body, rule) => {
    expect(extract(head, body).date).toMatchObject({ value: "2021-05-04", rule });
  });

  test.each([
    "https://news.example/2021/05/04/ferry",
    "https://news.example/2021-05-04-ferry.html",
    "https://news.example/20210504/ferry-aground-1078.html",
    "https://news.example/world/2021/may/04/ferry",
  ])("is read from the address %s", (url) => {
    expect(extract("", "", url).date).toMatchObject({ value: "2021-05-04", rule: "url" });
  });

  test("is that of the address where the server's clock is a day ahead", () => {
    const head = meta("article:published_time", "2021-05-05T02:10:00Z");
    expect(extract(head, "", "https://news.example/2021/05/04/ferry").date?.value).toBe(
      "2021-05-04",
    );
  });

  test("is the day that readers see where the time is given for Greenwich", () => {
    const head = ld({ "@type": "NewsArticle", datePublished: "2021-05-05T02:10:00Z" });
    expect(extract(head, `<p class="date">May 4, 2021, 9:10 p.m.</p>`).date?.value).toBe(
      "2021-05-04",
    );
  });

  test("is that of publication in a line that names an update first", () => {
    const body = `<p class="dates">Updated May 6, 2021; Published May 4, 2021</p>`;
    expect(extract("", body).date?.value).toBe("2021-05-04");
  });

  test.each([
    ["a day that is yet to come", meta("article:published_time", "2031-05-04"), ""],
    ["a comment", "", `<div class="comment"><time datetime="2021-05-04">4 May</time></div>`],
    [
      "a list of other articles",
      "",
      `<div class="related-posts"><span class="date">4 May 2021</span></div>`,
    ],
    ["a copyright notice", "", `<p>© 4 May 2021 Example Herald</p>`],
    [
      "scripts that disagree",
      `<script>x={"datePublished":"2021-05-04"};y={"datePublished":"2020-01-01"}</script>`,
      "",
    ],
    ["an identifier in the address", "", ""],
  ])("is not taken from %s", (_, head, body) => {
    expect(extract(head, body, "https://news.example/story/20210599123").date).toBeNull();
  });
});

describe("title, outlet, author and address", () => {
  test("come from the page's data", () => {
    const head = `<title>Ferry runs aground | Example Herald</title>${meta("og:site_name", "Example Herald")}
      <link rel="canonical" href="https://herald.example/ferry">
      ${ld({ "@type": "NewsArticle", author: [{ name: "Jane Doe" }], publisher: { name: "Herald Group" } })}`;
    expect(extract(head)).toMatchObject({
      title: "Ferry runs aground",
      source: { name: "Example Herald" },
      authors: ["Jane Doe"],
      ownUrl: "https://herald.example/ferry",
    });
  });

  test("a title loses the site's name", () => {
    const html = `<html><head><title>Ferry afloat again - Example Herald</title>${meta("og:site_name", "Example Herald")}</head><body>${paragraphs()}</body></html>`;
    expect(extractPage({ html, url: null, today: TODAY }).title).toBe("Ferry afloat again");
  });

  test("a title keeps a dash of its own", () => {
    const html = `<html><head><title>Ferry afloat - at last</title></head><body>${paragraphs()}</body></html>`;
    expect(extractPage({ html, url: null, today: TODAY }).title).toBe("Ferry afloat - at last");
  });

  test("an outlet's slogan and an address in place of its name are left out", () => {
    expect(extract(meta("og:site_name", "Example Herald | All of the coast")).source?.name).toBe(
      "Example Herald",
    );
    expect(extract(meta("og:site_name", "https://herald.example")).source).toBeNull();
  });

  test("an address with credentials is not taken", () => {
    expect(extract(`<link rel="canonical" href="https://a:b@herald.example/">`).ownUrl).toBeNull();
  });

  test("entities in JSON-LD are read", () => {
    const head = ld({ "@type": "Article", headline: "Ferry &amp; boat &#8217;afloat&#8217;" });
    const html = `<html><head>${head}</head><body>${paragraphs()}</body></html>`;
    expect(extractPage({ html, url: null, today: TODAY }).title).toBe("Ferry & boat ’afloat’");
  });
});

describe("the authors of a page", () => {
  test.each<[string, string, string, string[]]>([
    [
      "tags of one name",
      `${meta("citation_author", "Doe, Jane")}${meta("citation_author", "Roe, John")}`,
      "",
      ["Jane Doe", "John Roe"],
    ],
    [
      "its byline",
      "",
      `<p class="byline">By <a rel="author">Jane Doe</a> and <a rel="author">John Roe</a></p>`,
      ["Jane Doe", "John Roe"],
    ],
    [
      "its byline, where its data names only the outlet",
      `${meta("og:site_name", "Coast Herald")}${meta("author", "Coast Herald")}`,
      `<a rel="author">Jane Doe</a><a rel="author">About Jane Doe</a>`,
      ["Jane Doe"],
    ],
    ["a name with a post", meta("author", "Jane Doe, Chief Reporter"), "", ["Jane Doe"]],
    ["no host", meta("author", "coastherald.example"), "", []],
    ["no author of a comment", "", `<div class="comments"><a rel="author">Jane Doe</a></div>`, []],
  ])("are read from %s", (_, head, body, authors) => {
    expect(extract(head, body).authors).toEqual(authors);
  });
});

test("a headline that ends with the outlet's name loses it", () => {
  const html = `<html><head><meta property="og:site_name" content="Coast Herald"></head><body><article><h1>Ferry runs aground - Coast Herald</h1>${paragraphs()}</article></body></html>`;
  expect(extractPage({ html, url: null, today: TODAY }).title).toBe("Ferry runs aground");
});
