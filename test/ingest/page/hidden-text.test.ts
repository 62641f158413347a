import { describe, expect, test } from "vitest";
import { extractPage } from "../../../src/ingest/page/extract.ts";
import { PROSE, paragraphs } from "../../support/prose.ts";

const TITLE = "Ferry runs aground in the fog";

function read(body: string, head = "") {
  const html = `<html lang="en"><head><title>${TITLE}</title>${head}</head><body>${body}</body></html>`;
  return extractPage({ html, url: "https://herald.example/ferry", today: "2026-11-22" });
}

const article = (inner: string) => `<main><article><h1>${TITLE}</h1>${inner}</article></main>`;
const texts = (body: string, head?: string) => read(body, head).blocks.map(({ text }) => text);
const [FIRST, SECOND, ...REST] = PROSE;

const CONSENT = `<div role="dialog" class="layer"><h2>We value your privacy</h2>${Array.from(
  { length: 12 },
  (_, at) =>
    `<p>We and our ${at} partners store cookies to process personal data, and you may give or withhold your consent by clicking below.</p>`,
).join("")}</div>`;

/** A stream as Next sends it, in three calls. */
const rows = (stream: string): string =>
  [0, 1, 2]
    .map((part) => stream.slice(part * 300, part === 2 ? undefined : (part + 1) * 300))
    .map((part) => `<script>self.__next_f.push([1,${JSON.stringify(part)}])</script>`)
    .join("");

describe("the article is read where a page hides it", () => {
  test.each([
    ["behind a consent layer", `<div aria-hidden="true">${article(paragraphs())}</div>${CONSENT}`],
    [
      "in paragraphs that are folded away",
      article(
        PROSE.map((text, at) => `<p${at > 2 ? ' style="display:none"' : ""}>${text}</p>`).join(""),
      ),
    ],
    [
      "in a part that is streamed later",
      `${article('<template id="B:0"></template>')}<div hidden id="S:0">${paragraphs()}</div>`,
    ],
    [
      "in a declarative shadow root",
      `<main><h1>${TITLE}</h1><article-body><template shadowrootmode="open"><style>p{}</style>${paragraphs()}</template></article-body></main>`,
    ],
    [
      "in parts that are streamed to several places",
      `${article(`${paragraphs(2)}<template id="P:1"></template><p>${PROSE[3]}</p><template id="B:a"></template>`)}<div hidden id="S:1"><p>${PROSE[2]}</p></div><div hidden id="S:a"><p>${PROSE[4]}</p></div>`,
    ],
    [
      "in a shadow root within another, past a template that is not shown",
      `<main><h1>${TITLE}</h1><news-page><template shadowrootmode="open"><template id="row"><p>Row</p></template><news-body><template shadowrootmode="open">${paragraphs(3)}</template></news-body>${PROSE.slice(
        3,
      )
        .map((text) => `<p>${text}</p>`)
        .join("")}</template></news-page></main>`,
    ],
    [
      "in paragraphs named paywall",
      article(PROSE.map((text) => `<p class="paywall body">${text}</p>`).join("")),
    ],
    [
      "in a column with a print class",
      article(
        PROSE.map(
          (text) => `<div class="my-6 print:break-inside-avoid md:sidebar"><p>${text}</p></div>`,
        ).join(""),
      ),
    ],
    [
      "in paragraphs that are one link",
      article(
        PROSE.map((text, at) =>
          at === 2
            ? `<div class="x"><p><a href="/live"><strong>${text}</strong></a></p></div>`
            : `<p>${text}</p>`,
        ).join(""),
      ),
    ],
  ])("%s", (_, body) => {
    expect(texts(body)).toEqual(PROSE);
  });

  test.each([
    [
      "Next",
      `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { article: { headline: TITLE, body: PROSE.map((text) => ({ type: "p", text })) }, related: PROSE.map((text) => `${text} Elsewhere.`).concat(PROSE) } })}</script>`,
    ],
    [
      "Nuxt",
      `<script id="__NUXT_DATA__" type="application/json">${JSON.stringify([{ html: paragraphs() }])}</script>`,
    ],
    [
      "Apollo",
      `<script>window.__APOLLO_STATE__ = ${JSON.stringify({ "Article:1": { text: PROSE.join("\n") } })};</script>`,
    ],
    [
      "a shop of state as a string",
      `<script>window.__STATE__ = JSON.parse(${JSON.stringify(JSON.stringify({ story: { content: PROSE } }))});</script>`,
    ],
    [
      "a script of several assignments",
      `<script>window.Site=window.Site||{};Site.name="x";Site.pageContent=${JSON.stringify({ parts: PROSE })};Site.at=1;</script>`,
    ],
    [
      "an answer kept as JSON within JSON",
      `<script type="application/json" data-url="/api">${JSON.stringify({ body: JSON.stringify({ article: { html: paragraphs() } }) })}</script>`,
    ],
    [
      "a comment in a script of JSON",
      `<script type="application/json"><!--${JSON.stringify({ props: { body: PROSE } })}--></script>`,
    ],
    [
      "Nuxt's function",
      `<script>window.__NUXT__=(function(a,b){return {data:[{title:a,body:"${PROSE.map((text) => `\\u003Cp>${text}\\u003C\\u002Fp>`).join("")}"}]}}("Ferry",b));</script>`,
    ],
    [
      "React's rows, cut anywhere,",
      rows(
        `0:"$L1"\n1:["$","article",null,{"children":[${PROSE.map((text, at) => JSON.stringify(["$", "p", String(at), { children: [text.slice(0, 20), ["$", "a", null, { href: "/x", children: text.slice(20, 30) }], text.slice(30)] }])).join(",")}]}]\n`,
      ),
    ],
  ])("in the data that %s leaves for its scripts", (_, script) => {
    expect(texts(`<div id="app">Loading…</div>${script}`)).toEqual(PROSE);
  });

  test("nothing of a page's scripts is run", () => {
    const script = `<script>window.__APOLLO_STATE__ = {a: (() => { globalThis.ran = true; return "x"; })()};</script>`;
    texts(`${article(paragraphs())}${script}`);
    expect("ran" in globalThis).toBe(false);
  });
});

test("a lead set in a heading can be quoted, a subheading cannot", () => {
  const lead =
    "The ferry that ran aground on Monday is to be towed to the yard, and nobody was hurt, the coast guard said.";
  const { blocks } = read(
    article(`<h2>${lead}</h2><p>${FIRST}</p><h2>What comes next</h2><p>${SECOND}</p>`),
  );
  expect(blocks.slice(0, 3)).toEqual([
    { kind: "paragraph", text: lead },
    { kind: "paragraph", text: FIRST },
    { kind: "subheading", text: "What comes next" },
  ]);
});

test("readers' comments below the article are left out", () => {
  const comments = `<section class="below"><h2>Top Rated Comments</h2><div><b>olek</b><p>I took that ferry to school every day and it never once ran aground.</p></div></section>`;
  expect(texts(article(paragraphs() + comments))).toEqual(PROSE);
});

const linked = (data: object) =>
  `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: TITLE, ...data })}</script>`;

describe("a warning is given", () => {
  const embed = `<blockquote class="twitter-tweet"><p>Look at this ferry!</p>— Jane (@jane) May 4, 2021</blockquote>`;
  const offer = `<div><h3>Continue reading with a subscription</h3><p>Already a member? Sign in. Cancel at any time.</p></div>`;
  test.each([
    [
      "the page is not free",
      article(paragraphs()),
      linked({ isAccessibleForFree: "False" }),
      "for money",
    ],
    ["the page offers a subscription", article(paragraphs() + offer), "", "for money"],
    [
      "a part is left to read",
      article(`${paragraphs()}<p class="left">57 % left to read</p>`),
      "",
      "goes on",
    ],
    [
      "it is a live blog",
      article(paragraphs()),
      `<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"x"}</script>`,
      "live blog",
    ],
    [
      "there are more pages",
      article(`${paragraphs()}<div>Page 1 of 3</div>`),
      "",
      "other 2 are missing",
    ],
    [
      "a next page is linked",
      article(paragraphs()),
      `<link rel="next" href="/ferry?page=2">`,
      "next page",
    ],
    [
      "the next part is a number",
      article(`${paragraphs()}<div>Pages: 1 <a href="/ferry/2/">2</a></div>`),
      "",
      "next page",
    ],
    [
      "an account is asked for",
      article(`${paragraphs(2)}<div><h3>Create a free account to continue reading</h3></div>`),
      "",
      "an account",
    ],
    [
      "a report grows all day",
      `<article class="live-blog"><h1>${TITLE}</h1>${PROSE.map((text, at) => `<time>1${at}:15</time><p>${text}</p>`).join("")}</article>`,
      "",
      "live blog",
    ],
    [
      "letters are lost",
      article(paragraphs().replace("harbour", "harb\uFFFDur")),
      "",
      "could not be read",
    ],
    ["posts are embedded", article(paragraphs() + embed), "", "other people's posts"],
    [
      "the page counts far more words",
      article(paragraphs()),
      linked({ wordCount: 900 }),
      "900 words",
    ],
    [
      "the text is about something else",
      article(paragraphs()),
      `<meta name="description" content="Parliament debated pensions, taxation, railways, vineyards and astronomy throughout Wednesday.">`,
      "another one",
    ],
  ])("when %s", (_, body, head, words) => {
    expect(read(body, head).doubts.join(" ")).toContain(words);
  });

  test("for nothing else", () => {
    const next = `<link rel="next" href="https://herald.example/another-story">`;
    expect(read(article(paragraphs()), next).doubts).toEqual([]);
    const comments = `<a href="/ferry/comment-page-2/">2</a><a href="/storm/2/">2</a>`;
    expect(read(article(paragraphs() + comments)).doubts).toEqual([]);
  });

  test.each([
    ["as the network marks it", embed],
    [
      "in a box named after the network",
      `<div class="embed embed--twitter"><div><p>Look at this ferry!</p>— Jane (@jane) May 4, 2021</div></div>`,
    ],
    [
      "as a quotation that links to it",
      `<blockquote><p>Look at this ferry!</p>— Jane (@jane) <a href="https://x.com/jane/status/1">May 4, 2021</a></blockquote>`,
    ],
  ])("an embedded post is kept as such, %s", (_, post) => {
    const body = `<p>${FIRST}</p>${post}${REST.map((text) => `<p>${text}</p>`).join("")}`;
    expect(read(article(body)).blocks[1]).toEqual({
      kind: "post",
      text: "Look at this ferry! — Jane (@jane) May 4, 2021",
    });
  });

  test("a quotation that is the outlet's own stays a paragraph", () => {
    const quote = `<blockquote><p>${SECOND} <a href="https://herald.example/x">Report</a></p></blockquote>`;
    const body = `<p>${FIRST}</p>${quote}${REST.map((text) => `<p>${text}</p>`).join("")}`;
    expect(read(article(body)).blocks[1]?.kind).toBe("paragraph");
  });

  test("a box that says of itself that a machine summed up goes as a whole", () => {
    const box = `<section><h3>In short</h3><ul><li>A ferry ran aground in fog, and nobody was hurt at all.</li></ul><p>This summary was generated by AI and checked by an editor.</p></section>`;
    expect(texts(article(box + paragraphs()))).toEqual(PROSE);
  });

  test("offers, appeals and machine-made summaries are no text of the article", () => {
    const around = `${offer}<p>Support our journalism with a donation today.</p><p>AI summary: a ferry ran aground.</p>`;
    expect(texts(article(paragraphs() + around))).toEqual(PROSE);
  });
});
