import type { APIComponentInContainer } from "discord-api-types/v10";
import type { Comparison, OutletPassage, Difference } from "../../answer/compare.ts";
import type { Article } from "../../articles/article.ts";
import { outletAndDate, passagePlace, shownOutlet, shownTitle } from "../text/attribution.ts";
import { buttonId } from "../discord/button-id.ts";
import { button, container, row, separator, text, pageRow } from "../discord/components.ts";
import { escapeSlice, wordsWithin, forDiscord } from "../text/escape.ts";
import { LIMITS } from "../discord/limits.ts";
import type { Messages } from "../messages/messages.ts";
import { fewWords, lackNotes } from "../text/notes.ts";
import { encodeRef, passageRef } from "../discord/passage-ref.ts";
import { quoteMarkdown, quoteParagraph } from "../text/quote.ts";
import type { Reply } from "../discord/reply.ts";
import { cost, pagesOf, topicHeading, topicNotes } from "./topic.ts";

const COMPARE_COLOR = 0x5b4a8a;
/** Outlets on a page: two screens of a phone. Each also takes a button. */
const MAX_OUTLETS = 3;
/** Characters quoted of a passage; "Read" shows it whole. */
const QUOTE_LENGTH = 450;
/** Numbers and dates listed on a page; three paragraphs of news rarely hold more. */
const MAX_DIFFERENCES = 10;
const DIFFERENCE_ROOM = 1200;
const MAX_COPIES = 3;
const MARK_LENGTH = 60;
const CONTEXT_LENGTH = 60;

/** A page, from 0. `pinned` is the reference of the passage that the comparison began with. */
export function compareCard(
  comparison: Comparison,
  parsed: number,
  pinned: string,
  messages: Messages,
): Reply {
  const { outlets } = comparison;
  const head = topicHeading(comparison.topic);
  const notes = small([
    ...grouping(comparison, pinned !== "", messages),
    ...topicNotes(comparison, messages),
  ]);
  const texts = outlets.map((outlet) => outletText(outlet, messages));
  const fixed = [...head.map(({ content }) => content), notes].map(cost);
  const room = fixed.reduce((left, each) => left - each, LIMITS.message.text - DIFFERENCE_ROOM);
  const pages = pagesOf(texts.map(cost), room, MAX_OUTLETS);
  const page = Math.min(Math.max(0, parsed || 0), pages.length - 1);
  const shown = pages[page] ?? [];
  const differing = differencesText(
    differencesOf(
      shown.flatMap((at) => outlets[at] ?? []),
      comparison.differences,
    ),
    messages,
  );
  const components: APIComponentInContainer[] = [
    ...head,
    text(notes),
    ...shown.flatMap((at) => [separator(), text(texts[at] ?? "")]),
    ...(differing === null ? [] : [separator(), text(differing)]),
    ...pageRow(page, pages.length, (target) => pageId(target, pinned), messages),
    ...row(...shown.map((at) => readButton(outlets[at], messages))),
  ];
  return { components: [container(COMPARE_COLOR, components)] };
}

/** What the outlets on a page state and others, on this page or another, do not. */
function differencesOf(shown: readonly OutletPassage[], all: readonly Difference[]): Difference[] {
  const articles = new Set(shown.map(({ passage }) => passage.article));
  return all.filter((difference) => difference.articles.some((each) => articles.has(each)));
}

function pageId(page: number, pinned: string): string {
  return buttonId("compare", "page", page, pinned);
}

/** Why the passages stand together. */
function grouping({ outlets, shared }: Comparison, beside: boolean, messages: Messages): string[] {
  const { compare } = messages;
  const [only] = outlets;
  if (outlets.length === 1 && only?.copies.length === 0) {
    return [compare.onlyOne(shownOutlet(only.passage.article, messages, forDiscord))];
  }
  const printed = outlets.reduce((sum, { copies }) => sum + 1 + copies.length, 0);
  const size = beside ? compare.beside(printed) : compare.outlets(printed);
  if (shared.length > 0) return [`${size} ${compare.shared(...fewWords(shared, forDiscord))}`];
  // The passage that others are compared with may itself hold few of the words.
  return [beside ? size : `${size} ${compare.mostWords}`];
}

function outletText({ passage, copies }: OutletPassage, messages: Messages): string {
  const { article, paragraph, sentence, lacks } = passage;
  return [
    [article, ...copies.slice(0, MAX_COPIES)]
      .map((each) => strongOutlet(each, messages))
      .join("\n"),
    ...(copies.length === 0 ? [] : [small([copiesNote(copies, messages)])]),
    quoteMarkdown(quoteParagraph(paragraph.text, sentence, QUOTE_LENGTH)),
    small([
      shownTitle(article, forDiscord),
      passagePlace(article, paragraph, messages, forDiscord),
      ...lackNotes(lacks, messages, forDiscord),
    ]),
  ].join("\n");
}

function strongOutlet(article: Article, messages: Messages): string {
  return outletAndDate(article, messages, forDiscord, (outlet) => `**${outlet}**`);
}

function copiesNote(copies: readonly Article[], { compare }: Messages): string {
  return compare.alike(copies.length + 1, Math.max(0, copies.length - MAX_COPIES));
}

/** The numbers and dates that not all passages state, as printed, with the words around them. */
function differencesText(all: readonly Difference[], messages: Messages): string | null {
  if (all.length === 0) return null;
  const { compare } = messages;
  const lines = [`**${compare.differing}**`];
  let room = DIFFERENCE_ROOM - cost(compare.differing) - cost(compare.more(all.length)) - 10;
  for (const difference of all.slice(0, MAX_DIFFERENCES)) {
    const line = `- ${differenceLine(difference, messages)}`;
    room -= cost(line);
    if (room < 0) break;
    lines.push(line);
  }
  const more = all.length - (lines.length - 1);
  return [...lines, ...(more > 0 ? [small([compare.more(more)])] : [])].join("\n");
}

function differenceLine(
  { paragraph, mark, context, articles }: Difference,
  messages: Messages,
): string {
  const before = lastWords(paragraph.text.slice(context.start, mark.start), CONTEXT_LENGTH);
  const after = wordsWithin(paragraph.text.slice(mark.end, context.end), CONTEXT_LENGTH);
  const stated = wordsWithin(paragraph.text.slice(mark.start, mark.end), MARK_LENGTH);
  const quote = `${escapeSlice(before)}**${escapeSlice(stated)}**${escapeSlice(after)}`;
  const outlets = articles
    .slice(0, MAX_COPIES)
    .map((each) => shownOutlet(each, messages, forDiscord));
  const more = Math.max(0, articles.length - MAX_COPIES);
  return messages.compare.states(quote, outlets, more);
}

/** The end of a text, from the start of a word, at most this long. */
function lastWords(words: string, length: number): string {
  if (words.length <= length) return words;
  const end = words.slice(-length);
  return end.slice(end.indexOf(" ") + 1);
}

function readButton(outlet: OutletPassage | undefined, messages: Messages) {
  if (outlet === undefined) return null;
  const { article, paragraph, sentence } = outlet.passage;
  const ref = encodeRef(passageRef(paragraph, sentence));
  const name = shownOutlet(article, messages, (given) => given);
  return button(messages.compare.read(name), buttonId("source", "read", ref));
}

function small(lines: readonly string[]): string {
  return lines.map((line) => `-# ${line}`).join("\n");
}
