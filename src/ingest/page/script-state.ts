import type { Block } from "../block.ts";
import { endsSentence } from "../lines.ts";
import { pageBlocks } from "./blocks.ts";
import { folded, parsePage } from "./dom.ts";

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
 * The article's paragraphs in the data that a page's framework left for its scripts (Next, Nuxt, Apollo): the
 * smallest part that holds nearly all of its prose. Only JSON is read; nothing is run.
 */
export function stateBlocks(states: readonly string[]): Block[] {
  let best: Part = { texts: [], length: 0 };
  for (const state of states) {
    const part = richest(parsed(state));
    if (part.length > best.length) best = part;
  }
  return best.texts.flatMap(asBlocks);
}

function parsed(state: string): unknown {
  const start = state.search(/[[{]/);
  const json = state.slice(Math.max(0, start)).replace(/;?\s*$/, "");
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function richest(value: unknown): Part {
  let left = MAX_VALUES;
  const walk = (node: unknown, depth: number): { all: Part; best: Part } => {
    const none: Part = { texts: [], length: 0 };
    if (depth > MAX_DEPTH || left-- <= 0) return { all: none, best: none };
    if (typeof node === "string") {
      const all = isProse(node) ? { texts: [node], length: node.length } : none;
      return { all, best: all };
    }
    if (node === null || typeof node !== "object") return { all: none, best: none };
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
