/** Blocks of Discord's Markdown: all but the code block open at the start of a line only. */

/** @typedef {import("./markdown.js").Found} Found */
/** @typedef {import("./markdown.js").Node} Node */
/** @typedef {import("./markdown.js").State} State */
/** @typedef {(source: string, state: State, change?: Partial<State>) => Node[]} ParseInside */

const HEADING = / *(#{1,3})[ \t]+(?!#)([^\n]+)(?:\n|$)/y;
const SUBTEXT = /-#[ \t]+(?!-#)([^\n]+)(?:\n|$)/y;
const QUOTE_REST = / *>>> ([^]+)/y;
const QUOTE_LINE = / *> ([^\n]*)(?:\n|$)/y;
const ITEM = /( *)(?:[-*+]|(\d{1,9})\.) +(\S[^\n]*)(?:\n|$)/y;
const CODE_BLOCK = /```([^]+?)```\n?/y;

/** @param {RegExp} pattern sticky @param {string} source @param {number} at */
export function matchAt(pattern, source, at) {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/**
 * @param {string} source
 * @param {number} at
 * @param {State} state
 * @param {ParseInside} parseInside
 * @returns {Found | null}
 */
export function readBlock(source, at, state, parseInside) {
  const code = readCodeBlock(source, at);
  if (code || !state.lineStart || state.inLink) return code;

  const heading = matchAt(HEADING, source, at);
  if (heading?.[1] && heading[2]) {
    const text = heading[2].replace(/#*\s*$/, "").trimEnd();
    const children = parseInside(text, state, { lineStart: true });
    return block({ type: "heading", level: heading[1].length, children }, at + heading[0].length);
  }
  const subtext = matchAt(SUBTEXT, source, at);
  if (subtext?.[1]) {
    const children = parseInside(subtext[1].trimEnd(), state, { lineStart: true });
    return block({ type: "subtext", children }, at + subtext[0].length);
  }
  return readQuote(source, at, state, parseInside) ?? readList(source, at, state, parseInside);
}

/** @param {Node} node @param {number} end @returns {Found} */
function block(node, end) {
  return { nodes: [node], end, block: true };
}

/** @param {string} source @param {number} at @returns {Found | null} */
function readCodeBlock(source, at) {
  const match = matchAt(CODE_BLOCK, source, at);
  if (!match?.[1] || !/[^\n]/.test(match[1])) return null;
  const [, language = null, body = match[1]] =
    /^([\w+\-.#]+)\n([^]*[^\n][^]*)$/.exec(match[1]) ?? [];
  const text = body.replace(/^\n+|\n+$/g, "");
  const end = at + match[0].length;
  return { nodes: [{ type: "codeBlock", language, text }], end, block: match[0].endsWith("\n") };
}

/** @param {string} source @param {number} at @param {State} state @param {ParseInside} parseInside */
function readQuote(source, at, state, parseInside) {
  if (state.inQuote) return null;
  const inside = { lineStart: true, inQuote: true };
  const rest = matchAt(QUOTE_REST, source, at);
  if (rest?.[1]) {
    return block({ type: "quote", children: parseInside(rest[1], state, inside) }, source.length);
  }
  /** @type {string[]} */
  const lines = [];
  let end = at;
  for (let line = matchAt(QUOTE_LINE, source, end); line; line = matchAt(QUOTE_LINE, source, end)) {
    lines.push(line[1] ?? "");
    end += line[0].length;
  }
  if (lines.length === 0) return null;
  return block({ type: "quote", children: parseInside(lines.join("\n"), state, inside) }, end);
}

/**
 * A list: items at one indent; lines indented by two more belong to the item above.
 * @param {string} source @param {number} at @param {State} state @param {ParseInside} parseInside
 */
function readList(source, at, state, parseInside) {
  /** @type {Node[][]} */
  const items = [];
  /** @type {number | null} */
  let start = null;
  let indent = 0;
  let end = at;
  for (let item = matchAt(ITEM, source, end); item; item = matchAt(ITEM, source, end)) {
    const spaces = item[1]?.length ?? 0;
    const number = item[2] === undefined ? null : Number(item[2]);
    if (items.length === 0) [start, indent] = [number, spaces];
    else if (spaces !== indent || (number === null) !== (start === null)) break;
    end += item[0].length;
    const lines = [item[3] ?? ""];
    const more = new RegExp(` {${indent + 2}}([^\\n]+)(?:\\n|$)`, "y");
    for (let line = matchAt(more, source, end); line; line = matchAt(more, source, end)) {
      lines.push(line[1] ?? "");
      end += line[0].length;
    }
    items.push(parseInside(lines.join("\n"), state, { lineStart: true }));
  }
  return items.length > 0 ? block({ type: "list", start, items }, end) : null;
}
