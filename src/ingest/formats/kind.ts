import { isFeed } from "../feed/feed.ts";

/** What a file is by its first bytes; null for text. */
export type BinaryKind =
  | "pdf"
  | "docx"
  | "xlsx"
  | "pptx"
  | "epub"
  | "opendocument"
  | "wacz"
  | "zip"
  | "old-office"
  | "safari-webarchive"
  | "image"
  | "media"
  | "archive"
  | "program"
  | "gzip"
  | "warc";

/** What a text is by its form. */
export type TextKind =
  | "feed"
  | "page"
  | "opml"
  | "bookmarks"
  | "sitemap"
  | "nitf"
  | "xml"
  | "mail"
  | "mailbox"
  | "mhtml"
  | "rtf"
  | "json"
  | "json-lines"
  | "csv"
  | "chat"
  | "addresses"
  | "shortcut"
  | "code"
  | "factiva"
  | "nexis"
  | "proquest"
  | "highlights"
  | "subtitles"
  | "calendar"
  | "markdown"
  | "text";

/* oxlint-disable no-control-regex -- the first bytes of binary formats */
const SIGNATURES: readonly [BinaryKind, RegExp][] = [
  ["pdf", /^\s{0,16}%PDF-/],
  ["gzip", /^\x1f\x8b/],
  ["warc", /^WARC\/\d/],
  ["safari-webarchive", /^bplist00/],
  ["old-office", /^\xd0\xcf\x11\xe0/],
  [
    "image",
    /^(?:\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|II\*\0|MM\0\*|BM.{4}\0{4}|....ftyp(?:heic|avif|mif1))/s,
  ],
  ["media", /^(?:ID3|\xff[\xfb\xf3]|OggS|RIFF....(?:WAVE|AVI )|....ftyp|\x1aE\xdf\xa3|fLaC)/s],
  ["archive", /^(?:7z\xbc\xaf|Rar!|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd|.{257}ustar)/s],
  ["program", /^(?:MZ|\x7fELF|SQLite format 3|\xca\xfe\xba\xbe)/],
];
/* oxlint-enable no-control-regex */

/** What the bytes say of themselves, whatever the file is called; null when they are no known binary format. */
export function binaryKind(bytes: Uint8Array): BinaryKind | null {
  const head = Buffer.from(bytes.subarray(0, 512)).toString("latin1");
  if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) return zipKind(bytes);
  return SIGNATURES.find(([, signature]) => signature.test(head))?.[0] ?? null;
}

/** Told by the names of its entries, which are readable in it. */
function zipKind(bytes: Uint8Array): BinaryKind {
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString("latin1");
  const tail = Buffer.from(bytes.subarray(-65_536)).toString("latin1");
  const names = `${head}\n${tail}`;
  if (names.includes("application/epub+zip")) return "epub";
  if (names.includes("application/vnd.oasis.opendocument")) return "opendocument";
  if (names.includes("word/")) return "docx";
  if (names.includes("xl/")) return "xlsx";
  if (names.includes("ppt/")) return "pptx";
  return /archive\/[^/]*\.warc/.test(names) && names.includes("datapackage.json") ? "wacz" : "zip";
}

/** How much of a text is looked at for its kind. */
const HEAD = 20_000;

/** What a text is, by its form first and by its file's name where the form leaves it open. */
export function textKind(text: string, name: string): TextKind {
  const head = text
    .slice(0, HEAD)
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (head.startsWith("{\\rtf")) return "rtf";
  if (isFeed(text)) return "feed";
  const marked =
    head.startsWith("<") || /\.(?:x?html?|xml)$/i.test(name) ? markupKind(head, name) : null;
  if (marked !== null) return marked;
  if (/^[[{]/.test(head)) {
    const kind = jsonKind(text);
    if (kind !== null) return kind;
  }
  const mail = mailKind(head, name);
  if (mail !== null) return mail;
  return linesKind(head) ?? (isMarkdown(head, name) ? "markdown" : isPage(head) ? "page" : "text");
}

function markupKind(head: string, name: string): TextKind | null {
  if (/^<!DOCTYPE NETSCAPE-Bookmark-file/i.test(head)) return "bookmarks";
  const root = /<(?![?!])([\w:.-]+)/.exec(head.replace(/<!--[\s\S]*?-->/g, ""))?.[1]?.toLowerCase();
  if (root === "opml") return "opml";
  if (root === "urlset" || root === "sitemapindex") return "sitemap";
  if (root === "nitf") return "nitf";
  if (root === "plist" && /<key>URL<\/key>/.test(head)) return "shortcut";
  // XML of another kind may have elements that are called like those of a page.
  if (head.startsWith("<?xml") && root !== undefined && root !== "html") return "xml";
  if (isReadingList(head)) return "bookmarks";
  if (isPage(head) || /\.x?html?$/i.test(name)) return "page";
  if (/^<\?xml|^<!DOCTYPE/i.test(head) || /\.xml$/i.test(name)) return "xml";
  if (root === undefined || !head.startsWith("<") || !head.includes(`</${root}`)) return null;
  return INLINE.test(root) ? "page" : "xml";
}

/** A page that is nothing but a list of links, as Pocket and Instapaper export it. */
function isReadingList(head: string): boolean {
  const links = head.match(/<li>\s*<a\s[^>]*?\bhref\s*=\s*["']https?:/gi)?.length ?? 0;
  return links >= 2 && !/<(?:p|article|main|nav|header|footer|script)[\s>]/i.test(head);
}

/** Elements with which a piece of HTML may begin, apart from those of `isPage`. */
const INLINE =
  /^(?:a|b|i|em|strong|u|s|small|font|center|blockquote|ul|ol|dl|li|h[1-6]|header|main|nav|aside|footer|figure|pre|style|script|link|br|hr|img|form|iframe|details|template)$/;

function isPage(head: string): boolean {
  const start = head.slice(0, 2_000);
  if (/<(?:!doctype html|html|head|body|article|main)[\s>]/i.test(start)) return true;
  return /^<(?:p|div|h1|meta|title|section|span|table)[\s>]/i.test(start);
}

/** JSON, or an object a line. What only begins like it is neither. */
function jsonKind(text: string): "json" | "json-lines" | null {
  const [first = "", ...others] = text.trim().split(/(?:\r?\n)+/, 20);
  const records = others.filter((line) => line.startsWith("{") && isJson(line)).length;
  if (isJson(first) && records > 0 && records >= 0.5 * others.length) return "json-lines";
  return isJson(text) || /^[[{]\s*(?:"(?:[^"\\]|\\.)*"\s*:|[{\]])/.test(text.trim())
    ? "json"
    : null;
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

function mailKind(head: string, name: string): TextKind | null {
  if (/^From \S+ .*\d{4}\r?\n[\w-]+:/.test(head)) return "mailbox";
  const header = /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+/.exec(`${head}\n`)?.[0] ?? "";
  const names = new Set(
    [...header.matchAll(/^([\w-]+):/gm)].map(([, field]) => field?.toLowerCase()),
  );
  if (names.has("snapshot-content-location")) return "mhtml";
  const technical = [
    "mime-version",
    "message-id",
    "received",
    "return-path",
    "content-type",
    "dkim-signature",
  ];
  if (
    technical.filter((field) => names.has(field)).length <
    (/\.(?:eml|mht|mhtml)$/i.test(name) ? 1 : 2)
  ) {
    return null;
  }
  return /\.mht(?:ml)?$/i.test(name) || /content-type:\s*multipart\/related/i.test(header)
    ? "mhtml"
    : "mail";
}

const CHAT_LINES: readonly RegExp[] = [
  // WhatsApp, Telegram, Signal: the day and the hour, then who writes.
  /^\u200e?\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?\]?\s*(?:[-–]\s*)?[^:\n]{1,40}:\s/iu,
  /^[^\n,]{1,40}, \[\d{1,2}[./]\d{1,2}[./]\d{2,4} \d{1,2}:\d{2}/u,
  // Slack, Discord, Teams: who writes, then the hour.
  /^[^\n:.!?]{1,40}(?:\s{2,}|\s+[—–-]\s+|\s+)(?:\[?(?:today|yesterday|heute|gestern|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}),?(?: at)?\s+)?\[?\d{1,2}:\d{2}(?:\s*[ap]\.?m\.?)?\]?$/iu,
  // IRC and logs.
  /^\[\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m)?\]\s*(?:<[^>\n]{1,30}>|[^:\n]{1,30}:)\s/iu,
  /^(?:\d{1,2}:\d{2}\s+)?<[@+]?[\w-]{1,30}>\s/u,
  // Teams.
  /^\[\d{1,2}:\d{2}(?:\s*[ap]\.?m\.?)?\]\s+\p{Lu}[^.!?:]{1,40}$/iu,
];
const MIN_CHAT_LINES = 2;
/** A line of a talk without hours: who writes, then a few words. */
const SAID = /^(\p{Lu}[\p{L}.’' -]{0,25}):\s(.{1,160})$/u;
const MIN_TALK_LINES = 5;
const SHORT_LINE = 80;

function linesKind(head: string): TextKind | null {
  const lines = head.split(/\r?\n/).map((line) => line.trimEnd());
  const filled = lines.map((line) => line.trim()).filter((line) => line !== "");
  if (filled.length === 0) return null;
  if (/^\[InternetShortcut\]/i.test(head)) return "shortcut";
  if (isCode(head)) return "code";
  if (isAddresses(filled)) return "addresses";
  if (isHighlights(head)) return "highlights";
  if (isChat(filled)) return "chat";
  if (filled.filter((line) => /^[\d:.,]{8,12} --> [\d:.,]{8,12}/.test(line)).length >= 2)
    return "subtitles";
  if (/^BEGIN:V(?:CALENDAR|CARD)/.test(head)) return "calendar";
  if (isFactiva(lines)) return "factiva";
  if (
    /^ProQuest document (?:ID|link)\b/im.test(head) ||
    (/^Publication title:/im.test(head) && /^Full text:/im.test(head))
  ) {
    return "proquest";
  }
  if (
    /^\s*(?:Load-Date:|\d+ of \d+ DOCUMENTS)/im.test(head) ||
    (/^Length:\s*\d+ words/im.test(head) && /^Body\s*$/im.test(head))
  ) {
    return "nexis";
  }
  return isTable(filled) ? "csv" : null;
}

/** One address a line, with or without a title of its own. */
function isAddresses(lines: readonly string[]): boolean {
  const links = lines.filter((line) => !line.startsWith("#"));
  const bare = links.every((line) => /^<?https?:\/\/\S+>?$/i.test(line));
  const titled = links.every((line) => {
    const parts = line.split(/https?:\/\/[^\s)>\]]+/i);
    return parts.length === 2 && parts.join("").length <= 160 && !/[.!?]\s+\p{Lu}/u.test(line);
  });
  return links.length > 0 && (bare || (titled && links.length > 1));
}

function isChat(lines: readonly string[]): boolean {
  const marked = lines.filter((line) => CHAT_LINES.some((form) => form.test(line))).length;
  if (marked >= MIN_CHAT_LINES) return true;
  const said = lines.map((line) => SAID.exec(line)?.[1]);
  const names = new Set(said);
  // The answers of an interview are paragraphs.
  const short = lines.filter((line) => line.length < SHORT_LINE).length;
  if (short < 0.8 * lines.length) return false;
  return lines.length >= MIN_TALK_LINES && !names.has(undefined) && names.size <= lines.length / 2;
}

/** Programs, patches and typesetting, by what they begin with or by how their lines end. */
function isCode(head: string): boolean {
  if (/^(?:#!\/|diff --git |--- \S+\n\+\+\+ |%!PS|\\documentclass|<\?php)/.test(head)) return true;
  if (/\\begin\{document\}/.test(head)) return true;
  const lines = head.split(/\r?\n/).filter((line) => line.trim() !== "");
  const code = lines.filter((line) =>
    /[{};]\s*$|^\s*(?:import|from|def|return|#include|const|let|var|export)\s.*[^.!?…]$/.test(line),
  );
  return lines.length >= 5 && code.length >= 0.6 * lines.length;
}

/** Fields of two letters, or the line with which Factiva ends an article. */
function isFactiva(lines: readonly string[]): boolean {
  const coded = new Set(
    lines.map((line) => /^(HD|WC|PD|SN|SC|LP|TD|AN|BY|LA|SE)(?=\s{2,}|\s*$)/.exec(line)?.[1]),
  );
  coded.delete(undefined);
  return coded.size >= 4 || lines.some((line) => /^Document [A-Z]{4,10}\d{8,}\w+$/.test(line));
}

/** Passages that a reader marked, as Readwise, Kindle and others write them. */
function isHighlights(head: string): boolean {
  return (
    /^#{1,3} (?:Highlights|New highlights)/im.test(head) ||
    /\(\[View Highlight\]\(/i.test(head) ||
    (/^={10}$/m.test(head) && /^- Your (?:Highlight|Note|Bookmark)\b/m.test(head))
  );
}

/** Lines parted into many fields, the same number in each. */
function isTable(lines: readonly string[]): boolean {
  const sample = lines.slice(0, 20);
  if (namesColumns(lines[0] ?? "") && lines.length >= 2) return true;
  for (const [separator, least] of [
    ["\t", 3],
    [";", 3],
    [",", 4],
  ] as const) {
    const counts = sample.map((line) => fieldsOf(line, separator));
    const [first = 0] = counts;
    if (first < least || counts.filter((count) => count === first).length < 0.8 * counts.length)
      continue;
    // A single line of prose may hold four commas: fields are no clauses.
    const prose = sample.filter((line) => /,\s\p{Ll}/u.test(line)).length;
    if (separator === "\t" || (sample.length >= 2 && prose < 0.5 * sample.length)) return true;
  }
  return false;
}

const COLUMNS =
  /^"?(?:id|title|headline|date|published(?:_at)?|url|link|text|content|body|source|outlet|author|language|description)"?$/i;

/** Whether a table's first line names its columns, whatever its fields hold. */
function namesColumns(line: string): boolean {
  return ["\t", ";", ","].some((separator) => {
    const names = line.split(separator).map((name) => name.trim());
    return names.length >= 3 && names.filter((name) => COLUMNS.test(name)).length >= 2;
  });
}

function fieldsOf(line: string, separator: string): number {
  return line.replace(/"(?:[^"]|"")*"/g, "").split(separator).length - 1;
}

function isMarkdown(head: string, name: string): boolean {
  return /\.(?:md|markdown|mdx)$/i.test(name) || /^(?:(?:---|\+\+\+)\r?\n|# \S)/.test(head);
}
