/** Inline marks of Discord's Markdown. */
import { matchAt } from "./markdown-blocks.js";

/** @typedef {import("./markdown.js").Found} Found */
/** @typedef {import("./markdown.js").Node} Node */
/** @typedef {import("./markdown.js").State} State */
/** @typedef {import("./markdown-blocks.js").ParseInside} ParseInside */

const SHRUG = /¯\\_\(ツ\)_\/¯/y;
const ESCAPE = /\\([^0-9A-Za-z\s])/uy;
const INLINE_CODE = /(`+)([^]*?[^`])\1(?!`)/y;
const SPOILER = /\|\|([^]+?)\|\|/y;
const STRIKE = /~~([^]+?)~~(?!_)/y;

/**
 * Where several of these match, the longest wins; of equal length, the first.
 * @type {[import("./markdown.js").SpanType, RegExp][]}
 */
const EMPHASIS = [
  ["em", /\*(?=\S)((?:\*\*|\\[^]|\s+(?:\\[^]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y],
  ["em", /_((?:__|\\[^]|[^\\_])+?)_(?!\w)/y],
  ["strong", /\*\*((?:\\[^]|[^\\])+?)\*\*(?!\*)/y],
  ["underline", /__((?:\\[^]|[^\\])+?)__(?!_)/y],
];

const MENTION =
  /<(?:@[!&]?|#)\d{1,20}>|<\/[^\n:>]{1,100}:\d{1,20}>|<id:[a-z]+>|@(?:everyone|here)/y;
const EMOJI = /<a?:(\w{1,32}):\d{1,20}>/y;
const TIME = /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y;
const AUTOLINK = /<(https?:\/\/[^ >\n]+)>/y;
const BARE_URL = /https?:\/\/[^\s<]+/y;
const LINK_TARGET =
  /\(\s*<?((?:\\[^\s]|\([^\s()]*\)|[^\s\\()<>])+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/y;

/**
 * @param {string} source
 * @param {number} at
 * @param {State} state
 * @param {ParseInside} parseInside
 * @returns {Found | null}
 */
export function readInline(source, at, state, parseInside) {
  const shrug = matchAt(SHRUG, source, at);
  if (shrug) return leaf("text", shrug[0], shrug);
  const escape = matchAt(ESCAPE, source, at);
  if (escape?.[1]) return leaf("text", escape[1], escape);
  const code = matchAt(INLINE_CODE, source, at);
  if (code?.[2]) return leaf("code", code[2], code);
  return (
    readAngle(source, at) ??
    (state.inLink ? null : readLink(source, at, state, parseInside)) ??
    readSpan(source, at, state, parseInside)
  );
}

/** @param {"text" | "code" | "mention" | "emoji"} type @param {string} text @param {RegExpExecArray} match */
function leaf(type, text, match) {
  return { nodes: [/** @type {Node} */ ({ type, text })], end: match.index + match[0].length };
}

/** @param {string} content @returns {Node} */
function textNode(content) {
  return { type: "text", text: content };
}

/** @param {string} source @param {number} at @returns {Found | null} */
function readAngle(source, at) {
  const mention = matchAt(MENTION, source, at);
  if (mention) return leaf("mention", mention[0], mention);
  const emoji = matchAt(EMOJI, source, at);
  if (emoji) return leaf("emoji", `:${emoji[1]}:`, emoji);
  const time = matchAt(TIME, source, at);
  const seconds = Number(time?.[1]);
  if (!time || Math.abs(seconds) > 8.64e12) return null;
  return {
    nodes: [{ type: "time", seconds, style: time[2] ?? "f" }],
    end: at + time[0].length,
  };
}

/** @param {string} source @param {number} at @param {State} state @param {ParseInside} parseInside */
function readSpan(source, at, state, parseInside) {
  /** @type {{ type: import("./markdown.js").SpanType, match: RegExpExecArray } | null} */
  let best = null;
  for (const [type, pattern] of EMPHASIS) {
    const match = matchAt(pattern, source, at);
    if (match && (!best || match[0].length > best.match[0].length)) best = { type, match };
  }
  const strike = matchAt(STRIKE, source, at);
  const spoiler = matchAt(SPOILER, source, at);
  if (strike) best ??= { type: "strike", match: strike };
  if (spoiler) best ??= { type: "spoiler", match: spoiler };
  if (!best?.match[1]) return null;
  const children = parseInside(best.match[1], state);
  return { nodes: [{ type: best.type, children }], end: at + best.match[0].length };
}

/** @param {string} source @param {number} at @param {State} state @param {ParseInside} parseInside */
function readLink(source, at, state, parseInside) {
  const auto = matchAt(AUTOLINK, source, at);
  if (auto?.[1]) return link(auto[1], null, at + auto[0].length);
  const bare = matchAt(BARE_URL, source, at);
  if (bare) {
    const url = withoutTail(bare[0]);
    return link(url, null, at + url.length);
  }
  if (source[at] !== "[") return null;
  for (let depth = 0, end = at; end < source.length; end += 1) {
    if (source[end] === "\\") end += 1;
    else if (source[end] === "[") depth += 1;
    else if (source[end] === "]" && (depth -= 1) === 0) {
      const target = matchAt(LINK_TARGET, source, end + 1);
      const label = source.slice(at + 1, end);
      if (!target?.[1] || label.trim() === "") return null;
      const after = end + 1 + target[0].length;
      // A label that looks like another address could lie about where it leads.
      if (/https?:\/\//i.test(label))
        return { nodes: [textNode(source.slice(at, after))], end: after };
      const children = parseInside(label, state, { inLink: true, lineStart: false });
      const url = target[1].replace(/\\([^0-9A-Za-z\s])/gu, "$1");
      return link(url, children, after);
    }
  }
  return null;
}

/** @param {string} url @param {Node[] | null} children @param {number} end @returns {Found | null} */
function link(url, children, end) {
  const href = safeUrl(url);
  if (href === null) return null;
  return { nodes: [{ type: "link", url: href, children: children ?? [textNode(url)] }], end };
}

/** A link ends before the punctuation of its sentence. @param {string} url */
function withoutTail(url) {
  let kept = url.replace(/[.,:;"'\]]+$/, "");
  while (kept.endsWith(")") && count(kept, ")") > count(kept, "(")) {
    kept = kept.slice(0, -1).replace(/[.,:;"'\]]+$/, "");
  }
  return kept;
}

/** @param {string} text @param {string} character */
function count(text, character) {
  return text.split(character).length - 1;
}

/**
 * The address if it is http(s), else null: nothing else may become a link.
 * @param {string} url
 * @param {string} [base]
 */
export function safeUrl(url, base) {
  if (!URL.canParse(url, base)) return null;
  const { protocol, href } = new URL(url, base);
  return protocol === "https:" || protocol === "http:" ? href : null;
}
