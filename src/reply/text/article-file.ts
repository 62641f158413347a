import type { Article } from "../../articles/article.ts";
import { escapeText, normalizeText } from "./escape.ts";
import type { Renderer } from "../renderer.ts";
import type { ReplyFile } from "../discord/reply.ts";
import { provenance } from "./attribution.ts";

const NAME_LENGTH = 80;
/** In a file nobody is mentioned, so the zero-width space that stops it is left out. */
const MENTION_STOP = /(?<=@)\u200B/gu;
const ENTITY = /&(?=#?\w+;)/gu;

/** The whole article as a Markdown file: title, provenance, subheadings, every paragraph and every post. */
export function articleFile(article: Article, renderer: Renderer): ReplyFile {
  const blocks = [
    `# ${markdown(article.title)}`,
    provenance(article, { ...renderer, show: markdown })
      .map((line) => `- ${line}`)
      .join("\n"),
  ];
  let under: string | null = null;
  for (const { text, subheading, embedded = [] } of article.paragraphs) {
    if (subheading !== under && subheading !== null) blocks.push(`## ${markdown(subheading)}`);
    under = subheading;
    blocks.push(markdown(text), ...embedded.map((post) => `> ${markdown(post)}`));
  }
  return { name: `${safeName(article.slug)}.md`, data: `${blocks.join("\n\n")}\n` };
}

/** A text as Markdown that shows it; Discord's escapes are also CommonMark's. */
function markdown(text: string): string {
  return escapeText(text).replace(MENTION_STOP, "").replace(ENTITY, "\\&");
}

/** Letters, digits and single hyphens: no path, no hidden file, no second extension. */
function safeName(slug: string): string {
  const name = normalizeText(slug)
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .slice(0, NAME_LENGTH)
    .replace(/^-|-$/g, "");
  return name === "" ? "article" : name;
}
