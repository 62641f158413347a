import { describe, expect, test } from "vitest";
import { extractPage } from "../../../src/ingest/page/extract.ts";
import { paragraphs } from "../../support/prose.ts";

const TODAY = "2026-11-22";

interface Page {
  head?: string;
  above?: string;
  below?: string;
  after?: string;
  url?: string | null;
  lang?: string;
}

function read({ head = "", above = "", below = "", after = "", url = null, lang = "en" }: Page) {
  const html = `<html lang="${lang}"><head>${head}</head><body>${above}<main><article><h1>Ferry runs aground</h1>${below}${paragraphs()}${after}</article></main></body></html>`;
  return extractPage({ html, url, today: TODAY });
}

const ld = (data: object) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe("a day of the page's frame is not the article's", () => {
  test.each<[string, Page]>([
    [
      "a masthead",
      { above: `<div class="td-header"><span class="date">Friday, May 7, 2021</span></div>` },
    ],
    ["a header's clock", { above: `<header><p id="current-date">7 May 2021</p></header>` }],
    [
      "readers' answers",
      {
        after: `<section class="reader-responses"><time datetime="2021-05-07" pubdate>2 days ago</time></section>`,
      },
    ],
    [
      "a forum below",
      {
        after: `<div class="forum"><p class="publication"><time datetime="2021-05-07" pubdate></time></p></div>`,
      },
    ],
    [
      "a box under a heading",
      { after: `<div><h3>Read more</h3><span class="date">7 May 2021</span></div>` },
    ],
    ["an embedded post", { below: `<blockquote class="twitter-tweet">May 7, 2021</blockquote>` }],
    [
      "an event to come",
      { after: `<div class="upcoming"><time datetime="2021-05-07">7 May</time></div>` },
    ],
    [
      "a card that links elsewhere",
      { after: `<a href="/x"><h3>Storm</h3><time datetime="2021-05-07">7 May</time></a>` },
    ],
    ["a sentence", { below: `<p>On May 7, 2021, the council met in the harbour.</p>` }],
    [
      "a time element in a sentence",
      {
        below: `<p>The council that met on <time datetime="2021-05-07">May 7</time> is to decide about the ferry next year.</p>`,
      },
    ],
    [
      "a sentence about a publication",
      { below: `<p>The report was published on May 7, 2021 by the ministry.</p>` },
    ],
    [
      "a masthead with the site's name as its heading",
      {
        head: `<title>Ferry runs aground</title>`,
        above: `<header><h1>Coast Herald</h1><div class="date">7 May 2021</div></header>`,
      },
    ],
    [
      "a clock before the article",
      { above: `<div><time datetime="2021-05-07" pubdate>7 May 2021</time></div>` },
    ],
    [
      "one of several cards",
      {
        after: `<div class="row"><div class="card"><h3><a href="/x">Storm hits coast</a></h3><time datetime="2021-05-07">7 May</time></div><div class="card"><h3><a href="/y">Fog at sea</a></h3><time datetime="2021-05-08">8 May</time></div></div>`,
      },
    ],
    [
      "a list under a heading that is about events",
      {
        after: `<div><h3>Upcoming events</h3><p><time datetime="2021-05-07">7 May</time></p></div>`,
      },
    ],
    [
      "a heading in another language over other articles",
      { after: `<div><h3>Lesen Sie auch</h3><p class="date">7. Mai 2021</p></div>` },
    ],
    ["the day of a manuscript", { below: `<p class="date">Received: 7 May 2021</p>` }],
  ])("%s", (_, page) => {
    expect(read(page).date).toBeNull();
  });

  test("a masthead's day does not overrule the page's data", () => {
    const head = ld({ "@type": "NewsArticle", datePublished: "2021-05-04T18:40:00+00:00" });
    const above = `<div class="header-date date">Wednesday, May 5, 2021</div>`;
    expect(read({ head, above }).date).toMatchObject({ value: "2021-05-04", rule: "json-ld" });
  });

  test("the article's time goes before one that a comment marks as published", () => {
    const below = `<header><time datetime="2021-05-04T19:49:45Z">4 May</time></header>`;
    const above = `<div class="talk"><time datetime="2021-05-07" pubdate>7 May</time></div>`;
    expect(read({ below, above }).date?.value).toBe("2021-05-04");
  });
});

describe("the day in an archive's copy", () => {
  const url = "https://archive.ph/2021.05.07-101500/https://herald.example/ferry";

  test("is not taken for the last change", () => {
    const head = `<meta property="article:modified_time" content="2021-05-07T10:15:00Z">`;
    expect(read({ head, url }).date).toBeNull();
    expect(read({ head, url: "https://herald.example/ferry" }).date?.value).toBe("2021-05-07");
  });

  test("and the archive's name are not the article's", () => {
    const outlets = ["archive.ph", "Wayback Machine", "Coast Herald"].map((site) => {
      const head = `<meta property="og:site_name" content="${site}">`;
      return read({ head, url }).source?.name;
    });
    expect(outlets).toEqual([undefined, undefined, "Coast Herald"]);
  });
});

describe("a web archive's address", () => {
  const inner = "http://herald.example/2021/05/04/ferry";
  test.each([
    `https://web.archive.org/web/20210507101500/${inner}`,
    `https://web.archive.org/web/20210507101500id_/${inner}`,
    `https://archive.ph/2021.05.07-101500/${inner}`,
    `https://web.archive.org/web/20210507101500/${inner.replace("//", "/")}`,
    `https://herald-example.cdn.ampproject.org/c/herald.example/2021/05/04/ferry`,
    `https://webcache.googleusercontent.com/search?q=cache:a1B2-c:${inner}+ferry&hl=en`,
    `https://arquivo.pt/wayback/20210507101500mp_/${inner}`,
  ])("%s is that of the page within", (url) => {
    expect(read({ url }).date).toMatchObject({ value: "2021-05-04", rule: "url" });
  });

  test("never dates a page whose own address holds no day", () => {
    const url = "https://web.archive.org/web/20210507/http://herald.example/ferry";
    expect(read({ url }).date).toBeNull();
    expect(read({ head: `<link rel="canonical" href="${url}">` }).ownUrl).toBe(
      "http://herald.example/ferry",
    );
  });
});

describe("which of several days is that of publication", () => {
  test("a labelled line goes before the day on which a record was created", () => {
    const head = `<meta name="dc.date.created" content="2019-01-02">`;
    expect(read({ head }).date?.value).toBe("2019-01-02");
    expect(read({ head, below: "<p>Published: 4 May 2021</p>" }).date?.value).toBe("2021-05-04");
  });

  test("a labelled line goes before a bare one above it", () => {
    const below = `<p class="date">7 May 2021</p><p>First published on 4 May 2021</p>`;
    expect(read({ below }).date?.value).toBe("2021-05-04");
  });

  test.each([
    [
      "a brace too many",
      `{"@type":"NewsArticle","headline":"Ferry","datePublished":"2021-05-04"}}`,
    ],
    [
      "a comma too many",
      `{"@graph":[{"@type":"WebSite","datePublished":"2011-01-01"},{"@type":"NewsArticle","datePublished":"2021-05-04",},]}`,
    ],
    [
      "quotation marks in a headline",
      `{"@type":"Article","headline":"The "ferry"","datePublished":"2021-05-04"}`,
    ],
  ])("JSON-LD with %s still dates the article", (_, script) => {
    const head = `<script type="application/ld+json">${script}</script>`;
    const after = `<div class="box"><span class="date">9 August 2020</span></div>`;
    expect(read({ head, after }).date).toMatchObject({ value: "2021-05-04", rule: "json-ld" });
  });

  test("a labelled line may hold the days of a manuscript too", () => {
    const below = `<p>Received: 12 January 2021 / Accepted: 20 February 2021 / Published: 4 May 2021</p>`;
    expect(read({ below }).date?.value).toBe("2021-05-04");
  });

  test("a later change is kept beside the publication", () => {
    const head = ld({
      "@type": "NewsArticle",
      datePublished: "2012-05-10",
      dateModified: "2026-04-24",
    });
    expect(read({ head })).toMatchObject({ date: { value: "2012-05-10" }, updated: "2026-04-24" });
    const below = `<p class="dates">Updated: May 12, 2021 | First published: May 4, 2021</p>`;
    expect(read({ below }).date?.value).toBe("2021-05-04");
    const marked = `<time itemprop="dateModified" datetime="2021-05-12"></time><time datetime="2021-05-04"></time>`;
    expect(read({ below: marked })).toMatchObject({
      date: { value: "2021-05-04" },
      updated: "2021-05-12",
    });
  });
});

describe("a day that may be two", () => {
  const head = ld({ "@type": "NewsArticle", datePublished: "03/09/2023" });

  test("is unknown, between the two", () => {
    const page = read({ head });
    expect(page.date).toBeNull();
    expect(page.ambiguous).toEqual({ text: "03/09/2023", days: ["2023-03-09", "2023-09-03"] });
  });

  test.each([
    ["en-US", "2023-03-09"],
    ["en-GB", "2023-09-03"],
    ["fr", "2023-09-03"],
  ])("is settled by the language %s", (lang, day) => {
    expect(read({ head, lang }).date?.value).toBe(day);
  });

  test("is settled by another sign", () => {
    expect(read({ head, below: "<p>Published 9 March 2023</p>" }).date?.value).toBe("2023-03-09");
  });
});

test.each([
  ["2021-05-04T23:40:00Z", "the day after"],
  ["2021-05-04T02:40:00Z", "the day before"],
])("a day that only a clock of Greenwich gives, at %s, is doubted", (datePublished, doubt) => {
  const head = ld({ "@type": "NewsArticle", datePublished });
  expect(read({ head }).date?.doubt).toContain(doubt);
  expect(read({ head, below: `<p class="date">4 May 2021</p>` }).date?.doubt).toBeNull();
});

test.each([
  ["ar", `<div class="date">الثلاثاء ٤ مايو ٢٠٢١ - ٢٢ رمضان ١٤٤٢</div>`, "2021-05-04"],
  ["fa", `<div class="date">۱۴۰۰/۰۲/۱۴ ۱۹:۴۰</div><span class="news-date">1400-02-14</span>`, null],
  ["fa", `<div class="date">00/02/14</div>`, null],
  [
    "th",
    `<div class="post-date">4 พฤษภาคม 2564</div><time datetime="2564-05-04">4/5/2564</time>`,
    null,
  ],
])("numerals and calendars of %s are read right or left unknown", (lang, below, day) => {
  expect(read({ below, lang }).date?.value ?? null).toBe(day);
});

describe("a line that names the publication and the last change", () => {
  test.each([
    ["de", "Stand: 06.05.2021, 10:12 Uhr | Veröffentlicht am 04.05.2021"],
    ["fr", "Mis à jour le 6 mai 2021 à 10h12 — Publié le 4 mai 2021 à 9h"],
    ["es", "Actualizado: 6 de mayo de 2021 | Publicado: 4 de mayo de 2021"],
    ["it", "Aggiornato il 6 maggio 2021 - Pubblicato il 4 maggio 2021"],
    ["nl", "Bijgewerkt op 6 mei 2021 10:12 · Gepubliceerd op 4 mei 2021"],
    ["pl", "Aktualizacja: 6 maja 2021, 10:12 Publikacja: 4 maja 2021"],
    ["pt-BR", "Atualizado em 6 de maio de 2021 | Publicado em 4 de maio de 2021"],
    ["ru", "Обновлено: 6 мая 2021 | Опубликовано: 4 мая 2021"],
    ["sv", "Uppdaterad 6 maj 2021 Publicerad 4 maj 2021"],
    ["tr", "Güncelleme: 06.05.2021 10:12 Yayınlanma: 04.05.2021 09:00"],
    ["ko", "입력 2021.05.04 09:00 수정 2021.05.06 10:12"],
    ["ja", "更新：2021年5月6日 公開：2021年5月4日"],
    [
      "en",
      "Last updated <time datetime='2021-05-06'>6 May 2021</time> First published <time datetime='2021-05-04'>4 May 2021</time>",
    ],
  ])("gives both days (%s)", (lang, line) => {
    const page = read({ lang, below: `<div class="x">${line}</div>` });
    expect([page.date?.value, page.updated]).toEqual(["2021-05-04", "2021-05-06"]);
  });
});

describe("a day that a program wrote", () => {
  test.each([
    ["seconds", "1620115200"],
    ["milliseconds", "1620115200000"],
    ["without hyphens", "20210504T080000Z"],
    ["eight figures", "20210504"],
    ["as in a mail", "Tue, 04 May 2021 08:00:00 GMT"],
  ])("%s", (_, content) => {
    const head = `<meta property="article:published_time" content="${content}">`;
    expect(read({ head }).date?.value).toBe("2021-05-04");
  });

  test("as a number of JSON-LD", () => {
    const head = ld({ "@type": "NewsArticle", datePublished: 1_620_115_200_000 });
    expect(read({ head }).date?.value).toBe("2021-05-04");
  });

  test("in a script that is not valid JSON, before the type that it belongs to", () => {
    const head = `<script type="application/ld+json">{"@type":"Event","startDate":"2021-05-07"},{"datePublished":"2021-05-04","author":{"@type":"Person","name":"A "B" C"},"@type":"NewsArticle"}</script>`;
    expect(read({ head }).date?.value).toBe("2021-05-04");
  });

  test("as the title of an element that says how long ago it was", () => {
    const below = `<span class="timeago" title="2021-05-04T09:00:00+01:00">5 years ago</span>`;
    expect(read({ below }).date?.value).toBe("2021-05-04");
  });
});

describe("a day that may be two", () => {
  const below = `<p class="date">Published 03/09/2021</p>`;

  test("lies between the two", () => {
    expect(read({ below })).toMatchObject({
      date: null,
      ambiguous: { days: ["2021-03-09", "2021-09-03"] },
    });
  });

  test.each<[string, Page]>([
    ["the address names the month", { url: "https://herald.example/2021/09/ferry" }],
    ["other days of the page have one reading", { after: `<p class="old">Storm, 27/08/2021</p>` }],
    ["the language has one order", { lang: "en-GB" }],
  ])("is settled where %s", (_, page) => {
    expect(read({ below, ...page }).date?.value).toBe("2021-09-03");
  });

  test("stays open where the page writes its days in both orders", () => {
    const after = `<p class="old">27/08/2021</p><p class="old">08/27/2021</p>`;
    expect(read({ below, after }).date).toBeNull();
  });
});

test("a reader's day goes before Greenwich's", () => {
  const head = ld({ "@type": "NewsArticle", datePublished: "2021-05-05T01:30:00Z" });
  const below = `<time datetime="2021-05-05T01:30:00Z">May 4, 2021 9:30 PM</time>`;
  expect(read({ head, below, lang: "en-US" }).date?.value).toBe("2021-05-04");
});
