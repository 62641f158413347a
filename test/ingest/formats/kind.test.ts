import { expect, test } from "vitest";
import { addressList } from "../../../src/ingest/formats/address-list.ts";
import { binaryKind, textKind } from "../../../src/ingest/formats/kind.ts";
import { refusalOf } from "../../../src/ingest/formats/refusals.ts";
import { makeZip } from "../../support/make-zip.ts";
import { PROSE } from "../../support/prose.ts";

test.each([
  ["pdf", Buffer.from("%PDF-1.7\n1 0 obj")],
  ["gzip", Buffer.from([0x1f, 0x8b, 8, 0])],
  ["warc", Buffer.from("WARC/1.1\r\nWARC-Type: warcinfo\r\n")],
  ["image", Buffer.from("\u0089PNG\r\n", "latin1")],
  ["safari-webarchive", Buffer.from("bplist00")],
  ["old-office", Buffer.from([0xd0, 0xcf, 0x11, 0xe0])],
  ["docx", makeZip({ "[Content_Types].xml": "", "word/document.xml": "<w/>" })],
  ["epub", makeZip({ mimetype: "application/epub+zip" })],
  ["opendocument", makeZip({ mimetype: "application/vnd.oasis.opendocument.text" })],
  ["wacz", makeZip({ "datapackage.json": "{}", "archive/data.warc": "WARC/1.1" })],
  ["zip", makeZip({ "a.html": "<p>" })],
  [null, Buffer.from("Ferry runs aground")],
])("bytes are told to be %s", (kind, bytes) => {
  expect(binaryKind(bytes)).toBe(kind);
});

const FACTIVA =
  "HD  Ferry aground\nWC  212 words\nPD  4 May 2021\nSN  Example Herald\nLA  English\nLP\nText.";

test.each([
  ["feed", "", '<?xml version="1.0"?><rss version="2.0"><channel/></rss>'],
  ["page", "", "<!doctype html><html><body><p>Text"],
  ["page", "a.html", "Text without a tag"],
  ["page", "", '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'],
  ["opml", "", '<?xml version="1.0"?><opml version="2.0"/>'],
  ["sitemap", "", '<?xml version="1.0"?><!-- made --><urlset xmlns="x"/>'],
  ["nitf", "", '<?xml version="1.0"?><nitf/>'],
  ["xml", "", '<?xml version="1.0"?><invoice/>'],
  ["bookmarks", "", "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>"],
  ["mail", "", "Received: from a\nMIME-Version: 1.0\nSubject: x\n\nText"],
  ["mail", "a.eml", "From: a@b.example\nContent-Type: text/plain\n\nText"],
  ["mailbox", "", "From a@b.example Tue May  4 10:00:00 2021\nSubject: x\n\nText"],
  ["mhtml", "", "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\n\n"],
  ["rtf", "", "{\\rtf1\\ansi Text}"],
  ["json", "", '{"title": "x"}'],
  ["json", "", '[{"title": "x"},\n broken'],
  ["json-lines", "", '{"title": "x"}\n{"title": "y"}\n'],
  ["csv", "", "title,url,date,outlet,n\na,b,c,d,1\ne,f,g,h,2"],
  ["csv", "", "1\t2\t3\t4\t5"],
  ["chat", "", "[04/05/2021, 10:12:30] Jane: look\n[04/05/2021, 10:13:02] John: yes"],
  ["chat", "", "04.05.21, 10:12 - Jane: look\n04.05.21, 10:13 - John: yes"],
  ["chat", "", "Jane  10:32 AM\nlook at this\nJohn  10:35 AM\nyes"],
  ["chat", "", "Jane — Today at 10:32\nlook\nJohn — Today at 10:35\nyes"],
  ["chat", "", "[10:32] <jane> look\n[10:33] <john> yes"],
  ["chat", "", "[10:32 AM] Jane Doe\n  Look\n[10:33 AM] John Roe\n  Yes"],
  ["chat", "", "Jane: look\nJohn: yes\nJane: when?\nJohn: now\nJane: good"],
  ["text", "", `Q: What happened?\nA: ${PROSE[0]}\nQ: And then?\nA: ${PROSE[1]}\nA: ${PROSE[2]}`],
  ["csv", "", 'title,date,text\n"Ferry","2021-05-04","Line\nand line"'],
  ["csv", "a.tsv", "date\ttitle\turl\n2021-05-04\tFerry\thttps://a.example"],
  ["code", "", "#!/bin/sh\necho hello"],
  ["code", "", "import os\nimport re\ndef main():\n    x = {}\n    return x;\nconst a = 1;"],
  ["code", "a.tex", "\\documentclass{article}\n\\begin{document}\nFerry"],
  ["xml", "a.xml", '<?xml version="1.0"?><article><body><p>Ferry</p></body></article>'],
  ["page", "a.xml", '<?xml version="1.0"?><html><body><p>Ferry</p></body></html>'],
  ["addresses", "", "Ferry aground - https://a.example/1\nStorm - https://a.example/2"],
  ["addresses", "a.md", "# Read\n\n- [Ferry](https://a.example/1)\n- [Fog](https://a.example/2)"],
  ["text", "", `${PROSE[0]} See https://a.example/1\n${PROSE[1]} See https://a.example/2`],
  ["shortcut", "a.url", "[InternetShortcut]\r\nURL=https://a.example/1"],
  [
    "shortcut",
    "a.webloc",
    '<?xml version="1.0"?><!DOCTYPE plist><plist><dict><key>URL</key><string>https://a.example</string></dict></plist>',
  ],
  [
    "bookmarks",
    "",
    '<!DOCTYPE html><html><body><h1>Unread</h1><ul><li><a href="https://a.example/1">Ferry</a></li><li><a href="https://a.example/2">Fog</a></li></ul></body></html>',
  ],
  ["addresses", "", "# to read\nhttps://a.example/1\n<https://a.example/2>\n"],
  ["factiva", "", FACTIVA],
  [
    "nexis",
    "",
    "Ferry aground\nCopyright 2021\nLength: 212 words\nBody\nText.\nLoad-Date: May 5, 2021",
  ],
  ["proquest", "", "Full text: Text.\nTitle: Ferry\nPublication title: Example Herald"],
  ["highlights", "", "# Ferry\n\n## Highlights\n- One sentence."],
  ["highlights", "", "Ferry (Jane Doe)\n- Your Highlight on page 4\n\nText\n=========="],
  [
    "subtitles",
    "a.srt",
    "1\n00:00:01,000 --> 00:00:03,000\nHello\n\n2\n00:00:04,000 --> 00:00:05,000\nYes",
  ],
  ["calendar", "", "BEGIN:VCALENDAR\nVERSION:2.0"],
  ["xml", "", '<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>'],
  ["page", "", "<blockquote>Text</blockquote>"],
  ["text", "", "<Applause> Text of a speech.\n\nMore text."],
  ["markdown", "", "---\ntitle: x\n---\nText"],
  ["markdown", "a.md", "Text"],
  ["text", "", `Ferry runs aground\n\nBy Jane Doe, May 4, 2021\n\n${PROSE.join("\n\n")}`],
  [
    "text",
    "",
    "[Update] Ferry afloat\n\nIt floats, again, at last, said she, he, and they.\n\nIt does, too, said all.",
  ],
])("a text is told to be %s by its form (%j)", (kind, name, text) => {
  expect(textKind(text, name)).toBe(kind);
});

test("what cannot be read is named, with what to do instead", () => {
  expect(refusalOf("pdf")).toMatch(/PDF document; .*address/);
  expect(refusalOf("chat")).toMatch(/chat; .*address/);
  expect(refusalOf("page")).toBeNull();
});

test.each([
  [
    "addresses",
    "- [Ferry](https://a.example/1)\n- [Fog](https://a.example/2_(x))\n# https://a.example/3",
  ],
  ["addresses", "Ferry https://a.example/1, seen\n<https://a.example/2_(x)>"],
  ["shortcut", "[InternetShortcut]\nURL=https://a.example/1\nURL=https://a.example/2_(x)"],
] as const)("the addresses of a list are read out of %s", (kind, text) => {
  expect(addressList(kind, text)?.addresses).toEqual([
    "https://a.example/1",
    "https://a.example/2_(x)",
  ]);
});
