import type { Article, Paragraph, PartialDate } from "../articles/article.ts";
import { firstDay, lastDay } from "../articles/partial-date.ts";
import { type DateTense, tenseAt } from "../language/date-tense.ts";
import type { StatedDate } from "../language/dates.ts";
import { isFurniture } from "../language/furniture.ts";
import type { RelativeDay } from "../language/relative-days.ts";
import type { Span } from "../lib/span.ts";
import { type EventDay, isAfter, isEventName, relativeDay, statedDay } from "./event-day.ts";
import { isWithin, TELLS, type TimedSentence } from "./paragraph-facts.ts";

/** A date of an event, and where the sentence states it; the mark of a day of publication is empty. */
export interface MarkedDate extends EventDay {
  mark: Span;
}

/** The days of which a sentence tells that something happened. */
export interface DaysTold {
  days: MarkedDate[];
  /** Whether it names days that were still to come. */
  ahead: boolean;
}

interface Around {
  article: Article;
  paragraph: Paragraph;
  /** The dates of the paragraph, in order. */
  named: readonly StatedDate[];
}

/** The days of a sentence that had come when it was written. */
export function daysTold(timed: TimedSentence, around: Around): DaysTold {
  const { article, paragraph } = around;
  const { sentence } = timed;
  const said = paragraph.text.slice(sentence.start, sentence.end);
  if (isFurniture(said) || isSignature(said) || QUESTION.test(said))
    return { days: [], ahead: false };
  const tenseOf = (date: Span): DateTense => tenseAt(said, within(sentence, date));
  const stated = statedDays(timed, around, tenseOf);
  // Beside a date of another time, a weekday may be of that date's week.
  const elsewhen = stated.days.some(({ value }) => isApart(value, article));
  const relative = isPost(article, paragraph) ? [] : timed.relative;
  let { ahead } = stated;
  const days = [...stated.days];
  for (const day of relative) {
    const event = relativeDay(day, article);
    if (event === null || (elsewhen && day.weekday !== null)) continue;
    const tense = tenseOf(day);
    if (tense === "ahead" || tense === "end") ahead = true;
    else if (hasHappened(day, tense)) days.push({ ...event, mark: markOf(day) });
  }
  return { days, ahead };
}

function statedDays(
  { sentence, dates }: TimedSentence,
  { article, paragraph: { text }, named }: Around,
  tenseOf: (date: Span) => DateTense,
): DaysTold {
  const said = text.slice(sentence.start, sentence.end);
  const withYear = named.filter(({ year }) => year !== null);
  const days: MarkedDate[] = [];
  let ahead = false;
  for (const date of dates) {
    const tense = tenseOf(date);
    const namedYear = yearNamedBefore(date, withYear, sentence);
    const day = statedDay(date, article, { namedYear, tense });
    // In a list without verbs, beside a day to come: the fixtures of a season.
    if (tense === null && ahead && date.year === null) continue;
    if (day === null || isEventName(date, text.slice(date.end))) continue;
    const at = within(sentence, date);
    if (isAfter(day.value, article) || isUnfinished(day, tense, article)) ahead = true;
    else if (isCompared(said.slice(0, at.start))) continue;
    else if (isDateline(said, at.end) || isHeading(said, at, day, article)) continue;
    // What is so every year, or until then, did not happen on that day.
    else if (date.year !== null || (tense !== "present" && tense !== "end"))
      days.push({ ...day, mark: markOf(date) });
  }
  return { days, ahead };
}

/** "Output in 1987", in 1987, is a forecast, unless it is told as past. */
function isUnfinished({ value }: EventDay, tense: DateTense, { date }: Article): boolean {
  return value === date.value?.slice(0, "1987".length) && tense !== "past";
}

/** "rose to 5 mln bags from 4.8 mln in 1986": only a figure to compare with is of that time. */
const COMPARED =
  /\b(?:from|against|versus|than|compared (?:with|to)|and)(?: (?:an?|around|about|some|nearly|almost|over|estimated|average|projected|of|the))* \$?\d[\d,.]*(?: [\p{Ll}()]+){0,4} (?:in|for|at the end of|in calendar)(?: (?:early|mid|late))? ?$/iu;
const COMPARED_LENGTH = 80;

function isCompared(before: string): boolean {
  return COMPARED.test(before.slice(-COMPARED_LENGTH));
}

function within(sentence: Span, { start, end }: Span): Span {
  return { start: start - sentence.start, end: end - sentence.start };
}

function markOf({ start, end }: Span): Span {
  return { start, end };
}

/** "Today" is also "nowadays", and a weekday in the present tense a plan. */
function hasHappened({ weekday, offset }: RelativeDay, tense: DateTense): boolean {
  if (weekday === null && offset === 0) return tense === "past";
  return tense !== "present";
}

const QUESTION = /\?["”’»)\]]*$/u;

/** "SANTIAGO, Jan. 5 (UPI) -- ": where and when it was written, not what happened. */
function isDateline(sentence: string, dateEnd: number): boolean {
  return (
    dateEnd < 80 &&
    /^[.,]?\s*(?:[(/][^()/]{1,30}[)/]\.?)?\s*(?:--|[–—-])\s/u.test(sentence.slice(dateEnd))
  );
}

/** "By Ann Lee, Orsk Post Friday, December 03, 2004 The mill …": the article's own day, before it tells. */
function isHeading(
  sentence: string,
  { start }: Span,
  { value }: EventDay,
  { date }: Article,
): boolean {
  const before = sentence.slice(0, start);
  return value === date.value && !TELLS.test(before) && !/\b(?:On|In|Since)\s*$/u.test(before);
}

/** "— Ann Lee (@annlee) November 3, 2019": who wrote the post above it, and when. */
const SIGNATURE = /^(?:--|[–—-])\s.{1,60}\(@\w+\)/u;
const POST_LINK = /\bpic\.twitter\.com\/|\bhttps?:\/\/t\.co\//u;

function isSignature(text: string): boolean {
  return SIGNATURE.test(text);
}

/** A post that the article embeds: its "today" is the day on which it was posted. */
function isPost({ paragraphs }: Article, { text, ordinal }: Paragraph): boolean {
  return POST_LINK.test(text) || isSignature(paragraphs[ordinal]?.text ?? "");
}

/** More days than a weekday can look back. */
const MAX_APART = 7;
const DAY_MS = 86_400_000;

function isApart(value: PartialDate, article: Article): boolean {
  return !(daysBefore(value, article) <= MAX_APART);
}

/** From the end of a day, month or year to the article's own day; not a number where that is unknown. */
export function daysBefore(value: PartialDate, { date }: Article): number {
  return (Date.parse(firstDay(date.value ?? "")) - Date.parse(lastDay(value))) / DAY_MS;
}

/**
 * The year that the paragraph names last before a date, or else later in its sentence. `named`: the
 * paragraph's dates with a year, in order.
 */
function yearNamedBefore(
  date: StatedDate,
  named: readonly StatedDate[],
  sentence: Span,
): number | null {
  const before = named.findLast(({ start }) => start < date.start);
  const later = named.find((other) => isWithin(other, sentence));
  return (before ?? later)?.year ?? null;
}
