import { isMap, parseDocument } from "yaml";
import { parseArticle } from "../../articles/front-matter.ts";
import { findDates } from "../date/find-dates.ts";
import { UNKNOWN_DATE, type Draft } from "../draft.ts";
import { readText } from "./read-text.ts";
import { withoutMarks } from "./markdown.ts";

/** Longest front matter that is read, in characters. */
const MAX_FRONT_MATTER = 16_384;

/** A Markdown file: one of our own, one with another program's front matter, or plain Markdown. */
export function readMarkdown(text: string, today: string): Draft {
  const own = parseArticle("article.md", text).article;
  if (own) {
    let subheading: string | null = null;
    return {
      title: own.title,
      source: own.source,
      sourceEvidence: own.sourceEvidence,
      sourceReason: own.source === null ? null : "The file's front matter says so.",
      url: own.url,
      urlEvidence: own.urlEvidence,
      author: own.author,
      date: own.date,
      blocks: own.paragraphs.flatMap((paragraph) => {
        const heads = paragraph.subheading !== null && paragraph.subheading !== subheading;
        subheading = paragraph.subheading;
        const block = { kind: "paragraph" as const, text: paragraph.text };
        return heads
          ? [{ kind: "subheading" as const, text: paragraph.subheading ?? "" }, block]
          : [block];
      }),
      dropped: [],
      warnings: [],
    };
  }
  const parts = /^\uFEFF?---[^\S\n]*\r?\n([\s\S]*?)\r?\n---[^\S\n]*(?:\r?\n|$)([\s\S]*)$/.exec(
    text,
  );
  if (!parts || (parts[1] ?? "").length > MAX_FRONT_MATTER)
    return readText(withoutMarks(text), today);
  return withFields(
    readText(withoutMarks(parts[2] ?? ""), today),
    plainFields(parts[1] ?? ""),
    today,
  );
}

/** The string values of a front matter; aliases, nested values and what does not parse are passed over. */
function plainFields(yaml: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const document = parseDocument(yaml, { version: "1.2" });
  if (document.errors.length > 0 || !isMap(document.contents)) return fields;
  for (const { key, value } of document.contents.items) {
    const [name, content] = [String(key).toLowerCase(), value as { value?: unknown } | null];
    if (typeof content?.value === "string") fields.set(name, content.value);
  }
  return fields;
}

function withFields(draft: Draft, fields: ReadonlyMap<string, string>, today: string): Draft {
  const first = (...names: string[]) =>
    names.map((name) => fields.get(name)).find((value) => value);
  const title = first("title", "headline");
  const filled: Draft = { ...draft, author: first("author", "byline", "creator") ?? draft.author };
  if (title !== undefined) {
    // What looked like a headline is the first line of the text when the front matter holds another.
    const [start] = draft.title === null || draft.title === title ? [] : [draft.title];
    filled.title = title;
    if (start !== undefined) filled.blocks = [{ kind: "paragraph", text: start }, ...draft.blocks];
  }
  const source = first("source", "publisher", "outlet", "site", "publication");
  if (source !== undefined && !/^https?:/.test(source)) {
    const sourceReason = `The file's front matter says "${source}".`;
    Object.assign(filled, { source, sourceEvidence: "stated", sourceReason });
  }
  const url = first("url", "canonical", "canonical_url", "link", "source");
  if (url !== undefined && /^https?:\/\/\S+$/.test(url) && URL.canParse(url)) {
    Object.assign(filled, { url, urlEvidence: "in-text" });
  }
  const [date] = findDates(first("date", "published", "pubdate", "publishdate") ?? "");
  if (date && date.value <= today) {
    const evidence = `The file's front matter says ${date.text}.`;
    filled.date = { ...UNKNOWN_DATE, value: date.value, status: "stated", evidence };
  }
  return filled;
}
