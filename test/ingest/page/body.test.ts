import { expect, test } from "vitest";
import { extractPage } from "../../../src/ingest/page/extract.ts";
import { PROSE, paragraphs } from "../../support/prose.ts";

const TODAY = "2026-11-22";

function bodyOf(body: string, head = ""): string[] {
  const html = `<!doctype html><html lang="en"><head><title>Ferry runs aground</title>${head}</head><body>${body}</body></html>`;
  const page = extractPage({ html, url: null, today: TODAY });
  return page.blocks.map(({ kind, text }) => (kind === "subheading" ? `## ${text}` : text));
}

test("a page's paragraphs are the article's, one each", () => {
  expect(bodyOf(`<article><h1>Ferry runs aground</h1>${paragraphs()}</article>`)).toEqual([
    ...PROSE,
  ]);
});

const AROUND: [string, string][] = [
  [
    "a caption",
    `<figure><img src="a.jpg"><figcaption>The ferry on the sandbank. Photo by a resident.</figcaption></figure>`,
  ],
  ["a caption in a div", `<div class="image-caption">The ferry on the sandbank on Monday.</div>`],
  [
    "related links",
    `<div class="related-articles"><h3>Related</h3><ul><li><a href="/a">Storm closes the port of Eastmere</a></li></ul></div>`,
  ],
  [
    "an unmarked list of links",
    `<p><a href="/a">Storm closes the port of Eastmere for a third day</a></p>`,
  ],
  [
    "a newsletter box",
    `<div class="newsletter"><p>The best of the coast, every morning.</p><form><input></form></div>`,
  ],
  [
    "a newsletter request without a mark",
    `<p>Sign up for our daily newsletter and never miss a story.</p>`,
  ],
  ["share buttons", `<ul class="share"><li>Facebook</li><li>Twitter</li><li>Email</li></ul>`],
  ["an advertisement mark", `<p>ADVERTISEMENT</p>`],
  ["a script", `<script>document.write("<p>Buy a boat today, all boats must go.</p>")</script>`],
  ["a style", `<style>p { color: red }</style>`],
  ["a comment", `<!-- <p>An old draft of this paragraph.</p> -->`],
  ["a byline and a date", `<p class="byline">By Jane Doe</p><p>Published 4 May 2021, 10:15</p>`],
  ["hidden text", `<p style="display:none">Subscribers see the whole chart of the bay here.</p>`],
  ["a button", `<button>Show the map of the bay</button>`],
  ["a template", `<template><p>An empty paragraph of a template.</p></template>`],
];

test.each(AROUND)("%s between paragraphs is left out", (_, html) => {
  const [first, ...rest] = PROSE.map((text) => `<p>${text}</p>`);
  expect(
    bodyOf(`<article><h1>Ferry runs aground</h1>${first}${html}${rest.join("")}</article>`),
  ).toEqual([...PROSE]);
});

test("what is left out is listed with its reason", () => {
  const html = `<html><body><article>${paragraphs()}<div class="caption">The ferry on the sandbank</div><p>ADVERTISEMENT</p></article></body></html>`;
  const page = extractPage({ html, url: null, today: TODAY });
  expect(page.dropped).toEqual([
    { text: "The ferry on the sandbank", reason: 'marked "caption" on the page' },
    { text: "ADVERTISEMENT", reason: "advertisement mark" },
  ]);
});

test("navigation, sidebar, comments and footer around the article are left out", () => {
  const page = `<header><nav><a href="/">Home</a><a href="/news">News</a></nav></header>
    <main><article>${paragraphs()}</article></main>
    <aside><p>Weather: fog until Tuesday morning, then sun in most parts of the bay and the islands.</p></aside>
    <div id="comments"><p>I was on that ferry, and I can say that nobody on it was calm at all, whatever the mayor says!</p></div>
    <footer><p>© 2021 Example Herald. All rights reserved.</p></footer>`;
  expect(bodyOf(page)).toEqual([...PROSE]);
});

test("headings are subheadings, and so is a line in bold", () => {
  const page = `<article><p>${PROSE[0]}</p><h2>What is known</h2><p>${PROSE[1]}</p><p><strong>What is not</strong></p><p>${PROSE[2]}</p></article>`;
  expect(bodyOf(page)).toEqual([
    PROSE[0],
    "## What is known",
    PROSE[1],
    "## What is not",
    PROSE[2],
  ]);
});

test("a heading that nothing follows is left out, and so is the title repeated", () => {
  const page = `<article><h2>Ferry runs aground</h2>${paragraphs()}<h3>Map</h3></article>`;
  expect(bodyOf(page)).toEqual([...PROSE]);
});

test("paragraphs parted by line breaks alone are parted", () => {
  expect(bodyOf(`<div id="story">${PROSE.join("<br><br>\n")}</div>`)).toEqual([...PROSE]);
});

test("a line break in the source is a space", () => {
  const page = `<article>${paragraphs().replaceAll("the ", "the\n   ")}</article>`;
  expect(bodyOf(page)).toEqual([...PROSE]);
});

test("a page laid out with tables is read", () => {
  const page = `<table><tr><td width="150"><a href="/">Home</a><br><a href="/b">Boats</a></td><td>${paragraphs()}</td></tr></table>`;
  expect(bodyOf(page)).toEqual([...PROSE]);
});

test("a table's row is one paragraph, its cells apart", () => {
  const page = `<article>${paragraphs()}<table><tr><th>Ship</th><th>Passengers</th></tr><tr><td>Petrel</td><td>90</td></tr></table><p>${PROSE[0]}</p></article>`;
  expect(bodyOf(page)).toContain("Petrel 90");
});

test("inline markup does not part words, and entities are read", () => {
  const page = `<article>${paragraphs()}<p>The <b>F</b>erry&rsquo;s owner, <a href="/o">Westmere&nbsp;Lines</a>, said &ldquo;no one was hurt&rdquo; &mdash; and left.</p></article>`;
  expect(bodyOf(page).at(-1)).toBe(
    "The Ferry’s owner, Westmere Lines, said “no one was hurt” — and left.",
  );
});

test("JSON-LD's text stands in where the page's own is behind a script", () => {
  const data = {
    "@type": "NewsArticle",
    headline: "Ferry runs aground",
    articleBody: PROSE.join("\n\n"),
  };
  const head = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
  expect(
    bodyOf(`<div id="app"><p>Please enable JavaScript to read this article.</p></div>`, head),
  ).toEqual([...PROSE]);
});

test("an article body that the page names is found although most text is elsewhere", () => {
  const comments = PROSE.map(
    (text) => `<div class="c"><p>${text.replaceAll("ferry", "boat")}</p></div>`,
  ).join("");
  const page = `<div itemprop="articleBody">${paragraphs()}</div><section class="comments-area">${comments}</section>`;
  expect(bodyOf(page).slice(0, PROSE.length)).toEqual([...PROSE]);
});

test.each([
  ["root, head and body", `<title>Ferry</title>${paragraphs()}`],
  ["head and body", `<html><title>Ferry</title>${paragraphs()}</html>`],
  ["body", `<html><head><title>Ferry</title></head>${paragraphs()}</html>`],
  ["end tags", `<title>Ferry</title><body>${PROSE.map((text) => `<p>${text}`).join("")}`],
])("a page may leave out the tags of %s", (_, html) => {
  const page = extractPage({ html, url: null, today: TODAY });
  expect(page.title).toBe("Ferry");
  expect(page.blocks.map(({ text }) => text)).toEqual([...PROSE]);
});

test.each([
  ["nothing", ""],
  ["no markup", PROSE.join("\n")],
  ["unclosed tags", `<html><body><div><p>${PROSE.join("<p>")}`],
  ["an unclosed script", `<html><body>${paragraphs()}<script>let a = "`],
  ["an unclosed comment", `<html><body>${paragraphs()}<!-- `],
  ["a thousand nested elements", `<html><body>${"<div>".repeat(1_000)}${paragraphs()}`],
  ["a stray doctype and nulls of markup", `<!doctype><html><<p>>${paragraphs()}</</html>`],
  [
    "letters that change length in lower case",
    `<html><body>${"İ".repeat(500)}<script>"x"</script>${paragraphs()}`,
  ],
])("%s does not make it fail", (_, html) => {
  expect(() => extractPage({ html, url: null, today: TODAY })).not.toThrow();
});
