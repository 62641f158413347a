import { sentencesIn } from "../language/sentences.ts";
import { paragraphId, type Paragraph } from "./article.ts";

/**
 * Characters of a paragraph; a longer one is split. Looking for names, dates and speakers takes time
 * by the square of a paragraph's length, so one without end would hold up every reader. Of 1,216
 * paragraphs of SQuAD the longest has 4,063, and of news most are below 700.
 */
export const MAX_PARAGRAPH_LENGTH = 5000;
/** A longer one is a paragraph that begins with "##". */
const MAX_SUBHEADING_LENGTH = 300;

/**
 * The paragraphs of a Markdown body, in order. A blank line ends a paragraph; so do a heading of
 * any level, which is the subheading of what follows, a rule, and a line that is only a picture:
 * none of them is ever quoted. A quotation (lines from ">" to the next blank line) is a post that the
 * article embeds: it goes with the paragraph above it, and is no paragraph. Runs of white space, line
 * breaks and no-break spaces included, become one space; nothing else is changed. A paragraph that is
 * too long becomes several, which end with a sentence, or else with a word.
 */
export function splitParagraphs(slug: string, body: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let subheading: string | null = null;
  let lines: string[] = [];
  /** Posts that are waiting for the first paragraph. */
  let leading: string[] = [];

  const endParagraph = () => {
    const isQuotation = QUOTATION.test(lines[0] ?? "");
    const text = foldSpace(lines.map((line) => (isQuotation ? unquoted(line) : line)).join(" "));
    lines = [];
    if (isQuotation) {
      const last = paragraphs.at(-1);
      if (text === "") return;
      if (last === undefined) leading.push(text);
      else last.embedded = [...(last.embedded ?? []), text];
      return;
    }
    for (const part of splitLong(text)) {
      const ordinal = paragraphs.length + 1;
      const id = paragraphId(slug, ordinal);
      const embedded = leading.length > 0 ? { embedded: leading } : {};
      leading = [];
      paragraphs.push({ id, article: slug, ordinal, text: part, subheading, ...embedded });
    }
  };

  for (const line of body.split(/\r\n?|\n/)) {
    const [, heading] = line.length <= MAX_SUBHEADING_LENGTH ? (HEADING.exec(line) ?? []) : [];
    if (heading !== undefined) {
      endParagraph();
      subheading = foldSpace(heading) || null;
    } else if (!/\S/u.test(line) || RULE.test(line) || PICTURE.test(line)) {
      endParagraph();
    } else {
      if (QUOTATION.test(line) && !QUOTATION.test(lines[0] ?? "")) endParagraph();
      lines.push(line);
    }
  }
  endParagraph();
  return paragraphs;
}

/** A tidy text in parts of at most `MAX_PARAGRAPH_LENGTH`; none of an empty one. */
function splitLong(text: string): string[] {
  const parts: string[] = [];
  for (let rest = text; rest !== "";) {
    const part = rest.slice(0, lengthOfPart(rest));
    parts.push(part.trimEnd());
    rest = rest.slice(part.length).trimStart();
  }
  return parts;
}

function lengthOfPart(text: string): number {
  if (text.length <= MAX_PARAGRAPH_LENGTH) return text.length;
  const start = text.slice(0, MAX_PARAGRAPH_LENGTH);
  const lastSentence = sentencesIn(start).at(-1)?.start ?? 0;
  if (lastSentence > 0) return lastSentence;
  const lastSpace = text.lastIndexOf(" ", MAX_PARAGRAPH_LENGTH);
  if (lastSpace > 0) return lastSpace;
  return /[\uD800-\uDBFF]$/.test(start) ? start.length - 1 : start.length;
}

/**
 * White space, without U+FEFF: JavaScript counts it as such, but within a word it is an unseen sign
 * like others, and no gap.
 */
const SPACE = String.raw`[^\S\uFEFF]`;
const SPACES = new RegExp(`${SPACE}+`, "gu");
/** A space behind the signs: "#SaveTheMill" is a word. */
const HEADING = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/u;
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/u;
const PICTURE = /^\s*!\[[^\]]*\]\([^)]*\)\s*$/u;
const QUOTATION = /^ {0,3}>/u;

/** A line of a quotation without its marks; a quotation may quote another. */
function unquoted(line: string): string {
  return line.replace(/^(?: {0,3}> ?)+/u, "");
}

/** White space that is not a single space between two characters. */
const UNTIDY = /[^\S ]|^ | (?: |$)/u;

/** Runs of white space as single spaces, none at the ends. */
export function foldSpace(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return text.replace(SPACES, " ").trim();
}
