import type { Article, Paragraph, PartialDate } from "../articles/article.ts";
import type { Span } from "../lib/span.ts";
import type { StatedDate } from "../language/dates.ts";
import type { Correction } from "./answer.ts";
import { outletKey } from "../articles/outlets.ts";
import { isWithin, type ParagraphFacts } from "./paragraph-facts.ts";
import { passagesAbout, type TopicWord } from "./topic.ts";
import { isCopy, type Fingerprint } from "../language/fingerprint.ts";
import { firstDay, lastDay } from "../articles/partial-date.ts";
import type { Archive } from "./archive.ts";

/** A date of an event, and where the sentence states it. */
export interface MarkedDate extends EventDate {
  mark: Span;
}

/** A sentence that says when something happened. Spans lie in the paragraph's text. */
export interface TimelineEvent {
  article: Article;
  paragraph: Paragraph;
  sentence: Span;
  /** One or more, with nothing else on the timeline between them. */
  dates: MarkedDate[];
  /** Articles of other outlets with nearly the same sentence, one an outlet. */
  copies: Article[];
}

export interface Timeline {
  topic: string;
  /** Its words, stop words left out. */
  words: TopicWord[];
  missing: string[];
  corrected: Correction[];
  /** Oldest first; of one date, as well as they fit the topic. */
  events: TimelineEvent[];
  /** Sentences about the topic that are left out. */
  leftOut: {
    /** They name a month or day, but of which year cannot be told. */
    yearless: number;
    /** They only say "Tuesday", "last year" or "the 1990s". */
    vague: number;
  };
  /** How many passages about the topic there are, dated or not. */
  passages: number;
  /** Whether only the best-fitting passages were looked at. */
  cut: boolean;
}

interface Dated extends TimelineEvent {
  fingerprint: Fingerprint;
}

/** What passages about a topic say happened when. Nothing is dated by today. */
export async function timelineOf(topic: string, archive: Archive): Promise<Timeline> {
  const { passages, ...about } = await passagesAbout(topic, archive);
  const leftOut = { yearless: 0, vague: 0 };
  const events: Dated[] = [];
  for (const { article, paragraph } of passages) {
    const facts = archive.facts(paragraph);
    for (const { sentence, dates: stated, fingerprint } of facts.timed) {
      const dates = stated.flatMap((date) => markedDate(date, article, facts, sentence));
      for (const date of dates) {
        addEvent(events, { article, paragraph, sentence, dates: [date], copies: [], fingerprint });
      }
      if (dates.length === 0) leftOut[stated.length > 0 ? "yearless" : "vague"] += 1;
    }
  }
  return { ...about, passages: passages.length, events: inOrder(events), leftOut };
}

/** The date and where it stands; nothing where its year cannot be told. */
function markedDate(
  date: StatedDate,
  article: Article,
  { dates }: ParagraphFacts,
  sentence: Span,
): MarkedDate[] {
  const event = eventDate(date, article, yearNamedBefore(date, dates, sentence));
  return event === null ? [] : [{ ...event, mark: { start: date.start, end: date.end } }];
}

/** The year that the paragraph names last before a date, or else later in its sentence. */
function yearNamedBefore(
  date: StatedDate,
  all: readonly StatedDate[],
  sentence: Span,
): number | null {
  const named = all.filter(({ year }) => year !== null);
  const before = named.findLast(({ start }) => start < date.start);
  const later = named.find((other) => isWithin(other, sentence));
  return (before ?? later)?.year ?? null;
}

/** A sentence that another outlet printed too, of the same date, is shown once. */
function addEvent(events: Dated[], event: Dated): void {
  const same = events.find(
    (other) => valueOf(other) === valueOf(event) && isCopy(other.fingerprint, event.fingerprint),
  );
  if (same === undefined) {
    events.push(event);
    return;
  }
  const met = [same.article, ...same.copies].map(outletOf);
  if (!met.includes(outletOf(event.article))) same.copies.push(event.article);
}

function outletOf({ source }: Article): string {
  return outletKey(source ?? "");
}

/** By date; a year comes before its months, a month before its days. */
function inOrder(events: readonly Dated[]): TimelineEvent[] {
  const ordered: TimelineEvent[] = [];
  const byDate = events.toSorted((a, b) =>
    valueOf(a) < valueOf(b) ? -1 : valueOf(a) > valueOf(b) ? 1 : 0,
  );
  for (const { fingerprint: _, ...event } of byDate) {
    const last = ordered.at(-1);
    const sameSentence =
      last?.paragraph.id === event.paragraph.id && last.sentence.start === event.sentence.start;
    if (last !== undefined && sameSentence) last.dates.push(...event.dates);
    else ordered.push(event);
  }
  return ordered;
}

function valueOf({ dates }: TimelineEvent): string {
  return dates[0]?.value ?? "";
}

/** When something happened, as far as an article says. */
interface EventDate {
  value: PartialDate;
  /** Who says which year: the text itself, or the date of the article that names only a day. */
  year: "text" | "article";
}

/**
 * A month named without its year lies at most this many months before, or after, the article's own.
 * Together with that month they are one year, so each month has one place in it. News looks back
 * further than ahead: what was longer ago is written with its year.
 */
const MONTHS_BACK = 8;
const MONTHS_AHEAD = 3;

/** When a stated date is; null where its year cannot be told. `namedYear` is the one its text spoke of last. */
export function eventDate(
  date: StatedDate,
  article: Article,
  namedYear: number | null,
): EventDate | null {
  if (date.year !== null) return { value: written(date.year, date), year: "text" };
  const year = yearFromArticle(date.month ?? 1, article);
  // After "in 2020 …" an unadorned "on 9 November" may be of that year, whatever the article's.
  if (year === null || (namedYear !== null && namedYear !== year)) return null;
  if (date.month === 2 && date.day === 29 && !isLeap(year)) return null;
  return { value: written(year, date), year: "article" };
}

function yearFromArticle(month: number, { date: { value, status } }: Article): number | null {
  if (value === null || status === "unknown") return null;
  const earliest = yearOfMonth(month, firstDay(value));
  return earliest === yearOfMonth(month, lastDay(value)) ? earliest : null;
}

/** The year in which the month is nearest enough to this day ("2023-02-28"). */
function yearOfMonth(month: number, day: string): number {
  const year = Number(day.slice(0, 4));
  const ahead = month - Number(day.slice(5, 7));
  if (ahead > MONTHS_AHEAD) return year - 1;
  return ahead < -MONTHS_BACK ? year + 1 : year;
}

function written(year: number, { month, day }: StatedDate): PartialDate {
  return [year, month, day]
    .filter((part) => part !== null)
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

function isLeap(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
}
