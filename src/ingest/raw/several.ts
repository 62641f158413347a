import { readByline } from "../lines.ts";
import { looksLikeOutlet } from "../outlet.ts";
import { readDateline } from "./dateline.ts";
import { readLabel } from "./labels.ts";
import { isHeadline, isProse } from "./layout.ts";

const FORWARDED =
  /^[-_\s]*(?:(?:begin )?forwarded message|original message|ursprüngliche nachricht|message transféré)\b[^\n]*$/i;
const HEADER =
  /^(?:from|to|cc|bcc|date|sent|subject|reply-to|von|an|gesendet|betreff|de|à|envoyé|objet)\s*:/i;

/** A forwarded or quoted text without its mail headers and the marks in front of its lines. */
export function withoutQuoting(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, "\n").split("\n");
  const bare = withoutHeaders(lines);
  const filled = bare.filter((line) => line.trim() !== "");
  const quoted = filled.filter((line) => /^\s*>/.test(line)).length;
  if (filled.length === 0 || quoted < 0.5 * filled.length) {
    return bare.length === lines.length ? text : bare.join("\n");
  }
  // What is not quoted was written by whoever sent it on.
  return bare
    .filter(
      (line) =>
        /^\s*>/.test(line) ||
        line.trim() === "" ||
        readLabel(line.trim()) !== null ||
        /^\*\*.+\*\*$/.test(line.trim()),
    )
    .map((line) => line.replace(/^(?:\s*>)+ ?/, "").replace(/^\*\*(.+)\*\*$/, "$1"))
    .join("\n");
}

/** How far down a mail's own words end and the mail begins that it forwards, in lines. */
const MAX_FOREWORD = 40;

/** The lines below a block of mail headers: at the start, or below the words of whoever forwards them. */
function withoutHeaders(lines: readonly string[]): readonly string[] {
  const mark = lines.slice(0, MAX_FOREWORD).findIndex((line) => FORWARDED.test(line.trim()));
  const first = mark >= 0 ? mark : lines.findIndex((line) => line.trim() !== "");
  let at = first;
  if (FORWARDED.test(lines[at] ?? "")) at += 1;
  const start = at;
  while (HEADER.test(lines[at]?.trim() ?? "")) at += 1;
  return at - start >= 3 || (at - start >= 1 && start > first) ? lines.slice(at) : lines;
}

/** How far below its headline an article names its outlet and its day, in blocks. */
const HEAD = 4;

/**
 * A text's blocks, parted where another article begins: a headline below prose, with its own outlet or day. A rule
 * above it makes one of them enough.
 */
export function splitArticles(blocks: readonly string[]): string[][] {
  const starts = [0];
  blocks.forEach((block, at) => {
    const former = blocks.slice(starts.at(-1), at);
    if (!former.some(isProse)) return;
    if (readLabel(block)?.name === "title") starts.push(at);
    if (!isHeadline(block)) return;
    const parted = isRule(blocks[at - 1] ?? "");
    if (marksOfHead(blocks, at) >= (parted ? 1 : 2)) starts.push(at);
  });
  return starts.map((start, index) => blocks.slice(start, starts[index + 1]));
}

/** "* * *", "-----", "####": no words. */
function isRule(block: string): boolean {
  return block !== "" && !/[\p{L}\p{N}]/u.test(block);
}

/** How many lines between a headline and its first paragraph say whose article it is, and of when. */
function marksOfHead(blocks: readonly string[], headline: number): number {
  const below = blocks.slice(headline + 1, headline + 1 + HEAD);
  const prose = below.findIndex(isProse);
  if (prose < 0) return 0;
  // Only an article's first paragraph opens with place and agency.
  if (readDateline(below[prose] ?? "")?.agency) return 2;
  return below.slice(0, prose).filter((line) => {
    const label = readLabel(line);
    if (label !== null) return /^(?:source|date|author)$/.test(label.name);
    return looksLikeOutlet(line) || readByline(line, {}) !== null;
  }).length;
}
