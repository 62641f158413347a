import { paragraphId, type Paragraph } from "./article.ts";

/**
 * The paragraphs of a Markdown body, in order. A blank line ends a paragraph; a line that starts
 * with `## ` is a subheading and stands above what follows. Runs of white space, line breaks and
 * no-break spaces included, become one space; nothing else is changed.
 */
export function splitParagraphs(slug: string, body: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let subheading: string | null = null;
  let lines: string[] = [];

  const endParagraph = () => {
    const text = foldSpace(lines.join(" "));
    lines = [];
    if (text === "") return;
    const ordinal = paragraphs.length + 1;
    paragraphs.push({ id: paragraphId(slug, ordinal), article: slug, ordinal, text, subheading });
  };

  for (const line of body.split(/\r\n?|\n/)) {
    if (line.startsWith("## ")) {
      endParagraph();
      subheading = foldSpace(line.slice(3)) || null;
    } else if (!/\S/u.test(line)) {
      endParagraph();
    } else {
      lines.push(line);
    }
  }
  endParagraph();
  return paragraphs;
}

/** White space that is not a single space between two characters. */
const UNTIDY = /[^\S ]|^ | (?: |$)/u;

/** Runs of white space as single spaces, none at the ends. */
export function foldSpace(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return text.replace(/\s+/gu, " ").trim();
}
