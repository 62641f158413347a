import type { APIComponentInContainer } from "discord-api-types/v10";
import type {
  Comparison,
  Difference,
  DifferenceValue,
  OutletPassage,
  Statement,
} from "../../answer/compare.ts";
import { buttonId } from "../discord/button-id.ts";
import { button, container, row, separator, text } from "../discord/components.ts";
import { LIMITS } from "../discord/limits.ts";
import { encodeRef, passageRef } from "../discord/passage-ref.ts";
import type { Reply } from "../discord/reply.ts";
import { labelRenderer, type Renderer } from "../renderer.ts";
import {
  passagePlace,
  outletAndDate,
  shownOutlet,
  shownTitle,
  strongOutletAndDate,
} from "../text/attribution.ts";
import { addToMultimap } from "../../lib/multimap.ts";
import { articleDate } from "../text/dates.ts";
import { bold, escapeMarked, smallPrint, wordsWithin } from "../text/escape.ts";
import { fewWords, lackNotes } from "../text/notes.ts";
import { pieceAround, quoteMarkdown, quoteParagraph } from "../text/quote.ts";
import { cost, pageButtons, pageWithin, paginate } from "./paging.ts";
import { articleRow, topicHeading, topicNotes } from "./topic.ts";

const COMPARE_COLOR = 0x5b4a8a;
/** Outlets on a page: two screens of a phone. Each also takes a button. */
const MAX_OUTLETS = 3;
/** Characters quoted of a passage; "Read" shows it whole. */
const QUOTE_LENGTH = 450;
/** Differences listed, on the first page: the surest. */
const MAX_DIFFERENCES = 10;
const DIFFERENCE_ROOM = 1400;
const MAX_COPIES = 3;
const MARK_LENGTH = 60;

export interface ComparePage {
  /** From 0. */
  page: number;
  /** The reference of the passage that the comparison began with; "" where there is none. */
  pinned: string;
}

/** One page of a comparison. */
export function compareCard(
  comparison: Comparison,
  { page: wanted, pinned }: ComparePage,
  renderer: Renderer,
): Reply {
  const head = topicHeading(comparison.topic, renderer);
  const notes = smallPrint([
    ...grouping(comparison, pinned !== "", renderer),
    ...topicNotes(comparison, renderer),
  ]);
  const outlets = comparison.outlets.map((outlet) => ({
    outlet,
    text: outletText(outlet, renderer),
  }));
  const fixed = [...head.map(({ content }) => content), notes].map(cost);
  const room = fixed.reduce((left, each) => left - each, LIMITS.message.text - DIFFERENCE_ROOM);
  const pages = paginate(
    outlets.map((each) => cost(each.text)),
    room,
    MAX_OUTLETS,
  );
  const at = pageWithin(wanted, pages.length);
  const shown = (pages[at.page] ?? []).flatMap((position) => outlets[position] ?? []);
  const differing = at.page > 0 ? null : differencesText(comparison, renderer);
  const idOf = (page: number): string => buttonId("compare", "page", page, pinned);
  const components: APIComponentInContainer[] = [
    ...head,
    text(notes),
    ...shown.flatMap((each) => [separator(), text(each.text)]),
    ...(differing === null ? [] : [separator(), text(differing)]),
    ...row(...pageButtons(at, idOf, renderer)),
    ...articleRow("compare", comparison, renderer),
    ...row(...shown.map(({ outlet }) => readButton(outlet, renderer))),
  ];
  return { components: [container(COMPARE_COLOR, components)] };
}

/** Why these passages are grouped. */
function grouping({ outlets, shared }: Comparison, beside: boolean, renderer: Renderer): string[] {
  const { compare } = renderer.messages;
  const [only] = outlets;
  if (outlets.length === 1 && only?.copies.length === 0) {
    return [compare.onlyOne(shownOutlet(only.passage.article, renderer))];
  }
  const printed = outlets.reduce((sum, { copies }) => sum + 1 + copies.length, 0);
  const size = beside ? compare.beside(printed) : compare.outlets(printed);
  if (shared.length > 0) return [`${size} ${compare.shared(...fewWords(shared, renderer))}`];
  // The passage that others are compared with may itself hold few of the words.
  return [beside ? size : `${size} ${compare.mostWords}`];
}

/** The passage under the outlet that printed it; those that print it with small changes below. */
function outletText({ passage, copies }: OutletPassage, renderer: Renderer): string {
  const { article, paragraph, sentence, lacks } = passage;
  const named = copies.slice(0, MAX_COPIES).map((each) => outletAndDate(each, renderer));
  const { also } = renderer.messages.timeline;
  return [
    strongOutletAndDate(article, renderer),
    quoteMarkdown(quoteParagraph(paragraph.text, sentence, QUOTE_LENGTH)),
    smallPrint([
      shownTitle(article, renderer),
      passagePlace(article, paragraph, renderer),
      ...(named.length === 0 ? [] : [also(named, copies.length - named.length)]),
      ...lackNotes(lacks, renderer),
    ]),
  ].join("\n");
}

/** The numbers that differ, as printed, with the words around them. */
function differencesText({ differences: all }: Comparison, renderer: Renderer): string | null {
  if (all.length === 0) return null;
  const { compare } = renderer.messages;
  const lines = [bold(compare.differing)];
  let room = DIFFERENCE_ROOM - cost(compare.differing) - cost(compare.more(all.length)) - 10;
  for (const difference of all.slice(0, MAX_DIFFERENCES)) {
    const line = `- ${differenceLine(difference, renderer)}`;
    room -= cost(line);
    if (room < 0) break;
    lines.push(line);
  }
  const more = all.length - (lines.length - 1);
  return [...lines, ...(more > 0 ? [smallPrint([compare.more(more)])] : [])].join("\n");
}

/** The numbers side by side: "80 people" (Alpha, 1 May) · "95 people" (Beta, 2 May). */
function differenceLine({ values }: Difference, renderer: Renderer): string {
  return values.map((value) => valueText(value, renderer)).join(" · ");
}

/**
 * Words in quotation marks stand beside outlets that print them, letter for letter; of the others
 * only the number is shown, as they print it.
 */
function valueText({ statements }: DifferenceValue, renderer: Renderer): string {
  const [first, ...others] = statements;
  if (first === undefined) return "";
  const { start, end, ...cut } = pieceAround(first.text, first.mark);
  const piece = first.text.slice(start, end);
  const marked = { start: first.mark.start - start, end: first.mark.end - start };
  const said = escapeMarked(piece, [marked]);
  const whole = `${cut.cutBefore ? "… " : ""}${said}${cut.cutAfter ? " …" : ""}`;
  const quoted = renderer.messages.compare.says(whole);
  const shown = new Map([[quoted, [first]]]);
  for (const other of others) {
    const printed = wordsWithin(other.text.slice(other.mark.start, other.mark.end), MARK_LENGTH);
    const same = other.text.includes(piece);
    addToMultimap(
      shown,
      same ? quoted : escapeMarked(printed, [{ start: 0, end: printed.length }]),
      other,
    );
  }
  return [...shown].map(([words, by]) => statedBy(words, by, renderer)).join("; ");
}

function statedBy(words: string, by: readonly Statement[], renderer: Renderer): string {
  const outlets = by
    .slice(0, MAX_COPIES)
    .map(
      ({ article }) =>
        `${shownOutlet(article, renderer)}, ${articleDate(article, renderer.messages)}`,
    );
  return renderer.messages.compare.states(words, outlets, by.length - outlets.length);
}

function readButton({ passage }: OutletPassage, renderer: Renderer) {
  const { article, paragraph, sentence } = passage;
  const ref = encodeRef(passageRef(paragraph, sentence));
  const label = renderer.messages.compare.read(shownOutlet(article, labelRenderer(renderer)));
  return button(label, buttonId("source", "read", ref));
}
