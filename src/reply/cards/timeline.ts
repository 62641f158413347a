import type { APIComponentInContainer } from "discord-api-types/v10";
import { MAX_PASSAGES } from "../../answer/topic.ts";
import type { Timeline, TimelineEvent } from "../../answer/timeline.ts";
import type { MarkedDate } from "../../answer/sentence-days.ts";
import { positionOf } from "../../language/sentences.ts";
import type { Span } from "../../lib/span.ts";
import { buttonId } from "../discord/button-id.ts";
import { button, container, row, section, separator, text } from "../discord/components.ts";
import { LIMITS } from "../discord/limits.ts";
import { encodeRef, passageRef } from "../discord/passage-ref.ts";
import type { Reply } from "../discord/reply.ts";
import type { Renderer } from "../renderer.ts";
import { outletAndDate, shownOutlet } from "../text/attribution.ts";
import { formatDate } from "../text/dates.ts";
import { bold, escapedLength, escapeMarked, smallPrint } from "../text/escape.ts";
import { shorten } from "../text/quote.ts";
import { cost, pageButtons, pageWithin, paginate } from "./paging.ts";
import { articleRow, topicHeading, topicNotes } from "./topic.ts";

const TIMELINE_COLOR = 0x7a4b33;
/** Events on a page: each takes three of Discord's 40 components, and a page is read at one go. */
const MAX_EVENTS = 5;
/** Characters quoted of a sentence; of news sentences few are beyond 400. */
const SENTENCE_LENGTH = 500;
/** Of a sentence too long to quote whole, at most this much before the date. */
const LEAD_LENGTH = 200;
const MAX_DATES = 4;
const MAX_COPIES = 3;

/** A page, from 0, of what happened when. */
export function timelineCard(timeline: Timeline, wanted: number, renderer: Renderer): Reply {
  const head = topicHeading(timeline.topic, renderer);
  const about = smallPrint(aboutNotes(timeline, renderer));
  const below = smallPrint(leftOutNotes(timeline, renderer));
  const events = timeline.events.map((event) => ({ event, text: eventText(event, renderer) }));
  const fixed = [...head.map(({ content }) => content), about, below];
  const room = LIMITS.message.text - fixed.map(cost).reduce((sum, each) => sum + each, 0);
  const pages = paginate(
    events.map((each) => cost(each.text)),
    room,
    MAX_EVENTS,
  );
  const at = pageWithin(wanted, pages.length);
  const components: APIComponentInContainer[] = [
    ...head,
    text(about),
    separator(),
    ...(pages[at.page] ?? []).flatMap((position) => {
      const shown = events[position];
      if (shown === undefined) return [];
      return [section(shown.text, readButton(shown.event, position, renderer))];
    }),
    ...(below === "" ? [] : [separator(), text(below)]),
    ...row(...pageButtons(at, pageId, renderer)),
    ...articleRow("timeline", timeline, renderer),
  ];
  return { components: [container(TIMELINE_COLOR, components)] };
}

function pageId(page: number): string {
  return buttonId("timeline", "page", page);
}

function aboutNotes(found: Timeline, renderer: Renderer): string[] {
  const { events, cut } = found;
  const { timeline } = renderer.messages;
  return [
    [timeline.events(events.length), ...(cut ? [timeline.cut(MAX_PASSAGES)] : [])].join(" "),
    ...topicNotes(found, renderer),
  ];
}

/** How many sentences are left out, and why. */
export function leftOutNotes(
  { leftOut }: Pick<Timeline, "leftOut">,
  { messages }: Renderer,
): string[] {
  const { timeline } = messages;
  return [
    ...(leftOut.yearless === 0 ? [] : [timeline.yearless(leftOut.yearless)]),
    ...(leftOut.vague === 0 ? [] : [timeline.vague(leftOut.vague)]),
    ...(leftOut.ahead === 0 ? [] : [timeline.ahead(leftOut.ahead)]),
  ];
}

function eventText(event: TimelineEvent, renderer: Renderer): string {
  const { article, copies, dates } = event;
  const { timeline } = renderer.messages;
  const named = copies.slice(0, MAX_COPIES).map((each) => shownOutlet(each, renderer));
  return [
    bold(datesText(dates, renderer)),
    `> ${markedSentence(event)}`,
    smallPrint([
      outletAndDate(article, renderer),
      ...(named.length === 0 ? [] : [timeline.also(named, copies.length - named.length)]),
    ]),
  ].join("\n");
}

/** "31 August 2022; November 2022 (year from the article's date)", said once where it holds for all. */
function datesText(all: readonly MarkedDate[], { messages }: Renderer): string {
  const { timeline, locale } = messages;
  const few = all.slice(0, MAX_DATES);
  const more = all.length - few.length;
  const note = {
    stated: (date: string) => date,
    "year from article": timeline.yearFromArticle,
    weekday: timeline.dayFromArticle,
    published: timeline.published,
  };
  const [first] = few;
  const alike = few.every(({ how }) => how === first?.how);
  const dates = few.map(({ value, how }) => {
    const date = formatDate(value, locale);
    return alike ? date : note[how](date);
  });
  const joined = timeline.dates(dates, more);
  return alike && first !== undefined ? note[first.how](joined) : joined;
}

/** The sentence word for word, its dates in bold. One too long is cut around the first of them. */
function markedSentence({ paragraph, sentence, dates }: TimelineEvent): string {
  const shown = shownPart(paragraph.text, sentence, dates);
  const marks = dates
    .map(({ mark }) => ({ start: mark.start - shown.start, end: mark.end - shown.start }))
    .filter(({ start, end }) => start >= 0 && end > start && end <= shown.end - shown.start)
    .toSorted((a, b) => a.start - b.start);
  const apart = marks.filter(({ start }, at) => start >= (marks[at - 1]?.end ?? 0));
  const quoted = escapeMarked(paragraph.text.slice(shown.start, shown.end), apart);
  return `${shown.start > sentence.start ? "… " : ""}${quoted}${shown.end < sentence.end ? " …" : ""}`;
}

function shownPart(paragraph: string, sentence: Span, dates: readonly MarkedDate[]): Span {
  const length = escapedLength(paragraph.slice(sentence.start, sentence.end));
  if (length <= SENTENCE_LENGTH) return sentence;
  const first = Math.min(...dates.map(({ mark }) => mark.start));
  const far = first - sentence.start > LEAD_LENGTH;
  const start = far ? paragraph.indexOf(" ", first - LEAD_LENGTH) + 1 : sentence.start;
  const from = start > 0 && start <= first ? start : first;
  return {
    start: from,
    end: from + shorten(paragraph.slice(from, sentence.end), SENTENCE_LENGTH).length,
  };
}

function readButton(event: TimelineEvent, position: number, { messages }: Renderer) {
  const { paragraph, sentence } = event;
  const ref = encodeRef(passageRef(paragraph, positionOf(paragraph.text, sentence)));
  // A page may quote one sentence twice, under two dates; ids must differ.
  return button(messages.timeline.read, buttonId("source", "read", ref, position));
}
