import type { Block, Dropped } from "../block.ts";
import type { Byline } from "../lines.ts";
import { furnitureReason, headsOtherArticles } from "../furniture.ts";
import { bareWords, endsSentence, readByline } from "../lines.ts";
import { labelBefore } from "../date/date-labels.ts";
import { readDateline } from "./dateline.ts";
import { readLabel, type Labels } from "./labels.ts";

/** A pasted text taken apart. */
export interface Layout {
  title: string | null;
  blocks: Block[];
  dropped: Dropped[];
  labels: Labels;
  /** `isOther`: its day is that of a print-out or the like. */
  bylines: (Byline & { text: string; isOther: boolean })[];
  /** Addresses that stood on lines of their own. */
  addresses: string[];
}

/** Why a short line below the headline is dropped; it may name the outlet. */
export const BETWEEN = "is between the headline and the text";

/** Longest headline and longest subheading, in characters. */
const TITLE = 250;
const SUBHEADING = 130;
/** The headline is among the first blocks; what is above it is the page's frame. */
const TITLE_WITHIN = 12;

/** Finds the headline, the body and its subheadings among a pasted text's blocks; the rest is dropped with a reason. */
export function layOut(lines: readonly string[]): Layout {
  const layout: Layout = {
    title: null,
    blocks: [],
    dropped: [],
    labels: {},
    bylines: [],
    addresses: [],
  };
  let inBody = false;
  let listing = false;
  const head = lines.slice(0, TITLE_WITHIN);
  const labelled = head.some((line) => readLabel(line)?.name === "title");
  // A sentence below the first paragraph is no headline, however short.
  const firstProse = head.findIndex(isProse);
  const above = firstProse < 0 ? head : head.slice(0, firstProse);
  const titleAt = labelled ? -1 : above.findIndex(isHeadline);
  lines.forEach((line, at) => {
    const drop = (reason: string) => layout.dropped.push({ text: line, reason });
    const text = line.replace(/^#{1,6}\s+/, "");
    if (at === titleAt) {
      layout.title = text;
      return;
    }
    if (/^https?:\/\/\S+$/i.test(text)) layout.addresses.push(text);
    const label = readLabel(text);
    // Below the text only its outlet and address are named, in the last lines.
    const isNamedBelow = /^(?:source|url)$/.test(label?.name ?? "") && at >= lines.length - 2;
    if (label && (!inBody || isNamedBelow)) {
      layout.labels[label.name] ??= label.value;
      drop("states what the article is");
      return;
    }
    // Lines of one list may end as sentences do; a paragraph of the article is longer than they are.
    if (listing && text.length > 200 && endsSentence(text)) listing = false;
    const byline = inBody && text.length > 60 ? null : readByline(text, {});
    const isLine = at > 0 && !endsSentence(text.replace(/\b[ap]\.m\.$/i, ""));
    if (byline && (isLine || byline.date)) {
      const before = text.slice(0, byline.date?.start ?? 0) || (lines[at - 1] ?? "");
      const isOther = before.length <= 60 && labelBefore(before) === "other";
      layout.bylines.push({ ...byline, text, isOther });
      drop("byline or date line");
    } else if (headsOtherArticles(text)) {
      listing = true;
      drop("heads a list of other articles");
    } else if (furnitureReason(text) !== null) drop(furnitureReason(text) ?? "");
    else if (listing) drop("listed with other articles");
    else if (at < titleAt) drop("is above the headline");
    else if (bareWords(text) === bareWords(layout.title ?? "")) drop("repeats the title");
    else if (/^#{2,6}\s/.test(line)) layout.blocks.push({ kind: "subheading", text });
    else if (!inBody && isLabelWord(text)) drop(BETWEEN);
    else {
      layout.blocks.push({ kind: "paragraph", text });
      inBody ||= isProse(text);
    }
  });
  layout.blocks = withSubheadings(layout.blocks, layout.dropped);
  layout.blocks = withoutRepeats(layout.blocks, layout.dropped);
  return layout;
}

export function isHeadline(line: string): boolean {
  if (/^# \S/.test(line)) return true;
  const words = line.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  const long =
    words >= 4 ||
    (words >= 3 && letters >= 16) ||
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Hangul}]{6,}/u.test(line);
  return (
    long &&
    line.length <= TITLE &&
    !isProse(line) &&
    furnitureReason(line) === null &&
    readByline(line, {}) === null &&
    readLabel(line) === null
  );
}

export function isProse(text: string): boolean {
  return (
    readDateline(text) !== null || (text.length > 80 && endsSentence(text)) || text.length > 240
  );
}

/** One to three words without a stop: a section's name, a button. */
function isLabelWord(text: string): boolean {
  return !endsSentence(text) && (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= 3;
}

/** Short lines without a stop between paragraphs are subheadings; after the last paragraph they head nothing. */
function withSubheadings(blocks: readonly Block[], dropped: Dropped[]): Block[] {
  const firstProse = blocks.findIndex(({ text }) => isProse(text));
  const lastProse = blocks.findLastIndex(
    ({ text }) => endsSentence(text) || text.length > SUBHEADING,
  );
  return blocks.flatMap((block, at) => {
    const short = block.text.length <= SUBHEADING && !endsSentence(block.text);
    if (at > lastProse && lastProse >= 0 && (short || block.kind === "subheading")) {
      dropped.push({ text: block.text, reason: "after the article's last sentence" });
      return [];
    }
    const heads = short && at > firstProse && !/^[-•*–]\s/u.test(block.text);
    return [{ ...block, kind: heads ? ("subheading" as const) : block.kind }];
  });
}

/** A standfirst that a later paragraph begins with, word for word, is kept there only. */
function withoutRepeats(blocks: readonly Block[], dropped: Dropped[]): Block[] {
  const words = blocks.map(({ text }) => bareWords(text));
  return blocks.filter(({ kind, text }, at) => {
    const own = words[at] ?? "";
    if (kind !== "paragraph" || own.length < 40) return true;
    const again = words.some((other, place) =>
      place > at ? `${other} `.startsWith(`${own} `) : place < at && other === own,
    );
    if (again) dropped.push({ text, reason: "repeated in the text" });
    return !again;
  });
}
