import type { StatedFields } from "../stated.ts";

/** One article of an export from a press database. */
export interface ExportedArticle {
  fields: StatedFields;
  text: string;
}

/** Reads the articles of a text saved from Factiva, Nexis or ProQuest: outlet and day from its labels. */
export function exportedArticles(
  kind: "factiva" | "nexis" | "proquest",
  text: string,
): ExportedArticle[] {
  const plain = text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  const read = { factiva: readFactiva, nexis: readNexis, proquest: readProQuest }[kind];
  return read(plain).filter((article) => article.text.trim() !== "");
}

const FACTIVA_END = /^(?:AN\s+)?Document [A-Z]{2,}\w{12,}\s*$/m;
const CODED = /^([A-Z]{2,3})(?:\s{2,}(\S.*))?$/;
const CODES = new Set(
  "SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD CT RF CO IN NS RE IPC IPD PUB AN ART CX".split(
    " ",
  ),
);

/** Articles end with "Document …"; their parts follow codes of two letters, or in a fixed order. */
function readFactiva(text: string): ExportedArticle[] {
  return text.split(FACTIVA_END).map((part) => {
    const fields = codedFields(part);
    return fields.size >= 3 ? fromCodes(fields) : fromFactivaLines(part);
  });
}

function codedFields(part: string): Map<string, string> {
  const fields = new Map<string, string>();
  let code = "";
  for (const line of part.split("\n")) {
    const match = CODED.exec(line.trimEnd());
    if (match && CODES.has(match[1] ?? "")) {
      code = match[1] ?? "";
      fields.set(code, match[2] ?? "");
    } else if (code !== "") fields.set(code, `${fields.get(code)}\n${line}`);
  }
  return fields;
}

function fromCodes(fields: ReadonlyMap<string, string>): ExportedArticle {
  const line = (code: string) => fields.get(code)?.replace(/\s+/g, " ").trim() || undefined;
  return {
    fields: {
      title: line("HD"),
      source: line("SN"),
      date: line("PD"),
      authors: names(line("BY")),
      language: line("LA"),
    },
    text: [fields.get("LP"), fields.get("TD")].filter((piece) => piece !== undefined).join("\n\n"),
  };
}

/** Headline, byline, "212 words", day, outlet, code, page, language, rights, then the text. */
function fromFactivaLines(part: string): ExportedArticle {
  const lines = part.split("\n").map((line) => line.trim());
  const words = lines.findIndex((line) => /^\d[\d,.]* words$/i.test(line));
  if (words < 0) return { fields: {}, text: "" };
  const above = lines.slice(0, words).filter((line) => line !== "");
  const rights = lines.findIndex((line, at) => at > words && /^(?:©|\(c\)|copyright)/i.test(line));
  const [date, ...after] = lines
    .slice(words + 1)
    .filter((line) => line !== "" && !/^\d{1,2}:\d{2}/.test(line));
  const title = above.find((line) => !/^(?:SE|News|Business|Sports?)$/i.test(line));
  const byline = above.slice(above.indexOf(title ?? "") + 1).find((line) => line.length <= 100);
  return {
    fields: { title, date, source: after[0], authors: names(byline) },
    text: rights < 0 ? "" : lines.slice(rights + 1).join("\n"),
  };
}

const NEXIS_LABEL =
  /^(?:load-date|language|publication-type|journal-code|subject|industry|organization|company|geographic|person|ticker|graphic|type|section|length|byline|dateline|series|correction-date|classification|highlight|notes)\s*:/i;

/** "Copyright 2023 Orre Courier", "Length: 212 words", "Body", the text, "Load-Date: …", "End of Document". */
function readNexis(text: string): ExportedArticle[] {
  const parts = text.split(
    /^\s*(?:End of Document|\d+ of \d+ DOCUMENTS?|Document \d+ of \d+)\s*$/im,
  );
  return parts.map((part) => {
    const lines = part.split("\n").map((line) => line.trim());
    const labels = labelled(lines);
    const length = lines.findIndex((line) => /^length\s*:/i.test(line));
    if (length < 0) return { fields: {}, text: "" };
    const body = lines.findIndex((line, at) => at > length && /^body$/i.test(line));
    const start = body >= 0 ? body + 1 : length + 1;
    const end = lines.findIndex(
      (line, at) => at > start && /^(?:load-date|classification)\s*:?/i.test(line),
    );
    const head = lines.slice(0, length).filter((line) => line !== "" && !NEXIS_LABEL.test(line));
    const dateAt = head.findIndex(
      (line) => /\b\d{4}\b/.test(line) && !/copyright|©|\(c\)/i.test(line),
    );
    const headline = labels.get("headline");
    // Older exports set the outlet and the day above the headline, newer ones below.
    const title = headline ?? (dateAt >= 2 ? head[dateAt - 2] : head[dateAt + 1]);
    return {
      fields: {
        title,
        source: dateAt >= 1 ? head[dateAt - 1]?.replace(/\s*\([^)]*\)$/, "") : undefined,
        date: head[dateAt],
        authors: names(labels.get("byline")),
        language: labels.get("language"),
      },
      text: lines
        .slice(start, end < 0 ? undefined : end)
        .filter((line) => !NEXIS_LABEL.test(line))
        .join("\n"),
    };
  });
}

const PROQUEST_END =
  /^(?:title|subject|location|people|company \/ organization|publication title|pages|publication year|publication date|publisher|place of publication|country of publication|publication subject|issn|source type|language of publication|document type|proquest document id|document url|copyright|last updated|database|identifier ?\/ ?keyword|credit|illustration)\s*:/im;

/** Articles between lines of underscores: labels, "Full text: …", labels. */
function readProQuest(text: string): ExportedArticle[] {
  return text.split(/^_{10,}\s*$/m).map((part) => {
    const lines = part.split("\n").map((line) => line.trim());
    const labels = labelled(lines);
    const at = part.search(/^full text\s*:/im);
    if (at < 0) return { fields: {}, text: "" };
    const after = part.slice(at).replace(/^full text\s*:\s*/i, "");
    const end = after.search(PROQUEST_END);
    const info = /^([^;.]+?)\s*;.*?(\d{1,2} \p{L}{3,9} \d{4})/u.exec(
      labels.get("publication info") ?? "",
    );
    const title =
      labels.get("title") ?? lines.find((line) => line !== "" && !/^document \d+ of/i.test(line));
    return {
      fields: {
        title,
        source: labels.get("publication title") ?? info?.[1],
        date: labels.get("publication date") ?? info?.[2],
        authors: names(labels.get("author")),
        language: labels.get("language of publication"),
      },
      text: end < 0 ? after : after.slice(0, end),
    };
  });
}

function labelled(lines: readonly string[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = /^([A-Z][\w/ -]{2,30}?)\s*:\s*(\S.*)$/i.exec(line) ?? [];
    if (name !== undefined && value !== undefined && !labels.has(name.toLowerCase()))
      labels.set(name.toLowerCase(), value);
  }
  return labels;
}

/** "By Edda Ruud and Ole Berg" and "Ruud, Edda; Berg, Ole" as names in reading order. */
function names(byline: string | undefined): string[] {
  if (byline === undefined) return [];
  return byline
    .replace(/^by\s+/i, "")
    .split(/\s*;\s*|\s+and\s+|\s*&\s*/)
    .map((name) => name.replace(/^([^,]+), ([^,]+)$/, "$2 $1").trim())
    .filter((name) => name !== "");
}
