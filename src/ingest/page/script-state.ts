import type { Block } from "../block.ts";
import { endsSentence } from "../lines.ts";
import { pageBlocks } from "./blocks.ts";
import { folded, parsePage } from "./dom.ts";
import { parsed, scriptValues } from "./script-values.ts";

/** Keys under which frameworks keep what is not the article's text. */
const OTHER =
  /related|recommend|comment|teaser|promo|navigation|menu|footer|header|sidebar|trending|popular|latest|caption|credit|seo|meta|description|summary|newsletter|ads?$|advert|consent|translations|i18n|messages/i;
const MAX_DEPTH = 40;
const MAX_VALUES = 200_000;
/** Share of the most text that one part of the data holds; a smaller part inside with as much is the article. */
const NEARLY_ALL = 0.9;

interface Part {
  texts: string[];
  length: number;
}

/**
 * The article's paragraphs in the data that a page's framework left for its scripts (Next, Nuxt, Apollo and others):
 * the smallest part that holds nearly all of its prose.
 */
export function stateBlocks(states: readonly string[]): Block[] {
  let best: Part = { texts: [], length: 0 };
  for (const value of scriptValues(states)) {
    const part = richest(value);
    if (part.length > best.length) best = part;
  }
  return best.texts.flatMap(asBlocks);
}

function richest(value: unknown): Part {
  let left = MAX_VALUES;
  const walk = (node: unknown, depth: number): { all: Part; best: Part } => {
    const none: Part = { texts: [], length: 0 };
    if (depth > MAX_DEPTH || left-- <= 0) return { all: none, best: none };
    if (typeof node === "string") {
      const inner = /^\s*[[{]/.test(node) ? parsed(node) : undefined;
      if (inner !== undefined) return walk(inner, depth + 1);
      const all = isProse(node) ? { texts: [node], length: node.length } : none;
      return { all, best: all };
    }
    if (node === null || typeof node !== "object") return { all: none, best: none };
    const element = elementText(node);
    if (element !== null) return walk(element, depth + 1);
    const inner = Object.entries(node)
      .filter(([key]) => Array.isArray(node) || !OTHER.test(key))
      .map(([, each]) => walk(each, depth + 1));
    const all: Part = {
      texts: inner.flatMap((each) => each.all.texts),
      length: inner.reduce((sum, each) => sum + each.all.length, 0),
    };
    const richer = inner
      .map((each) => each.best)
      .find((each) => each.length >= NEARLY_ALL * all.length);
    return { all, best: richer ?? all };
  };
  return walk(value, 0).best;
}

/** The text of a paragraph that React describes as ["$", "p", key, { children }]; null for anything else. */
function elementText(node: object): string | null {
  if (
    !Array.isArray(node) ||
    node[0] !== "$" ||
    !/^(?:p|li|h[2-6]|blockquote)$/.test(String(node[1]))
  )
    return null;
  const text = childText(node[3], 0);
  // As HTML: what begins like JSON would be read as such.
  return text === "" ? null : `<p>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`;
}

function childText(node: unknown, depth: number): string {
  if (typeof node === "string") return /^\$L?[\da-f]+$/.test(node) ? "" : node;
  if (depth > MAX_DEPTH || node === null || typeof node !== "object") return "";
  if (Array.isArray(node)) {
    const inner = node[0] === "$" ? [node[3]] : node;
    return inner.map((each) => childText(each, depth + 1)).join("");
  }
  return childText((node as { children?: unknown }).children, depth + 1);
}

function isProse(text: string): boolean {
  const bare = text.replace(/<[^>]*>/g, " ").trim();
  return bare.length > 40 && /\s/.test(bare) && (endsSentence(bare) || /<p[\s>]/i.test(text));
}

function asBlocks(text: string): Block[] {
  if (!/<[a-z]|&[a-z#]/i.test(text)) {
    return text
      .split(/\n+/)
      .map((line) => ({ kind: "paragraph" as const, text: folded(line) }))
      .filter((block) => block.text !== "");
  }
  const body = parsePage(`<html><body>${text}</body></html>`).body;
  const blocks = body ? pageBlocks(body, () => false) : [];
  return blocks.map(({ tag, text: own }) => ({
    kind: /^h\d$/.test(tag) ? ("subheading" as const) : ("paragraph" as const),
    text: own,
  }));
}
