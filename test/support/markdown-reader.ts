/** What a reader sees of a Discord Markdown text, and what in it is more than text. */
export interface Reading {
  shown: string;
  live: string[];
}

/** The rules of Discord's client that hold anywhere in a line, the first that fits first. */
const INLINE: [name: string, pattern: RegExp][] = [
  ["code", /^(`+)([\s\S]*?[^`])\1(?!`)/],
  ["everyone", /^@(?:everyone|here)/],
  ["mention", /^<(?:@[!&]?|#)\d+>/],
  ["command", /^<\/[^:>]+:\d+>/],
  ["navigation", /^<id:\w+>/],
  ["timestamp", /^<t:-?\d+(?::\w)?>/],
  ["custom emoji", /^<a?:\w+:\d+>/],
  ["autolink", /^<[a-z]+:[^\s>]+>/i],
  ["address", /^(?:https?|steam):\/\/[^\s<]/i],
  ["invitation", /^discord(?:app)?\.[a-z]/i],
  ["emoji", /^:[^\s:\\]+:/],
  ["link", /^\[(?:[^\]\\]|\\.)*\]\([^)]*\)/],
  ["bold", /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/],
  ["underline", /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/],
  ["italic", /^\*(?=\S)((?:\\[\s\S]|[^\\*])+?)\*(?!\*)/],
  ["italic", /^_((?:\\[\s\S]|[^\\_])+?)_(?!\w)/],
  ["strikethrough", /^~~((?:\\[\s\S]|[^\\])+?)~~/],
  ["spoiler", /^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/],
];

/** Rules that hold where a line starts. */
const LINE_START: [name: string, pattern: RegExp][] = [
  ["code block", /^```/],
  ["heading", /^\s*#{1,6}\s/],
  ["subtext", /^\s*-#\s/],
  ["list", /^\s*(?:[-*+]|\d+\.)(?:\s|$)/],
  ["quote", /^\s*>(?:>>)?/],
];

/** What starts a line; behind a quote, a heading or subtext another may start. */
function lineStarts(line: string): string[] {
  const found = LINE_START.filter(([, pattern]) => pattern.test(line)).map(([name]) => name);
  const inside = line.replace(/^\s*(?:-#|#{1,6}|>(?:>>)?)\s+/, "");
  return inside === line ? found : [...found, ...lineStarts(inside)];
}

/** Reads a text as Discord's client would, by rules written for this test alone. */
export function readMarkdown(text: string): Reading {
  const live = text.split(/[\n\r\u2028\u2029\u0085]/u).flatMap(lineStarts);
  let shown = "";
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const escaped = /^\\([^0-9A-Za-z\s])/u.exec(rest);
    if (escaped) {
      shown += escaped[1];
      at += escaped[0].length;
      continue;
    }
    const rule = INLINE.find(([, pattern]) => pattern.test(rest));
    if (rule) {
      live.push(rule[0]);
      at += rule[1].exec(rest)![0].length;
      continue;
    }
    shown += rest[0] === "\u200B" ? "" : rest[0];
    at += 1;
  }
  return { shown, live };
}
