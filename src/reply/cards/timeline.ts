import type { APIComponentInContainer } from "discord-api-types/v10";
import { MAX_PASSAGES } from "../../answer/topic.ts";
import type { MarkedDate, Timeline, TimelineEvent } from "../../answer/timeline.ts";
import { positionOf } from "../../language/sentences.ts";
import type { Span } from "../../lib/span.ts";
import { outletAndDate, shownOutlet } from "../text/attribution.ts";
import { buttonId } from "../discord/button-id.ts";
import { button, container, section, separator, text, pageRow } from "../discord/components.ts";
import { formatDate } from "../text/dates.ts";
import { escapeSlice, forDiscord } from "../text/escape.ts";
import { LIMITS } from "../discord/limits.ts";
import type { Messages } from "../messages/messages.ts";
import { encodeRef, passageRef } from "../discord/passage-ref.ts";
import { shorten } from "../text/quote.ts";
import type { Reply } from "../discord/reply.ts";
import { cost, pagesOf, topicHeading, topicNotes } from "./topic.ts";

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
export function timelineCard(timeline: Timeline, parsed: number, messages: Messages): Reply {
  const { events } = timeline;
  const head = topicHeading(timeline.topic);
  const about = small(aboutNotes(timeline, messages));
  const below = small(leftOutNotes(timeline, messages));
  const texts = events.map((event) => eventText(event, messages));
  const fixed = [...head.map(({ content }) => content), about, below];
  const room = LIMITS.message.text - fixed.map(cost).reduce((sum, each) => sum + each, 0);
  const pages = pagesOf(texts.map(cost), room, MAX_EVENTS);
  const page = Math.min(Math.max(0, parsed || 0), pages.length - 1);
  const components: APIComponentInContainer[] = [
    ...head,
    text(about),
    separator(),
    ...(pages[page] ?? []).flatMap((at) => {
      const event = events[at];
      return event === undefined ? [] : [section(texts[at] ?? "", readButton(event, at, messages))];
    }),
    ...(below === "" ? [] : [separator(), text(below)]),
    ...pageRow(page, pages.length, (target) => buttonId("timeline", "page", target), messages),
  ];
  return { components: [container(TIMELINE_COLOR, components)] };
}

function aboutNotes(timeline: Timeline, messages: Messages): string[] {
  const { events, cut } = timeline;
  const said = messages.timeline;
  return [
    [said.events(events.length), ...(cut ? [said.cut(MAX_PASSAGES)] : [])].join(" "),
    ...topicNotes(timeline, messages),
  ];
}

/** How many sentences are left out, and why. */
export function leftOutNotes(
  { leftOut }: Pick<Timeline, "leftOut">,
  { timeline }: Messages,
): string[] {
  return [
    ...(leftOut.yearless === 0 ? [] : [timeline.yearless(leftOut.yearless)]),
    ...(leftOut.vague === 0 ? [] : [timeline.vague(leftOut.vague)]),
  ];
}

function eventText(event: TimelineEvent, messages: Messages): string {
  const { article, copies, dates } = event;
  const { timeline } = messages;
  const named = copies.slice(0, MAX_COPIES).map((each) => shownOutlet(each, messages, forDiscord));
  return [
    `**${datesText(dates, messages)}**`,
    `> ${markedSentence(event)}`,
    small([
      outletAndDate(article, messages, forDiscord, (outlet) => outlet),
      ...(named.length === 0 ? [] : [timeline.also(named, copies.length - named.length)]),
    ]),
  ].join("\n");
}

/** "31 August 2022; November 2022 (year from the article's date)", said once where it holds for all. */
function datesText(all: readonly MarkedDate[], { timeline, locale }: Messages): string {
  const few = all.slice(0, MAX_DATES);
  const more = all.length - few.length;
  const alike = few.every(({ year }) => year === "article");
  const dates = few.map(({ value, year }) => {
    const date = formatDate(value, locale);
    return year === "article" && !alike ? timeline.yearFromArticle(date) : date;
  });
  const joined = timeline.dates(dates, more);
  return alike ? timeline.yearFromArticle(joined) : joined;
}

/** The sentence word for word, its dates in bold. One too long is cut around the first of them. */
function markedSentence({ paragraph, sentence, dates }: TimelineEvent): string {
  const shown = shownPart(paragraph.text, sentence, dates);
  const slice = (start: number, end: number): string =>
    escapeSlice(paragraph.text.slice(start, end));
  let quoted = shown.start > sentence.start ? "… " : "";
  let at = shown.start;
  for (const { mark } of dates.toSorted((a, b) => a.mark.start - b.mark.start)) {
    if (mark.start < at || mark.end > shown.end) continue;
    quoted += `${slice(at, mark.start)}**${slice(mark.start, mark.end)}**`;
    at = mark.end;
  }
  return quoted + slice(at, shown.end) + (shown.end < sentence.end ? " …" : "");
}

function shownPart(paragraph: string, sentence: Span, dates: readonly MarkedDate[]): Span {
  const length = escapeSlice(paragraph.slice(sentence.start, sentence.end)).length;
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

function readButton(event: TimelineEvent, at: number, { timeline }: Messages) {
  const { paragraph, sentence } = event;
  const ref = encodeRef(passageRef(paragraph, positionOf(paragraph.text, sentence)));
  // One sentence may stand twice on a page, under two dates; ids must differ.
  return button(timeline.read, buttonId("source", "read", ref, at));
}

function small(lines: readonly string[]): string {
  return lines.map((line) => `-# ${line}`).join("\n");
}
