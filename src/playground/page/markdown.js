/**
 * Discord's Markdown as a tree, for the text of messages. It follows what Discord's own clients
 * do rather than CommonMark: inline marks may contain blocks, quotes do not nest, a backslash escapes
 * any character but letters, digits and white space. The page is where one sees whether hostile
 * article text gets formatted, so in doubt a mark is taken as live.
 *
 * @typedef {"strong" | "em" | "underline" | "strike" | "spoiler" | "quote" | "subtext"} SpanType
 * @typedef {{ type: "text" | "code" | "mention" | "emoji", text: string }
 *   | { type: SpanType, children: Node[] }
 *   | { type: "heading", level: number, children: Node[] }
 *   | { type: "list", start: number | null, items: Node[][] }
 *   | { type: "codeBlock", language: string | null, text: string }
 *   | { type: "link", url: string, children: Node[] }
 *   | { type: "time", seconds: number, style: string }} Node
 * @typedef {{ lineStart: boolean, inQuote: boolean, inLink: boolean, depth: number }} State
 * @typedef {{ nodes: Node[], end: number, block?: boolean }} Found
 */
import { readBlock } from "./markdown-blocks.js";
import { readInline } from "./markdown-inline.js";

/** Text nested deeper is printed unformatted. */
const MAX_DEPTH = 16;

/** @type {State} */
const TOP = { lineStart: true, inQuote: false, inLink: false, depth: 0 };

/** A newline, or text up to the next character that could open something (`h` for links). */
const PLAIN = /\n|[^\n][^\\*_~|`<@[\nh¯]*/y;

/** @param {string} source @param {State} [state] @returns {Node[]} */
export function parseMarkdown(source, state = TOP) {
  if (state.depth > MAX_DEPTH) return [{ type: "text", text: source }];
  /** @type {Node[]} */
  const nodes = [];
  let at = 0;
  let lineStart = state.lineStart;
  while (at < source.length) {
    const here = { ...state, lineStart };
    const found =
      readBlock(source, at, here, parseInside) ?? readInline(source, at, here, parseInside);
    if (found) {
      nodes.push(...found.nodes);
      at = found.end;
      lineStart = found.block === true;
      continue;
    }
    PLAIN.lastIndex = at;
    const text = PLAIN.exec(source)?.[0] ?? source.slice(at);
    nodes.push({ type: "text", text });
    at += text.length;
    lineStart = text.endsWith("\n");
  }
  return joinText(nodes);
}

/** @param {string} source @param {State} state @param {Partial<State>} [change] */
function parseInside(source, state, change = {}) {
  return parseMarkdown(source, { ...state, ...change, depth: state.depth + 1 });
}

/** @param {Node[]} nodes @returns {Node[]} */
function joinText(nodes) {
  /** @type {Node[]} */
  const joined = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === "text" && last?.type === "text") last.text += node.text;
    else joined.push(node.type === "text" ? { ...node } : node);
  }
  return joined;
}
