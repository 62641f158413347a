import { basename } from "node:path";
import type { Article } from "../../articles/article.ts";
import { parseArticle } from "../../articles/front-matter.ts";
import { isPartialDate } from "../../articles/partial-date.ts";
import type { Block } from "../block.ts";
import { findDates } from "../date/find-dates.ts";
import { UNKNOWN_DATE, type Draft } from "../draft.ts";
import { withStated } from "../stated.ts";
import { readFrontMatter } from "./front-matter-fields.ts";
import { withoutMarks } from "./markdown.ts";
import { readText } from "./read-text.ts";

/** A Markdown file: one of our own, one with another program's front matter, or plain Markdown. */
export function readMarkdown(text: string, file: string, today: string): Draft {
  const own = parseArticle("article.md", text).article;
  if (own) return ownDraft(own);
  const matter = readFrontMatter(text);
  if (matter === null) return readText(withoutMarks(withoutNotes(text)), today);
  const { fields, body } = matter;
  const draft = readText(withoutMarks(withoutNotes(body)), today);
  if (fields.title !== undefined && draft.title !== null && draft.title !== fields.title) {
    // What looked like a headline is the first line of the text when the front matter holds another.
    draft.blocks = [{ kind: "paragraph", text: draft.title }, ...draft.blocks];
  }
  const filled = withStated(draft, fields, { where: "The file's front matter", today });
  const [updated] = findDates(fields.updated ?? "");
  if (
    updated &&
    filled.date.value !== null &&
    updated.value > filled.date.value &&
    updated.value <= today
  ) {
    filled.updated = updated.value;
  }
  const named = dayInName(file);
  if (
    filled.date.value === null &&
    filled.date.notBefore === null &&
    named !== null &&
    named <= today
  ) {
    const evidence = `The file's name begins with ${named}.`;
    filled.date = { ...UNKNOWN_DATE, value: named, status: "external", evidence };
  }
  return filled;
}

/** Jekyll keeps the day of publication in a post's name: "2023-03-09-ferry.md". */
function dayInName(file: string): string | null {
  const day = /^(\d{4}-\d{2}-\d{2})-[\p{Ll}\p{N}-]+\.(?:md|markdown)$/u.exec(basename(file))?.[1];
  return day !== undefined && isPartialDate(day) ? day : null;
}

/** What a reader wrote into a clipped article: callouts, comments and a section of notes. */
function withoutNotes(markdown: string): string {
  return markdown
    .replaceAll(/\r\n?/g, "\n")
    .replace(/^> ?\[![\w-]+\][^\n]*(?:\n>[^\n]*)*/gm, "")
    .replace(/^> #{1,6} Excerpt[^\n]*(?:\n>[^\n]*)*/gim, "")
    .replace(/%%[\s\S]*?%%/g, "")
    .replace(
      /^#{1,6} (?:my )?(?:notes?|comments?|thoughts)\s*\n[\s\S]*?(?=^#{1,6} |$(?![\s\S]))/gim,
      "",
    )
    .replace(/!\[\[[^\]\n]*\]\]/g, "")
    .replace(/\[\[(?:[^\]|\n]*\|)?([^\]|\n]+)\]\]/g, "$1")
    .replace(/==(?=\S)([^=\n]+)==/g, "$1")
    .replace(/\{\{[<%][\s\S]*?[%>]\}\}/g, "");
}

function ownDraft(own: Article): Draft {
  return {
    title: own.title,
    source: own.source,
    sourceEvidence: own.sourceEvidence,
    sourceReason: own.source === null ? null : "The file's front matter says so.",
    url: own.url,
    urlEvidence: own.urlEvidence,
    authors: [...own.authors],
    date: own.date,
    updated: own.updated,
    language: own.language,
    blocks: ownBlocks(own),
    dropped: [],
    warnings: [],
    needsReview: own.needsReview,
  };
}

function ownBlocks({ paragraphs }: Article): Block[] {
  let heading: string | null = null;
  return paragraphs.flatMap(({ text, subheading, embedded = [] }) => {
    const isNew = subheading !== null && subheading !== heading;
    heading = subheading;
    const posts = embedded.map((post) => ({ kind: "post" as const, text: post }));
    const blocks: Block[] = [{ kind: "paragraph", text }, ...posts];
    return isNew ? [{ kind: "subheading", text: subheading }, ...blocks] : blocks;
  });
}
